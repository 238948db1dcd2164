"""The time of a row: a column beside the values ("Period") whose cells each say a year or a part of one.

It is the time of the outcomes whose column says none of its own; another kind of value whose time was carried into the
table is left out where the row speaks of another year.
"""

from __future__ import annotations

from corpus.periods import find_periods
from extractors.layout.types import Cell
from extractors.meaning.cells import is_blank, text_of
from extractors.meaning.types import Column, ColumnRole, Row
from models.measure import ValueKind
from models.period import Period

#: A longer text says more than a time.
_LONGEST = 30


def time_of(cell: Cell | None) -> Period | None:
    """The time that a cell says and nothing else: a year, or a part of one with its year."""
    text = text_of(cell)
    if is_blank(text) or len(text) > _LONGEST:
        return None
    found = find_periods(text)
    words = text
    for _, _, _, raw in found:
        words = words.replace(raw, "", 1)
    years = {period.year for period, *_ in found if period.year}
    parts = {period.part for period, *_ in found if period.part}
    if len(years) != 1 or len(parts) > 1 or any(char.isalnum() for char in words):
        return None
    return Period(years.pop(), parts.pop() if parts else None)


def is_time_column(cells: list[Cell]) -> bool:
    """Do all cells that hold something say a time?"""
    return bool(cells) and all(time_of(cell) is not None for cell in cells)


def row_time(columns: list[Column], row: Row) -> Period | None:
    """The time that the row says, where it has a column for that."""
    times = [time for c in columns if c.role is ColumnRole.ROW_TIME and (time := time_of(row.cells[c.index]))]
    return times[0] if len(times) == 1 else None


def settled(column: Column, time: Period | None) -> Period | None:
    """Year and part of a value of the column in a row of that time; None where they contradict each other."""
    own = Period(column.year, column.period)
    if time is None or column.trust == 1.0:
        return own
    if column.kind is ValueKind.OUTCOME:
        return time
    return own if column.year in (None, time.year) else None
