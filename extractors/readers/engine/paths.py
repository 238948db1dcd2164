"""The path operations: lines and rectangles that are drawn; of a curve, its ends are kept.

Small shapes that are no rectangles keep their outline too, with points on the way of their curves: they may be a
dot, an arrow or a smiley.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractors.layout.words import Color
from extractors.readers.engine.operators import Unsupported, floats, numbers
from extractors.readers.engine.state import Rect, State
from extractors.readers.pdf_content import SMALL, Point, on_the_way

_STROKE, _FILL, _BOTH = (True, False), (False, True), (True, True)
_PAINTED = {b"S": _STROKE, b"s": _STROKE, b"f": _FILL, b"F": _FILL, b"f*": _FILL, b"B": _BOTH, b"B*": _BOTH,
            b"b": _BOTH, b"b*": _BOTH}  # fmt: skip


class Drawing(NamedTuple):
    """A painted path: the box around it, how and in which colours it is painted (None: no plain colour), its kind."""

    box: Rect
    stroked: bool
    filled: bool
    stroke: Color | None
    fill: Color | None
    rectangle: bool
    outline: Sequence[Point] = ()


class PathPainter:
    """The paths of one page; what is painted is gathered in `drawings`, in page space."""

    def __init__(self, state: State, count: Callable[[int], None]) -> None:
        self.drawings: list[Drawing] = []
        #: The path so far: points of each part, and whether it was written as a rectangle.
        self.path: list[tuple[list[tuple[float, float]], bool]] = []
        #: Operands of curves by where they end: the part of the path, and the point in it.
        self._curves: dict[tuple[int, int], bytes] = {}
        self._state, self._count = state, count

    def operators(self) -> dict[bytes, Callable[[bytes], None]]:
        """What each operator does."""
        curve = self._curve
        table: dict[bytes, Callable[[bytes], None]] = {b"m": self._move, b"h": self._close, b"re": self._rectangle}
        table |= {b"l": self._line, b"c": curve, b"v": curve, b"y": curve, b"n": self._end}
        return table | {operator: self._painter(*how) for operator, how in _PAINTED.items()}

    def _move(self, operands: bytes) -> None:
        x, y = numbers(operands, 2)
        self.path.append(([(x, y)], False))

    def _line(self, operands: bytes) -> None:
        if self.path:
            x, y = numbers(operands, 2)
            self.path[-1][0].append((x, y))

    def _curve(self, operands: bytes) -> None:
        if self.path:
            self._curves[len(self.path) - 1, len(self.path[-1][0])] = operands
            self._line(operands)

    def _close(self, _: bytes) -> None:
        if self.path:
            points = self.path[-1][0]
            if points[-1] != points[0]:
                points.append(points[0])

    def _rectangle(self, operands: bytes) -> None:
        x, y, w, h = numbers(operands, 4)
        self.path.append(([(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)], True))

    def _end(self, _: bytes) -> None:
        self.path = []
        self._curves.clear()

    def _painter(self, stroked: bool, filled: bool) -> Callable[[bytes], None]:
        return lambda _: self._paint(stroked, filled)

    def _paint(self, stroked: bool, filled: bool) -> None:
        path, self.path = self.path, []
        self._count(len(path))
        state = self._state
        a, b, c, d, e, f = state.ctm
        level = (not b and not c) or (not a and not d)
        for part, (points, written_so) in enumerate(path):
            if len(points) < 2:
                continue
            xs = [a * x + c * y + e for x, y in points]
            ys = [b * x + d * y + f for x, y in points]
            rectangle = (written_so and level) or (len(xs) == 5 and _is_level(xs, ys))
            box = (min(xs), min(ys), max(xs), max(ys))
            outline: list[Point] = []
            if not rectangle and box[2] - box[0] <= SMALL and box[3] - box[1] <= SMALL:
                outline = [(a * x + c * y + e, b * x + d * y + f) for x, y in self._outline(part, points)]
            self.drawings.append(Drawing(box, stroked, filled, state.stroke, state.fill, rectangle, outline))
        self._curves.clear()

    def _outline(self, part: int, points: list[Point]) -> list[Point]:
        """The points with those on the way of each curve."""
        found: list[Point] = []
        for at, point in enumerate(points):
            operands = self._curves.get((part, at)) if at else None
            if operands is not None:
                found += _on_the_way(found[-1], operands, point)
            found.append(point)
        return found


def _on_the_way(start: Point, operands: bytes, end: Point) -> list[Point]:
    """Points of a curve with two control points; of one with a single one, none."""
    try:
        values = floats(operands)
    except Unsupported:
        return []
    if len(values) != 6:
        return []
    x1, y1, x2, y2 = values[:4]
    return on_the_way(start, (x1, y1), (x2, y2), end)


def _is_level(xs: list[float], ys: list[float]) -> bool:
    """Do five points close a rectangle whose sides are level?"""
    if xs[0] != xs[4] or ys[0] != ys[4]:
        return False
    across = xs[0] == xs[1] and ys[1] == ys[2] and xs[2] == xs[3] and ys[3] == ys[0]
    return across or (ys[0] == ys[1] and xs[1] == xs[2] and ys[2] == ys[3] and xs[3] == xs[0])
