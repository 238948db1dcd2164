"""Gold annotations: what a careful reader found in a document, in a JSON file.

The file `NAME.json` is for every document whose file name begins with NAME, so that one file serves all layouts of a
document. It is one object with the keys of `Gold`. In an item, `section` is the printed number of the section, else
its title. A list that is left out, like one named in `not_annotated`, says nothing about its entity, which is then
not scored.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError

from models.errors import PathNotFound, UsageProblem

#: Entities that are scored, and the key of the gold file that holds each.
KEYS = {
    "sections": "sections",
    "goals": "goals",
    "measure_values": "measures",
    "text_values": "narrative_values",
    "sdg_references": "sdg",
    "budget_lines": "budget",
    "activities": "activities",
    "indicators": "indicators",
}


class GoldItem(BaseModel):
    """What all annotations share. `optional`: a careful reader may or may not take it."""

    model_config = ConfigDict(extra="ignore")
    optional: bool = False


class GoldSection(GoldItem):
    number: str | None = None
    title: str
    parent: str | None = None


class GoldGoal(GoldItem):
    kind: str
    section: str | None = None
    text: str
    any_kind: bool = False


class GoldValue(GoldItem):
    """A value; of a measure in a table it gets name, group and section from the measure."""

    kind: str
    year: StrictInt | str | None = None
    value: float | None
    unit: str | None = None
    name: str | None = None
    group: str | None = None
    section: str | None = None


class GoldMeasure(GoldItem):
    section: str | None = None
    name: str
    group: str | None = None
    values: list[GoldValue] = Field(default_factory=list)

    def flat(self) -> list[GoldValue]:
        """Its values, each with the measure's name, group and section."""
        about = {"name": self.name, "group": self.group, "section": self.section}
        return [value.model_copy(update=about) for value in self.values]


class GoldSdg(GoldItem):
    section: str | None = None
    goal: int
    target: str | None = None
    mention: str = ""


class GoldAmount(GoldItem):
    section: str | None = None
    area: str
    is_total: bool = False
    year: StrictInt | None = None
    stage: str
    side: str
    amount: float | None
    unit: str


class GoldActivity(GoldItem):
    section: str | None = None
    activity: str
    comment: str | None = None


class GoldIndicator(GoldItem):
    section: str | None = None
    indicator: str
    analysis: str | None = None


class Gold(BaseModel):
    """A gold file. A list that is None was left out; `partial`: not all sections are listed, so more cost nothing."""

    model_config = ConfigDict(extra="ignore")

    document: dict[str, Any] = Field(default_factory=dict)
    sections: list[GoldSection] | None = None
    goals: list[GoldGoal] | None = None
    measures: list[GoldMeasure] | None = None
    narrative_values: list[GoldValue] | None = None
    sdg: list[GoldSdg] | None = None
    budget: list[GoldAmount] | None = None
    activities: list[GoldActivity] | None = None
    indicators: list[GoldIndicator] | None = None
    not_annotated: list[str] = Field(default_factory=list)
    partial: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """The facts of the document that are scored."""
        return {key: value for key, value in self.document.items() if key != "title"}

    def scored(self, entity: str) -> bool:
        """Does the file say anything about the entity?"""
        return entity not in self.not_annotated and (entity not in KEYS or getattr(self, KEYS[entity]) is not None)

    def table_values(self) -> list[GoldValue]:
        return [value for measure in self.measures or [] for value in measure.flat()]


def read_gold(path: str | Path) -> Gold:
    """The annotations of a file. Raises PathNotFound and UsageProblem, which names what does not fit."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PathNotFound(f"{path}: the gold file cannot be read ({error}); name a JSON file.") from error
    try:
        return Gold.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise UsageProblem(f"{path}: {where} does not fit the form of a gold file: {first['msg']}.") from error
