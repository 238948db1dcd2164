"""A table taken apart: grid, header and body, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.layout.types import Cell, Grid
from extractors.meaning.cells import holds_number, text_of
from extractors.meaning.header import Header, read_header
from extractors.meaning.placing import place_marks
from extractors.meaning.row_time import is_time_column
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
    """Header and body of a grid; what the cells hold tells labels from values, and goals from targets."""
    header = read_header(grid)
    if context.legend.marks:
        place_marks(grid, header.columns, header.rows, context.legend.marks)
    parts = Parts(grid, header, read_body(grid, header), context)
    labelled = _find_label_under_value(parts)
    if _tell_goals_from_targets(parts) or labelled:
        parts.body = read_body(grid, header)
    _refuse_second_table(parts)
    _find_row_time(parts)
    return parts


def _find_row_time(parts: Parts) -> None:
    """A column that is not understood and holds nothing but times says when the values of its rows were measured."""
    named = (parts.body.label, parts.body.group)
    for column in parts.with_role(ColumnRole.UNKNOWN):
        if column.index not in named and column.header and is_time_column([cell for _, cell in parts.cells(column)]):
            column.role = ColumnRole.ROW_TIME


def _refuse_second_table(parts: Parts) -> None:
    """Values right of a second name column belong to that name, not to the first."""
    label = parts.body.label
    second = next((c.index for c in parts.with_role(ColumnRole.NAME) if label is not None and c.index > label), None)
    for column in parts.columns:
        if second is not None and column.index > second and column.role is ColumnRole.VALUE:
            message = f'The column "{column.header}" belongs to a second table beside the first; it gives no values.'
            column.refused = ("table.column_left_out", message)


def _find_label_under_value(parts: Parts) -> bool:
    """ "Nettokostnad, mnkr" over the labels of the rows says what all amounts are; its stage and side stay with it."""
    first = next(iter(parts.columns), None)
    if first is None or first.role is not ColumnRole.VALUE or first.year is not None:
        return False
    if not any(parts.cells(first)) or parts.numbers_in(first):
        return False
    first.role, first.refused = ColumnRole.GROUP, None
    return True


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
