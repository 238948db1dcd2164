"""Blocks and tables of a tagged page.

Each structure element that makes one block of text (paragraph, heading, list item) gives a block, in the
order of the tree; a table gives a grid from its rows and cells. A tag that the page does not bear out is
not believed: a heading as long as a paragraph, a table whose cells do not stand beside each other.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from extractors.layout.blocks import make_block, marker_of, same_style
from extractors.layout.crosscheck import line_between
from extractors.layout.edges import Edge
from extractors.layout.grids import drop_empty
from extractors.layout.lines import line_text, lines_in_order, runs_in_order
from extractors.layout.tagged_cells import place_cells
from extractors.layout.text import join
from extractors.layout.types import Block, Cell, Grid, Line, Role, Word
from extractors.readers.tags import Tags
from models.box import Box, union
from models.table import TableMethod

#: Share of the words of a page that must be tagged for its tags to be believed.
TRUSTED = 0.6
#: A longer heading is none.
MAX_HEADING = 240


@dataclass(slots=True)
class CellPart:
    """The text of a cell on one page."""

    page: int
    text: str
    box: Box
    bold: bool
    doubt: str | None = None


@dataclass
class TaggedTables:
    """Cells of tagged tables, gathered page by page; the grids are built when all pages are read."""

    tags: Tags
    parts: dict[int, list[CellPart]] = field(default_factory=lambda: defaultdict(list))
    #: Vertical lines of the page whose cells are being gathered.
    lines: Sequence[Edge] = ()
    _kids: dict[int, list[int]] | None = None

    def add(self, cell: int, words: Sequence[Word], page: int, spaced: bool) -> None:
        text, doubt = cell_lines(words, spaced)
        doubt = doubt or line_between(words, self.lines)
        box = union([w.box for w in words])
        if text and box is not None and not self._repeated(cell, text, page):
            bold = all(w.bold for w in words)
            self.parts[cell].append(CellPart(page, text, box, bold, doubt))

    def _repeated(self, cell: int, text: str, page: int) -> bool:
        """A header cell is printed again on each page that its table goes on over."""
        return any(part.page != page and part.text == text for part in self.parts[cell])

    def children(self, index: int) -> list[int]:
        if self._kids is None:
            self._kids = defaultdict(list)
            for at, element in enumerate(self.tags.elements):
                if element.parent is not None:
                    self._kids[element.parent].append(at)
        return self._kids.get(index, [])

    def grid(self, table: int) -> Grid | None:
        """The grid of a table element, or None where it has no rows."""
        rows = [self._cells(row) for row in self._rows(table)]
        placed = place_cells([[self._cell(c) for c in row] for row in rows if row])
        if not placed or not placed[0]:
            return None
        grid = Grid(placed, TableMethod.TAGGED)
        cells = [c for row in placed for c in row if c is not None and c.page is not None]
        if cells:
            pages = [c.page for c in cells if c.page is not None]
            grid.page, grid.page_last = min(pages), max(p.page for c in rows for x in c for p in self.parts.get(x, []))
            grid.box = union(c.box for c in cells if c.page == grid.page)
        return drop_empty(grid)

    def _rows(self, index: int) -> list[int]:
        rows = []
        for kid in self.children(index):
            role = self.tags.role(kid)
            if role == "TR":
                rows.append(kid)
            elif role not in ("TD", "TH", "Table", "Caption"):
                rows += self._rows(kid)
        return rows

    def _cells(self, row: int) -> list[int]:
        cells = []
        for kid in self.children(row):
            if self.tags.role(kid) in ("TD", "TH"):
                cells.append(kid)
            elif self.tags.role(kid) != "Table":
                cells += self._cells(kid)
        return cells

    def _cell(self, index: int) -> Cell:
        element = self.tags.elements[index]
        parts = self.parts.get(index, [])
        text = ""
        for part in parts:
            text = join(text, part.text)
        first = parts[0] if parts else None
        return Cell(
            text,
            first.box if first else None,
            first.page if first else None,
            element.row_span,
            element.col_span,
            bool(parts) and all(p.bold for p in parts),
            element.role == "TH",
            next((p.doubt for p in parts if p.doubt), None),
        )


def cell_lines(words: Sequence[Word], spaced: bool) -> tuple[str, str | None]:
    """The text of a cell from words in reading order, and a doubt.

    Where the page prints a space at the end of each line (`spaced`), a line that ends without one was
    broken in the middle of a word.
    """
    text = ""
    last: Word | None = None
    for run in runs_in_order(words):
        line = line_text(run)
        broken = spaced and last is not None and not last.space and line[:1].islower()
        text = text + line if broken else join(text, line)
        last = run[-1]
    return text, None


def _spaced_ends(held: dict[int, list[Word]]) -> bool:
    """Do lines of this page end with a printed space?"""
    ends = [run[-1].space for words in held.values() for run in runs_in_order(words)[:-1]]
    return len(ends) >= 3 and sum(ends) >= 0.6 * len(ends)


def is_trusted(words: Sequence[Word]) -> bool:
    """Are enough words of the page tagged?"""
    return bool(words) and sum(w.tag is not None for w in words) >= TRUSTED * len(words)


def tags_inside(found: Iterable[int | None], role: str, tags: Tags) -> set[int]:
    """Those of the elements that are, or stand in, an element of that role."""
    return {tag for tag in found if tag is not None and tags.inside(tag, role) is not None}


def tagged_blocks(words: Sequence[Word], tags: Tags, page: int, tables: TaggedTables) -> tuple[list[Block], list[Word]]:
    """The blocks of a page in the order of the tree, and the words that no tag holds."""
    held: dict[int, list[Word]] = defaultdict(list)
    loose: list[Word] = []
    for tag, run in itertools.groupby(words, key=attrgetter("tag")):
        if tag is None:
            loose += run
        else:
            held[tags.block(tag)] += run
    blocks: list[Block] = []
    cells: dict[int, dict[int, list[Word]]] = defaultdict(dict)
    for element in sorted(held):
        table = tags.inside(element, "Table") if tags.role(element) in ("TD", "TH") else None
        if table is not None:
            if table not in cells:
                blocks.append(Block(Role.TABLE, "", page, None, method="tagged", tag=table))
            cells[table][element] = held[element]
        else:
            blocks += _blocks(element, held[element], tags, page)
    spaced = bool(cells) and _spaced_ends(held)
    for block in blocks:
        if block.role is Role.TABLE and block.tag is not None:
            block.box = union([w.box for part in cells[block.tag].values() for w in part])
            if _stand_beside(cells[block.tag], tags):
                for cell, part in cells[block.tag].items():
                    tables.add(cell, part, page, spaced)
            else:
                loose += [w for part in cells[block.tag].values() for w in part]
                block.tag = None
    kept = [b for b in blocks if b.role is not Role.TABLE or b.tag is not None]
    return kept, loose


def _stand_beside(cells: dict[int, list[Word]], tags: Tags) -> bool:
    """Do the cells of each row follow each other from left to right?"""
    rows: dict[int | None, list[Box]] = defaultdict(list)
    for cell, words in sorted(cells.items()):
        box = union([w.box for w in words])
        if box is not None:
            rows[tags.inside(cell, "TR")].append(box)
    steps = [(a, b) for row in rows.values() for a, b in itertools.pairwise(row)]
    wrong = sum(b.x0 < a.x0 - 2 or (b.x0 < a.x1 - 6 and b.top < a.bottom) for a, b in steps)
    return wrong <= 0.05 * len(steps)


def _blocks(element: int, words: list[Word], tags: Tags, page: int) -> list[Block]:
    """The blocks of one element: one, or several where whole lines change their style."""
    role = tags.role(element)
    if role in ("Figure", "Formula"):
        return []
    if role == "LI":
        return [_list_item(element, words, tags, page)]
    level = tags.heading_level(element)
    found: list[Block] = []
    for run in _runs(lines_in_order(words)):
        block = make_block(run, page)
        block.method = "tagged"
        block.tag = element
        if level is not None and len(block.text) <= MAX_HEADING and len(found) == 0:
            block.role, block.level = Role.HEADING, level or None
            if block.marker:
                block.text, block.marker = f"{block.marker} {block.text}", ""
        elif role == "Caption":
            block.role = Role.CAPTION
        elif role == "Note":
            block.role = Role.FOOTNOTE
        found.append(block)
    return found


def _runs(lines: list[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and same_style(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _list_item(element: int, words: list[Word], tags: Tags, page: int) -> Block:
    labels = tags_inside({w.tag for w in words}, "Lbl", tags)
    label = [w for w in words if w.tag in labels]
    body = [w for w in words if w.tag not in labels] if len(label) < len(words) else words
    block = make_block(lines_in_order(body), page, Role.LIST_ITEM, "")
    marker, rest = marker_of(block.text)
    if label and body is not words:
        marker, rest = "".join(w.text for w in label), block.text
    block.marker, block.text = marker or "•", rest
    block.method, block.tag = "tagged", element
    return block
