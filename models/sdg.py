"""A reference to a global goal of Agenda 2030."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Located


class Mention(StrEnum):
    """How the goal is mentioned: as an item of an enumeration, in running text, or as a picture."""

    LISTED = "listed"
    INLINE = "inline"
    ICON = "icon"


class SdgReference(Located):
    id: str = Field(description="Document id and position.")
    document_id: str = Field(description="Document it stands in.")
    section_id: str | None = Field(None, description="Section it stands in.")
    goal_id: str | None = Field(None, description="Goal of the municipality that it stands under.")
    position: int = Field(description="Order in the document, from 1.")
    sdg: int = Field(description="Global goal, 1–17.", ge=1, le=17)
    target: str | None = Field(None, description="Target such as 8.5 or 16.a, where one is named.")
    mention: Mention = Field(description="listed, inline or icon.")
    text: str = Field(description="The words, or what was seen.")
