"""A legend below a picture: what each colour stands for.

The letters are drawn by the PDF engine, whose own fonts have å, ä and ö on every machine.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageDraw

#: Pixels: height of a row, size of the letters and of the coloured squares, space between the parts.
ROW = 36
LETTERS = 16
SPACE = 8

Item = tuple[str, Image.Image]


def with_legend(picture: Image.Image, labels: Sequence[tuple[str, str]]) -> Image.Image:
    """The picture with a white strip below it that holds a square and a text for each (colour, text)."""
    rows = _in_rows([(colour, text_image(text)) for colour, text in labels], picture.width)
    whole = Image.new("RGB", (picture.width, picture.height + ROW * len(rows)), "white")
    whole.paste(picture, (0, 0))
    pen = ImageDraw.Draw(whole)
    for number, row in enumerate(rows):
        left, top = 2 * SPACE, picture.height + ROW * number + (ROW - LETTERS) // 2
        for colour, text in row:
            pen.rectangle([left, top, left + LETTERS, top + LETTERS], fill=colour)
            whole.paste(text, (left + LETTERS + SPACE, top + (LETTERS - text.height) // 2))
            left += _room((colour, text))
    return whole


def _room(item: Item) -> int:
    return LETTERS + SPACE + item[1].width + 3 * SPACE


def _in_rows(items: Sequence[Item], width: int) -> list[list[Item]]:
    """The items broken into rows that fit the width."""
    rows: list[list[Item]] = [[]]
    used = 2 * SPACE
    for item in items:
        if rows[-1] and used + _room(item) > width:
            rows.append([])
            used = 2 * SPACE
        rows[-1].append(item)
        used += _room(item)
    return rows


def text_image(text: str, size: int = LETTERS) -> Image.Image:
    """The text in black on white, `size` pixels high without what reaches above and below."""
    pdf = pypdfium2.PdfDocument.new()
    try:
        line = _text_object(pdf, text, size)
        page = pdf.new_page(_width(line) + 2, size * 1.4)
        raw.FPDFPageObj_Transform(line, 1, 0, 0, 1, 1, size * 0.4)
        raw.FPDFPage_InsertObject(page, line)
        page.gen_content()
        picture: Image.Image = page.render(scale=1).to_pil().convert("RGB")
        page.close()
        return picture
    finally:
        pdf.close()


def _text_object(pdf: pypdfium2.PdfDocument, text: str, size: int) -> Any:
    line = raw.FPDFPageObj_NewTextObj(pdf, b"Helvetica", size)
    letters = ctypes.create_string_buffer(text.encode("utf-16-le") + b"\x00\x00")
    raw.FPDFText_SetText(line, ctypes.cast(letters, raw.FPDF_WIDESTRING))
    return line


def _width(line: Any) -> float:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(line, *sides)
    return sides[2].value
