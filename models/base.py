"""What all stored concepts share: strict fields, and where a value was read."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from models.box import Box


class Model(BaseModel):
    """A stored concept. Unknown fields are refused by name."""

    # Built when first used: a process that only stores rows, or a document without budgets, never needs most of them.
    model_config = ConfigDict(extra="forbid", validate_assignment=False, defer_build=True)


class Located(Model):
    """A concept that can be shown on its page."""

    page: int | None = Field(
        None, description="Page it stands on, counted from 1; null in what has none: Word, HTML, plain text."
    )
    box: Box | None = Field(
        None, description="[x0, top, x1, bottom] in points from the page's top left corner; null in a text."
    )


class Ocr(StrEnum):
    """How a number came from a picture; in the order of the alphabet each is less sure than the one before."""

    #: Read by this program's OCR, twice alike and with a confidence that was measured to be enough.
    ENGINE = "engine"
    #: Put into the file by another program's OCR, which does not say how sure it was.
    HIDDEN = "hidden"
    #: Read by this program's OCR, but not surely.
    UNCERTAIN = "uncertain"


class Read(Located):
    """A value that was read, with what it was read from and how."""

    raw: str = Field(description="The words as they are printed.")
    method: str = Field(description="How it was read: tagged, ruled, aligned or text (as in `tables`), or prose.")
    confidence: float = Field(description="0 to 1; below 0.8 a value should be checked against its page.", ge=0, le=1)
    ocr: Ocr | None = Field(
        None,
        description="Null where the words are the file's own, else they come from OCR: engine (read surely), hidden "
        "(by another program, before) or uncertain; hidden and uncertain should be checked against the page.",
    )
    ocr_confidence: float | None = Field(
        None, description="The OCR's own confidence in its least sure character, 0 to 1; 0 where two readings differ."
    )
