"""From rules to edges: collinear pieces joined, near ones snapped, long enough to part cells.

An edge is (position, start, end): for a horizontal edge y, x0 and x1; for a vertical one x, top and bottom.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from models.box import Box

#: Rules whose positions differ by less than this (points) are one.
SNAP = 2.0
#: Collinear pieces with a smaller gap (points) are joined.
JOIN = 3.0


class Edge(NamedTuple):
    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


def horizontal_edges(rules: Iterable[Box]) -> list[Edge]:
    """Horizontal edges, from the top."""
    return merge(Edge(r.y_mid, r.x0, r.x1) for r in rules if r.width >= r.height)


def vertical_edges(rules: Iterable[Box]) -> list[Edge]:
    """Vertical edges, from the left."""
    return merge(Edge(r.x_mid, r.top, r.bottom) for r in rules if r.height > r.width)


def merge(edges: Iterable[Edge]) -> list[Edge]:
    """Snap near positions together and join the pieces on each."""
    merged: list[Edge] = []
    for level in _levels(sorted(edges)):
        at = sum(e.at for e in level) / len(level)
        pieces = sorted((e.start, e.end) for e in level)
        start, end = pieces[0]
        for a, b in pieces[1:]:
            if a - end <= JOIN:
                end = max(end, b)
            else:
                merged.append(Edge(at, start, end))
                start, end = a, b
        merged.append(Edge(at, start, end))
    return merged


def _levels(edges: list[Edge]) -> list[list[Edge]]:
    levels: list[list[Edge]] = []
    for edge in edges:
        if levels and edge.at - levels[-1][-1].at <= SNAP:
            levels[-1].append(edge)
        else:
            levels.append([edge])
    return levels


def cluster(values: Iterable[float], near: float = SNAP) -> list[float]:
    """The means of values that lie near each other, in order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= near:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def covers(edges: Iterable[Edge], at: float, middle: float, near: float = SNAP + 0.5) -> bool:
    """Does an edge at that position run past `middle`?"""
    return any(abs(e.at - at) <= near and e.start - 1 <= middle <= e.end + 1 for e in edges)
