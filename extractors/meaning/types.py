"""What passes between the steps that give a table its meaning.

`Context` is what stands around the table, `Column` what a header says of a column, `Row` a row of the body
with its label and the labels carried down to it, and `TableMeaning` all that was read from the table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extractors.drafts import ActivityDraft, BudgetDraft, GoalDraft, IndicatorDraft, KnownGoals, MeasureDraft
from extractors.layout.types import Cell, Note
from extractors.legend import Legend
from models.budget import Side, Stage
from models.document import DocumentType
from models.goal import GoalKind
from models.measure import ValueKind
from models.table import TableKind


class ColumnRole(StrEnum):
    """What the cells of a column are. Only VALUE columns give values."""

    NAME = "name"
    GROUP = "group"
    GOAL = "goal"
    ACTIVITY = "activity"
    COMMENT = "comment"
    ANALYSIS = "analysis"
    STATUS = "status"
    UNIT = "unit"
    VALUE = "value"
    TREND = "trend"
    CHANGE = "change"
    COMPARISON = "comparison"
    COUNT = "count"
    RESPONSIBLE = "responsible"
    TIME_PLAN = "time_plan"
    #: Told by its cells, not by its header (`row_time`).
    ROW_TIME = "row_time"
    PROGRESS = "progress"
    RISK = "risk"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Column:
    """A column as its header names it; `year` and `period` are final only after `timing.settle`."""

    index: int
    #: Header texts from top to bottom.
    path: tuple[str, ...] = ()
    role: ColumnRole = ColumnRole.UNKNOWN
    #: What a value is to its measure; None for a column headed by a year alone, or by income, cost or net alone.
    kind: ValueKind | None = None
    #: The same for an amount of a budget table.
    stage: Stage | None = None
    side: Side | None = None
    year: int | None = None
    period: str | None = None
    unit: str | None = None
    split: str | None = None
    #: Women and men in the order of the header, where each cell holds both ("Kvinnor/män").
    splits: tuple[str, str] | None = None
    goal_kind: GoalKind | None = None
    #: Words that say which time is meant relative to the document, e.g. previous_year, long_term, period.
    when: frozenset[str] = frozenset()
    #: True where a header above the words that were understood was not understood.
    unknown_above: bool = False
    #: True where the value column at its left is for a part of the year.
    beside_part: bool = False
    #: Why the column gives no values although it should, as (code, message); None where it does.
    refused: tuple[str, str] | None = None
    #: What the confidence of its values is multiplied by, for a year that was carried from elsewhere.
    trust: float = 1.0

    @property
    def header(self) -> str:
        return " ".join(self.path)

    @property
    def gives_values(self) -> bool:
        return self.role is ColumnRole.VALUE and self.refused is None


@dataclass(slots=True)
class Row:
    """A row of the body. `index` counts the rows of the grid from 0; `cells` has a place per column."""

    index: int
    cells: list[Cell | None]
    label: str = ""
    group: str | None = None
    #: True where the group was printed on an earlier row.
    group_carried: bool = False


@dataclass(slots=True)
class Context:
    """What stands around a table."""

    order: int = 0
    section: int | None = None
    #: Titles of the section and of those that it stands in, innermost first.
    section_titles: list[str] = field(default_factory=list)
    #: Text of the block before, e.g. "Belopp i tkr".
    before: str = ""
    label: str | None = None
    document_year: int | None = None
    document_period: str | None = None
    document_type: DocumentType | None = None
    table: int | None = None
    #: Goals that the document states elsewhere: a row that repeats one binds the activities under it.
    goals: KnownGoals = field(default_factory=KnownGoals)
    #: The marks of the document, and what they mean in it.
    legend: Legend = field(default_factory=Legend)

    @property
    def follows_up(self) -> bool:
        """Is the document known to tell what happened in its year?"""
        tells = self.document_type in (DocumentType.FOLLOW_UP, DocumentType.ANNUAL_REPORT)
        return tells or (self.document_period is not None and not self.plans)

    @property
    def plans(self) -> bool:
        return self.document_type in (DocumentType.PLAN, DocumentType.BUDGET)


@dataclass(slots=True)
class TableMeaning:
    """All that was read from one table."""

    kind: TableKind = TableKind.OTHER
    header_rows: int = 0
    columns: list[Column] = field(default_factory=list)
    measures: list[MeasureDraft] = field(default_factory=list)
    budget: list[BudgetDraft] = field(default_factory=list)
    activities: list[ActivityDraft] = field(default_factory=list)
    indicators: list[IndicatorDraft] = field(default_factory=list)
    goals: list[GoalDraft] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    numbers_read: int = 0
    numbers_unread: int = 0
