"""What connects documents: the same thing from one document to the next, and goals that are alike elsewhere."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from models.base import Model


class Relation(StrEnum):
    """`kept` to `new` go from a document to the one after it; `similar` stands between municipalities."""

    KEPT = "kept"
    REWORDED = "reworded"
    TARGET_CHANGED = "target_changed"
    DROPPED = "dropped"
    NEW = "new"
    SIMILAR = "similar"


class Entity(StrEnum):
    """What is linked."""

    GOAL = "goal"
    MEASURE = "measure"
    ACTIVITY = "activity"


class BoundBy(StrEnum):
    """Why two documents are taken to be of the same body."""

    BODY = "body"
    FAMILY = "family"
    MUNICIPALITY = "municipality"


class DocumentLink(Model):
    """A document, and the one after it that holds such things too."""

    id: str = Field(description="Ids of the two documents, and the entity.")
    from_document_id: str = Field(description="The document before.")
    to_document_id: str = Field(description="The document after.")
    entity: Entity = Field(description="goal, measure or activity: what both hold.")
    bound_by: BoundBy = Field(
        description="body: the same name; family: another name of the same family; municipality: neither has a body."
    )


class Link(Model):
    """One thing in two documents, or in one and missing in the other."""

    id: str = Field(description="What is linked, from and to.")
    from_id: str | None = Field(None, description="The goal, measure or activity; null for what is new.")
    to_id: str | None = Field(None, description="What it is linked to; null for what was dropped.")
    from_document_id: str = Field(description="Document of the one side: the earlier one, but with `similar`.")
    to_document_id: str = Field(description="Document of the other side.")
    entity: Entity = Field(description="goal, measure or activity.")
    relation: Relation = Field(description="kept, reworded, target_changed, dropped, new or similar.")
    score: float = Field(description="0 to 1: how sure it is; with `similar` how much is alike.", ge=0, le=1)
    reason: str = Field(description="What decided it, in Swedish.")


class LinkGoal(Model):
    """A goal that can be linked, by its wording: goals in the same words have the same one."""

    id: str = Field(description="The goal's id.")
    document_id: str = Field(description="Document that the goal stands in.")
    wording: str = Field(description="Id of its words; case and punctuation do not count.")
    municipality: str = Field(description="Municipality of the document.")
    year: int = Field(description="Year of the document, 0 where it is not known.")


class LinkWord(Model):
    """A word of a wording, by which wordings that are alike are looked up."""

    id: str = Field(description="Wording and number.")
    wording: str = Field(description="Id of the wording.")
    term: str = Field(description="The word without its ending.")
    weight: float = Field(description="How much the word says.")
    total: float = Field(description="The weight of all words of the wording.")


class LinkTask(Model):
    """What is to be linked by the next run; empty after a run that went through."""

    id: str = Field(description="Kind and subject.")
    kind: str = Field(
        description="document (to be indexed), similar (to be compared), goal, wording (may be gone) or municipality."
    )
    subject: str = Field(description="Id of the document, goal or wording, or the municipality's name.")
