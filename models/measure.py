"""A measure (mått, indikator, nyckeltal) and the values that a document gives for it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Located, Read
from models.goal import Trend


class ValueKind(StrEnum):
    OUTCOME = "outcome"
    TARGET = "target"
    BUDGET = "budget"
    FORECAST = "forecast"
    BASELINE = "baseline"
    BENCHMARK = "benchmark"
    DEVIATION = "deviation"


class Comparator(StrEnum):
    """Which side of the number is meant, or only a direction."""

    AT_LEAST = ">="
    AT_MOST = "<="
    INCREASE = "increase"
    DECREASE = "decrease"


class Origin(StrEnum):
    TABLE = "table"
    TEXT = "text"


class KoladaMethod(StrEnum):
    """What a measure was told to be a key figure of Kolada by."""

    #: The document prints the id.
    PRINTED = "printed"
    #: The name is the register's title, letter by letter.
    EXACT = "exact"
    #: The same words in another form or order.
    NORMALISED = "normalised"
    #: The only title with all words of the name, and with few others.
    SIMILAR = "similar"


class Measure(Located):
    id: str = Field(description="Document id and position.")
    document_id: str = Field(description="Document it stands in.")
    section_id: str | None = Field(None, description="Section it stands in.")
    goal_id: str | None = Field(None, description="Goal that it measures.")
    table_id: str | None = Field(None, description="Table it stands in; null where it stands in text.")
    position: int = Field(description="Order in the document, from 1.")
    name: str = Field(description="Name as printed.")
    group_name: str | None = Field(None, description="Merged cell or group row above, e.g. Äldreomsorg.")
    unit: str | None = Field(None, description="Unit that all its values share, as printed.")
    kolada_id: str | None = Field(
        None, description="Kolada's id, where the document prints it or the register proves it."
    )
    kolada_score: float | None = Field(None, description="How much of the register's title the name has, 0 to 1.")
    kolada_method: KoladaMethod | None = Field(
        None, description="What tied it to Kolada: printed, exact, normalised or similar."
    )
    status: str | None = Field(
        None, description="fulfilled, partly, not_fulfilled, not_assessed, or the document's word where unknown."
    )
    status_seen: str | None = Field(None, description="What the status was read from, as printed or seen.")
    trend: Trend | None = Field(
        None, description="improved, worsened or unchanged; up or down where only that is told."
    )
    trend_seen: str | None = Field(None, description="What the trend was read from, as printed or seen.")
    note: str | None = Field(None, description="Note beside or under it.")


class MeasureValue(Read):
    id: str = Field(description="Measure id and position.")
    measure_id: str = Field(description="Measure it belongs to.")
    kind: ValueKind = Field(description="outcome, target, budget, forecast, baseline, benchmark or deviation.")
    year: int | None = Field(None, description="Year that it holds for.")
    period: str | None = Field(None, description="Null for the year, else T1–T3, Q1–Q4, H1 or M01–M12.")
    split: str | None = Field(None, description="women or men, where the value is for one of them.")
    comparator: Comparator | None = Field(None, description=">=, <=, increase or decrease; null for the number itself.")
    value: float | None = Field(None, description="The number; null where only a direction is given.")
    unit: str | None = Field(None, description="Unit as used: %, st, tkr …")
    origin: Origin = Field(description="table or text.")
