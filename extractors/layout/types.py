"""The light objects between a reader and the extractors.

A reader gives either pages (`Page`: words, rules, images, as they are printed) or, where the format says
itself what is a heading, a list or a table, blocks at once. From here on everything is a *flow*: the
blocks of a document in reading order. These are plain slotted classes, since there are thousands of them;
pydantic begins where meaning begins, in `models`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from models.box import Box
from models.table import TableMethod


@dataclass(slots=True)
class Word:
    """A run of glyphs without white space, in one font."""

    text: str
    box: Box
    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    #: Index of the structure element that holds it (`Tags.elements`), or None where it is untagged.
    tag: int | None = None
    #: True where the page says that it is no text of the document (a running header, a decoration).
    artifact: bool = False
    #: True where white space is printed after it.
    space: bool = False
    #: Fill colour as RGB, 0 to 1 each, where the reader knows it.
    color: tuple[float, float, float] | None = None


@dataclass(slots=True)
class Line:
    """Words that stand beside each other on one base line, from left to right."""

    words: list[Word]
    text: str
    box: Box
    size: float
    bold: bool
    italic: bool
    color: tuple[float, float, float] | None = None
    #: True where all its words are known to have one size, weight, slant and colour.
    uniform: bool = False


@dataclass(slots=True)
class Note:
    """Something a reader or the layout could not do; becomes a finding."""

    code: str
    message: str
    severity: str = "warning"
    page: int | None = None
    box: Box | None = None
    stage: str = "read"


@dataclass(slots=True)
class Fill:
    """A filled area that is no line: the ground of a cell, a box, a badge."""

    box: Box
    color: tuple[float, float, float]


@dataclass(slots=True)
class Page:
    """What is printed on one page; sizes in points, origin in the top left corner."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    #: Strokes and narrow rectangles, horizontal or vertical.
    rules: list[Box] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    #: Small filled shapes, about as wide as high: bullets that are drawn, not written.
    dots: list[Box] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    #: Words that read upward or downward along the page: stamps in the margin, headers of narrow columns.
    rotated: list[Word] = field(default_factory=list)


class Role(StrEnum):
    """What a block is in the flow of the document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    IMAGE = "image"


@dataclass(slots=True)
class Cell:
    """A cell of a table; a merged cell stands once, where it begins, and says how far it reaches."""

    text: str
    box: Box | None = None
    page: int | None = None
    row_span: int = 1
    col_span: int = 1
    bold: bool = False
    #: True where the reader or the document says that it is a header cell.
    header: bool = False
    #: Why the text cannot be trusted (two numbers in it, two methods read it differently), or None.
    doubt: str | None = None


@dataclass(slots=True)
class Grid:
    """A table as rows of cells, all of the same length; None where a merged cell covers the place."""

    rows: list[list[Cell | None]]
    method: TableMethod
    confidence: float = 1.0
    page: int | None = None
    page_last: int | None = None
    box: Box | None = None
    caption: str | None = None
    #: Rows from the top that are header; set by the tables stage.
    header_rows: int = 0
    #: (code, message) of what could not be read; they become findings.
    doubts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def n_columns(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def texts(self) -> list[list[str]]:
        """The cell texts, with "" where there is none."""
        return [[c.text if c is not None else "" for c in row] for row in self.rows]


@dataclass(slots=True)
class Block:
    """One paragraph, heading, list item, table or image of the flow."""

    role: Role
    text: str
    page: int | None = None
    box: Box | None = None
    #: Heading level as the markup, the tag tree or the style gives it; 1 is the highest.
    level: int | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    #: List marker as printed ("-", "•", "4", "a)"), or "".
    marker: str = ""
    #: Bold words that the block begins with, where not all of it is bold, or "".
    bold_start: str = ""
    grid: Grid | None = None
    #: Where the role comes from: markup, tagged, outline or style.
    method: str = "style"
    #: Colour of its text, where the reader knows it.
    color: tuple[float, float, float] | None = None
    #: Structure element that it was made from, where the page is tagged.
    tag: int | None = None
    #: Index into the section list, set by the sections stage; None before the first heading.
    section: int | None = None


@dataclass(slots=True)
class Reading:
    """What a reader gives: the flow of the document, its facts, and what it could not read."""

    format: str
    blocks: list[Block]
    pages: int = 0
    pages_read: int = 0
    title: str | None = None
    producer: str | None = None
    #: Texts of the cover: the first lines with their font size, for telling whose document it is.
    cover: list[tuple[str, float]] = field(default_factory=list)
    #: Texts of running headers and footers, each once.
    running: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
