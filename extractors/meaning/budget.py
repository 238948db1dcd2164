"""The rows of a budget table as amounts.

First all cells are read into `Amounts`; then each gets its stage (the row's, where the row is called Budget
or Avvikelse, else the column's) and its side: the column's; for a table of income and cost the row's, or that
of the sum that the row is proven to belong to; else net. An amount without unit, stage or side is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.drafts import BudgetDraft, Place
from extractors.layout.types import Cell, Note
from extractors.meaning.cells import holds_number, is_blank, read_number, text_of
from extractors.meaning.deviation_sides import settle_sides
from extractors.meaning.money import own_unit, unit_around
from extractors.meaning.notes import cell_note, place_name, table_note
from extractors.meaning.parts import Parts
from extractors.meaning.row_roles import RowRole, read_row_label
from extractors.meaning.rows import is_alone, merged_value
from extractors.meaning.sums import adds_up, step_of
from extractors.meaning.types import Column, Row
from extractors.values.units import is_money
from models.budget import KRONOR, Side, Stage

_ABOUT = 0.8
_UNCERTAIN_SIDE = 0.95


@dataclass(slots=True)
class Line:
    """A row of amounts: by column index its value, and the columns where a number could not be read."""

    row: Row
    role: RowRole
    amounts: dict[int, float] = field(default_factory=dict)
    cells: dict[int, Cell] = field(default_factory=dict)
    unread: set[int] = field(default_factory=set)
    side: Side | None = None
    stage: Stage | None = None
    heading: bool = False


@dataclass(slots=True)
class BudgetReading:
    budget: list[BudgetDraft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    #: True for a table whose rows are income, cost and result; False for one of areas.
    account: bool = False


def read_budget(parts: Parts) -> BudgetReading:
    """Amounts and notes. Columns must be settled; `lines` holds what the checks need."""
    reading = BudgetReading()
    unit = own_unit(parts) or unit_around(parts)
    reading.lines = [_line(parts, row, reading.notes) for row in parts.rows]
    settle_sides(parts, [line.amounts for line in reading.lines])
    reading.account = _is_account(reading.lines)
    if reading.account:
        _prove_sides(reading.lines)
    for line in reading.lines:
        _draft_line(parts, line, unit, reading)
    return reading


def _line(parts: Parts, row: Row, notes: list[Note]) -> Line:
    role = read_row_label(row.label)
    line = Line(row, role, side=role.side, stage=role.stage, heading=is_alone(row, parts.body.label))
    for column in parts.columns:
        cell = row.cells[column.index]
        if not column.gives_values or cell is None or is_blank(text_of(cell)):
            continue
        text = text_of(cell)
        found = read_number(text)
        why = _doubt(parts, row, cell, found.doubt)
        if why is not None:
            code = "table.two_numbers_in_cell" if "two" in why else "table.doubtful_number"
            notes.append(
                cell_note(parts.grid, cell, code, f"No amount was taken from {place_name(row, column)}: {why}.")
            )
            line.unread.add(column.index)
        elif found.value is not None and found.comparator is None and (found.unit is None or is_money(found.unit)):
            line.amounts[column.index] = found.value
            line.cells[column.index] = cell
        elif holds_number(text):
            line.unread.add(column.index)
    return line


def _doubt(parts: Parts, row: Row, cell: Cell, doubt: str | None) -> str | None:
    why = cell.doubt or doubt
    if why is None and merged_value(cell, row, parts.body.label) and holds_number(text_of(cell)):
        why = "it stands over several columns or rows"
    return None if why is None else f'{why} ("{text_of(cell)}")'


def _is_account(lines: list[Line]) -> bool:
    """A plain row of income or cost, and a row of the other side or a net row."""
    sides = {line.role.side for line in lines}
    net = any(line.role.side is Side.NET and line.role.total for line in lines)
    return any(line.role.core for line in lines) and (net or {Side.INCOME, Side.COST} <= sides)


def _prove_sides(lines: list[Line]) -> None:
    """Rows that add up to "Summa kostnader" in every column are costs."""
    block: list[Line] = []
    for line in lines:
        if line.heading or line.stage is not None:
            block = []
        elif line.role.total:
            if line.side in (Side.COST, Side.INCOME) and len(block) > 1 and _all_add_up(block, line):
                for part in block:
                    part.side = part.side or line.side
            block = []
        elif not line.role.part and not line.role.no_amount:
            block.append(line)
    whole: Side | None = None
    for line in lines:
        line.side = line.side or line.role.hint
        if not line.role.part:
            whole = None if line.heading or line.side is Side.NET else line.side
        elif line.side is None and line.stage is None:
            line.side = whole  # "varav personal" under "Kostnader"


def _all_add_up(block: list[Line], total: Line) -> bool:
    """Do the rows add up to the total in each column that it has, with something to add in one of them?"""
    if any(part.unread for part in block) or total.unread or not total.amounts:
        return False
    sums = {c: [part.amounts.get(c, 0.0) for part in block] for c in total.amounts}
    step = step_of(text_of(cell) for part in [*block, total] for cell in part.cells.values())
    return any(total.amounts.values()) and all(adds_up(sums[c], v, step) for c, v in total.amounts.items())


def _draft_line(parts: Parts, line: Line, table_unit: str | None, reading: BudgetReading) -> None:
    why = _no_line(line, reading.account)
    if line.amounts and why is not None:
        code, message = why
        text = f'The row "{line.row.label}" {message}; its numbers are no budget lines.'
        reading.notes.append(table_note(parts.grid, code, text, "info", next(iter(line.cells.values())).box))
        return
    for index, amount in sorted(line.amounts.items()):
        column = parts.columns[index]
        draft = _draft(parts, line, column, amount, table_unit, reading.account)
        if draft is not None:
            reading.budget.append(draft)


def _no_line(line: Line, account: bool) -> tuple[str, str] | None:
    """Why a row gives no lines, as (code, message)."""
    if not line.row.label:
        return "table.row_without_name", "has no label"
    if line.role.no_amount:
        return "budget.no_amount", "is a stock, a count or an amount per something"
    if account and line.side is None and line.stage is None and not line.role.total:
        return "budget.unknown_side", "is neither told to be income nor cost"
    return None


def _draft(
    parts: Parts, line: Line, column: Column, amount: float, table_unit: str | None, account: bool
) -> BudgetDraft | None:
    cell, context, grid = line.cells[column.index], parts.context, parts.grid
    found = read_number(text_of(cell))
    unit = found.unit or line.role.unit or (column.unit if is_money(column.unit) else None) or table_unit
    stage = line.stage or column.stage
    side = _side(line, column, account)
    if stage is None or side is None or not column.gives_values:
        return None
    if unit not in KRONOR or column.unit not in (None, *KRONOR):
        return None
    trust = column.trust * (_ABOUT if found.about else 1.0)
    trust *= _UNCERTAIN_SIDE if account and line.role.side is None and column.side is None else 1.0
    place = Place((context.order, line.row.index), context.section, context.table, cell.page or grid.page, cell.box)
    return BudgetDraft(
        area=_area(parts, line),
        is_total=line.role.total,
        year=column.year,
        stage=stage,
        side=side,
        amount=amount,
        unit=unit,
        raw=text_of(cell),
        place=place,
        method=grid.method.value,
        confidence=round(grid.confidence * trust, 3),
        period=column.period,
    )


def _side(line: Line, column: Column, account: bool) -> Side | None:
    """The column's side, the row's where the rows are income and cost, else net; None where the two disagree."""
    row = (line.side or Side.NET) if account or line.role.core else Side.NET
    if column.side is None:
        return row
    return column.side if row in (Side.NET, column.side) else None


def _area(parts: Parts, line: Line) -> str:
    """The row's label; where it is a plain "Intäkter" or "Kostnader" beside an area, the area."""
    row = line.row
    beside = parts.body.group is not None and row.group is not None
    return row.group if beside and row.group and (line.role.core or line.role.side is Side.NET) else row.label
