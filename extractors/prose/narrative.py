"""Values of measures that are stated in running text, as drafts.

Read are paragraphs, list items, headings, captions, notes and boxes of one column; tables of more columns
are the table extractors'. A text is first looked at quickly; then lines of years and values are read by
`series`, and each sentence by `statements`. Precision goes before recall: see these two for what is left
out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.drafts import Flow, MeasureDraft, Place, ValueDraft
from extractors.layout.types import Role
from extractors.prose.anchors import may_state_values
from extractors.prose.names import goal_name, measure_name
from extractors.prose.sentences import Sentence, sentences
from extractors.prose.series import YearValue, goal_above, series_in, series_values
from extractors.prose.statements import Statement, statements
from models.box import Box
from models.measure import Origin, ValueKind

METHOD = "prose"
#: Places kept for the measures of one cell of a box.
_ROOM = 100
_TEXT_ROLES = (Role.PARAGRAPH, Role.LIST_ITEM, Role.HEADING, Role.CAPTION, Role.FOOTNOTE)


@dataclass(slots=True)
class Passage:
    """A text that is read as one: a block, or a cell of a box."""

    text: str
    block: int
    section: int | None
    page: int | None
    box: Box | None
    #: Place of a cell within its block, for the order of what is read.
    row: int = 0


Named = tuple[str, ValueDraft]


def narrative_measures(flow: Flow, default_year: int | None) -> list[MeasureDraft]:
    """The measures that running text gives values of, each with its values, in the order of the document.

    `default_year`: the document's year, used where a sentence names only a part of it ("per augusti"), and
    to tell the years to come from those gone by; None where it is not known. Raises nothing.
    """
    measures: list[MeasureDraft] = []
    known: dict[tuple[int | None, str], MeasureDraft] = {}
    above: list[Passage] = []
    for passage in _passages(flow):
        if above and above[-1].section != passage.section:
            above = []
        values = _series(passage, [p.text for p in above], default_year)
        if may_state_values(passage.text):
            values = [*_stated(flow, passage, default_year), *values]
        _add(measures, known, passage, values)
        above = [*above[-1:], passage]
    return measures


def _passages(flow: Flow) -> Iterator[Passage]:
    for index, block in enumerate(flow.blocks):
        if index in flow.outside:
            continue
        if block.grid is not None and block.grid.n_columns == 1:
            for row, cells in enumerate(block.grid.rows):
                for cell in (c for c in cells if c is not None):
                    page, box = (cell.page or block.page, cell.box) if cell.box else (block.page, block.box)
                    yield Passage(cell.text, index, block.section, page, box, row * _ROOM)
        elif block.role in _TEXT_ROLES:
            yield Passage(block.text, index, block.section, block.page, block.box)


def _stated(flow: Flow, passage: Passage, default_year: int | None) -> list[Named]:
    parts = sentences(_without_series(passage.text))
    return [
        (measure_name(flow, passage.block, parts, number), _draft(passage, part, statement))
        for number, part in enumerate(parts)
        for statement in statements(part.text, default_year)
    ]


def _without_series(text: str) -> str:
    for run in series_in(text):
        start, end = run[0].start, run[-1].end
        text = text[:start] + "." + " " * (end - start - 1) + text[end:]
    return text


def _draft(passage: Passage, part: Sentence, said: Statement) -> ValueDraft:
    return ValueDraft(
        said.kind,
        " ".join(part.text[said.start : said.end].split()).strip(" ,;"),
        Origin.TEXT,
        METHOD,
        said.confidence,
        said.year,
        said.part,
        said.split,
        said.comparator,
        said.span.value,
        said.span.unit,
        passage.page,
        passage.box,
    )


def _series(passage: Passage, above: list[str], default_year: int | None) -> list[Named]:
    """The values of lines of years, each named by the goal that it stands under."""
    values: list[Named] = []
    begin = 0
    for run in series_in(passage.text):
        goal = goal_above(passage.text[begin : run[0].start], above)
        begin = run[-1].end
        for item, kind, confidence in series_values(run, goal, default_year) if goal else []:
            values.append((goal_name(goal or ""), _series_draft(passage, item, kind, confidence)))
    return values


def _series_draft(passage: Passage, item: YearValue, kind: ValueKind, confidence: float) -> ValueDraft:
    return ValueDraft(
        kind,
        " ".join(passage.text[item.start : item.end].split()),
        Origin.TEXT,
        METHOD,
        confidence,
        year=item.year,
        comparator=item.span.comparator,
        value=item.span.value,
        unit=item.span.unit,
        page=passage.page,
        box=passage.box,
    )


def _add(
    measures: list[MeasureDraft],
    known: dict[tuple[int | None, str], MeasureDraft],
    passage: Passage,
    values: list[Named],
) -> None:
    """Adds the values to the measures of the same name in the section, or to new ones; `known` has all by both."""
    for number, (name, value) in enumerate(values):
        key = (passage.section, name.casefold())
        measure = known.get(key)
        if measure is None:
            place = Place((passage.block, passage.row + number), passage.section, None, passage.page, passage.box)
            measure = known[key] = MeasureDraft(name, place)
            measures.append(measure)
        measure.values.append(value)
        units = {value.unit for value in measure.values}
        measure.unit = units.pop() if len(units) == 1 else None
