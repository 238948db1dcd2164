"""Rows that a table with vertical lines does not part by lines of their own.

Between two horizontal lines stand several rows where three or more lines of words begin with a label and have
numbers, and nothing else, in all columns behind it that any of them fills. Then the rows are told as in a table
without lines.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence

from extractors.layout.edges import Edge
from extractors.layout.table_columns import Interval, column_at
from extractors.layout.table_lines import TableLine, is_figure, is_value, table_lines
from extractors.layout.table_rows import split_band
from extractors.layout.types import Word

#: So many lines of numbers are rows.
_ROWS = 3
#: Share of these that have a label.
_LABELLED = 0.8


def unruled_rows(xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]) -> list[Edge]:
    """Edges over the whole table between rows that no line parts."""
    columns = list(itertools.pairwise(xs))
    found: list[Edge] = []
    for inside in by_band(words, ys):
        lines = table_lines(inside) if len(inside) >= 2 * _ROWS else []
        if _are_rows(lines, columns):
            found += [Edge(y, xs[0], xs[-1]) for y in split_band(lines, columns)]
    return found


def by_band(words: Sequence[Word], ys: Sequence[float]) -> list[list[Word]]:
    """The words with their middle between each two of the heights (sorted), in the order in which they come."""
    bands: list[list[Word]] = [[] for _ in ys[1:]]
    for word in words:
        at = bisect_right(ys, word.box.y_mid) - 1
        if 0 <= at < len(bands):
            bands[at].append(word)
    return bands


def _are_rows(lines: Sequence[TableLine], columns: Sequence[Interval]) -> bool:
    rows = [line for line in lines if any(is_figure(part.text) for part in line.segments[1:])]
    if len(rows) < _ROWS:
        return False
    places = [column_at(columns, part) for line in rows for part in line.segments]
    behind = [part for line in rows for part in line.segments if column_at(columns, part)[:1] != [0]]
    labelled = sum(column_at(columns, line.segments[0]) == [0] for line in rows)
    values = all(is_figure(part.text) or is_value(part.text) for part in behind)
    return values and all(len(at) == 1 for at in places) and labelled >= _LABELLED * len(rows)
