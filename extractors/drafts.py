"""What extractors hand on: entities before they have ids.

A draft points at other drafts and at sections and tables by index; the identify stage gives all of them
their deterministic ids. `order` is (index of the block in the flow, row or place within it) and decides
the position in the document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.lexicon import normal
from extractors.layout.types import Block, Grid, Note
from extractors.legend import Legend
from models.base import Ocr
from models.box import Box
from models.budget import Side, Stage
from models.goal import GoalKind, Trend
from models.measure import Comparator, Origin, ValueKind
from models.sdg import Mention
from models.table import TableKind

Order = tuple[int, int]


@dataclass(slots=True)
class SectionDraft:
    """A section; `parent` is an index into the list of sections."""

    number: str | None
    title: str
    level: int
    parent: int | None = None
    role: str | None = None
    page_first: int | None = None
    page_last: int | None = None
    box: Box | None = None
    #: Index of its heading in the flow.
    block: int = 0
    text: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Label:
    """A block that says what stands beside it ("Nämndens mål", "Agenda 2030"), and is no section."""

    concept: str
    #: As printed, without the closing colon.
    term: str
    #: Text of the same block after the label ("Uppdrag: Utred …"), or "".
    rest: str = ""


@dataclass(slots=True)
class Flow:
    """A document in reading order: its blocks, and the sections that `Block.section` points into."""

    blocks: list[Block]
    sections: list[SectionDraft]
    #: Labels by index of their block.
    labels: dict[int, Label] = field(default_factory=dict)
    #: Blocks that are no text of the document: cover, title, table of contents.
    outside: set[int] = field(default_factory=set)
    #: Per kind of goal: does its label stand above ("above") or below ("below") the goal?
    sides: dict[str, str] = field(default_factory=dict)
    #: The marks of the pages, and what they mean in the document.
    legend: Legend = field(default_factory=Legend)

    def section_chain(self, index: int | None) -> list[SectionDraft]:
        """The section and those that it stands in, innermost first."""
        chain: list[SectionDraft] = []
        while index is not None:
            chain.append(self.sections[index])
            index = self.sections[index].parent
        return chain


@dataclass(slots=True)
class Place:
    """Where a draft was read."""

    order: Order
    section: int | None = None
    table: int | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(slots=True, eq=False)
class GoalDraft:
    kind: GoalKind
    text: str
    place: Place
    local_term: str | None = None
    description: str | None = None
    status: str | None = None
    comment: str | None = None
    method: str = "label"
    status_seen: str | None = None
    trend: Trend | None = None
    trend_seen: str | None = None
    parent: GoalDraft | None = None


class KnownGoals:
    """Goals that were found, by their words: where two have the same, the first."""

    def __init__(self, goals: Iterable[GoalDraft] = ()) -> None:
        self._by_text: dict[str, GoalDraft] = {}
        self._all: set[GoalDraft] = set()
        for goal in goals:
            self.add(goal)

    def add(self, goal: GoalDraft) -> None:
        self._by_text.setdefault(normal(goal.text), goal)
        self._all.add(goal)

    def __contains__(self, goal: object) -> bool:
        return goal in self._all

    def named(self, text: str) -> GoalDraft | None:
        """The goal whose words are those of the text."""
        return self._by_text.get(normal(text))


@dataclass(slots=True)
class ValueDraft:
    kind: ValueKind
    raw: str
    origin: Origin
    method: str
    confidence: float
    year: int | None = None
    period: str | None = None
    split: str | None = None
    comparator: Comparator | None = None
    value: float | None = None
    unit: str | None = None
    page: int | None = None
    box: Box | None = None
    ocr: Ocr | None = None
    ocr_confidence: float | None = None


@dataclass(slots=True, eq=False)
class MeasureDraft:
    name: str
    place: Place
    values: list[ValueDraft] = field(default_factory=list)
    group: str | None = None
    unit: str | None = None
    kolada_id: str | None = None
    kolada_score: float | None = None
    kolada_method: str | None = None
    note: str | None = None
    goal: GoalDraft | None = None
    status: str | None = None
    status_seen: str | None = None
    trend: Trend | None = None
    trend_seen: str | None = None


@dataclass(slots=True)
class BudgetDraft:
    area: str
    is_total: bool
    year: int | None
    stage: Stage
    side: Side
    amount: float
    unit: str
    raw: str
    place: Place
    method: str
    confidence: float
    period: str | None = None
    ocr: Ocr | None = None
    ocr_confidence: float | None = None


@dataclass(slots=True)
class SdgDraft:
    sdg: int
    mention: Mention
    text: str
    place: Place
    target: str | None = None
    goal: GoalDraft | None = None


@dataclass(slots=True)
class ActivityDraft:
    activity: str
    place: Place
    comment: str | None = None
    status: str | None = None
    goal: GoalDraft | None = None
    status_seen: str | None = None


@dataclass(slots=True)
class IndicatorDraft:
    indicator: str
    place: Place
    analysis: str | None = None
    status: str | None = None
    goal: GoalDraft | None = None
    status_seen: str | None = None


@dataclass(slots=True)
class TableDraft:
    """A table of the flow with what it was understood as."""

    grid: Grid
    place: Place
    kind: TableKind = TableKind.OTHER
    numbers_read: int = 0
    numbers_unread: int = 0


@dataclass(slots=True)
class Drafts:
    """All that the extractors found in one document."""

    tables: list[TableDraft] = field(default_factory=list)
    goals: list[GoalDraft] = field(default_factory=list)
    measures: list[MeasureDraft] = field(default_factory=list)
    budget: list[BudgetDraft] = field(default_factory=list)
    sdg: list[SdgDraft] = field(default_factory=list)
    activities: list[ActivityDraft] = field(default_factory=list)
    indicators: list[IndicatorDraft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
