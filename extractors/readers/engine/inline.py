"""Images that stand in a content stream itself, as image objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

from extractors.readers.engine.objects import NotUnderstood, parse

#: Longer data (bytes) are not kept; such images are small by their nature.
_LONGEST = 1 << 18


def inline_image(operands: bytes, data: bytes, resources: Mapping[str, Any]) -> PDFStream | None:
    """The image of the entries between BI and ID, and its data; None where they are not understood."""
    if len(data) > _LONGEST:
        return None
    try:
        entries, _ = parse(b"<<" + operands + b" >>", 0, None, len(operands) + 5)
    except NotUnderstood:
        return None
    named = (resolve1(resources.get("ColorSpace")) or {}).get(getattr(entries.get("CS"), "name", ""))
    return PDFStream(entries | {"CS": named} if named is not None else entries, data)
