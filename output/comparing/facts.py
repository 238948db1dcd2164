"""What the report says, as plain data: light, since a report holds thousands of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

#: Values that were read with less confidence are shown as uncertain.
SURE = 0.8


class Use(StrEnum):
    """What a document is used for."""

    #: Its goals, global goals and budget are counted.
    COUNTED = "counted"
    #: There is a newer one of its kind; only its outcomes and targets are used, as earlier years.
    EARLIER = "earlier"
    #: Another file with the same document.
    COPY = "copy"
    #: A proposal, a party's budget, an audit, a paper of a meeting, or of an unknown kind.
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Ref:
    """Where something stands: the mark of its document, its page, and its row in the database."""

    mark: str
    page: int | None
    table: str
    id: str


@dataclass(frozen=True, slots=True)
class Doc:
    """A document of a side."""

    mark: str
    use: Use
    id: str
    path: str
    title: str | None
    body: str | None
    body_family: str | None
    policy_area: str | None
    type: str
    year: int | None
    period: str | None
    standing: str | None
    pages: int
    pages_read: int
    pages_ocr: int
    tables_unread: int
    numbers_read: int
    numbers_unread: int
    certainty: str

    @property
    def name(self) -> str:
        return self.title or PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class GoalFact:
    """A goal in its tree; `depth` 0 stands at the top."""

    id: str
    depth: int
    kind: str
    local_term: str | None
    text: str
    status: str | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class SdgFact:
    sdg: int
    mention: str
    target: str | None
    goal_id: str | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class ValueFact:
    """An outcome or a target of a measure."""

    kind: str
    year: int | None
    period: str | None
    split: str | None
    comparator: str | None
    value: float | None
    unit: str | None
    raw: str
    confidence: float
    ref: Ref
    #: How OCR gave it; None where it is the file's own words.
    ocr: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureFact:
    id: str
    name: str
    group_name: str | None
    unit: str | None
    kolada_id: str | None
    goal_id: str | None
    body_family: str | None
    ref: Ref
    values: list[ValueFact] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AmountFact:
    """An amount in kronor, with the document's own sign."""

    area: str
    is_total: bool
    year: int | None
    period: str | None
    stage: str
    side: str
    amount_sek: float
    confidence: float
    policy_area: str | None
    body: str | None
    ref: Ref
    #: How OCR gave it; None where it is the file's own words.
    ocr: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One of those that are compared, with what was read of its documents."""

    letter: str
    name: str
    municipality: str | None
    population_class: str | None
    documents: list[Doc]
    goals: dict[str, list[GoalFact]]
    sdgs: list[SdgFact]
    measures: list[MeasureFact]
    amounts: list[AmountFact]

    @property
    def counted(self) -> list[Doc]:
        return [document for document in self.documents if document.use == Use.COUNTED]

    @property
    def all_goals(self) -> list[GoalFact]:
        return [goal for goals in self.goals.values() for goal in goals]

    @property
    def counted_measures(self) -> list[MeasureFact]:
        marks = {document.mark for document in self.counted}
        return [measure for measure in self.measures if measure.ref.mark in marks]

    def measures_with(self, kind: str) -> int:
        """How many of the counted measures have a value of the kind."""
        return sum(any(value.kind == kind for value in measure.values) for measure in self.counted_measures)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two goals that are alike. `words` is how many words both have, of how many."""

    sides: tuple[int, int]
    left: GoalFact
    right: GoalFact
    score: float
    same: bool
    words: tuple[int, int]
    sdgs: tuple[int, ...]
    kolada: tuple[str, ...]
    #: kept, reworded or target_changed, where the one document follows the other.
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """What two or more sides measure: for each side its measures, none where it has none."""

    name: str
    kolada_id: str | None
    sides: tuple[tuple[MeasureFact, ...], ...]
    #: Of each side, the values by (year, period, split, kind), the newest document's where there are several.
    values: tuple[dict[tuple[int | None, str | None, str | None, str], ValueFact], ...]
    units: tuple[str, ...]

    @property
    def drawn(self) -> bool:
        """Can the sides be drawn in one chart: is there one unit, and an outcome or target of whole years?"""
        return len(self.units) <= 1 and any(plotted(value) for side in self.values for value in side.values())


def plotted(value: ValueFact) -> bool:
    """Can the value be a point: a number for a whole year and for women and men together?"""
    return value.value is not None and value.year is not None and value.period is None and value.split is None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """Amounts with the same label, year, stage and side of account; one list per side of the comparison."""

    year: int | None
    period: str | None
    stage: str
    side: str
    is_total: bool
    label: str
    amounts: tuple[tuple[AmountFact, ...], ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that may not be compared: what it concerns, why (key and values of a text), and where it stands."""

    topic: str
    key: str
    values: Mapping[str, object]
    refs: tuple[Ref, ...] = ()
    #: Does it concern the comparison as a whole?
    main: bool = False


@dataclass(frozen=True, slots=True)
class SdgName:
    sdg: int
    name_sv: str
    name_en: str
    color: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a comparison says."""

    parties: list[Party]
    sdg_names: list[SdgName]
    pairs: list[Pair]
    shared: list[SharedMeasure]
    #: By policy area; None for documents whose body tells none.
    budgets: list[tuple[str | None, list[BudgetRow]]]
    cautions: list[Caution]
