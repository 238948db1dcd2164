"""A goal, on any level from a vision to a success criterion."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Located


class GoalKind(StrEnum):
    """The common levels, from the widest to the narrowest."""

    VISION = "vision"
    FOCUS_AREA = "focus_area"
    STRATEGIC_OBJECTIVE = "strategic_objective"
    COUNCIL_GOAL = "council_goal"
    COMMITTEE_GOAL = "committee_goal"
    ASSIGNMENT = "assignment"
    FOCUS_POINT = "focus_point"
    SUCCESS_CRITERION = "success_criterion"


class Trend(StrEnum):
    """Which way it goes: better or worse, where the document says so, else only up or down."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


class Goal(Located):
    id: str = Field(description="Document id and position.")
    document_id: str = Field(description="Document it stands in.")
    section_id: str | None = Field(None, description="Section it stands in.")
    parent_id: str | None = Field(None, description="Goal that it belongs to.")
    position: int = Field(description="Order in the document, from 1.")
    kind: GoalKind = Field(description="Common level that the local term was mapped to.")
    local_term: str | None = Field(None, description="The document's own word for the level, as printed.")
    text: str = Field(description="The goal in the document's words.")
    description: str | None = Field(None, description="Text that explains it.")
    status: str | None = Field(
        None, description="fulfilled, partly, not_fulfilled, not_assessed, or the document's word where unknown."
    )
    status_seen: str | None = Field(None, description="What the status was read from, as printed or seen.")
    trend: Trend | None = Field(
        None, description="improved, worsened or unchanged; up or down where only that is told."
    )
    trend_seen: str | None = Field(None, description="What the trend was read from, as printed or seen.")
    comment: str | None = Field(None, description="Comment beside it in a follow-up.")
    method: str = Field("text", description="How it was found: label, heading, statement or table.")
