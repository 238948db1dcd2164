"""Runs the operations of a page: what strings are shown, what is drawn, and where pictures stand.

Only what has a place on paper is kept. Coordinates are those of the page (points, origin bottom left), as the
current matrix gives them; clipping and transparency are not looked at, as the reference does not either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

from extractors.layout.words import Color
from extractors.readers.engine.colors import in_space, rgb, space_kind
from extractors.readers.engine.fonts import Fonts
from extractors.readers.engine.inline import inline_image
from extractors.readers.engine.operators import Unsupported, floats, marked_content_id, name, operations
from extractors.readers.engine.paths import PathPainter
from extractors.readers.engine.state import BLACK, IDENTITY, Matrix, Rect, State, combine, matrix, through
from extractors.readers.engine.text import TextPainter

#: Forms within forms deeper than this are not followed.
_MAX_DEPTH = 20
#: Bytes of content that are run for a page, its forms each time that they are shown; a form costs some by itself.
#: A page with as many letters and lines as are read has 16 million.
MAX_CONTENT, FORM_COST = 24_000_000, 2000
#: Bytes of the operands of one operation; states and marks that are open at a time.
_LONGEST, MAX_NESTED = 1 << 17, 5000


class TooLarge(Exception):
    """The page holds more objects than are read."""


class Painter:
    """A page while it is painted; `text`, `paths` and `images` hold what was painted.

    `marked` gives the structure element of each marked content id.
    """

    def __init__(self, fonts: Fonts, ctm: Matrix, marked: Mapping[int, int], max_objects: int) -> None:
        self._state = State(ctm)
        self.text = TextPainter(self._state, fonts, self._count)
        self.paths = PathPainter(self._state, self._count)
        self.images: list[Rect] = []
        #: Image objects that were shown, each with what is to be held of it, and the matrix that places it.
        self.pictures: list[tuple[Any, PDFStream, Matrix]] = []
        self._inline = b""
        self._marked, self._left, self._content_left = marked, max_objects, MAX_CONTENT
        self._resources: Mapping[str, Any] = {}
        self._stack: list[tuple[Any, ...]] = []
        self._marks: list[tuple[int, bool]] = []
        self._open_forms: list[int | None] = []
        self._operators = self._own_operators() | self.text.operators() | self.paths.operators()

    def run(self, data: bytes, resources: Mapping[str, Any]) -> None:
        """Paint a content stream. Raises Unsupported, TooLarge, and what a broken font raises."""
        self._content_left -= FORM_COST + len(data)
        if self._content_left < 0:
            raise TooLarge
        outer, self._resources = self._resources, resources
        self.text.use(resources)
        table = self._operators
        for operator, operands in operations(data):
            do = table.get(operator)
            if do is not None:
                if len(operands) > _LONGEST and operator != b"EI":
                    raise TooLarge
                do(operands)
        self._resources = outer
        self.text.use(outer)

    def _own_operators(self) -> dict[bytes, Callable[[bytes], None]]:
        return {
            b"q": self._save, b"Q": self._restore, b"cm": self._concatenate,
            b"g": self._fill_plain, b"rg": self._fill_plain, b"k": self._fill_plain,
            b"G": self._stroke_plain, b"RG": self._stroke_plain, b"K": self._stroke_plain,
            b"cs": self._fill_space, b"CS": self._stroke_space,
            b"sc": self._fill, b"scn": self._fill, b"SC": self._stroke, b"SCN": self._stroke,
            b"BMC": self._begin_mark, b"BDC": self._begin_mark, b"EMC": self._end_mark,
            b"Do": self._external, b"ID": self._inline_head, b"EI": self._inline_data,
        }  # fmt: skip

    def _count(self, n: int) -> None:
        self._left -= n
        if self._left < 0:
            raise TooLarge

    def _save(self, _: bytes) -> None:
        if len(self._stack) > MAX_NESTED:
            raise TooLarge
        self._stack.append(self._state.saved())

    def _restore(self, _: bytes) -> None:
        if self._stack:
            self._state.restore(self._stack.pop())
            self.text.place()

    def _concatenate(self, operands: bytes) -> None:
        self._state.ctm = combine(matrix(operands), self._state.ctm)

    # colours

    def _fill_plain(self, operands: bytes) -> None:
        self._state.fill = _color(operands)

    def _stroke_plain(self, operands: bytes) -> None:
        self._state.stroke = _color(operands)

    def _fill_space(self, operands: bytes) -> None:
        self._state.fill_space, self._state.fill = space_kind(name(operands), self._resources), BLACK

    def _stroke_space(self, operands: bytes) -> None:
        self._state.stroke_space, self._state.stroke = space_kind(name(operands), self._resources), BLACK

    def _fill(self, operands: bytes) -> None:
        self._state.fill = None if b"/" in operands else in_space(self._state.fill_space, floats(operands))

    def _stroke(self, operands: bytes) -> None:
        self._state.stroke = None if b"/" in operands else in_space(self._state.stroke_space, floats(operands))

    # marked content

    def _begin_mark(self, operands: bytes) -> None:
        """What is marked within an artifact is one too; a mark without an id of its own keeps that around it."""
        text = self.text
        if len(self._marks) > MAX_NESTED:
            raise TooLarge
        self._marks.append((text.tag, text.artifact))
        if operands.lstrip().startswith(b"/Artifact"):
            text.tag, text.artifact = -1, True
        mcid = marked_content_id(operands)
        if mcid is not None:
            text.tag = self._marked.get(mcid, -1)

    def _end_mark(self, _: bytes) -> None:
        self.text.tag, self.text.artifact = self._marks.pop() if self._marks else (-1, False)

    # pictures and forms

    def _image(self, _: bytes) -> None:
        self._count(1)
        self.images.append(through(self._state.ctm, (0.0, 0.0, 1.0, 1.0)))

    def _inline_head(self, operands: bytes) -> None:
        self._inline = operands
        self._image(operands)

    def _inline_data(self, data: bytes) -> None:
        image = inline_image(self._inline, data, self._resources)
        if image is not None:
            self.pictures.append((image, image, self._state.ctm))

    def _external(self, operands: bytes) -> None:
        source = (resolve1(self._resources.get("XObject")) or {}).get(name(operands))
        found = resolve1(source)
        if not isinstance(found, PDFStream):
            return
        kind = getattr(resolve1(found.get("Subtype")), "name", None)
        if kind == "Image" and "Width" in found and "Height" in found:
            self._image(operands)
            # The stream is let go: only its entries are kept, until its pixels are asked for.
            self.pictures.append((source, PDFStream(found.attrs, b""), self._state.ctm))
        elif kind == "Form" and found.objid not in self._open_forms and len(self._open_forms) < _MAX_DEPTH:
            self._form(found)

    def _form(self, form: PDFStream) -> None:
        """Paint a form: with the state as it is, and what it changes ends with it."""
        outside = self._state.saved(), self._stack, self.text.matrix, self.paths.path
        self._stack = []
        self._state.ctm = combine(_form_matrix(form), self._state.ctm)
        self.text.place()
        self._open_forms.append(form.objid)
        self.run(form.get_data(), resolve1(form.get("Resources")) or self._resources)
        self._open_forms.pop()
        saved, self._stack, self.text.matrix, self.paths.path = outside
        self._state.restore(saved)
        self.text.place()


@lru_cache(maxsize=1024)
def _color(operands: bytes) -> Color | None:
    values = floats(operands)
    return rgb(values) if len(values) <= 4 else None


def _form_matrix(form: PDFStream) -> Matrix:
    values = [float(resolve1(value)) for value in resolve1(form.get("Matrix")) or IDENTITY]
    if len(values) != 6:
        raise Unsupported("a form whose matrix has not six numbers")
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)
