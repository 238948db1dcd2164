"""From a grid to what its rows mean.

In order: header and body; the kind of the table; the years of its columns; its rows as measures, amounts,
activities, indicators or goals; the checks; notes on columns that were not understood; and the count of the
numbers that became values and of those that did not.
"""

from __future__ import annotations

from extractors.layout.types import Grid, Note
from extractors.meaning.budget import BudgetReading, read_budget
from extractors.meaning.cells import holds_number, read_number, text_of
from extractors.meaning.checks import check
from extractors.meaning.followup import read_followup
from extractors.meaning.kinds import decide
from extractors.meaning.measures import read_measures
from extractors.meaning.money import own_unit, unit_around
from extractors.meaning.notes import table_note
from extractors.meaning.parts import Parts, take_apart
from extractors.meaning.timing import settle
from extractors.meaning.types import Column, ColumnRole, Context, TableMeaning
from models.table import TableKind

#: Columns whose numbers are part of a name or a text.
_WORDS = (
    *(ColumnRole.NAME, ColumnRole.GROUP, ColumnRole.GOAL, ColumnRole.ACTIVITY),
    *(ColumnRole.COMMENT, ColumnRole.ANALYSIS, ColumnRole.RESPONSIBLE, ColumnRole.TIME_PLAN, ColumnRole.ROW_TIME),
)


def classify(grid: Grid, context: Context) -> TableKind:
    """The kind of a table."""
    return decide(take_apart(grid, context))


def understand(grid: Grid, context: Context) -> TableMeaning:
    """All that is read from a table. Raises nothing: what is not understood is left out, with a note."""
    parts = take_apart(grid, context)
    meaning = TableMeaning(decide(parts), parts.header.rows, parts.columns)
    if meaning.kind in (TableKind.MEASURE, TableKind.BUDGET):
        settle(parts.columns, meaning.kind, parts.over, context)
    if meaning.kind is TableKind.MEASURE:
        _measures(parts, meaning)
    elif meaning.kind is TableKind.BUDGET:
        _budget(parts, meaning)
    elif meaning.kind in (TableKind.ACTIVITY, TableKind.INDICATOR):
        _followup(parts, meaning)
    _count(parts, meaning)
    return meaning


def _measures(parts: Parts, meaning: TableMeaning) -> None:
    reading = read_measures(parts)
    meaning.measures, meaning.goals = reading.measures, reading.goals
    meaning.notes = [*_column_notes(parts), *reading.notes]
    meaning.numbers_read = reading.numbers


def _budget(parts: Parts, meaning: TableMeaning) -> None:
    reading = read_budget(parts)
    meaning.budget = reading.budget
    meaning.notes = [*_column_notes(parts), *reading.notes]
    if not reading.budget and not (own_unit(parts) or unit_around(parts)):
        message = "The table does not say which unit its amounts are in; none are taken."
        meaning.notes.append(table_note(parts.grid, "budget.unknown_unit", message))
    else:
        meaning.notes += _stageless(parts, reading)
        meaning.notes += check(parts, reading)
    meaning.numbers_read = len(reading.budget)


def _followup(parts: Parts, meaning: TableMeaning) -> None:
    reading = read_followup(parts, meaning.kind)
    meaning.activities, meaning.indicators = reading.activities, reading.indicators
    meaning.goals, meaning.notes = reading.goals, reading.notes
    for column in parts.with_role(ColumnRole.VALUE, ColumnRole.UNKNOWN):
        if column.index != parts.body.label and parts.numbers_in(column):
            message = f'The column "{column.header}" holds numbers beside texts; they are not taken.'
            meaning.notes.append(table_note(parts.grid, "table.unknown_column", message))
        elif (note := _unread_texts(parts, column)) is not None:
            meaning.notes.append(note)


def _column_notes(parts: Parts) -> list[Note]:
    """Notes on columns that are not understood, whose numbers give no values, or whose values have no year."""
    notes = []
    for column in parts.columns:
        if not parts.numbers_in(column) or column.index in (parts.body.label, parts.body.group):
            note = _unread_texts(parts, column)
            notes += [note] if note is not None and column.role is ColumnRole.UNKNOWN else []
            continue
        if column.refused is not None:
            notes.append(table_note(parts.grid, *column.refused, "info" if _known(column) else "warning"))
        elif column.role is ColumnRole.COUNT:
            message = f'The column "{column.header}" counts something beside other values; its numbers are not taken.'
            notes.append(table_note(parts.grid, "table.column_left_out", message, "info"))
        elif column.role is ColumnRole.UNKNOWN:
            message = f'The column "{column.header}" is not understood; its numbers are not taken.'
            notes.append(table_note(parts.grid, "table.unknown_column", message))
        elif column.gives_values and column.year is None and _lacks_year(parts, column):
            message = f'The column "{column.header}" names no year; its values are kept without one.'
            notes.append(table_note(parts.grid, "table.unknown_year", message, "info"))
    return notes


def _unread_texts(parts: Parts, column: Column) -> Note | None:
    """A note on a column of texts under a header that says nothing of what they are."""
    if column.index in (parts.body.label, parts.body.group) or not column.header or not any(parts.cells(column)):
        return None
    if column.when & {"goal"}:
        return None
    message = f'The column "{column.header}" is not understood; its texts are not taken.'
    return table_note(parts.grid, "table.unknown_column", message, "info")


def _lacks_year(parts: Parts, column: Column) -> bool:
    """Is there a value without a year of its own in the column?"""
    return any(
        holds_number(text := text_of(cell)) and read_number(text).year is None for _, cell in parts.cells(column)
    )


def _known(column: Column) -> bool:
    return column.refused is not None and column.refused[0] == "table.column_left_out"


def _stageless(parts: Parts, reading: BudgetReading) -> list[Note]:
    """Columns headed by a year alone whose rows do not say what the amounts are either."""
    notes = []
    for column in parts.columns:
        if column.gives_values and column.stage is None:
            left = [ln for ln in reading.lines if column.index in ln.amounts and ln.stage is None]
            if left:
                message = f'The column "{column.header}" says neither budget nor outcome; its amounts are not taken.'
                notes.append(table_note(parts.grid, "table.unknown_column", message))
    return notes


def _count(parts: Parts, meaning: TableMeaning) -> None:
    """Counts numbers outside labels and texts; a table that is not understood gets one note."""
    counted = [c for c in parts.columns if c.index != parts.body.label and c.role not in _WORDS]
    total = sum(1 for c in counted for row in parts.rows if holds_number(text_of(row.cells[c.index])))
    beyond = sum(1 for i in parts.body.cut for cell in parts.grid.rows[i] if holds_number(text_of(cell)))
    total += beyond
    if parts.body.cut:
        message = f"A second header stands inside the table; its {len(parts.body.cut)} last rows are not read."
        meaning.notes.append(table_note(parts.grid, "table.second_header", message))
    meaning.numbers_unread = max(total - meaning.numbers_read, 0)
    risks = bool(parts.with_role(ColumnRole.RISK))
    if meaning.kind is TableKind.OTHER and total and not risks:
        message = f"The header of a table with {total} numbers was not understood; no values are taken."
        meaning.notes.append(table_note(parts.grid, "table.not_understood", message))
