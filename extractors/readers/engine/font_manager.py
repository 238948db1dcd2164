"""The fonts of pdfminer, with tables that stay within what a font can have: for both readers.

pdfminer writes out every range of widths and of codes, one entry each; a range of a dozen letters can fill the memory.
Codes have two bytes here, so a range ends there; a map of texts or codes with larger ranges is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

#: The last code of a font, and how many entries all ranges of a map may have together.
LAST_CODE, MOST_ENTRIES = 0xFFFF, 300_000
#: The longest map of codes (bytes) that is read.
_LONGEST_MAP = 4_000_000
_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range\b(.*?)(?:\bend|\Z)", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f\s]{1,40})>\s*<([0-9A-Fa-f\s]{1,40})>\s*(?:\[[^\]]*\]|<[^<>]*>|\d+)")


class FontManager(PDFResourceManager):
    """Makes pdfminer's fonts of specifications within bounds."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        return super().get_font(objid, spec if objid and objid in self._cached_fonts else _bounded(spec))


def _bounded(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The specification with ranges that end where codes do, and without maps of codes that are too large."""
    spec = dict(spec)
    for key, group in (("W", 3), ("W2", 5)):
        widths = resolve1(spec.get(key))
        if isinstance(widths, list):
            spec[key] = bounded_widths(widths, group)
    for key in ("ToUnicode", "Encoding"):
        stream = resolve1(spec.get(key))
        if isinstance(stream, PDFStream) and not is_bounded_map(stream.get_data()):
            del spec[key]
    return spec


def bounded_widths(widths: Sequence[Any], group: int) -> list[Any]:
    """Widths as a composite font lists them, `group` numbers for each range of codes, with ranges that end.

    >>> bounded_widths([1, [500, 600], 3, 999999999, 250], 3)
    [1, [500, 600], 3, 65535, 250]
    """
    found: list[Any] = []
    entries = at = 0
    while at < len(widths) and entries <= MOST_ENTRIES:
        if at + 1 < len(widths) and isinstance(resolve1(widths[at + 1]), list):
            listed = resolve1(widths[at + 1])
            found += [widths[at], listed]
            entries += len(listed)
            at += 2
            continue
        if at + group > len(widths):
            break
        first, last = resolve1(widths[at]), resolve1(widths[at + 1])
        if isinstance(first, int) and isinstance(last, int) and 0 <= first <= LAST_CODE:
            last = min(last, LAST_CODE)
            found += [first, last, *widths[at + 2 : at + group]]
            entries += max(0, last - first)
        at += group
    return found


def is_bounded_map(data: bytes) -> bool:
    """Do the ranges of a map of codes have no more entries than a font has use for?"""
    if len(data) > _LONGEST_MAP:
        return False
    entries = 0
    for block in _RANGES.findall(data):
        for first, last in _RANGE.findall(block):
            entries += max(0, _number(last) - _number(first))
    return entries <= MOST_ENTRIES


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)
