"""The reference reader: pages as pdfplumber, and pdfminer under it, interpret them.

Slow, and the measure of the fast one (`readers.engine`): it reads every page with `--reader pdfplumber`, and those that
the fast one does not understand. pdfplumber's dictionaries, one for each glyph, are half of its time and are
not made; what pdfminer painted becomes the same columns of glyphs and the same shapes as in the fast reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTPage, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from extractors.layout.types import Page
from extractors.layout.words import Color, Glyphs, build_turned, build_words, printed, style_of
from extractors.readers.engine.colors import rgb
from extractors.readers.engine.file import Frame
from extractors.readers.engine.font_manager import FontManager
from extractors.readers.engine.paint import FORM_COST, MAX_CONTENT, MAX_NESTED, TooLarge
from extractors.readers.engine.streams import StreamTooLong
from extractors.readers.images import Images, Transform
from extractors.readers.pdf_content import (
    LEAN,
    MAX_OBJECTS,
    SMALL,
    Point,
    Shape,
    add_shape,
    failed,
    is_near,
    may_hold_text,
    no_text,
    on_the_way,
    too_large,
)
from extractors.readers.tags import Tags
from models.box import Box

#: Parentheses that no writer nests; pdfminer copies what it has for each of them.
_NESTED = b"(" * 200
#: How much slower it is: so much less of a page is read.
_SLOWER = 4
_MOST_OBJECTS = MAX_OBJECTS // _SLOWER


class _NestedMarks(PDFPageAggregatorWithMarkedContent):
    """pdfplumber forgets the marked content around a nested one (a ligature's "Span") when that ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._outer: list[tuple[int | None, str | None]] = []
        self._objects, self._bytes = _MOST_OBJECTS, MAX_CONTENT // _SLOWER

    def spend(self, objects: int, content: int = 0) -> None:
        """Count what is painted. Raises TooLarge."""
        self._objects, self._bytes = self._objects - objects, self._bytes - content
        if min(self._objects, self._bytes) < 0:
            raise TooLarge

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        self.spend(1)
        super().paint_path(*args, **kwargs)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self.spend(1)
        return float(super().render_char(*args, **kwargs))

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self.spend(len(self._outer) // MAX_NESTED)
        self._outer.append((self.cur_mcid, self.cur_tag))
        mcid, name = self.cur_mcid, self.cur_tag
        super().begin_tag(tag, props)
        if self.cur_mcid is None and self.cur_tag != "Artifact":
            self.cur_mcid = mcid
        if name == "Artifact":
            self.cur_tag = name

    def end_tag(self) -> None:
        self.cur_mcid, self.cur_tag = self._outer.pop() if self._outer else (None, None)

    def render_image(self, name: str, stream: Any) -> None:
        """pdfminer keeps the box of an image, but not how it is turned."""
        super().render_image(name, stream)
        figure: Any = self.cur_item
        figure._objs[-1].matrix = figure.matrix


class _Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, which stops where a page holds more than can be read."""

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        stream = resolve1(self.xobjmap.get(getattr(xobjid_arg, "name", "")))
        if isinstance(stream, PDFStream) and getattr(resolve1(stream.get("Subtype")), "name", None) == "Form":
            device: Any = self.device
            device.spend(1, FORM_COST + len(stream.get_data()))
        super().do_Do(xobjid_arg)

    def do_q(self) -> None:
        if len(self.gstack) > MAX_NESTED:
            raise TooLarge
        super().do_q()


class ReferenceReader:
    """Reads pages that pdfminer has found."""

    def __init__(self, pages: Sequence[PDFPage], tags: Tags | None) -> None:
        self._pages, self._tags = pages, tags
        #: What pdfplumber's pages ask of the document that they are of.
        self._pdf: Any = SimpleNamespace(rsrcmgr=FontManager(), laparams=None, unicode_norm=None)
        self._images = Images()

    def pages(self) -> Iterator[Page]:
        """The pages in order; each is let go before the next is read."""
        for number in range(1, len(self._pages) + 1):
            yield self.page(number)

    def page(self, number: int) -> Page:
        """One page; numbers begin with 1. Raises MemoryError."""
        source = self._pages[number - 1]
        try:
            page = PlumberPage(self._pdf, source, number)
            return self._read(page, number)
        except MemoryError:
            raise
        except (TooLarge, StreamTooLong):
            note = too_large(number)
        except Exception:  # what pdfminer makes of a page that is none
            note = failed(number)
        frame = Frame(source)
        return Page(number, frame.width, frame.height, notes=[note])

    def _read(self, page: Any, number: int) -> Page:
        if not may_hold_text(page.page_obj.resources):
            return Page(number, float(page.width), float(page.height), notes=[no_text(number)])
        left, top, width, height = _shown(page)
        result = Page(number, width, height)
        content = self._interpret(page)
        objects = list(_flat(content))
        frame = (left, content.height - top)
        chars = [o for o in objects if isinstance(o, LTChar) and is_near(_box(o, frame))]
        page_id = page.page_obj.pageid
        result.words = build_words(self._glyphs([c for c in chars if _is_upright(c.matrix)], frame, page_id))
        for upward in (True, False):
            reading = [c for c in chars if _is_turned(c.matrix, upward)]
            result.rotated += build_turned(self._glyphs(reading, frame, page_id), upward)
        for item in objects:
            if isinstance(item, LTCurve):
                add_shape(result, _shape(item, _box(item, frame), frame))
            elif isinstance(item, LTImage):
                box = _box(item, frame)
                if not is_near(box):
                    continue
                result.images.append(box)
                result.pictures.append(self._images.picture(item.stream, item.stream, box, _matrix(item)))
        return result

    def _interpret(self, page: Any) -> LTPage:
        """The page's objects as pdfminer paints them, with nested marks kept. Raises what a broken page raises."""
        device = _NestedMarks(self._pdf.rsrcmgr, pageno=page.page_number, laparams=None)
        for source in page.page_obj.contents:
            stream = resolve1(source)
            data = stream.get_data() if isinstance(stream, PDFStream) else b""
            device.spend(0, len(data))
            if _NESTED in data:
                raise TooLarge
        _Interpreter(self._pdf.rsrcmgr, device).process_page(page.page_obj)
        return device.get_result()

    def _glyphs(self, chars: list[Any], frame: tuple[float, float], page_id: int) -> Glyphs:
        """The glyphs in columns."""
        left, height = frame
        marked = self._tags.pages.get(page_id, {}) if self._tags else {}
        tags = np.array([_element(marked, c) for c in chars], np.int64)
        blocks = np.append(np.array(self._tags.blocks() if self._tags else [], np.int64), -1)
        boxes = np.array([(c.x0, c.y0, c.x1, c.y1, c.size) for c in chars], np.float64).reshape(-1, 5)
        x0, y0, x1, y1, sizes = boxes.T
        styles: dict[tuple[str, Color | None], int] = {}
        looks = [styles.setdefault((c.fontname, color_of(c.graphicstate.ncolor)), len(styles)) for c in chars]
        return Glyphs(
            [printed(c.get_text()) for c in chars],
            x0 - left,
            height - y1,
            x1 - left,
            height - y0,
            sizes,
            np.array(looks, np.int64),
            [style_of(*look) for look in styles],
            tags,
            blocks[tags],
            np.array([c.tag == "Artifact" for c in chars], np.bool_),
        )


def _element(marked: dict[int, int], char: Any) -> int:
    return -1 if char.mcid is None else marked.get(char.mcid, -1)


def _is_upright(matrix: tuple[float, ...]) -> bool:
    return matrix[0] > 0 and abs(matrix[1]) <= LEAN * matrix[0]


def _is_turned(matrix: tuple[float, ...], upward: bool) -> bool:
    along = matrix[1] if upward else -matrix[1]
    return along > 0 and abs(matrix[0]) <= LEAN * along


def _shown(page: Any) -> tuple[float, float, float, float]:
    """Left, top, width and height of the part of the media box that is shown (the crop box)."""
    if page.rotation or page.cropbox == page.mediabox:
        return 0.0, 0.0, float(page.width), float(page.height)
    media, crop = page.mediabox, page.cropbox
    return crop[0] - media[0], crop[1] - media[1], float(crop[2] - crop[0]), float(crop[3] - crop[1])


def _flat(content: LTContainer[Any]) -> Iterator[Any]:
    """The objects of the page and of the forms in it, in the order of painting."""
    stack = [iter(content)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, LTContainer):
            stack.append(iter(item))
        else:
            yield item


def _box(item: Any, frame: tuple[float, float]) -> Box:
    left, height = frame
    return Box(item.x0 - left, height - item.y1, item.x1 - left, height - item.y0)


def _matrix(item: Any) -> Transform:
    matrix: Transform = item.matrix
    return matrix


def _shape(item: LTCurve, box: Box, frame: tuple[float, float]) -> Shape:
    stroke, fill = color_of(item.stroking_color), color_of(item.non_stroking_color)
    left, height = frame
    small = max(box.width, box.height) <= SMALL
    outline = [(x - left, height - y) for x, y in _outline(item)] if small else []
    return Shape(box, bool(item.stroke), bool(item.fill), stroke, fill, isinstance(item, LTRect), outline)


def _outline(item: LTCurve) -> list[Point]:
    """The points of a path, with those on the way of its curves."""
    found: list[Point] = []
    path: list[Any] = item.original_path or []
    for operator, *points in path:
        if operator == "c" and len(points) == 3 and found:
            found += on_the_way(found[-1], *points)
        found += points[-1:]
    return found


def color_of(raw: Any) -> Color | None:
    """RGB, 0 to 1 each, from grey, RGB or CMYK; None for patterns and for no colour."""
    if isinstance(raw, int | float):
        return rgb((float(raw),))
    if not isinstance(raw, tuple | list) or not all(isinstance(v, int | float) for v in raw):
        return None
    return rgb(tuple(float(v) for v in raw))
