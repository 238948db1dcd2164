"""Where something stands on a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def x_mid(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        return (self.top + self.bottom) / 2

    def rounded(self) -> Box:
        """The same box with one decimal, as it is stored: finer than print, and the same on every machine."""
        return Box(*(round(v, 1) for v in self))

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Is the point inside, or at most `slack` points outside?"""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack


def union(boxes: Iterable[Box | None]) -> Box | None:
    """The smallest box around all of `boxes`; None where there is none."""
    known = [b for b in boxes if b is not None]
    if len(known) < 2:
        return known[0] if known else None
    x0s, tops, x1s, bottoms = zip(*known, strict=True)
    return Box(min(x0s), min(tops), max(x1s), max(bottoms))
