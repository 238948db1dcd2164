"""What is known of a document before it is understood, and what is told from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.document import DocumentType, PolicyArea, Standing


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a reader and the sections give; every part may be empty."""

    path: str
    metadata_title: str | None = None
    #: First lines of the first two pages, in order, with their font size in points (0.0 in a text).
    cover: list[tuple[str, float]] = field(default_factory=list)
    #: Running headers and footers, each once.
    running: list[str] = field(default_factory=list)
    #: Section titles in order.
    headings: list[str] = field(default_factory=list)
    #: Header cells of tables and labels.
    labels: list[str] = field(default_factory=list)
    #: Running text, the first 20,000 characters or so.
    text: str = ""


@dataclass(slots=True)
class Identity:
    """Whose document it is, what it is, and which time it speaks of."""

    title: str | None = None
    municipality: str | None = None
    municipality_code: str | None = None
    body: str | None = None
    body_family: str | None = None
    type: DocumentType = DocumentType.OTHER
    year: int | None = None
    period: str | None = None
    language: str | None = None
    policy_area: PolicyArea | None = None
    standing: Standing | None = None
    #: Field → how sure it is, 0 to 1.
    certainty: dict[str, float] = field(default_factory=dict)
    #: Field → what decided it, such as "cover: Ale kommun".
    decided_by: dict[str, str] = field(default_factory=dict)
    #: (code, message) of what is uncertain.
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Answer:
    """One field's value, where it was told from, and the words that told it."""

    value: str
    source: str
    words: str
    #: (code, message) where it is uncertain.
    note: tuple[str, str] | None = None
    #: For the type: the standing that the same words tell, or "".
    standing: str = ""

    @property
    def decided_by(self) -> str:
        return f"{self.source}: {self.words}"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What another source says of a field; `counts` is False where it can only agree."""

    value: str
    source: str
    words: str
    counts: bool = True
