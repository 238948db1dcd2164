"""The mark that a number from OCR has wherever it is shown: `[OCR]`, or `[OCR?]` where it should be checked."""

from __future__ import annotations

from models.base import Ocr


def ocr_mark(ocr: str | None) -> str:
    """The mark behind a number, with a space before it; "" where the number is the file's own words."""
    if ocr is None:
        return ""
    return " [OCR]" if ocr == Ocr.ENGINE else " [OCR?]"
