"""Which way is better for a measure, where that is known."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Model


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class DecidedBy(StrEnum):
    """Surest first."""

    COMPARATOR = "comparator"
    WORDS = "words"
    REGISTER = "register"


class MeasureDirection(Model):
    id: str = Field(description="The measure.")
    document_id: str = Field(description="Document it stands in.")
    measure_id: str = Field(description="The measure.")
    better: Better = Field(description="higher or lower.")
    decided_by: DecidedBy = Field(
        description="comparator: said of a target; words: said in the measure's name or beside a value; register: "
        "known of such measures."
    )
    words: str = Field(description="The words that decided it.")
