"""Rows of follow-up tables: activities with a comment, indicators with an analysis."""

from __future__ import annotations

from pydantic import Field

from models.base import Located


class FollowUpRow(Located):
    """What activities and indicators share."""

    id: str = Field(description="Document id and position.")
    document_id: str = Field(description="Document it stands in.")
    section_id: str | None = Field(None, description="Section it stands in.")
    goal_id: str | None = Field(None, description="Goal that it belongs to.")
    table_id: str | None = Field(None, description="Table it stands in.")
    position: int = Field(description="Order in the document, from 1.")
    status: str | None = Field(
        None, description="fulfilled, partly, not_fulfilled, not_assessed, or the document's word where unknown."
    )
    status_seen: str | None = Field(None, description="What the status was read from, as printed or seen.")


class Activity(FollowUpRow):
    activity: str = Field(description="What is done, in the document's words.")
    comment: str | None = Field(None, description="Comment beside it.")


class Indicator(FollowUpRow):
    indicator: str = Field(description="Result, indicator or key figure, in the document's words.")
    analysis: str | None = Field(None, description="Analysis beside it.")
