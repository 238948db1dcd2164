"""A PDF whose pages are read by this engine; a page that it does not understand is read by the reference.

Pages are painted one at a time and let go. What a page holds beyond words – rules, fills, dots, pictures – is
sorted by `readers.pdf_content`, for both readers alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

import numpy as np
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1

from extractors.layout.types import Note, Page
from extractors.layout.words import build_turned, build_words
from extractors.readers.engine.font_manager import FontManager
from extractors.readers.engine.fonts import Fonts
from extractors.readers.engine.operators import Unsupported
from extractors.readers.engine.paint import MAX_CONTENT, Painter, TooLarge
from extractors.readers.engine.paths import Drawing
from extractors.readers.engine.state import Matrix, Rect, through
from extractors.readers.engine.streams import StreamTooLong, damage_of
from extractors.readers.engine.strings import near, place, turned, upright
from extractors.readers.images import Images
from extractors.readers.pdf_content import (
    LEAN,
    MAX_OBJECTS,
    MAX_PLACE,
    Shape,
    add_shape,
    damaged,
    is_near,
    may_hold_text,
    no_text,
    too_large,
)
from extractors.readers.tags import Tags
from models.box import Box

_USUAL: Rect = (0.0, 0.0, 595.0, 842.0)


class PageReader:
    """Reads the pages of a document, one at a time."""

    def __init__(self, pages: Sequence[PDFPage], tags: Tags | None, reference: Callable[[int], Page]) -> None:
        self._pages, self._tags, self._reference = pages, tags, reference
        self._fonts = Fonts(FontManager())
        self._images = Images()
        self._blocks = np.array(tags.blocks() if tags else [], np.int64)

    def pages(self) -> Iterator[Page]:
        """The pages in order."""
        for number, page in enumerate(self._pages, 1):
            yield self._page(page, number)

    def _page(self, page: PDFPage, number: int) -> Page:
        try:
            return self._painted(page, number)
        except (TooLarge, StreamTooLong):
            frame = Frame(page)
            return Page(number, frame.width, frame.height, notes=[too_large(number)])
        except MemoryError:
            raise
        except Exception as error:  # whatever a broken font or stream makes of pdfminer
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
        content, damage = _content(page)
        if damage:
            result.notes.append(damaged(number, damage))
        painter.run(content, resources)
        self._add_words(result, painter, frame)
        for drawing in painter.paths.drawings:
            add_shape(result, frame.shape(drawing))
        result.images = [box for box in map(frame.box, painter.images) if is_near(box)]
        for source, stream, ctm in painter.pictures:
            box = frame.box(through(ctm, (0.0, 0.0, 1.0, 1.0)))
            if not is_near(box):
                continue
            result.pictures.append(self._images.picture(source, stream, box, ctm))
        return result

    def _add_words(self, page: Page, painter: Painter, frame: Frame) -> None:
        if not painter.text.strings.kinds:
            return
        page.hidden = 2 * painter.text.hidden > len(painter.text.strings.texts)
        placed = place(painter.text.strings, frame.left, frame.shown_top, self._blocks)
        placed = near(placed, MAX_PLACE)
        level = upright(placed, LEAN)
        if level.all():
            page.words = build_words(placed.glyphs)
            return
        page.words = build_words(placed.glyphs.at(level))
        for upward in (True, False):
            page.rotated += build_turned(placed.glyphs.at(turned(placed, LEAN, upward)), upward)


def _left(number: int, error: Exception) -> Note:
    why = str(error) if isinstance(error, Unsupported) else "it holds something that is not as it should be"
    return Note("read.slow_reader", f"Page {number} was read by the slow reader: {why[:150]}.", "info", number)


def _content(page: PDFPage) -> tuple[bytes, str | None]:
    """The content of a page, and what is wrong with it. Raises TooLarge and StreamTooLong."""
    parts: list[bytes] = []
    wrong: list[str] = []
    length = 0
    for source in page.contents:
        stream = resolve1(source)
        if not isinstance(stream, PDFStream):
            wrong.append("lost")
            continue
        packed = stream.rawdata
        parts.append(stream.get_data())
        if packed is not None:  # the page keeps it: unpacked, the contents of all pages would fill the memory
            stream.data, stream.rawdata = None, packed
        wrong += filter(None, [damage_of(stream)])
        length += len(parts[-1])
        if length > MAX_CONTENT:
            raise TooLarge
    return b"\n".join(parts), ("lost" if "lost" in wrong else wrong[0]) if wrong else None


class Frame:
    """The part of a page that is shown, and the matrix that takes its content there."""

    def __init__(self, page: PDFPage) -> None:
        x0, y0, x1, y1 = _sound(page.mediabox)
        self.ctm = _turned(page.rotate, x0, y0, x1, y1)
        full = through(self.ctm, (x0, y0, x1, y1))
        crop = through(self.ctm, _sound(page.cropbox)) if page.cropbox else full
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


def _sound(box: Sequence[float]) -> Rect:
    """A page's box, or that of a usual page where it has no size or no end."""
    x0, y0, x1, y1 = box
    if max(map(abs, box)) <= MAX_PLACE and min(abs(x1 - x0), abs(y1 - y0)) >= 1:
        return x0, y0, x1, y1
    return _USUAL


def _turned(rotate: int, x0: float, y0: float, x1: float, y1: float) -> Matrix:
    if rotate == 90:
        return (0.0, -1.0, 1.0, 0.0, -y0, x1)
    if rotate == 180:
        return (-1.0, 0.0, 0.0, -1.0, x1, y1)
    if rotate == 270:
        return (0.0, 1.0, -1.0, 0.0, y1, -x0)
    return (1.0, 0.0, 0.0, 1.0, -x0, -y0)
