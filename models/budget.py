"""One amount of a budget table."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Read


class Stage(StrEnum):
    BUDGET = "budget"
    FORECAST = "forecast"
    OUTCOME = "outcome"
    DEVIATION = "deviation"
    PLAN = "plan"


class Side(StrEnum):
    COST = "cost"
    INCOME = "income"
    NET = "net"


#: What one of a money unit is in kronor.
KRONOR = {"kr": 1, "tkr": 1_000, "mkr": 1_000_000}


class BudgetLine(Read):
    id: str = Field(description="Document id and position.")
    document_id: str = Field(description="Document it stands in.")
    section_id: str | None = Field(None, description="Section it stands in.")
    table_id: str | None = Field(None, description="Table it stands in.")
    position: int = Field(description="Order in the document, from 1.")
    area: str = Field(description="Row label as printed: policy area, activity or kind of cost.")
    is_total: bool = Field(False, description="True for a row that sums others.")
    year: int | None = Field(None, description="Year that it holds for.")
    period: str | None = Field(None, description="Null for the year, else T1–T3, Q1–Q4, H1 or M01–M12.")
    stage: Stage = Field(description="budget, forecast, outcome, deviation or plan.")
    side: Side = Field(description="cost, income or net.")
    amount: float = Field(description="Amount in `unit`, with the document's own sign.")
    unit: str = Field(description="kr, tkr or mkr.")
    amount_sek: float = Field(description="Amount in kronor.")
