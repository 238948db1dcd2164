"""All that was read from one document: what a worker hands to the database."""

from __future__ import annotations

from pydantic import Field

from models.base import Model
from models.budget import BudgetLine
from models.document import Document
from models.finding import Finding
from models.followup import Activity, Indicator
from models.goal import Goal
from models.measure import Measure, MeasureValue
from models.sdg import SdgReference
from models.section import Section
from models.table import Table


class Extraction(Model):
    """One document with its rows. References between rows are ids, already set."""

    document: Document
    sections: list[Section] = Field(default_factory=list)
    tables: list[Table] = Field(default_factory=list)
    goals: list[Goal] = Field(default_factory=list)
    measures: list[Measure] = Field(default_factory=list)
    measure_values: list[MeasureValue] = Field(default_factory=list)
    budget_lines: list[BudgetLine] = Field(default_factory=list)
    sdg_references: list[SdgReference] = Field(default_factory=list)
    activities: list[Activity] = Field(default_factory=list)
    indicators: list[Indicator] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
