"""A finding: something not read, not certain or not adding up."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Located


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Located):
    id: str = Field(description="Document id and position.")
    document_id: str | None = Field(None, description="Document that it is about; null where none could be read.")
    path: str | None = Field(None, description="File that it is about.")
    position: int = Field(description="Order in the document, from 1.")
    stage: str = Field(description="Stage that found it: find, read, sections, tables, classify, extract, …")
    severity: Severity = Field(description="error, warning or info.")
    code: str = Field(description="Kind of finding, e.g. table.two_numbers_in_cell.")
    message: str = Field(description="What was found, in one sentence.")
