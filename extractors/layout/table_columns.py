"""Columns of a table without vertical lines, from where its segments stand.

Segments that overlap sideways are one column; a segment that lies over two segments of other lines spans
columns and is left out of this. Column boundaries run in the middle of the empty strips between.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.layout.table_lines import TableLine, is_value
from extractors.layout.types import Line

Interval = tuple[float, float]
#: Overlaps of less than this (points) do not count.
_TOUCH = 1.5


def columns_of(lines: Sequence[TableLine]) -> list[Interval]:
    """The extent of each column, from the left."""
    parts = [part for line in lines for part in line.segments if not spans(part, lines)]
    columns: list[Interval] = []
    for x0, x1 in sorted((p.box.x0, p.box.x1) for p in parts):
        if columns and x0 < columns[-1][1] - _TOUCH:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return _drop_thin(columns, lines)


def spans(part: Line, lines: Sequence[TableLine]) -> bool:
    """Does the segment lie over two or more segments of one other line, on enough lines to be sure?"""
    needed = 1 if len(lines) < 8 else 2
    count = 0
    for line in lines:
        over = [s for s in line.segments if s is not part and _overlap(part, s) > 2 * _TOUCH]
        if len(over) >= 2:
            if any(is_value(s.text) for s in over):
                return True
            count += 1
    return count >= needed


def _overlap(a: Line, b: Line) -> float:
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0)


def _drop_thin(columns: list[Interval], lines: Sequence[TableLine]) -> list[Interval]:
    """A column that only one line fills, with words and not under a header of its own, is a stray gap."""
    kept = []
    for x0, x1 in columns:
        held = [s for line in lines for s in line.segments if s.box.x0 < x1 and s.box.x1 > x0]
        if len(held) > 1 or any(is_value(s.text) for s in held) or (lines and held and held[0] in lines[0].segments):
            kept.append((x0, x1))
    return kept


def boundaries(columns: Sequence[Interval]) -> list[float]:
    """The x of all column boundaries, the outer ones included."""
    inner = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)]
    return [columns[0][0] - 2, *inner, columns[-1][1] + 2]


def column_at(columns: Sequence[Interval], part: Line) -> list[int]:
    """The columns that a segment lies over."""
    return [i for i, (x0, x1) in enumerate(columns) if min(part.box.x1, x1) - max(part.box.x0, x0) > _TOUCH]
