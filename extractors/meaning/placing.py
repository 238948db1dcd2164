"""Marks of a page in the cells of the columns that ask for them: status and trend, nowhere else.

A dot, an arrow or a smiley belongs to the row and column in which its middle stands. A coloured ground belongs to a
cell where it covers that cell and neither its neighbours nor the rows beside it, where the neighbours have other
grounds, and where the column's grounds are full colours, or differ from row to row: a tinted column is decoration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.layout.hues import BRIGHT
from extractors.layout.types import Cell, Grid, Mark, MarkKind
from extractors.meaning.types import Column, ColumnRole
from models.box import Box, union

#: A mark further than this (points) from all rows, or all columns, stands outside the table.
_ROW_SLACK, _COLUMN_SLACK = 7.0, 30.0
Span = tuple[float, float]


@dataclass(slots=True)
class _Frame:
    """Where columns and rows stand: spans in points, by the boxes of their cells; None where no cell tells."""

    columns: list[Span | None]
    #: By row: page and span.
    rows: list[tuple[int, Span] | None]


def place_marks(grid: Grid, columns: Sequence[Column], header_rows: int, marks: Mapping[int, Sequence[Mark]]) -> None:
    """Give the cells of status and trend columns their marks."""
    asked = [c.index for c in columns if c.role in (ColumnRole.STATUS, ColumnRole.TREND)]
    pages = range(grid.page or 0, (grid.page_last or grid.page or 0) + 1)
    near = [mark for page in pages for mark in marks.get(page, ())] if asked else []
    if not near:
        return
    frame = _Frame(_columns(grid), [_row(row) for row in grid.rows])
    for mark in near:
        if mark.kind is not MarkKind.AREA:
            place = _place(frame, mark, header_rows)
            if place is not None and place[1] in asked:
                _add(grid, place, mark)
    areas = [mark for mark in near if mark.kind is MarkKind.AREA]
    for column in asked if areas else ():
        _place_areas(grid, frame, column, header_rows, areas)


def _columns(grid: Grid) -> list[Span | None]:
    found: list[Span | None] = []
    for j in range(grid.n_columns):
        box = union(c.box for row in grid.rows if (c := row[j]) is not None and c.col_span == 1)
        found.append((box.x0, box.x1) if box is not None else None)
    return found


def _row(row: Sequence[Cell | None]) -> tuple[int, Span] | None:
    cells = [c for c in row if c is not None and c.box is not None and c.page is not None and c.row_span == 1]
    page = min((c.page for c in cells if c.page is not None), default=None)
    box = union(c.box for c in cells if c.page == page)
    return None if page is None or box is None else (page, (box.top, box.bottom))


def _away(span: Span, at: float) -> float:
    return max(span[0] - at, at - span[1], 0.0)


def _place(frame: _Frame, mark: Mark, first: int) -> tuple[int, int] | None:
    """Row and column of a mark: where its middle stands, the narrowest column of those that hold it."""
    x, y = mark.box.x_mid, mark.box.y_mid
    across = [(_away(s, x), s[1] - s[0], j) for j, s in enumerate(frame.columns) if s is not None]
    down = [(_away(r[1], y), i) for i, r in enumerate(frame.rows) if r is not None and r[0] == mark.page and i >= first]
    if not across or not down:
        return None
    (left, _, column), (off, row) = min(across), min(down)
    return (row, column) if left <= _COLUMN_SLACK and off <= _ROW_SLACK else None


def _add(grid: Grid, place: tuple[int, int], mark: Mark) -> None:
    """A covered place is that of the cell above."""
    i, j = place
    while i > 0 and grid.rows[i][j] is None and grid.rows[i - 1][j] is not None:
        i -= 1
    cell = grid.rows[i][j]
    if cell is not None:
        cell.marks = (*cell.marks, mark)


def _place_areas(grid: Grid, frame: _Frame, column: int, first: int, areas: Sequence[Mark]) -> None:
    found: list[tuple[int, Mark]] = []
    for i in range(first, len(grid.rows)):
        ground = _ground(frame, i, column, areas) if grid.rows[i][column] is not None else None
        beside = [j for j in (column - 1, column + 1) if 0 <= j < len(frame.columns)]
        if ground is None or not _is_of_cell(frame, i, column, ground):
            continue
        others = [g for j in beside if (g := _ground(frame, i, j, areas)) is not None]
        if all(other.color != ground.color for other in others):
            found.append((i, ground))
    colors = {ground.color for _, ground in found}
    headed = {g.color for i in range(first) if (g := _ground(frame, i, column, areas)) is not None}
    varied = len(colors) > 1 and bool(colors & BRIGHT)
    for i, ground in found:
        full = ground.color in BRIGHT and not ground.pale and ground.color not in headed
        cell = grid.rows[i][column]
        if cell is not None and (varied or full) and not cell.marks:
            cell.marks = (ground,)


def _ground(frame: _Frame, row: int, column: int, areas: Sequence[Mark]) -> Mark | None:
    """The area that was painted last at the middle of a cell."""
    across, down = frame.columns[column], frame.rows[row]
    if across is None or down is None:
        return None
    x, y = sum(across) / 2, sum(down[1]) / 2
    return next((a for a in reversed(areas) if a.page == down[0] and a.box.holds(x, y)), None)


def _is_of_cell(frame: _Frame, row: int, column: int, ground: Mark) -> bool:
    """Does the area cover neither the columns beside it nor other rows?"""
    box: Box = ground.box
    sides = [s for j, s in enumerate(frame.columns) if s is not None and j != column]
    if any(box.x0 < sum(s) / 2 < box.x1 for s in sides):
        return False
    rows = [r for i, r in enumerate(frame.rows) if r is not None and i != row and r[0] == ground.page]
    return not any(box.top < sum(span) / 2 < box.bottom for _, span in rows)
