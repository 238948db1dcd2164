"""What a page break cut in two: paragraphs and tables.

A paragraph goes on where its tag says so, or where it ends without a full stop and the next page begins
with a small letter in the same style. A table goes on only where geometry proves it: it is the last thing
on its page, the other is the first on the next, and their column edges agree; a header that is repeated
is dropped. A join that is likely but not proven is not made and becomes a note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.lexicon import normal
from extractors.layout.text import goes_on, join
from extractors.layout.types import Block, Cell, Grid, Note, Role
from models.table import TableMethod

#: Column edges that differ by at most this (points) agree.
SAME_EDGE = 4.0
#: A text with more characters than this has no rest on the next page: no paragraph fills so many pages.
_LONGEST = 50_000


@dataclass(slots=True)
class _Columns:
    """Where the columns of a table stand: x0 and x1 of its cells with text, or None where a column has none.

    They are kept with the last table of the flow and widened by each part that is joined to it, so that a table
    over a thousand pages is not gone through on each of them.
    """

    extents: list[tuple[float, float] | None]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Cell | None]], n_columns: int) -> _Columns:
        columns = cls([None] * n_columns)
        columns.widen(rows)
        return columns

    def widen(self, rows: Sequence[Sequence[Cell | None]]) -> None:
        for row in rows:
            for j, cell in enumerate(row):
                if cell is not None and cell.box is not None and cell.text and cell.col_span == 1:
                    x0, x1 = self.extents[j] or (cell.box.x0, cell.box.x1)
                    self.extents[j] = (min(x0, cell.box.x0), max(x1, cell.box.x1))

    def stand_as(self, other: _Columns) -> bool:
        """Does each column agree by its left edge, its middle or its right edge?"""
        for a, b in zip(self.extents, other.extents, strict=True):
            if a is None or b is None:
                continue
            if min(abs(a[0] - b[0]), abs(sum(a) - sum(b)) / 2, abs(a[1] - b[1])) > SAME_EDGE:
                return False
        return True


def join_pages(pages: Sequence[list[Block]]) -> tuple[list[Block], list[Note]]:
    """All blocks of the document in one flow."""
    flow: list[Block] = []
    notes: list[Note] = []
    columns: _Columns | None = None  # of the table that ends the flow, where it goes on from the page before
    for blocks in filter(None, pages):
        rest = list(blocks)
        known, columns = columns, None
        if flow and flow[-1].page != rest[0].page:
            rest = _join_tagged(flow, rest)
            last = flow[-1].grid
            if rest and last is not None and rest[0].grid is not None:
                columns = _join_tables(last, known, rest[0], notes)
                rest = rest[1:] if columns is not None else rest
            elif rest and _same_paragraph(flow[-1], rest[0]):
                _append(flow[-1], rest.pop(0))
        flow += rest
        columns = columns if not rest else None
    return flow, notes


def _join_tagged(flow: list[Block], rest: list[Block]) -> list[Block]:
    """An element that goes on over the page is one block."""
    by_tag = {b.tag: b for b in flow[-6:] if b.tag is not None}
    kept = []
    for block in rest:
        last = by_tag.get(block.tag) if block.tag is not None else None
        if last is not None and _is_same_element(last, block):
            if block.role is not Role.TABLE:
                _append(last, block)
        else:
            kept.append(block)
    return kept


def _is_same_element(last: Block, block: Block) -> bool:
    """May two blocks of one element be one? A heading is not cut by a page."""
    if last.page == block.page or last.role is not block.role or len(last.text) > _LONGEST:
        return False
    return block.role is not Role.HEADING


def _append(block: Block, more: Block) -> None:
    block.text = join(block.text, more.text)


def _same_paragraph(last: Block, block: Block) -> bool:
    if last.role not in (Role.PARAGRAPH, Role.LIST_ITEM) or block.role is not Role.PARAGRAPH:
        return False
    if len(last.text) > _LONGEST:
        return False
    if abs(last.size - block.size) > 0.4 or last.bold != block.bold:
        return False
    return goes_on(last.text, block.text)


def _join_tables(first: Grid, known: _Columns | None, block: Block, notes: list[Note]) -> _Columns | None:
    """Join the table that a page begins with to the one before; gives the columns of both, or None if unproven.

    `known`: the columns of the first table where it was joined before.
    """
    second = block.grid
    assert second is not None
    if first.method is TableMethod.TAGGED or second.method is TableMethod.TAGGED:
        return None
    if first.n_columns != second.n_columns:
        return None
    columns = known or _Columns.of(first.rows, first.n_columns)
    if not (_same_frame(first, second) and columns.stand_as(_Columns.of(second.rows, second.n_columns))):
        message = "The table may go on from the page before, but its columns stand elsewhere; it was not joined."
        notes.append(Note("tables.join_not_proven", message, "warning", block.page, block.box, "tables"))
        return None
    columns.widen(_append_grid(first, second))
    return columns


def _same_frame(first: Grid, second: Grid) -> bool:
    """Do the frames of two ruled tables stand at the same places? Other tables have none."""
    if first.method is TableMethod.RULED and second.method is TableMethod.RULED and first.box and second.box:
        return abs(first.box.x0 - second.box.x0) <= SAME_EDGE and abs(first.box.x1 - second.box.x1) <= SAME_EDGE
    return True


def _append_grid(first: Grid, second: Grid) -> list[list[Cell | None]]:
    """Put the rows of the second table under the first, without a repeated header; a cut row is one again.

    Gives the rows that were added.
    """
    rows = second.rows
    repeated = 0
    while repeated < min(3, len(rows) - 1, len(first.rows)) and _same_row(first.rows[repeated], rows[repeated]):
        repeated += 1
    rows = rows[repeated:]
    if rows and _is_rest(first.rows[-1], rows[0]):
        _join_rows(first.rows[-1], rows[0])
        rows = rows[1:]
    first.rows += rows
    first.page_last = second.page_last
    first.confidence = min(first.confidence, second.confidence)
    first.doubts += second.doubts
    return rows


def _same_row(first: Sequence[Cell | None], second: Sequence[Cell | None]) -> bool:
    texts = [[normal(c.text) if c else "" for c in row] for row in (first, second)]
    return texts[0] == texts[1] and any(texts[0])


def _is_rest(last: Sequence[Cell | None], row: Sequence[Cell | None]) -> bool:
    """Is the first row after the break only the rest of the last row's words?"""
    filled = [(a, b) for a, b in zip(last, row, strict=True) if b is not None and b.text]
    if not filled or (len(filled) == len(row) and len(row) > 1 and not _all_rest(filled)):
        return False
    return _all_rest(filled)


def _all_rest(filled: Sequence[tuple[Cell | None, Cell]]) -> bool:
    return all(a is not None and goes_on(a.text, b.text) for a, b in filled)


def _join_rows(last: Sequence[Cell | None], row: Sequence[Cell | None]) -> None:
    for a, b in zip(last, row, strict=True):
        if a is not None and b is not None and b.text:
            a.text = join(a.text, b.text)
