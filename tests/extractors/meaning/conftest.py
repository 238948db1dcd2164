"""Grids of a table's texts, and what is understood of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from extractors.layout.types import Cell, Grid
from extractors.meaning import Context, TableMeaning, understand
from models.box import Box
from models.table import TableMethod

Rows = Sequence[Sequence[str | Cell | None]]


def _cell(item: str | Cell | None, row: int, column: int) -> Cell | None:
    """A text as a cell with a box of its own; "**x**" is bold; None is covered by a merged cell."""
    if item is None or isinstance(item, Cell):
        return item
    bold = len(item) > 4 and item.startswith("**") and item.endswith("**")
    box = Box(100.0 * column, 20.0 * row, 100.0 * column + 90, 20.0 * row + 15)
    return Cell(item.strip("*") if bold else item, box=box, page=3, bold=bold)


def grid_of(rows: Rows, method: TableMethod = TableMethod.RULED, confidence: float = 1.0) -> Grid:
    width = max(len(row) for row in rows)
    cells = [
        [_cell(item, r, c) for c, item in enumerate([*row, *[""] * (width - len(row))])] for r, row in enumerate(rows)
    ]
    return Grid(cells, method, confidence, page=3, box=Box(0, 0, 500, 300))


@pytest.fixture(scope="session")
def make_grid() -> Callable[..., Grid]:
    return grid_of


@pytest.fixture(scope="session")
def meaning_of() -> Callable[..., TableMeaning]:
    def build(
        rows: Rows, method: TableMethod = TableMethod.RULED, confidence: float = 1.0, **around: Any
    ) -> TableMeaning:
        return understand(grid_of(rows, method, confidence), Context(**around))

    return build
