"""The rows of a measure table as measures with their values.

Each row with a name is a measure, with the values that `value_cells` reads from it; a row "Kvinnor" or "Män" under
it gives it values of these. A row without values is the heading of those that follow, or a measure without values.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.kolada.printed import printed_id
from corpus.lexicon import lexicon
from extractors.drafts import GoalDraft, MeasureDraft, Place, ValueDraft
from extractors.layout.types import Note
from extractors.meaning.cells import row_box, row_page, text_of
from extractors.meaning.goals import GoalColumns
from extractors.meaning.notes import table_note
from extractors.meaning.parts import Parts
from extractors.meaning.rows import is_group_row
from extractors.meaning.states import States
from extractors.meaning.types import ColumnRole, Row
from extractors.meaning.value_cells import Said, read_values, row_unit
from models.box import Box


@dataclass(slots=True)
class MeasureReading:
    measures: list[MeasureDraft] = field(default_factory=list)
    goals: list[GoalDraft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    #: Cells whose number was taken.
    numbers: int = 0


def read_measures(parts: Parts) -> MeasureReading:
    """Measures, the goals they belong to, and notes on what was left out. Columns must be settled."""
    reading = MeasureReading()
    goals = GoalColumns(parts)
    names = parts.with_role(ColumnRole.NAME)
    strong = bool(names) and "weak" not in names[-1].when
    group: str | None = None
    states = States(parts)
    for at, row in enumerate(parts.rows):
        following = parts.rows[at + 1] if at + 1 < len(parts.rows) else None
        if is_group_row(row, following, parts.body.label, strong):
            group = row.label
            continue
        goal = goals.of_row(row)
        said = read_values(parts, row)
        values = said.values
        reading.notes += said.notes
        if not row.label:
            _nameless(parts, row, values, reading.notes)
            continue
        split = lexicon("row_roles").concept(row.label)
        if split in ("women", "men") and reading.measures:
            reading.measures[-1].values += [_with_split(v, split) for v in values]
            reading.numbers += said.numbers
        elif values or (strong and len(row.label) > 1):
            measure = _measure(parts, row, said, row.group or group, goal)
            states.give(row, measure)
            reading.measures.append(measure)
            reading.numbers += said.numbers
    reading.notes += states.notes()
    reading.goals = goals.found
    for measure in reading.measures:
        _share_unit(measure)
    return reading


def _measure(parts: Parts, row: Row, said: Said, group: str | None, goal: GoalDraft | None) -> MeasureDraft:
    context = parts.context
    label = parts.body.label
    cell = row.cells[label] if label is not None else None
    box: Box | None = cell.box if cell is not None and cell.box is not None else row_box(row.cells)
    place = Place(
        (context.order, row.index), context.section, context.table, row_page(row.cells) or parts.grid.page, box
    )
    comments = parts.with_role(ColumnRole.COMMENT, ColumnRole.ANALYSIS)
    note = " ".join([*(t for c in comments if (t := text_of(row.cells[c.index]))), "; ".join(said.texts)]).strip()
    printed = printed_id(text_of(cell) for cell in row.cells)
    return MeasureDraft(
        row.label, place, said.values, group, row_unit(parts, row), kolada_id=printed, note=note or None, goal=goal
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
