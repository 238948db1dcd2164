"""A table taken apart: grid, header and body, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.layout.types import Cell, Grid
from extractors.meaning.cells import holds_number, text_of
from extractors.meaning.header import Header, read_header
from extractors.meaning.rows import Body, read_body
from extractors.meaning.timing import short
from extractors.meaning.types import Column, ColumnRole, Context, Row
from models.measure import ValueKind


@dataclass(slots=True)
class Parts:
    """What the steps after the header work on."""

    grid: Grid
    header: Header
    body: Body
    context: Context

    @property
    def columns(self) -> list[Column]:
        return self.header.columns

    @property
    def rows(self) -> list[Row]:
        return self.body.rows

    @property
    def over(self) -> list[str]:
        """What stands over the table, nearest first."""
        context = self.context
        texts = [*self.header.titles, self.grid.caption or "", context.label or "", short(context.before)]
        return [t for t in texts if t]

    def with_role(self, *roles: ColumnRole) -> list[Column]:
        return [c for c in self.columns if c.role in roles]

    def first(self, role: ColumnRole) -> Column | None:
        return next(iter(self.with_role(role)), None)

    def cells(self, column: Column) -> Iterator[tuple[Row, Cell]]:
        """The cells of a column that hold text, with their rows."""
        for row in self.rows:
            cell = row.cells[column.index]
            if cell is not None and text_of(cell):
                yield row, cell

    def numbers_in(self, column: Column) -> int:
        return sum(1 for _, cell in self.cells(column) if holds_number(text_of(cell)))

    def is_numeric(self, column: Column) -> bool:
        """Are most filled cells of the column numbers?"""
        filled = sum(1 for _ in self.cells(column))
        return 2 * self.numbers_in(column) > filled


def take_apart(grid: Grid, context: Context) -> Parts:
    """Header and body of a grid, with goal and target columns told apart by what their cells hold."""
    header = read_header(grid)
    parts = Parts(grid, header, read_body(grid, header), context)
    if _tell_goals_from_targets(parts):
        parts.body = read_body(grid, header)
    return parts


def _tell_goals_from_targets(parts: Parts) -> bool:
    """ "Mål" over numbers beside a name is a target, "Mål 2022" over sentences is a goal. Says if one changed."""
    changed = False
    named = parts.with_role(ColumnRole.NAME)
    for column in parts.columns:
        if column.role is ColumnRole.GOAL and column.goal_kind is None and named and _mostly_numbers(parts, column):
            column.role, column.kind = ColumnRole.VALUE, ValueKind.TARGET
            changed = True
        elif "goal" in column.when and not named and any(parts.cells(column)) and not parts.numbers_in(column):
            column.role, column.kind = ColumnRole.GOAL, None
            changed = True
    return changed


def _mostly_numbers(parts: Parts, column: Column) -> bool:
    return parts.numbers_in(column) > 0 and parts.is_numeric(column)
