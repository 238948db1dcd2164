"""A table as it stands in the document, understood or not."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Model
from models.box import Box


class TableKind(StrEnum):
    MEASURE = "measure"
    BUDGET = "budget"
    ACTIVITY = "activity"
    INDICATOR = "indicator"
    OTHER = "other"


class TableMethod(StrEnum):
    """How the cells were told apart, surest first."""

    TAGGED = "tagged"
    RULED = "ruled"
    ALIGNED = "aligned"
    TEXT = "text"


class Table(Model):
    id: str = Field(description="Document id and position.")
    document_id: str = Field(description="Document it stands in.")
    section_id: str | None = Field(None, description="Section it stands in.")
    position: int = Field(description="Order in the document, from 1.")
    kind: TableKind = Field(TableKind.OTHER, description="measure, budget, activity, indicator or other.")
    caption: str | None = Field(None, description="Caption, where there is one.")
    page_first: int | None = Field(None, description="Page it begins on.")
    page_last: int | None = Field(None, description="Page it ends on.")
    box: Box | None = Field(None, description="Box on the first page, in points from the top left corner.")
    n_rows: int = Field(description="Rows below the header.")
    n_columns: int = Field(description="Columns.")
    header: list[list[str]] = Field(default_factory=list, description="Header rows, as lists of cell texts.")
    rows: list[list[str]] = Field(default_factory=list, description="Rows below the header, as lists of cell texts.")
    method: TableMethod = Field(description="tagged, ruled, aligned or text.")
    confidence: float = Field(description="0 to 1.", ge=0, le=1)
