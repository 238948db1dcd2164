"""The cells of a row of measures as values.

An empty cell or a lone dash gives nothing. A number gives a value; women and men in one cell give two. A unit is taken,
in order, from the cell, the unit column, the column's header and the end of the name. Words without a number ("bättre
än förra året", "2 av 8", "80–85") are kept as texts. A cell that cannot be trusted (two numbers, marked by the
reader, merged over several places, a year among other numbers) gives a note and no value.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.drafts import ValueDraft
from extractors.layout.types import Cell, Note
from extractors.meaning.cells import is_blank, is_year, read_number, text_of
from extractors.meaning.notes import cell_note, place_name
from extractors.meaning.parts import Parts
from extractors.meaning.row_time import row_time, settled
from extractors.meaning.rows import merged_value
from extractors.meaning.types import Column, ColumnRole, Row
from extractors.values.numbers import SHARE, CellValue
from extractors.values.numerals import RANGE
from extractors.values.splits import order_of, split_values
from extractors.values.units import parse_unit, whole_unit
from models.measure import Origin
from models.period import Period

_CARRIED_GROUP, _ABOUT = 0.98, 0.8
_YEAR_SPREAD = 2.0
#: More letters than these are a sentence about the value.
_LONGEST_TEXT = 60


@dataclass(slots=True)
class Said:
    """What the cells of a row say: values, texts that are no single number ("Mål 2025: 80–85"), and notes."""

    values: list[ValueDraft] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    #: Cells whose number was taken.
    numbers: int = 0


def read_values(parts: Parts, row: Row) -> Said:
    """The values of a row; columns must be settled."""
    said = Said()
    unit, order = row_unit(parts, row), order_of(row.label)
    for column in parts.columns:
        cell = row.cells[column.index]
        if not column.gives_values or cell is None or is_blank(text_of(cell)):
            continue
        named = unit or column.unit or _name_unit(row.label)
        pair = split_values(text_of(cell), column.splits or order)
        if pair is not None and cell.doubt is None and not merged_value(cell, row, parts.body.label):
            said.values += [_value(parts, row, column, cell, found, named) for found in pair]
            said.numbers += 1
        else:
            _one(parts, row, column, cell, named, said)
    return said


def _one(parts: Parts, row: Row, column: Column, cell: Cell, unit: str | None, said: Said) -> None:
    """One value, a text, or a note why there is none."""
    text = text_of(cell)
    found = read_number(text)
    if (doubt := _doubt(parts, row, column, cell, found)) is not None:
        code, why = doubt
        message = f"No value was taken from {place_name(row, column)}: {why}."
        said.notes.append(cell_note(parts.grid, cell, code, message))
    elif found.value is not None or found.comparator is not None:
        said.values.append(_value(parts, row, column, cell, found, unit))
        said.numbers += found.value is not None
    words = found.value is None and found.comparator is None and not found.nil and found.doubt in (None, SHARE, RANGE)
    if words and cell.doubt is None and len(text) <= _LONGEST_TEXT:
        said.texts.append(f"{column.header}: {text}")


def row_unit(parts: Parts, row: Row) -> str | None:
    """The unit of the unit column, as printed where it is no unit that is known."""
    column = parts.first(ColumnRole.UNIT)
    if column is None or column.index == parts.body.label:
        return None
    text = text_of(row.cells[column.index])
    return None if is_blank(text) else whole_unit(text) or text


def _name_unit(name: str) -> str | None:
    """The unit that a name ends with, in brackets or after a comma."""
    name = name.rstrip(" .*")
    if name.endswith((")", "]", "%")):
        return parse_unit(name)
    _, comma, last = name.rpartition(",")
    return whole_unit(last.strip()) if comma else None


def _doubt(parts: Parts, row: Row, column: Column, cell: Cell, found: CellValue) -> tuple[str, str] | None:
    """Why no value is taken from a cell, as (code, reason)."""
    text = text_of(cell)
    if cell.doubt is not None:
        return "table.doubtful_cell", f'{cell.doubt} ("{text}")'
    if found.doubt is not None:
        code = "table.two_numbers_in_cell" if "two" in found.doubt else "table.doubtful_number"
        return code, f'{found.doubt} ("{text}")'
    if found.value is not None and merged_value(cell, row, parts.body.label):
        return "table.merged_value", f'"{text}" stands over several columns or rows'
    if found.value is not None and column.splits and found.split is None:
        return "table.doubtful_number", f'"{text}" is one number where the header names women and men'
    if found.year is None and settled(column, row_time(parts.columns, row)) is None:
        return "table.unknown_year", f'its row speaks of another year than "{column.header}"'
    if is_year(text) and not _among_like(parts, row, found.value or 0.0):
        return "table.year_as_value", f'"{text}" may be a year'
    return None


def _among_like(parts: Parts, row: Row, value: float) -> bool:
    """Is another value of the row of the same size, and no year itself?"""
    texts = [text_of(row.cells[c.index]) for c in parts.columns if c.gives_values]
    others = [v for t in texts if not is_blank(t) and not is_year(t) and (v := read_number(t).value) is not None]
    return any(value / _YEAR_SPREAD <= abs(other) <= value * _YEAR_SPREAD for other in others)


def _value(parts: Parts, row: Row, column: Column, cell: Cell, found: CellValue, unit: str | None) -> ValueDraft:
    assert column.kind is not None  # settled columns that give values have a kind
    time = settled(column, row_time(parts.columns, row)) or Period(column.year, column.period)
    trust = column.trust if found.year is None and time.year == column.year else 1.0
    trust *= (_CARRIED_GROUP if row.group_carried else 1.0) * (_ABOUT if found.about else 1.0)
    own_period = found.period or (None if found.year not in (None, time.year) else time.part)
    return ValueDraft(
        kind=column.kind,
        raw=text_of(cell),
        origin=Origin.TABLE,
        method=parts.grid.method.value,
        confidence=round(parts.grid.confidence * trust, 3),
        year=found.year or time.year,
        period=own_period,
        split=found.split or column.split,
        comparator=found.comparator,
        value=found.value,
        unit=(found.unit or unit) if found.value is not None else None,
        page=cell.page or parts.grid.page,
        box=cell.box,
    )
