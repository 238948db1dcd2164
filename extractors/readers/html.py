"""Reader of pages of HTML: headings, paragraphs, lists and tables, as their elements say.

In order: what is no text of the page is left out (`hypertext.shown`); a table becomes a table, unless it has one row or
column, holds tables, or says that it only arranges the page: what stands in its cells is then text. An item of a list
of terms is one line ("Status: Uppfyllt"). A picture is the word of a status or a trend where it is described as one and
no words stand beside it in its cell; a class of a style sheet alone says nothing. HTML has no pages, so nothing
in it has a page or a box.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.agenda2030.described import described_goal
from extractors.layout.asides import mark_asides
from extractors.layout.headings import mark_headings
from extractors.layout.text import clean
from extractors.layout.types import Block, Mark, Note, Reading, Role, Sign
from extractors.readers.hypertext.parse import Element, parse
from extractors.readers.hypertext.shown import is_shown, main_part, role_of, shown_children, unfold
from extractors.readers.hypertext.tables import ground_of, ink_of, is_table, table_cells
from extractors.readers.spans import Placed, grid_of, is_layout
from extractors.readers.written import (
    NO_PAGE,
    Color,
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

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HEADING = re.compile(r"h([1-6])$")
_BLOCKS = frozenset(
    (
        "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "form", "header", "hgroup", "hr", "html", "legend", "li", "main", "ol", "p",
        "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"
    )
)  # fmt: skip
_BOLD = frozenset(("b", "strong", "th"))
_ITALIC = frozenset(("i", "em", "cite"))
_STRUCK = frozenset(("s", "strike", "del"))
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
#: Elements in each other are followed so far; what stands deeper is one text.
_DEEPEST = 150
#: A list of so many links, each no longer than this, is a menu or a table of contents.
_LINKS, _LONGEST_LINK = 3, 90
#: Terms of a list up to this long stand on one line with what is said of them.
_LONGEST_TERM = 60
BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Look:
    bold: bool = False
    italic: bool = False
    raised: bool = False
    kept: bool = False
    color: Color | None = None


def read_html(path: str | Path) -> Reading:
    """The flow of a page. Raises DocumentUnreadable where it is refused or holds no text."""
    root, notes = parse(path)
    unfold(root)
    flow = _Flow()
    flow.walk(main_part(root), _Look(), 0)
    flow.flush()
    if not flow.blocks:
        raise DocumentUnreadable(
            f"{path}: the page holds no text; if a browser shows some, save it there as PDF or as a whole page.",
            "read.empty",
        )
    reading = Reading("html", flow.blocks, title=_title(root), producer=_meta(root, "generator"), notes=notes)
    if flow.marks:
        reading.marks[NO_PAGE] = flow.marks
    if flow.struck:
        message = f"{flow.struck} pieces of text are struck through and were left out."
        reading.notes.append(Note("read.struck_text", message, "info"))
    join_lines(reading.blocks)
    mark_asides(reading.blocks)
    if not any(block.role is Role.HEADING for block in reading.blocks):
        mark_headings(reading.blocks)
    reading.cover = cover_of(reading.blocks)
    return reading


class _Flow:
    """Gathers the blocks of a page, or of a cell."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self.struck = 0
        self._spans: list[Span] = []
        #: Words of pictures, used where no other words stand there.
        self._signs: list[str] = []
        #: Signs of global goals, for the text beside or above them, else for the first that follows.
        self.goal_signs: list[Sign] = []
        #: Number of blocks before the part of the page that is walked.
        self._first = 0
        #: Marker of the list item that begins with the next text.
        self._marker = ""

    def walk(self, element: Element, look: _Look, depth: int) -> None:
        """Gather the text of an element and what follows in it."""
        self._text(element.text, look)
        for child in element:
            if is_shown(child):
                self._element(child, look, depth + 1)
            self._text(child.tail, look)

    def _text(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        text = text if look.kept else _SPACE.sub(" ", text)
        self._spans.append(
            Span(text.translate(_RAISED) if look.raised else text, look.bold, look.italic, 0.0, look.color)
        )

    def _element(self, element: Element, look: _Look, depth: int) -> None:
        tag = element.tag
        if depth > _DEEPEST:
            self._text(" ".join(element.itertext()), look)
        elif level := _level(element):
            self.flush()
            self.walk(element, look, depth)
            self.flush(Role.HEADING, level)
        elif is_table(element):
            self.flush()
            self._table(element, depth)
        elif tag in ("ul", "ol"):
            self.flush()
            self._list(element, look, depth)
        elif tag == "dl":
            self.flush()
            self._terms(element, look, depth)
        elif tag == "br":
            self._break()
        elif tag in _STRUCK:
            self.struck += bool("".join(element.itertext()).strip())
        elif tag in ("img", "svg") or role_of(element) == "img":
            self._sign(_description(element))
        else:
            self._other(element, look, depth)

    def _other(self, element: Element, look: _Look, depth: int) -> None:
        """A paragraph, a part, or a piece of a line."""
        block = element.tag in _BLOCKS
        outer = self._first
        if block:
            self.flush()
            self._first = len(self.blocks)
        if not "".join(element.itertext()).strip():
            self._sign(_description(element))
        self.walk(element, _changed(look, element), depth)
        if block:
            self.flush(Role.CAPTION if element.tag in ("figcaption", "caption") else Role.PARAGRAPH)
            self._first = outer
            self._give_signs()

    def _break(self) -> None:
        """A line ends; two ends in a row end the paragraph."""
        if self._spans and self._spans[-1].text == "\n":
            self.flush()
        else:
            self._spans.append(Span("\n"))

    def _sign(self, description: str) -> None:
        if words := sign_words(description):
            self._signs.append(words)
        elif (sdg := described_goal(description)) is not None:
            self.goal_signs.append(Sign(sdg, clean(description)))

    def flush(self, role: Role = Role.PARAGRAPH, level: int | None = None) -> None:
        """What was gathered becomes a block."""
        spans, self._spans = self._spans, []
        if not any(char.isalpha() for span in spans for char in span.text):
            spans = [*spans, *(Span(f" {words}") for words in dict.fromkeys(self._signs))]
        self._signs = []
        if not any(span.text.strip() for span in spans):
            self._give_signs()
            return
        marker = self._marker if role is Role.PARAGRAPH else ""
        self._marker = ""
        self.marks += legend_of(spans)
        if marker or role is not Role.PARAGRAPH:
            self.blocks.append(block_of(spans, Role.LIST_ITEM if marker else role, level, marker))
        else:
            self.blocks += blocks_of(spans)
        self._give_signs()

    def _give_signs(self) -> None:
        """Signs belong to the last text of the part of the page that they stand in, where there is one."""
        if len(self.blocks) > self._first:
            self.blocks[-1].signs += self.goal_signs
            self.goal_signs = []

    def _list(self, element: Element, look: _Look, depth: int) -> None:
        if is_menu(element):
            return
        count = _number(element.get("start"), 1)
        for item in shown_children(element):
            if item.tag != "li":
                self._element(item, look, depth + 1)
                continue
            count = _number(item.get("value"), count)
            self._marker = f"{count}." if element.tag == "ol" else BULLET
            self.walk(item, _changed(look, item), depth + 1)
            self.flush()
            self._marker = ""
            count += 1

    def _terms(self, element: Element, look: _Look, depth: int) -> None:
        """A list of terms: a short one is one line with the one text that follows it."""
        term = ""
        for item in element.iter("dt", "dd"):
            if not is_shown(item) or next(item.iterancestors("dl"), None) is not element:
                continue
            part = self._part(item, look, depth)
            if item.tag == "dt":
                self._say(term)
                texts = [block.text for block in part]
                term = " ".join(texts)
                continue
            if term and len(term) <= _LONGEST_TERM and len(part) == 1 and part[0].role is Role.PARAGRAPH:
                term = f"{term.rstrip(': ')}:"
                part[0].text, part[0].bold_start, part[0].bold = f"{term} {part[0].text}", term, False
            else:
                self._say(term)
            term = ""
            self.blocks += part
        self._say(term)

    def _say(self, term: str) -> None:
        if term:
            self.blocks.append(block_of([Span(term, bold=True)]))

    def _part(self, element: Element, look: _Look, depth: int) -> list[Block]:
        """The blocks of an element by themselves."""
        part = _Flow()
        part.walk(element, _changed(look, element), depth + 1)
        part.flush()
        self.marks += part.marks
        self.struck += part.struck
        self.goal_signs += part.goal_signs
        return part.blocks

    def _table(self, table: Element, depth: int) -> None:
        cells, n_rows = table_cells(table)
        placed: list[Placed] = []
        grounds: dict[int, Color] = {}
        held: list[Block] = []
        outer, signs = self.goal_signs, []
        for each in cells:
            self.goal_signs = []
            first = len(self.marks)
            blocks = self._part(each.element, _Look(bold=each.element.tag == "th"), depth)
            cell = cell_of(blocks, each.header)
            cell.row_span, cell.col_span, cell.marks = each.row_span, each.col_span, tuple(self.marks[first:])
            held += blocks
            here = [*self.goal_signs, *(sign for block in blocks for sign in block.signs)]
            signs += [replace(sign, row=each.row) for sign in here]
            placed.append((each.row, each.column, cell))
            if (ground := ground_of(each.element)) is not None:
                grounds[id(cell)] = ground
        self.goal_signs = outer
        grid = grid_of(placed, n_rows)
        if grid is None or is_layout(grid) or any(block.grid is not None for block in held):
            self.blocks += held
            return
        add_grounds(grid, grounds)
        grid.caption = _caption(table)
        self.blocks.append(Block(Role.TABLE, "", grid=grid, method="tagged", signs=signs))


def _level(element: Element) -> int | None:
    """The level of a heading, None for what is none."""
    found = _HEADING.match(element.tag)
    if role_of(element) == "heading":
        return min(max(_number(element.get("aria-level"), 2), 1), 9)
    return int(found.group(1)) if found else None


def _number(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _changed(look: _Look, element: Element) -> _Look:
    """The look with what an element and its style say of it."""
    tag, style = element.tag, element.get("style", "")
    if tag in _BOLD or _BOLD_STYLE.search(style):
        look = replace(look, bold=True)
    if tag in _ITALIC:
        look = replace(look, italic=True)
    if tag in ("sup", "pre"):
        look = replace(look, raised=tag == "sup", kept=tag == "pre")
    color = ink_of(element)
    return look if color is None else replace(look, color=color)


def _description(element: Element) -> str:
    """What is said of a picture or of an element without text."""
    titles = [title.text or "" for title in element.iter("title")] if element.tag == "svg" else []
    said = (element.get(name) or "" for name in ("alt", "aria-label", "title"))
    return next((text for text in (*said, *titles) if text.strip()), "")


def is_menu(element: Element) -> bool:
    """Is a list one of short links and nothing else?"""
    items = [item for item in element if item.tag == "li"]
    if len(items) < _LINKS:
        return False
    return all(_is_link(item) for item in items)


def _is_link(item: Element) -> bool:
    text = clean("".join(item.itertext()))
    linked = clean("".join("".join(link.itertext()) for link in item.iter("a")))
    return bool(text) and len(text) <= _LONGEST_LINK and len(linked) >= len(text) - 1


def _caption(table: Element) -> str | None:
    caption = table.find("caption")
    return clean("".join(caption.itertext())) or None if caption is not None else None


def _title(root: Element) -> str | None:
    found = root.find(".//title")
    return clean(found.text) or None if found is not None and found.text else None


def _meta(root: Element, name: str) -> str | None:
    for meta in root.iter("meta"):
        if meta.get("name", "").casefold() == name:
            return clean(meta.get("content", "")) or None
    return None
