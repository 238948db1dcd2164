"""A correction that a user wrote: what was read, what it should be, and whether it was applied."""

from __future__ import annotations

from pydantic import Field

from models.base import Model


class Correction(Model):
    id: str = Field(description="Line of the file, and the field where one correction changes several.")
    document_id: str | None = Field(None, description="Document of the row; null where it was not applied.")
    table_name: str | None = Field(None, description="Table of the row; null where no row has the id.")
    entity_id: str = Field(description="Id of the row.")
    field: str = Field(description="Column that is corrected.")
    read_value: str | None = Field(None, description="What was read from the document.")
    corrected_value: str | None = Field(None, description="What the user says it is; null for empty.")
    who: str | None = Field(None, description="Who corrected it.")
    why: str | None = Field(None, description="Why.")
    line: int = Field(description="Line of the corrections file.")
    applied: bool = Field(description="1 where the row holds the corrected value.")
    not_applied_because: str | None = Field(None, description="Why it was not applied.")
