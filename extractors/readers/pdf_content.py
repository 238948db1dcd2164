"""What is painted on a page of a PDF: glyphs, rules, fills, dots and images, from pdfminer's layout objects.

pdfplumber opens the file and interprets it; its dictionaries, one for each glyph, are half of its time and
are not made here. Coordinates are points from the top left corner of the part of the page that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTImage, LTPage, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import resolve1
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from extractors.layout.types import Fill, Note, Page
from extractors.layout.words import Glyph, build_words
from extractors.readers.tags import Tags
from models.box import Box

Color = tuple[float, float, float]
#: A filled rectangle narrower than this (points) is a line.
NARROW = 2.6
#: Shapes smaller than this (points) are dots or decoration.
DOT = 6.5
#: A glyph whose base line leans by more than this is no upright text; a stamp along the margin is none.
_LEAN = 0.02
#: A page with more objects than this is not read; a page of dense print has 8,000.
MAX_OBJECTS = 400_000
#: Lighter than this is white: it parts nothing.
_WHITE = 0.985


class _NestedMarks(PDFPageAggregatorWithMarkedContent):
    """pdfplumber forgets the marked content around a nested one (a ligature's "Span") when that ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._outer: list[tuple[int | None, str | None]] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._outer.append((self.cur_mcid, self.cur_tag))
        mcid, name = self.cur_mcid, self.cur_tag
        super().begin_tag(tag, props)
        if self.cur_mcid is None and self.cur_tag != "Artifact":
            self.cur_mcid = mcid
        if name == "Artifact":
            self.cur_tag = name

    def end_tag(self) -> None:
        self.cur_mcid, self.cur_tag = self._outer.pop() if self._outer else (None, None)


def may_hold_text(page: Any) -> bool:
    """False where the page has neither fonts nor forms: a drawing of a million strokes need not be interpreted."""
    try:
        resources = resolve1(page.page_obj.resources) or {}
        forms = (resolve1(x) for x in (resolve1(resources.get("XObject")) or {}).values())
        return bool(resolve1(resources.get("Font"))) or any(_is_form(form) for form in forms)
    except (AttributeError, TypeError, ValueError):
        return True


def _is_form(item: Any) -> bool:
    return getattr(resolve1(getattr(item, "attrs", {}).get("Subtype")), "name", None) == "Form"


def interpret(pdf: Any, page: Any) -> LTPage:
    """The page's objects as pdfminer paints them, with nested marks kept. Raises what a broken page raises."""
    device = _NestedMarks(pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()


def visible_part(page: Any) -> tuple[float, float, float, float]:
    """Left, top, width and height of the part of the media box that is shown (the crop box)."""
    if page.rotation or page.cropbox == page.mediabox:
        return 0.0, 0.0, float(page.width), float(page.height)
    media, crop = page.mediabox, page.cropbox
    return crop[0] - media[0], crop[1] - media[1], float(crop[2] - crop[0]), float(crop[3] - crop[1])


def read_content(
    content: LTPage, number: int, shown: tuple[float, float, float, float], marked: dict[int, int], tags: Tags | None
) -> Page:
    """The page with its words, rules, fills, dots and images."""
    left, top, width, height = shown
    page = Page(number, width, height)
    objects = list(_flat(content, MAX_OBJECTS + 1))
    if len(objects) > MAX_OBJECTS:
        message = f"Page {number} holds more than {MAX_OBJECTS:,} objects and was not read."
        page.notes.append(Note("read.page_too_large", message, "error", number))
        return page
    frame = (left, content.height - top)
    page.words = build_words(_glyphs(objects, frame, marked, tags))
    for item in objects:
        if isinstance(item, LTCurve):
            _add_shape(page, item, _box(item, frame))
        elif isinstance(item, LTImage):
            page.images.append(_box(item, frame))
    return page


def _flat(content: LTContainer[Any], limit: int) -> Iterator[Any]:
    """The objects of the page and of the forms in it, in the order of painting; at most `limit`."""
    stack = [iter(content)]
    while stack and limit > 0:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, LTContainer):
            stack.append(iter(item))
        else:
            limit -= 1
            yield item


def _box(item: Any, frame: tuple[float, float]) -> Box:
    left, height = frame
    return Box(item.x0 - left, height - item.y1, item.x1 - left, height - item.y0)


def _glyphs(
    objects: list[Any], frame: tuple[float, float], marked: dict[int, int], tags: Tags | None
) -> Iterator[Glyph]:
    left, height = frame
    for char in objects:
        if not isinstance(char, LTChar):
            continue
        a, b = char.matrix[0], char.matrix[1]
        if a <= 0 or abs(b) > _LEAN * a:
            continue
        mcid = char.mcid  # type: ignore[attr-defined]
        tag = marked.get(mcid) if mcid is not None else None
        yield Glyph(
            char.get_text(),
            char.x0 - left,
            height - char.y1,
            char.x1 - left,
            height - char.y0,
            char.fontname,
            char.size,
            color_of(char.graphicstate.ncolor),
            tag,
            tags.block(tag) if tags is not None and tag is not None else None,
            char.tag == "Artifact",  # type: ignore[attr-defined]
        )


def _add_shape(page: Page, shape: LTCurve, box: Box) -> None:
    """Sort a drawing into dots, rules and fills."""
    if box.x1 < 0 or box.bottom < 0 or box.x0 > page.width or box.top > page.height:
        return
    if max(box.width, box.height) <= DOT:
        if abs(box.width - box.height) <= 1 and box.width >= 1.2 and _visible(shape):
            page.dots.append(box)
        return
    if min(box.width, box.height) <= NARROW:
        if _visible(shape):
            page.rules.append(box)
        return
    fill = color_of(shape.non_stroking_color) if shape.fill else None
    if fill is not None and min(fill) < _WHITE:
        page.fills.append(Fill(box, fill))
    if shape.stroke and isinstance(shape, LTRect) and _visible(shape):
        x0, top, x1, bottom = box
        page.rules.extend([Box(x0, top, x1, top), Box(x0, bottom, x1, bottom)])
        page.rules.extend([Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)])


def _visible(shape: LTCurve) -> bool:
    """White lines on white part nothing."""
    color = color_of(shape.stroking_color if shape.stroke else shape.non_stroking_color)
    return color is None or min(color) < _WHITE


def color_of(raw: Any) -> Color | None:
    """RGB, 0 to 1 each, from grey, RGB or CMYK; None for patterns and for no colour."""
    if isinstance(raw, int | float):
        return _rgb((float(raw),))
    if not isinstance(raw, tuple | list) or not all(isinstance(v, int | float) for v in raw):
        return None
    return _rgb(tuple(float(v) for v in raw))


@lru_cache(maxsize=4096)
def _rgb(values: tuple[float, ...]) -> Color | None:
    if len(values) == 1:
        return (values[0], values[0], values[0])
    if len(values) == 3:
        return (values[0], values[1], values[2])
    if len(values) == 4:
        c, m, y, k = values
        return ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
    return None
