"""Squares of one size that stand near each other: a row of signs, an overview, somebody's own tiles."""

from __future__ import annotations

from collections.abc import Sequence

from models.box import Box

#: Squares whose sides differ by less than this share are of one size.
_SAME = 0.15
#: They are neighbours where the gap between them is at most so many sides.
_GAP = 1.2


def same_size(a: Box, b: Box) -> bool:
    """Are two squares of one size?"""
    one, other = a.x1 - a.x0, b.x1 - b.x0
    return abs(one - other) <= _SAME * max(one, other)


def groups(boxes: Sequence[Box]) -> list[list[int]]:
    """The indexes of the boxes that hang together by neighbours of one size, in their order.

    >>> groups([Box(0, 0, 20, 20), Box(25, 0, 45, 20), Box(0, 300, 20, 320)])
    [[0, 1], [2]]
    """
    left = list(range(len(boxes)))
    found: list[list[int]] = []
    while left:
        group = [left.pop(0)]
        for index in group:
            near = [other for other in left if _are_neighbours(boxes[index], boxes[other])]
            group += near
            left = [other for other in left if other not in near]
        found.append(sorted(group))
    return found


def _are_neighbours(a: Box, b: Box) -> bool:
    gap = max(a.x0 - b.x1, b.x0 - a.x1, a.top - b.bottom, b.top - a.bottom)
    return same_size(a, b) and gap <= _GAP * (a.x1 - a.x0)
