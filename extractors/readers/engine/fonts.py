"""What the codes of a font mean: their text, their width, and how strings fall into codes.

pdfminer reads the font (encodings, ToUnicode maps, widths); each code is asked for once and remembered.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from pdfminer.cmapdb import IdentityCMap
from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFObjRef, dict_value

from extractors.layout.words import printed
from extractors.readers.engine.operators import Unsupported
from extractors.readers.engine.tounicode import read_to_unicode, without_to_unicode

_T = TypeVar("_T")


class _Lazy(dict[int, _T]):
    """Values by code, each made when it is first asked for."""

    def __init__(self, make: Callable[[int], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, code: int) -> _T:
        value = self[code] = self._make(code)
        return value


class Face:
    """A font as the painter needs it: strings of codes, each one or two bytes. Widths are in units of the font size."""

    def __init__(self, font: PDFFont) -> None:
        self._font = font
        self.name = str(font.fontname)
        self.descent = float(font.get_descent())
        self.code_bytes = _code_bytes(font)
        self.codes: Callable[[bytes], Iterable[int]] = bytes if self.code_bytes == 1 else _pairs
        self.text_of = _Lazy(self._text).__getitem__
        self.width_of = _Lazy(self._width).__getitem__

    def _text(self, code: int) -> str:
        try:
            return printed(self._font.to_unichr(code))
        except PDFUnicodeNotDefined:
            return f"(cid:{code})"

    def _width(self, code: int) -> float:
        return float(self._font.char_width(code))


def _code_bytes(font: PDFFont) -> int:
    """Bytes of each code. Raises Unsupported for vertical writing, and for codes of differing lengths."""
    if font.is_vertical():
        raise Unsupported("vertical writing")
    if not font.is_multibyte():
        return 1
    if isinstance(font, PDFCIDFont) and type(font.cmap) is IdentityCMap:
        return 2
    raise Unsupported("codes of differing lengths")


def _pairs(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(data) // 2}H", data)


class Fonts:
    """The fonts of a document, each made once."""

    def __init__(self, manager: PDFResourceManager) -> None:
        self._manager = manager
        self._faces: dict[int, Face] = {}

    def of(self, resources: Mapping[str, Any]) -> dict[str, Any]:
        """The font specifications of a resource dictionary by name."""
        return dict_value(resources["Font"]) if resources.get("Font") is not None else {}

    def face(self, spec: Any) -> Face:
        """The face of a font specification, or of a reference to one. Raises Unsupported."""
        number = spec.objid if isinstance(spec, PDFObjRef) else None
        if number is None or number not in self._faces:
            face = Face(self._font(dict_value(spec)))
            if number is None:
                return face
            self._faces[number] = face
        return self._faces[number]

    def _font(self, spec: dict[str, Any]) -> PDFFont:
        """pdfminer's font; a plain ToUnicode map is read here, and the font file is not opened then."""
        texts = read_to_unicode(spec.get("ToUnicode"))
        if texts is None:
            return self._manager.get_font(None, spec)
        font = self._manager.get_font(None, without_to_unicode(spec))
        font.unicode_map = texts  # type: ignore[attr-defined]
        return font
