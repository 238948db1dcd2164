"""The graphics state of a page while it is painted: what q saves and Q brings back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from extractors.layout.words import Color
from extractors.readers.engine.fonts import Face
from extractors.readers.engine.operators import numbers

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK: Color = (0.0, 0.0, 0.0)


@dataclass(slots=True)
class State:
    """Matrix, colours and text state. Lengths are in text space; `hscale` is 1 for a horizontal scaling of 100 %."""

    ctm: Matrix
    fill: Color | None = BLACK
    stroke: Color | None = BLACK
    fill_space: str | None = "gray"
    stroke_space: str | None = "gray"
    face: Face | None = None
    size: float = 0.0
    hscale: float = 1.0
    charspace: float = 0.0
    wordspace: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    #: 3: letters are placed, not painted.
    mode: float = 0.0

    def saved(self) -> tuple[Any, ...]:
        """All of it, to be brought back by `restore`."""
        return _ALL(self)

    def restore(self, saved: tuple[Any, ...]) -> None:
        """All of it as it was."""
        (self.ctm, self.fill, self.stroke, self.fill_space, self.stroke_space, self.face, self.size, self.hscale,
         self.charspace, self.wordspace, self.leading, self.rise, self.mode) = saved  # fmt: skip


_ALL = attrgetter(*(field.name for field in fields(State)))


def combine(m: Matrix, n: Matrix) -> Matrix:
    """The matrix that applies `m` first, then `n`."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)


def matrix(operands: bytes) -> Matrix:
    """A matrix of six operands. Raises Unsupported."""
    a, b, c, d, e, f = numbers(operands, 6)
    return (a, b, c, d, e, f)


def through(m: Matrix, rect: Rect) -> Rect:
    """The level rectangle around a rectangle that a matrix has moved."""
    a, b, c, d, e, f = m
    xs = [a * x + c * y + e for x in rect[::2] for y in rect[1::2]]
    ys = [b * x + d * y + f for x in rect[::2] for y in rect[1::2]]
    return min(xs), min(ys), max(xs), max(ys)
