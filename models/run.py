"""One run of the extraction over a folder."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from models.base import Model


class Run(Model):
    id: str = Field(description="Time it began, and a number where two began in the same second.")
    version: str = Field(description="Version of Planverk.")
    settings: dict[str, Any] = Field(default_factory=dict, description="Settings of the run.")
    started: str = Field(description="When it began (ISO 8601, UTC).")
    ended: str | None = Field(None, description="When it ended; null while it runs or where it was killed.")
    counts: dict[str, int] = Field(default_factory=dict, description="Documents read, skipped, failed …")
