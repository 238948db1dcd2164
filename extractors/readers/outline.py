"""The bookmarks of a PDF: a help to tell headings, never a need."""

from __future__ import annotations

from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.utils import decode_text

#: Bookmarks that are read, and letters of each.
_MOST, _LONGEST = 5000, 1000


def read_outline(document: PDFDocument) -> list[tuple[int, str]]:
    """(level, title) of each bookmark that leads somewhere, in order; levels begin with 1. Loops are walked once."""
    found: list[tuple[int, str]] = []
    seen: set[int] = set()
    stack: list[tuple[Any, int]] = [(document.catalog.get("Outlines"), 0)]
    while stack and len(found) < _MOST:
        source, level = stack.pop()
        if isinstance(source, PDFObjRef):
            if source.objid in seen:
                continue
            seen.add(source.objid)
        entry = resolve1(source)
        if not isinstance(entry, dict):
            continue
        title = resolve1(entry.get("Title"))
        if isinstance(title, bytes) and ("A" in entry or "Dest" in entry):
            found.append((level, decode_text(title[: 4 * _LONGEST]).strip()[:_LONGEST]))
        stack += [(entry[key], deeper) for key, deeper in (("Next", level), ("First", level + 1)) if key in entry]
    return found
