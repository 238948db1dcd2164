"""The rows of a measure table as measures with their values.

Each row with a name is a measure; an empty cell or a lone dash gives no value, words give none either. A
unit is taken, in order, from the cell, the unit column, the column's header and the end of the name. A cell
that cannot be trusted (two numbers, marked by the reader, merged over several places, a year among other
numbers) gives a note and no value.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.lexicon import lexicon
from extractors.drafts import GoalDraft, MeasureDraft, Place, ValueDraft
from extractors.layout.types import Cell, Note
from extractors.meaning.cells import is_blank, is_year, read_number, row_box, row_page, text_of
from extractors.meaning.goals import GoalColumns
from extractors.meaning.notes import cell_note, place_name, table_note
from extractors.meaning.parts import Parts
from extractors.meaning.rows import is_group_row, merged_value
from extractors.meaning.types import Column, ColumnRole, Row
from extractors.values.numbers import CellValue
from extractors.values.units import parse_unit, whole_unit
from models.box import Box
from models.measure import Origin

_CARRIED_GROUP, _ABOUT = 0.98, 0.8
_YEAR_SPREAD = 2.0


@dataclass(slots=True)
class MeasureReading:
    measures: list[MeasureDraft] = field(default_factory=list)
    goals: list[GoalDraft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_measures(parts: Parts) -> MeasureReading:
    """Measures, the goals they belong to, and notes on what was left out. Columns must be settled."""
    reading = MeasureReading()
    goals = GoalColumns(parts)
    names = parts.with_role(ColumnRole.NAME)
    strong = bool(names) and "weak" not in names[-1].when
    group: str | None = None
    for at, row in enumerate(parts.rows):
        following = parts.rows[at + 1] if at + 1 < len(parts.rows) else None
        if is_group_row(row, following, parts.body.label, strong):
            group = row.label
            continue
        goal = goals.of_row(row)
        values = _values(parts, row, reading.notes)
        if not row.label:
            _nameless(parts, row, values, reading.notes)
            continue
        split = lexicon("row_roles").concept(row.label)
        if split in ("women", "men") and reading.measures:
            reading.measures[-1].values += [_with_split(v, split) for v in values]
        elif values or (strong and len(row.label) > 1):
            reading.measures.append(_measure(parts, row, values, row.group or group, goal))
    reading.goals = goals.found
    for measure in reading.measures:
        _share_unit(measure)
    return reading


def _measure(
    parts: Parts, row: Row, values: list[ValueDraft], group: str | None, goal: GoalDraft | None
) -> MeasureDraft:
    context = parts.context
    label = parts.body.label
    cell = row.cells[label] if label is not None else None
    box: Box | None = cell.box if cell is not None and cell.box is not None else row_box(row.cells)
    place = Place(
        (context.order, row.index), context.section, context.table, row_page(row.cells) or parts.grid.page, box
    )
    note = " ".join(t for c in parts.with_role(ColumnRole.COMMENT, ColumnRole.ANALYSIS) if (t := _text(row, c)))
    return MeasureDraft(row.label, place, values, group, _row_unit(parts, row), note=note or None, goal=goal)


def _text(row: Row, column: Column) -> str:
    return text_of(row.cells[column.index])


def _row_unit(parts: Parts, row: Row) -> str | None:
    """The unit of the unit column, as printed where it is no unit that is known."""
    column = parts.first(ColumnRole.UNIT)
    if column is None or column.index == parts.body.label:
        return None
    text = _text(row, column)
    return None if is_blank(text) else whole_unit(text) or text


def _name_unit(name: str) -> str | None:
    """The unit in brackets that a name ends with."""
    return parse_unit(name) if name.rstrip(" .*").endswith((")", "]", "%")) else None


def _values(parts: Parts, row: Row, notes: list[Note]) -> list[ValueDraft]:
    unit = _row_unit(parts, row) or None
    values = []
    for column in parts.columns:
        cell = row.cells[column.index]
        if not column.gives_values or cell is None or is_blank(text_of(cell)):
            continue
        found = read_number(text_of(cell))
        if (doubt := _doubt(parts, row, cell, found)) is not None:
            code, why = doubt
            notes.append(
                cell_note(parts.grid, cell, code, f"No value was taken from {place_name(row, column)}: {why}.")
            )
        elif found.value is not None or found.comparator is not None:
            values.append(_value(parts, row, column, cell, found, unit or column.unit or _name_unit(row.label)))
    return values


def _doubt(parts: Parts, row: Row, cell: Cell, found: CellValue) -> tuple[str, str] | None:
    """Why no value is taken from a cell, as (code, reason)."""
    text = text_of(cell)
    if cell.doubt is not None:
        return "table.doubtful_cell", f'{cell.doubt} ("{text}")'
    if found.doubt is not None:
        code = "table.two_numbers_in_cell" if "two" in found.doubt else "table.doubtful_number"
        return code, f'{found.doubt} ("{text}")'
    if found.value is not None and merged_value(cell, row, parts.body.label):
        return "table.merged_value", f'"{text}" stands over several columns or rows'
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
    trust = column.trust if found.year is None else 1.0
    trust *= (_CARRIED_GROUP if row.group_carried else 1.0) * (_ABOUT if found.about else 1.0)
    return ValueDraft(
        kind=column.kind,
        raw=text_of(cell),
        origin=Origin.TABLE,
        method=parts.grid.method.value,
        confidence=round(parts.grid.confidence * trust, 3),
        year=found.year or column.year,
        period=column.period if found.year in (None, column.year) else None,
        split=found.split or column.split,
        comparator=found.comparator,
        value=found.value,
        unit=(found.unit or unit) if found.value is not None else None,
        page=cell.page or parts.grid.page,
        box=cell.box,
    )


def _with_split(value: ValueDraft, split: str) -> ValueDraft:
    value.split = split
    return value


def _nameless(parts: Parts, row: Row, values: list[ValueDraft], notes: list[Note]) -> None:
    if values:
        message = f"Row {row.index + 1} of a table of measures has values but no name; none are taken."
        notes.append(table_note(parts.grid, "table.row_without_name", message, box=row_box(row.cells)))


def _share_unit(measure: MeasureDraft) -> None:
    """The unit of a measure is the one that all its values have."""
    units = {v.unit for v in measure.values if v.value is not None}
    if len(units) == 1:
        measure.unit = units.pop()
