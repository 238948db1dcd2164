"""Tables whose document says itself which cell stands where: from cells with their places to a grid.

A place that a merged cell covers is None, one that no cell covers is an empty cell. A column in which no cell begins
is none: it comes from spans that reach further than the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.types import Cell, Grid
from extractors.meaning.cells import holds_number
from models.table import TableMethod

#: A table with more places than this is no table that a person made.
MOST_PLACES = 400_000
TWO_NUMBERS = "two numbers in one cell"

#: Row and column of a cell, both from 0.
Placed = tuple[int, int, Cell]


def grid_of(placed: Sequence[Placed], n_rows: int) -> Grid | None:
    """The grid of the cells; None where they are none or too many. Cells are changed: their spans are cut."""
    starts = sorted({column for _, column, _ in placed})
    if not starts or len(starts) * n_rows > MOST_PLACES:
        return None
    index = {column: at for at, column in enumerate(starts)}
    rows: list[list[Cell | None]] = [[Cell("") for _ in starts] for _ in range(n_rows)]
    for row, column, cell in placed:
        first = index[column]
        last = sum(1 for start in starts if start < column + cell.col_span)
        cell.col_span = max(last - first, 1)
        cell.row_span = max(min(cell.row_span, n_rows - row), 1)
        for i in range(row, row + cell.row_span):
            for j in range(first, first + cell.col_span):
                rows[i][j] = None
        rows[row][first] = cell
    return Grid(rows, TableMethod.TEXT)


def is_layout(grid: Grid) -> bool:
    """Does the table only arrange the page: one column or one row?"""
    return grid.n_columns < 2 or len(grid.rows) < 2


def doubt_of(lines: Sequence[str]) -> str | None:
    """Why the text of a cell in these lines cannot be trusted: two of them are numbers."""
    numbers = [line for line in lines if holds_number(line.strip())]
    return TWO_NUMBERS if len(numbers) > 1 else None
