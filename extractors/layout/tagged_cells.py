"""Tagged cells on a grid.

Some programs leave empty cells out of the tree, so that the tree alone would put a number under the wrong
header. In order: a row that is complete by its spans is placed as HTML would; in another row each cell
goes to the column that it stands in on the page; where the complete rows themselves disagree with the
page, all rows are placed by the page. A cell that fits no column gets a doubt.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from extractors.layout.types import Cell
from models.box import Box

Interval = tuple[float, float]
Row = list[Cell | None]
_SLACK = 2.0
_MAX_SPAN, _MAX_ROW_SPAN = 100, 500
#: A table with more places than this is none that anyone could read: its cells follow each other.
_MAX_PLACES = 1_000_000


def place_cells(rows: Sequence[Sequence[Cell]]) -> list[Row]:
    """All rows with the same number of places; None where a merged cell covers the place.

    A table that is too large gives a single column.
    """
    width = _width(rows)
    columns = _columns(rows, width) if width * len(rows) <= _MAX_PLACES else []
    trusted = columns is not None
    if columns is None:
        columns = _clusters([c.box for row in rows for c in row if c.box is not None and c.col_span == 1])
        width = len(columns)
    if width * len(rows) > _MAX_PLACES:
        return [[cell] for row in rows for cell in row]
    return _place(rows, width, columns, trusted)


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    """The most places that a row takes, merged cells from above included."""
    held = width = 0
    freed: Counter[int] = Counter()  # places of merged cells by the first row that they do not reach
    for i, row in enumerate(rows):
        held -= freed[i]
        width = max(width, held + sum(_span(c) for c in row))
        for cell in row:
            if cell.row_span > 1:
                held += _span(cell)
                freed[i + cell.row_span] += _span(cell)
    return width


def _span(cell: Cell) -> int:
    return min(cell.col_span, _MAX_SPAN)


def _columns(rows: Sequence[Sequence[Cell]], width: int) -> list[Interval | None] | None:
    """The extent of each column over the complete rows; None where these disagree with the page."""
    columns: list[Interval | None] = [None] * width
    for row, starts in zip(rows, _starts(rows, width), strict=True):
        if starts is None:
            continue
        for cell, j in zip(row, starts, strict=True):
            if cell.box is not None and cell.col_span == 1:
                known = columns[j]
                x0, x1 = cell.box.x0, cell.box.x1
                columns[j] = (min(known[0], x0), max(known[1], x1)) if known else (x0, x1)
    known_columns = [c for c in columns if c is not None]
    ordered = all(a[1] <= b[0] + _SLACK for a, b in itertools.pairwise(known_columns))
    return columns if ordered and known_columns else None


def _starts(rows: Sequence[Sequence[Cell]], width: int) -> list[list[int] | None]:
    """For each row the column of each of its cells as HTML would place it; None for a row that is not complete."""
    covered = _Covered(width)
    found: list[list[int] | None] = []
    for i, row in enumerate(rows):
        starts, j = [], 0
        for cell in row:
            while covered.at(i, j):
                j += 1
            starts.append(j)
            j += _span(cell)
        complete = sum(_span(c) for c in row) == covered.free(i)
        found.append(starts if complete else None)
        if complete:
            covered.add(i, row, starts)
    return found


class _Covered:
    """Which places merged cells from above cover; rows come in order."""

    def __init__(self, width: int) -> None:
        self._until = [0] * width  # for each column the first row that is free again

    def at(self, i: int, j: int) -> bool:
        return j < len(self._until) and self._until[j] > i

    def free(self, i: int) -> int:
        """How many places of the row are not covered."""
        return sum(until <= i for until in self._until)

    def add(self, i: int, row: Sequence[Cell], starts: Sequence[int]) -> None:
        for cell, j in zip(row, starts, strict=True):
            if cell.row_span > 1:
                for k in range(j, min(j + _span(cell), len(self._until))):
                    self._until[k] = max(self._until[k], i + min(cell.row_span, _MAX_ROW_SPAN))


def _place(
    rows: Sequence[Sequence[Cell]], width: int, columns: Sequence[Interval | None], trust_spans: bool
) -> list[Row]:
    covered = _Covered(width)
    starts = _starts(rows, width) if trust_spans else [None] * len(rows)
    placed: list[Row] = []
    for i, row in enumerate(rows):
        own = starts[i] or _by_page(row, columns)
        line: Row = [None if covered.at(i, j) else Cell("") for j in range(width)]
        for cell, j in zip(row, own, strict=True):
            if j < 0:
                _put_doubtful(line, cell)
                continue
            line[j] = cell
            for k in range(j + 1, min(j + cell.col_span, width)):
                line[k] = None
        if all(j >= 0 for j in own):
            covered.add(i, row, own)
        placed.append(line)
    return placed


def _by_page(row: Sequence[Cell], columns: Sequence[Interval | None]) -> list[int]:
    """The column of each cell by where it is printed; -1 where that is not certain."""
    found: list[int] = []
    last = -1
    for cell in row:
        j = _column_of(cell.box, columns)
        if cell.box is None and not cell.text:
            j = last + 1 if last + 1 < len(columns) else -1
        found.append(j if j > last else -1)
        last = max(last, j)
    return found


def _column_of(box: Box | None, columns: Sequence[Interval | None]) -> int:
    if box is None:
        return -1
    over = [
        (min(box.x1, c[1]) - max(box.x0, c[0]), j)
        for j, c in enumerate(columns)
        if c is not None and min(box.x1, c[1]) - max(box.x0, c[0]) > 0
    ]
    if over:
        over.sort(reverse=True)
        sure = len(over) == 1 or over[0][0] > 3 * over[1][0]
        return over[0][1] if sure else -1
    near = sorted((min(abs(box.x0 - c[1]), abs(c[0] - box.x1)), j) for j, c in enumerate(columns) if c is not None)
    return near[0][1] if near and (len(near) == 1 or near[0][0] < 0.4 * near[1][0]) else -1


def _put_doubtful(line: Row, cell: Cell) -> None:
    """Keep the text of a cell without a certain column, marked, in a free place."""
    cell.doubt = "the column of the cell is not certain"
    for j, other in enumerate(line):
        if other is not None and not other.text:
            line[j] = cell
            return


def _clusters(boxes: Sequence[Box]) -> list[Interval | None]:
    found: list[Interval] = []
    for x0, x1 in sorted((b.x0, b.x1) for b in boxes):
        if found and x0 < found[-1][1] - _SLACK:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return list(found)
