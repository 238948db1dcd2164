"""Values of measures that are stated in running text, as drafts.

Read are paragraphs, list items, headings and boxes of one column; tables of more columns are the table
extractors'. A text is first looked at quickly; then lines of years and values are read by `series`, and each
sentence by `statements`. Precision goes before recall: see these two for what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.drafts import Flow, MeasureDraft, Place, ValueDraft
from extractors.layout.types import Role
from extractors.prose.anchors import may_state_values
from extractors.prose.names import measure_name, trimmed
from extractors.prose.sentences import Sentence, sentences
from extractors.prose.series import goal_above, series_in, series_values
from extractors.prose.statements import Statement, statements
from models.box import Box
from models.measure import Origin

METHOD = "prose"
_TEXT_ROLES = (Role.PARAGRAPH, Role.LIST_ITEM, Role.HEADING)


@dataclass(slots=True)
class Passage:
    """A text that is read as one: a block, or a cell of a box."""

    text: str
    block: int
    section: int | None
    page: int | None
    box: Box | None


Named = tuple[str, ValueDraft]


def narrative_measures(flow: Flow, default_year: int | None) -> list[MeasureDraft]:
    """The measures that running text gives values of, each with its values, in the order of the document.

    `default_year`: the document's year, used where a sentence names only a part of it ("per augusti"), and
    to tell the years to come from those gone by; None where it is not known. Raises nothing.
    """
    measures: list[MeasureDraft] = []
    above: list[Passage] = []
    for passage in _passages(flow):
        if above and above[-1].section != passage.section:
            above = []
        values = _series(passage, [p.text for p in above], default_year)
        if may_state_values(passage.text):
            values = [*_stated(flow, passage, default_year), *values]
        measures += _grouped(passage, values)
        above = [*above[-1:], passage]
    return measures


def _passages(flow: Flow) -> Iterator[Passage]:
    for index, block in enumerate(flow.blocks):
        if block.grid is not None and block.grid.n_columns == 1:
            cells = [cell for row in block.grid.rows for cell in row if cell is not None]
            yield from (
                Passage(c.text, index, block.section, c.page or block.page, c.box or block.box) for c in cells
            )
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
    series = series_in(text)
    if not series:
        return text
    start, end = series[0].start, series[-1].end
    return text[:start] + " " * (end - start) + text[end:]


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
    """The values of a line of years, named by the goal that it stands under."""
    series = series_in(passage.text)
    goal = goal_above(passage.text[: series[0].start], above) if series else None
    if goal is None:
        return []
    return [
        (
            trimmed(goal),
            ValueDraft(
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
            ),
        )
        for item, kind, confidence in series_values(series, goal, default_year)
    ]


def _grouped(passage: Passage, values: list[Named]) -> list[MeasureDraft]:
    """One measure for each name, with the unit that all its values share."""
    measures: dict[str, MeasureDraft] = {}
    for name, value in values:
        place = Place((passage.block, len(measures)), passage.section, None, passage.page, passage.box)
        measures.setdefault(name, MeasureDraft(name, place)).values.append(value)
    for measure in measures.values():
        units = {value.unit for value in measure.values}
        measure.unit = units.pop() if len(units) == 1 else None
    return list(measures.values())
