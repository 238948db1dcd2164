"""A measure (mått, indikator, nyckeltal) and the values that a document gives for it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Located, Read


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
