"""Where the objects of a broken PDF stand, found by looking through the file; for files whose own table is wrong.

Each "N G obj" counts, the last one of a number wins; objects in object streams are found in what those hold. The
catalog is named by the last trailer or cross-reference stream that has one, else looked for among the objects.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from mmap import mmap
from typing import TYPE_CHECKING, Any

from pdfminer.pdfdocument import PDFBaseXRef
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

if TYPE_CHECKING:
    from extractors.readers.engine.objects import FastDocument

_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})[ \t\r\n\x00]{1,8}(\d{1,5})[ \t\r\n\x00]{1,8}obj(?![A-Za-z])")
_TRAILER = re.compile(rb"trailer[\s\x00]{0,8}(?=<<)")
_CROSS, _PACKED = re.compile(rb"/Type\s{0,8}/XRef\b"), re.compile(rb"/Type\s{0,8}/ObjStm\b")
_CATALOG = re.compile(rb"/Type\s{0,8}/Catalog\b")
#: Objects, and objects in one stream, that are looked at.
_MOST, _MOST_PACKED = 2_000_000, 100_000
_WANTED = ("Root", "Encrypt", "ID", "Info")


class FoundObjects(PDFBaseXRef):
    """A cross-reference table of what is in the file."""

    def __init__(self, document: FastDocument, data: mmap) -> None:
        self._document, self._data = document, data
        self._offsets: dict[int, tuple[int | None, int, int]] = {}
        self._starts: list[int] = []
        self._ids: list[int] = []
        for match, _ in zip(_OBJECT.finditer(data), range(_MOST), strict=False):
            self._offsets[int(match[1])] = (None, match.start(), int(match[2]))
            self._starts.append(match.start())
            self._ids.append(int(match[1]))
        self._looked_inside = False

    def get_pos(self, objid: int) -> tuple[int | None, int, int]:
        """Where an object stands, as pdfminer asks. Raises KeyError."""
        if objid not in self._offsets and not self._looked_inside:
            self._look_inside()
        return self._offsets[objid]

    def get_objids(self) -> Iterable[int]:
        if not self._looked_inside:
            self._look_inside()
        return list(self._offsets)

    def get_trailer(self) -> dict[str, Any]:
        """What the trailers of the file say together, the last one first; {} where no catalog is found."""
        found: dict[str, Any] = {}
        for trailer in self._trailers():
            found |= {key: trailer[key] for key in _WANTED if key in trailer}
        if "Root" not in found and (catalogs := self._with(_CATALOG)):
            found["Root"] = PDFObjRef(self._document, catalogs[-1])
        return found if "Root" in found else {}

    def _trailers(self) -> list[dict[str, Any]]:
        values = [self._document.value_at(match.end()) for match in _TRAILER.finditer(self._data)]
        for objid in self._with(_CROSS):
            _, start, _ = self._offsets[objid]
            head = _OBJECT.match(self._data, start)
            values.append(self._document.value_at(head.end()) if head else None)
        return [value for value in values if isinstance(value, dict)]

    def _with(self, pattern: re.Pattern[bytes]) -> list[int]:
        """The objects that hold a match, in the order of the file."""
        held = (bisect_right(self._starts, match.start()) - 1 for match in pattern.finditer(self._data))
        return [self._ids[at] for at in held if at >= 0]

    def _look_inside(self) -> None:
        self._looked_inside = True
        for objid in self._with(_PACKED):
            stream = resolve1(PDFObjRef(self._document, objid))
            if isinstance(stream, PDFStream):
                for index, inner in enumerate(self._packed(stream)):
                    self._offsets.setdefault(inner, (objid, index, 0))

    def _packed(self, stream: PDFStream) -> list[int]:
        """The numbers of the objects in an object stream; pairs of number and place stand at its beginning."""
        n, first = resolve1(stream.get("N")), resolve1(stream.get("First"))
        if not isinstance(n, int) or not isinstance(first, int) or not 0 < n <= _MOST_PACKED:
            return []
        return [int(number) for number in stream.get_data()[: max(0, first)].split()[: 2 * n : 2] if number.isdigit()]
