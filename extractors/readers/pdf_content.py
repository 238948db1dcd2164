"""What is drawn on a page of a PDF, sorted into rules, fills and dots: for both readers alike.

Coordinates are points from the top left corner of the part of the page that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import Any, NamedTuple

from pdfminer.pdftypes import resolve1

from extractors.layout.types import Drawn, Fill, Note, Page
from extractors.layout.words import Color
from models.box import Box

#: A filled rectangle narrower than this (points) is a line.
NARROW = 2.6
#: Shapes smaller than this (points) are dots or decoration.
DOT = 6.5
#: Shapes that are no rectangles and no larger than this (points) may be part of a mark: a dot, an arrow, a smiley.
SMALL = 40.0
#: A page with more of them is a drawing; none is kept.
MAX_DRAWN = 3000
#: A glyph whose base line leans by more than this is no upright text; a stamp along the margin is none.
LEAN = 0.02
#: A page with more objects than this is not read; a page of dense print has 8,000.
MAX_OBJECTS = 400_000
#: Farther from the origin (points) nothing stands on a page: the largest that a PDF can have is 14,400 points long.
MAX_PLACE = 1_000_000.0
#: Lighter than this is white: it parts nothing.
_WHITE = 0.985


#: Places on a curve, as shares of its way, whose points an outline keeps.
_ON_THE_WAY = (0.25, 0.5, 0.75)
Point = tuple[float, float]


class Shape(NamedTuple):
    """A painted path: the box around it, how it was painted and in which colours (None: no plain colour)."""

    box: Box
    stroked: bool
    filled: bool
    stroke: Color | None
    fill: Color | None
    rectangle: bool
    #: Points of the outline, of curves too, where the reader gives them.
    outline: Sequence[Point] = ()


def add_shape(page: Page, shape: Shape) -> None:
    """Sort a drawing into dots, rules, fills and small shapes; what is outside the page or white is left out."""
    x0, top, x1, bottom = box = shape.box
    if not (0 <= x1 < inf and 0 <= bottom < inf and -inf < x0 <= page.width and -inf < top <= page.height):
        return  # also what is no number
    width, height = x1 - x0, bottom - top
    if max(width, height) <= SMALL and (not shape.rectangle or max(width, height) <= DOT):
        _add_drawn(page, shape)
    if max(width, height) <= DOT:
        if abs(width - height) <= 1 and width >= 1.2 and _visible(shape):
            page.dots.append(box)
        return
    if min(width, height) <= NARROW:
        if _visible(shape):
            page.rules.append(box)
        return
    if shape.filled and shape.fill is not None and min(shape.fill) < _WHITE:
        page.fills.append(Fill(box, shape.fill))
    if shape.stroked and shape.rectangle and _visible(shape):
        page.rules.extend([Box(x0, top, x1, top), Box(x0, bottom, x1, bottom)])
        page.rules.extend([Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)])


def is_near(box: Box) -> bool:
    """Does it stand where a page can be? What is no number does not."""
    return all(abs(side) <= MAX_PLACE for side in box)


def on_the_way(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Points of a curve between its ends, which two control points bend."""
    found = []
    for t in _ON_THE_WAY:
        u = 1 - t
        k, m, n, o = u**3, 3 * u * u * t, 3 * u * t * t, t**3
        x = k * start[0] + m * first[0] + n * second[0] + o * end[0]
        found.append((x, k * start[1] + m * first[1] + n * second[1] + o * end[1]))
    return found


def _add_drawn(page: Page, shape: Shape) -> None:
    if len(page.drawn) < MAX_DRAWN:
        stroke, fill = shape.stroke if shape.stroked else None, shape.fill if shape.filled else None
        page.drawn.append(Drawn(shape.box, stroke, fill, shape.outline))


def _visible(shape: Shape) -> bool:
    """White lines on white part nothing."""
    color = shape.stroke if shape.stroked else shape.fill
    return color is None or min(color) < _WHITE


def may_hold_text(resources: Any) -> bool:
    """False where a page has neither fonts nor forms: a drawing of a million strokes need not be interpreted."""
    try:
        found = resolve1(resources) or {}
        forms = (resolve1(x) for x in (resolve1(found.get("XObject")) or {}).values())
        return bool(resolve1(found.get("Font"))) or any(_is_form(form) for form in forms)
    except (AttributeError, TypeError, ValueError):
        return True


def _is_form(item: Any) -> bool:
    attributes: Mapping[str, Any] = getattr(item, "attrs", {})
    return getattr(resolve1(attributes.get("Subtype")), "name", None) == "Form"


def no_text(number: int) -> Note:
    """The note on a page without letters."""
    message = f"Page {number} holds drawings or pictures but no text that can be read; it may be a scan."
    return Note("read.page_without_text", message, "warning", number)


def damaged(number: int, how: str) -> Note:
    """The note on a page whose content is not what was written: "lost", or all there but "doubtful"."""
    if how == "lost":
        message = f"Page {number} is damaged: a part of its content cannot be unpacked and is left out."
        return Note("read.page_damaged", f"{message} Fetch the file again.", "error", number)
    message = (
        f"Page {number} may be damaged: its content does not agree with its checksum. Compare it with the original."
    )
    return Note("read.page_damaged", message, "warning", number)


def failed(number: int) -> Note:
    """The note on a page that no reader reads."""
    message = f"Page {number} cannot be read and is left out: what it holds is damaged or no PDF. Fetch the file again."
    return Note("read.page_failed", message, "error", number)


def too_large(number: int) -> Note:
    """The note on a page with more objects than are read."""
    message = f"Page {number} holds more than can be read (some {MAX_OBJECTS:,} letters and lines) and is left out."
    return Note("read.page_too_large", message, "error", number)
