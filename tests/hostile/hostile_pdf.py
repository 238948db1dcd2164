"""PDFs written object by object, so that anything in them can be wrong."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

CATALOG, PAGES, PAGE, CONTENT, FONT = 1, 2, 3, 4, 5
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
TEXT = b"BT /F1 12 Tf 72 700 Td (Mal for 2025) Tj 0 -30 Td (Andelen ska vara 85 procent) Tj ET"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object of data as they are."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def packed(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object of packed data."""
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + entries)


def zeros(length: int, letter: bytes = b" ") -> bytes:
    """So many equal letters, packed; they need not be held unpacked."""
    packer = zlib.compressobj(6)
    piece = letter * (1 << 20)
    parts = [packer.compress(piece) for _ in range(length >> 20)]
    return b"".join([*parts, packer.flush()])


def page(resources: bytes = b"<</Font<</F1 5 0 R>>>>", entries: bytes = b"", box: bytes = b"[0 0 595 842]") -> bytes:
    """A page object."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox%s/Resources%s/Contents 4 0 R%s>>" % (box, resources, entries)


def pdf(changed: Mapping[int, bytes] | None = None, trailer: bytes = b"", end: bytes | None = None) -> bytes:
    """A PDF of one page of text, some of its objects changed or added."""
    objects = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R>>",
        PAGES: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        PAGE: page(),
        CONTENT: stream(TEXT),
        FONT: _FONT,
    } | dict(changed or {})
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, value in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (size, trailer)
    return bytes(out + (b"startxref\n%d\n%%%%EOF\n" % start if end is None else end))
