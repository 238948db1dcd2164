"""Registers that documents are compared by: municipalities, the global goals and Kolada's key figures."""

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


class KoladaMeasure(Model):
    id: str = Field(description="Kolada's id, e.g. N15428.")
    title: str = Field(description="Its title in March 2026, or the last before Kolada took it away.")
    earlier_title: str | None = Field(None, description="Its title in April 2024, where that was another.")
    unit: str | None = Field(None, description="Unit, as the title ends: %, kr/inv …")
    area: str | None = Field(None, description="Kolada's area of activity.")
    perspective: str | None = Field(
        None, description="Kolada's perspective: resources, volumes, quality …, in Swedish."
    )
    owner: str = Field(description="K: municipalities, L: regions, A: both.")
    by_sex: bool = Field(description="Does Kolada have it for women and men?")
    by_unit: bool = Field(description="Does Kolada have it for single schools and homes?")
    ended: int | None = Field(None, description="Last year with values, where Kolada no longer collects it.")
    listed: bool = Field(description="Was it in Kolada in March 2026?")
    sdg: str | None = Field(None, description="Global goals that it is used for, where that is known, as 3;11.")
