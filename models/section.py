"""A section: a heading and the text under it."""

from __future__ import annotations

from pydantic import Field

from models.base import Model


class Section(Model):
    id: str = Field(description="Document id and position.")
    document_id: str = Field(description="Document it stands in.")
    parent_id: str | None = Field(None, description="Section it stands in.")
    position: int = Field(description="Order in the document, from 1.")
    level: int = Field(description="1 for a chapter, 2 for a section in it …", ge=1)
    number: str | None = Field(None, description="Printed number, e.g. 4.1.2.")
    title: str = Field(description="Heading without its number.")
    role: str | None = Field(
        None, description="What the section is for, e.g. vision, focus_area, strategic_objective, budget, or null."
    )
    page_first: int | None = Field(None, description="Page of the heading.")
    page_last: int | None = Field(None, description="Page where its own text ends.")
    text: str = Field("", description="Own running text, without headings, tables, headers and footers.")
