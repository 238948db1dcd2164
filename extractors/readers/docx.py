"""Reader of Word files (.docx): headings by style and outline level, lists and numbers as printed, tables as merged.

In order: styles and numbering; the paragraphs and tables of the body as they follow on each other, text boxes after the
paragraph that they are anchored in; footnotes at the end. A table of one row or column, or one that holds tables, only
arranges the page: what stands in its cells is text. A table of contents is left out. Headers and footers are told
apart from the text. A heading without a style for headings is told by size, weight and number, as in a PDF. A Word file
has no pages until it is printed, so nothing in it has a page or a box.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from extractors.agenda2030.described import described_goal
from extractors.layout.asides import mark_asides
from extractors.layout.headings import mark_headings
from extractors.layout.text import clean
from extractors.layout.types import Block, Mark, Note, Reading, Role, Sign
from extractors.readers.spans import Placed, grid_of, is_layout
from extractors.readers.word.numbering import BULLET, Numbering
from extractors.readers.word.package import Element, Package, W, value
from extractors.readers.word.runs import Content, Reader, is_placeholder
from extractors.readers.word.styles import Color, Styles
from extractors.readers.word.tables import table_cells
from extractors.readers.written import (
    NO_PAGE,
    Span,
    add_grounds,
    block_of,
    blocks_of,
    cell_of,
    cover_of,
    join_lines,
    legend_of,
    sign_words,
)
from models.errors import DocumentUnreadable

_WRAPPERS = frozenset(W + name for name in ("sdtContent", "ins", "moveTo", "customXml"))
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PROGRAM = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"
#: Tables in tables, and text boxes in them, are followed so far.
_DEEPEST = 24


def read_docx(path: str | Path) -> Reading:
    """The flow of a Word file. Raises DocumentUnreadable where it is broken, refused or holds no text."""
    with Package(path) as package:
        document = package.xml(package.main)
        body = document.find(W + "body") if document is not None else None
        if body is None:
            message = f"{path}: this is no Word document, though its name says so; save it as .docx or PDF."
            raise DocumentUnreadable(message, "read.broken_docx")
        reading = _Flow(package).read(body)
    if not reading.blocks:
        raise DocumentUnreadable(f"{path}: the Word file holds no text; save it as PDF if it shows some.", "read.empty")
    join_lines(reading.blocks)
    mark_asides(reading.blocks)
    mark_headings(reading.blocks)
    reading.cover = cover_of(reading.blocks)
    return reading


class _Flow:
    """Reads the body of one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._reader = Reader(self._styles)
        self._notes: list[str] = []
        self._marks: list[Mark] = []
        #: Signs of global goals that no text stands above yet, and the last text.
        self._signs: list[Sign] = []
        self._last: Block | None = None
        self._title = ""
        self._objects = self._struck = 0

    def _part(self, kind: str) -> Element | None:
        name = next(iter(self._package.related(self._package.main, kind)), None)
        return self._package.xml(name) if name is not None else None

    def read(self, body: Element) -> Reading:
        blocks = list(self._blocks(body))
        blocks += [block for id_ in self._notes for block in self._footnote(id_)]
        core, about = self._about("core-properties", _TITLE), self._about("extended-properties", _PROGRAM)
        reading = Reading("docx", blocks, title=self._title or core, producer=about)
        reading.running = self._running()
        if self._marks:
            reading.marks[NO_PAGE] = self._marks
        reading.notes = self._left_out()
        return reading

    def _blocks(self, parent: Element, depth: int = 0) -> Iterator[Block]:
        """What a body, a cell, a text box or a footnote holds."""
        for child in parent if depth < _DEEPEST else ():
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth)
            elif child.tag in _WRAPPERS or (child.tag == W + "sdt" and _is_shown(child)):
                yield from self._blocks(child, depth)
            elif child.tag == W + "altChunk":
                self._objects += 1

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Block]:
        properties = paragraph.find(W + "pPr")
        style = self._styles.of(properties)
        level = self._styles.level(style, properties)
        if level is not None:
            self._reader.fields.end_contents()
        content = self._reader.content(paragraph, style)
        self._notes += content.notes
        self._objects += content.objects
        self._struck += content.struck
        contents = content.in_contents or self._styles.is_contents(style)
        if not contents and (spans := _spans(content)):
            for block in self._lines(spans, style, properties, level):
                self._last = block
                yield block
        self._signs += [
            Sign(sdg, clean(said)) for said in content.pictures if (sdg := described_goal(said)) is not None
        ]
        if self._last is not None:
            self._last.signs += self._signs
            self._signs = []
        for box in content.boxes:
            yield from self._blocks(box, depth + 1)

    def _lines(self, spans: list[Span], style: str, properties: Element | None, level: int | None) -> Iterator[Block]:
        """The blocks of a paragraph with the number that is printed before it."""
        label = self._label(style, properties)
        self._marks += legend_of(spans)
        if self._styles.is_named(style, "title") and level is None:
            level = 1
            self._title = self._title or clean("".join(span.text for span in spans))
        if level is not None:
            label = "" if label == BULLET else label
            block = block_of(spans, Role.HEADING, level)
            block.text = f"{label} {block.text}".strip()
            yield block
        elif self._styles.is_named(style, "caption"):
            yield block_of(spans, Role.CAPTION)
        elif label:
            yield block_of(spans, Role.LIST_ITEM, marker=label)
        else:
            yield from blocks_of(spans)

    def _label(self, style: str, properties: Element | None) -> str:
        found = self._styles.numbering(style, properties)
        if found is None:
            return ""
        id_, level = found
        return self._numbering.label(id_, self._numbering.level_of(id_, style) if level is None else level)

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        cells, n_rows = table_cells(table)
        placed: list[Placed] = []
        grounds: dict[int, Color] = {}
        held: list[Block] = []
        above, signs = (self._last, self._signs), []
        for each in cells:
            self._last, self._signs = None, []
            outer, self._marks = self._marks, []
            blocks = list(self._blocks(each.element, depth + 1))
            marks, self._marks = tuple(self._marks), outer + self._marks
            cell = cell_of(blocks, each.header)
            cell.col_span, cell.row_span, cell.marks = each.end - each.first, each.row_span, marks
            held += blocks
            here = [*self._signs, *(sign for block in blocks for sign in block.signs)]
            signs += [replace(sign, row=each.row) for sign in here]
            placed.append((each.row, each.first, cell))
            if each.ground is not None:
                grounds[id(cell)] = each.ground
        self._last, self._signs = above
        grid = grid_of(placed, n_rows)
        if grid is None or is_layout(grid) or any(block.grid is not None for block in held):
            yield from held
            return
        add_grounds(grid, grounds)
        yield Block(Role.TABLE, "", grid=grid, method="tagged", signs=signs)

    def _footnote(self, id_: str) -> list[Block]:
        kind = "footnotes" if id_.startswith("footnote") else "endnotes"
        root = self._part(kind)
        wanted = id_.removeprefix(kind[:-1])
        note = next((n for n in root if n.get(W + "id") == wanted), None) if root is not None else None
        blocks = list(self._blocks(note)) if note is not None else []
        for block in blocks:
            block.role, block.level = Role.FOOTNOTE, None
        return blocks

    def _running(self) -> list[str]:
        """The texts of headers and footers, each once."""
        parts = [name for kind in ("header", "footer") for name in self._package.related(self._package.main, kind)]
        roots = [root for name in parts if (root := self._package.xml(name)) is not None]
        texts = [block.text for root in roots for block in self._blocks(root) if block.text]
        return list(dict.fromkeys(texts))

    def _about(self, kind: str, name: str) -> str | None:
        """A text of the file's properties."""
        part = next(iter(self._package.related("", kind)), None)
        root = self._package.xml(part) if part is not None else None
        found = root.find(name) if root is not None else None
        return clean(found.text) or None if found is not None and found.text else None

    def _left_out(self) -> list[Note]:
        notes = []
        if self._objects:
            message = f"{self._objects} embedded objects (workbooks, other documents) were not read."
            notes.append(Note("read.embedded", message))
        if self._struck:
            message = f"{self._struck} pieces of text are struck through and were left out."
            notes.append(Note("read.struck_text", message, "info"))
        return notes


def _is_shown(control: Element) -> bool:
    """Does a content control (w:sdt) hold text, and neither what is to be filled in nor a table of contents?"""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj")
    return not is_placeholder(control) and "contents" not in (value(gallery, "docPartGallery") or "").casefold()


def _spans(content: Content) -> list[Span]:
    """The runs of a paragraph; a picture without words beside it is the status or the trend that it is described as."""
    spans = [Span(r.text, r.look.bold, r.look.italic, r.look.size, r.look.color) for r in content.runs]
    if any(span.text.strip() for span in spans):
        return spans
    return [Span(words) for text in content.pictures if (words := sign_words(text))]
