"""A PDF whose pages are read by this engine; a page that it does not understand is read by the reference.

Pages are painted one at a time and let go. What a page holds beyond words – rules, fills, dots, pictures – is
sorted by `readers.pdf_content`, for both readers alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

import numpy as np
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1

from extractors.layout.types import Note, Page
from extractors.layout.words import build_turned, build_words
from extractors.readers.engine.fonts import Fonts
from extractors.readers.engine.operators import Unsupported
from extractors.readers.engine.paint import Painter, TooLarge
from extractors.readers.engine.paths import Drawing
from extractors.readers.engine.state import Matrix, Rect, through
from extractors.readers.engine.strings import place, turned, upright
from extractors.readers.images import Images
from extractors.readers.pdf_content import LEAN, MAX_OBJECTS, Shape, add_shape, may_hold_text, no_text, too_large
from extractors.readers.tags import Tags
from models.box import Box


class PageReader:
    """Reads the pages of a document, one at a time."""

    def __init__(self, pages: Sequence[PDFPage], tags: Tags | None, reference: Callable[[int], Page]) -> None:
        self._pages, self._tags, self._reference = pages, tags, reference
        self._fonts = Fonts(PDFResourceManager())
        self._images = Images()
        self._blocks = np.array(tags.blocks() if tags else [], np.int64)

    def pages(self) -> Iterator[Page]:
        """The pages in order."""
        for number, page in enumerate(self._pages, 1):
            yield self._page(page, number)

    def _page(self, page: PDFPage, number: int) -> Page:
        try:
            return self._painted(page, number)
        except TooLarge:
            frame = Frame(page)
            return Page(number, frame.width, frame.height, notes=[too_large(number)])
        except (Unsupported, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError) as error:
            result = self._reference(number)
            result.notes.append(_left(number, error))
            return result

    def _painted(self, page: PDFPage, number: int) -> Page:
        frame = Frame(page)
        resources = resolve1(page.resources) or {}
        result = Page(number, frame.width, frame.height)
        if not may_hold_text(resources):
            result.notes.append(no_text(number))
            return result
        marked = self._tags.pages.get(cast(int, page.pageid), {}) if self._tags else {}
        painter = Painter(self._fonts, frame.ctm, marked, MAX_OBJECTS)
        painter.run(_content(page), resources)
        self._add_words(result, painter, frame)
        for drawing in painter.paths.drawings:
            add_shape(result, frame.shape(drawing))
        result.images = [frame.box(image) for image in painter.images]
        for source, stream, ctm in painter.pictures:
            box = frame.box(through(ctm, (0.0, 0.0, 1.0, 1.0)))
            result.pictures.append(self._images.picture(source, stream, box, ctm))
        return result

    def _add_words(self, page: Page, painter: Painter, frame: Frame) -> None:
        if not painter.text.strings.kinds:
            return
        placed = place(painter.text.strings, frame.left, frame.shown_top, self._blocks)
        level = upright(placed, LEAN)
        if level.all():
            page.words = build_words(placed.glyphs)
            return
        page.words = build_words(placed.glyphs.at(level))
        for upward in (True, False):
            page.rotated += build_turned(placed.glyphs.at(turned(placed, LEAN, upward)), upward)


def _left(number: int, error: Exception) -> Note:
    message = f"Page {number} was read by the slow reader: {type(error).__name__}: {error}"
    return Note("read.slow_reader", f"{message[:200]}.", "info", number)


def _content(page: PDFPage) -> bytes:
    streams = [resolve1(stream) for stream in page.contents]
    return b"\n".join(stream.get_data() for stream in streams if isinstance(stream, PDFStream))


class Frame:
    """The part of a page that is shown, and the matrix that takes its content there."""

    def __init__(self, page: PDFPage) -> None:
        x0, y0, x1, y1 = page.mediabox
        self.ctm = _turned(page.rotate, x0, y0, x1, y1)
        full = through(self.ctm, (x0, y0, x1, y1))
        crop = through(self.ctm, tuple(page.cropbox)) if page.cropbox else full  # type: ignore[arg-type]
        crop = (max(crop[0], full[0]), max(crop[1], full[1]), min(crop[2], full[2]), min(crop[3], full[3]))
        if crop[2] - crop[0] < 1 or crop[3] - crop[1] < 1:
            crop = full
        self.left, self.shown_top = crop[0], crop[3]
        self.width, self.height = crop[2] - crop[0], crop[3] - crop[1]

    def box(self, rect: Rect) -> Box:
        """The box in points from the top left corner."""
        return Box(rect[0] - self.left, self.shown_top - rect[3], rect[2] - self.left, self.shown_top - rect[1])

    def shape(self, drawing: Drawing) -> Shape:
        """A drawing where it is shown."""
        outline = [(x - self.left, self.shown_top - y) for x, y in drawing.outline]
        return Shape(self.box(drawing.box), *drawing[1:6], outline=outline)


def _turned(rotate: int, x0: float, y0: float, x1: float, y1: float) -> Matrix:
    if rotate == 90:
        return (0.0, -1.0, 1.0, 0.0, -y0, x1)
    if rotate == 180:
        return (-1.0, 0.0, 0.0, -1.0, x1, y1)
    if rotate == 270:
        return (0.0, 1.0, -1.0, 0.0, y1, -x0)
    return (1.0, 0.0, 0.0, 1.0, -x0, -y0)
