"""Two tables beside each other, told by their rows: those of one stand at other heights than those of the other.

The strip between them lies left of a column of labels that has numbers behind it. Two halves whose rows share
their base lines are one table as far as anyone can see, and stay together.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.table_columns import Interval, column_at
from extractors.layout.table_lines import TableLine, is_figure

#: Base lines of one row differ by at most this (points).
_LEVEL = 1.0
#: Share of the lines that must stand apart, and rows that each side must have.
_SHARE, _ROWS = 0.3, 3


def parting(region: Sequence[TableLine], columns: Sequence[Interval]) -> float | None:
    """The x between two tables that stand beside each other, or None where the lines are one table.

    `columns`: those of the region.
    """
    if len(columns) < 4 or len(region) < _ROWS:
        return None
    labels = _label_columns(region, columns)
    for j in range(2, len(columns) - 1):
        x = (columns[j - 1][1] + columns[j][0]) / 2
        if labels[j] and not labels[j - 1] and not all(labels[j + 1 :]) and _stand_apart(region, x):
            return x
    return None


def _label_columns(region: Sequence[TableLine], columns: Sequence[Interval]) -> list[bool]:
    """For each column, whether most of its cells are words."""
    words, figures = [0] * len(columns), [0] * len(columns)
    for line in region:
        for part in line.segments:
            at = column_at(columns, part)
            if len(at) == 1:
                counts = figures if is_figure(part.text) else words
                counts[at[0]] += 1
    return [w > 2 * f and w >= _ROWS for w, f in zip(words, figures, strict=True)]


def _stand_apart(region: Sequence[TableLine], x: float) -> bool:
    apart = left = right = 0
    for line in region:
        a = [part for part in line.segments if part.box.x1 <= x]
        b = [part for part in line.segments if part.box.x0 >= x]
        if len(a) + len(b) < len(line.segments):
            return False
        left, right = left + bool(a and not b), right + bool(b and not a)
        apart += bool(a and b) and min(abs(p.box.bottom - q.box.bottom) for p in a for q in b) > _LEVEL
    rows = max(_rows(region, x, left=True), _rows(region, x, left=False))
    both = min(left, right) >= 2 and max(left, right) >= _ROWS and rows >= _ROWS
    return (both and left + right + apart >= _SHARE * len(region)) or apart >= _SHARE * len(region)


def _rows(region: Sequence[TableLine], x: float, left: bool) -> int:
    """The lines on one side alone that are rows with numbers, not the rest of a wrapped label."""
    alone = [line for line in region if all((part.box.x1 <= x) == left for part in line.segments)]
    return sum(any(is_figure(part.text) for part in line.segments[1:]) for line in alone)
