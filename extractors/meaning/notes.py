"""Notes on what of a table could not be read; they become findings."""

from __future__ import annotations

from extractors.layout.types import Cell, Grid, Note
from extractors.meaning.types import Column, Row
from models.box import Box

STAGE = "extract"


def table_note(grid: Grid, code: str, message: str, severity: str = "warning", box: Box | None = None) -> Note:
    """A note on the table as a whole, or on a part of its first page."""
    return Note(code, message, severity, grid.page, box or grid.box, STAGE)


def cell_note(grid: Grid, cell: Cell, code: str, message: str) -> Note:
    """A note on one cell."""
    return Note(code, message, "warning", cell.page or grid.page, cell.box or grid.box, STAGE)


def place_name(row: Row, column: Column) -> str:
    """Row and column of a cell, for a message."""
    return f'row "{row.label}", column "{column.header}"'
