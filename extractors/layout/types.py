"""The light objects between a reader and the extractors.

A reader gives either pages (`Page`: words, rules, images, as they are printed) or, where the format says
itself what is a heading, a list or a table, blocks at once. From here on everything is a *flow*: the
blocks of a document in reading order. These are plain slotted classes, since there are thousands of them;
pydantic begins where meaning begins, in `models`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from models.box import Box
from models.table import TableMethod

if TYPE_CHECKING:
    from PIL.Image import Image


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
    #: Confidence of the OCR that read it, 0 to 1; None where the text is the file's own.
    ocr: float | None = None


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
class Picture:
    """An image on a page. Its pixels are read when they are asked for, while the page is at hand."""

    box: Box
    #: Size in pixels, as the file says.
    width: int
    height: int
    #: A small RGB image, turned as the page shows it, white where it is transparent; None where it cannot be read.
    #: Never raises; an object that is shown many times is decoded once. Colours: `layout.pictures.dominating`.
    load: Callable[[], Image | None]


@dataclass(slots=True)
class Drawn:
    """A small shape that is drawn: a part of a dot, an arrow, a smiley."""

    box: Box
    stroke: tuple[float, float, float] | None
    fill: tuple[float, float, float] | None
    #: Points of its outline, of curves too.
    outline: Sequence[tuple[float, float]]


class MarkKind(StrEnum):
    """How a mark is put on the page."""

    GLYPH = "glyph"
    DRAWING = "drawing"
    PICTURE = "picture"
    AREA = "area"


@dataclass(slots=True)
class Mark:
    """A sign that is no word: a coloured dot, an arrow, a smiley, the coloured ground of a cell."""

    kind: MarkKind
    page: int
    box: Box
    #: The colour by its name (`layout.hues`), or None where it has none that says anything.
    color: str | None = None
    #: True where an area has but a tint of its colour.
    pale: bool = False
    #: The sign, where it is a glyph.
    sign: str = ""
    #: The words right of it, up to the next mark or a gap.
    beside: str = ""
    #: The drawing or picture as a small image.
    image: Callable[[], Image | None] | None = None


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
    #: The same with their pixels, in the order of painting.
    pictures: list[Picture] = field(default_factory=list)
    #: Small filled shapes, about as wide as high: bullets that are drawn, not written.
    dots: list[Box] = field(default_factory=list)
    #: Small shapes that are no level lines and no large rectangles, with their colours, in the order of painting.
    drawn: list[Drawn] = field(default_factory=list)
    #: Signs that are no words.
    marks: list[Mark] = field(default_factory=list)
    #: Lines of text that explain marks (their height counts): no rows of a table.
    legends: list[Box] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    #: Words that read upward or downward along the page: stamps in the margin, headers of narrow columns.
    rotated: list[Word] = field(default_factory=list)
    #: True where most of its letters are not painted: text that OCR put under a picture of the page.
    hidden: bool = False


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
    #: Signs in it that are no words; set for columns that ask for a status or a trend.
    marks: tuple[Mark, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Sign:
    """A picture that is described as the sign of a global goal, in a file without pages."""

    sdg: int
    #: Its description.
    text: str
    #: Row of the table that it stands in, 0 in text.
    row: int = 0


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
    #: Signs of global goals in it, or right after it.
    signs: list[Sign] = field(default_factory=list)


@dataclass(slots=True)
class Icon:
    """The sign of a global goal of Agenda 2030, as a page shows it."""

    sdg: int
    page: int
    box: Box
    #: What was seen, in Swedish: it becomes the text of the reference.
    text: str
    #: 1 where colour and number agree, less where only one of them could be read.
    confidence: float = 1.0
    #: True where it stands in the top or bottom margin.
    in_margin: bool = False


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
    #: Marks by page.
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    #: Signs of the global goals, page after page.
    icons: list[Icon] = field(default_factory=list)
    #: Pages whose text comes from OCR: the words with digits, or None where another program read them.
    scanned: dict[int, list[Word] | None] = field(default_factory=dict)
