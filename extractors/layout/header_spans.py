"""Header cells that stand over several columns, told by where they are printed.

A year over "Prognos" and "Budget" is centred over them, or begins where they begin. All ways to divide
the columns among the upper cells are compared; where two fit alike, the span is unknown, since a column
under the wrong year would give wrong numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from extractors.layout.table_columns import Interval
from extractors.layout.types import Line

#: Two ways that differ by less than this (points) fit alike.
_ALIKE = 5.0
_MAX_COLUMNS = 14


def spans_of(parts: Sequence[Line], columns: Sequence[Interval], first: int) -> list[tuple[int, int]] | None:
    """For each upper cell the first and last column (from `first` on) that it stands over; None if unclear."""
    n = len(columns) - first
    if not parts or len(parts) > n or n > _MAX_COLUMNS:
        return None
    ways = []
    for cuts in combinations(range(1, n), len(parts) - 1):
        bounds = [0, *cuts, n]
        spans = [(first + bounds[i], first + bounds[i + 1] - 1) for i in range(len(parts))]
        ways.append((_cost(parts, columns, spans), spans))
    ways.sort(key=lambda way: way[0])
    if len(ways) > 1 and ways[1][0] - ways[0][0] < _ALIKE:
        return None
    return ways[0][1]


def _cost(parts: Sequence[Line], columns: Sequence[Interval], spans: Sequence[tuple[int, int]]) -> float:
    """How far the cells stand from the place that one alignment for all of them would give."""
    lefts, middles, rights = 0.0, 0.0, 0.0
    for part, (a, b) in zip(parts, spans, strict=True):
        x0, x1 = columns[a][0], columns[b][1]
        lefts += abs(part.box.x0 - x0)
        middles += abs(part.box.x_mid - (x0 + x1) / 2)
        rights += abs(part.box.x1 - x1)
    return min(lefts, middles, rights)


def spans_by_repeat(parts: Sequence[Line], columns: Sequence[Interval], leaves: Sequence[str]) -> list[tuple[int, int]]:
    """The spans where the words below repeat themselves under each cell ("Kvinnor | Män | Kvinnor | Män"), else [].

    `leaves`: the lowest header of each column. Each cell must stand over its own columns.
    """
    below, count = list(leaves[1:]), len(parts)
    step = len(below) // count if count else 0
    if step < 2 or len(below) != step * count or below != below[:step] * count or len({*below, ""}) <= step:
        return []
    spans = [(1 + i * step, (i + 1) * step) for i in range(count)]
    over = all(columns[a][0] - 6 <= p.box.x_mid <= columns[b][1] + 6 for p, (a, b) in zip(parts, spans, strict=True))
    return spans if over else []
