"""Registers that documents are compared by: municipalities and the global goals."""

from __future__ import annotations

from pydantic import Field

from models.base import Model


class Municipality(Model):
    code: str = Field(description="SCB's code of four digits.")
    name: str = Field(description="Name, e.g. Ale.")
    official_name: str = Field(description="Official name, e.g. Ale kommun.")
    county: str = Field(description="County (län).")
    group_code: str | None = Field(None, description="Code of SKR's group of municipalities 2023, e.g. A2.")
    group_name: str | None = Field(None, description="Name of that group.")
    population_class: str | None = Field(None, description="Class of population, as in Kolada.")


class SdgGoal(Model):
    sdg: int = Field(description="Global goal, 1–17.", ge=1, le=17)
    name_sv: str = Field(description="Swedish name.")
    name_en: str = Field(description="English name.")
    color: str = Field(description="Colour of its icon, as #rrggbb.")
