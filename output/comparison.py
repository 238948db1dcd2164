"""What a comparison of two municipalities or documents says, as data."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentFacts(_Part):
    """A document that was compared."""

    id: str
    path: str
    title: str | None
    municipality: str | None
    body: str | None
    type: str
    year: int | None
    period: str | None
    pages: int


class LocalTerm(_Part):
    """A word that the documents use for a level; null for goals that stand without one."""

    term: str | None
    goals: int


class Level(_Part):
    """How many goals stand on a common level."""

    kind: str
    goals: int
    local_terms: list[LocalTerm]


class TreeGoal(_Part):
    """A goal in its place: the rows of a side are its goal trees, read from top to bottom."""

    document_id: str
    goal_id: str
    depth: int
    kind: str
    local_term: str | None
    text: str
    status: str | None
    section: str | None
    page: int | None


class MeasureName(_Part):
    section: str | None
    group_name: str | None
    name: str


class Measures(_Part):
    """How many measures there are, and which have no target."""

    measures: int
    with_target: int
    without_target: int
    with_outcome: int
    names_without_target: list[MeasureName]


class SdgUse(_Part):
    """A global goal that is referred to."""

    sdg: int
    name_sv: str | None
    name_en: str | None
    mentions: int
    listed: int
    inline: int
    icon: int
    targets: list[str]


class BudgetAmount(_Part):
    """An amount of a budget table, in thousands of kronor (tkr), with the document's own sign."""

    document_id: str
    year: int | None
    period: str | None
    stage: str
    side: str
    area: str
    amount_tkr: float
    section: str | None
    page: int | None
    ocr: str | None = Field(None, description="How OCR gave it, null where it is the file's own words.")


class Side(_Part):
    """One of the two: a municipality with all its documents, or one document."""

    name: str
    municipality: str | None
    documents: list[DocumentFacts]
    levels: list[Level] = Field(description="The levels that have goals, widest first.")
    tree: list[TreeGoal]
    measures: Measures
    sdgs: list[SdgUse] = Field(description="The global goals that are referred to, by number.")
    budget_totals: list[BudgetAmount] = Field(description="Rows that sum others.")
    budget_areas: list[BudgetAmount] = Field(description="The other rows.")


class SdgMeeting(_Part):
    """Where the global goals meet: the numbers that both, one or none of the two refer to."""

    both: list[int]
    only_left: list[int]
    only_right: list[int]
    neither: list[int]


class Comparison(_Part):
    """Two sides, and the global goals in which they meet."""

    left: Side
    right: Side
    sdgs: SdgMeeting
