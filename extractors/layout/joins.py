"""What a page break cut in two: paragraphs and tables.

A paragraph goes on where its tag says so, or where it ends without a full stop and the next page begins
with a small letter in the same style. A table goes on only where geometry proves it: it is the last thing
on its page, the other is the first on the next, and their column edges agree; a header that is repeated
is dropped. A join that is likely but not proven is not made and becomes a note.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon import normal
from extractors.layout.text import goes_on, join
from extractors.layout.types import Block, Cell, Grid, Note, Role
from models.box import union
from models.table import TableMethod

#: Column edges that differ by at most this (points) agree.
SAME_EDGE = 4.0


def join_pages(pages: Sequence[list[Block]]) -> tuple[list[Block], list[Note]]:
    """All blocks of the document in one flow."""
    flow: list[Block] = []
    notes: list[Note] = []
    for blocks in pages:
        rest = list(blocks)
        if flow and rest and flow[-1].page != rest[0].page:
            rest = _join_tagged(flow, rest)
            if rest and flow[-1].grid is not None and rest[0].grid is not None:
                rest = _join_tables(flow[-1], rest, notes)
            elif rest and _same_paragraph(flow[-1], rest[0]):
                _append(flow[-1], rest.pop(0))
        flow += rest
    return flow, notes


def _join_tagged(flow: list[Block], rest: list[Block]) -> list[Block]:
    """An element that goes on over the page is one block."""
    by_tag = {b.tag: b for b in flow[-6:] if b.tag is not None}
    kept = []
    for block in rest:
        last = by_tag.get(block.tag) if block.tag is not None else None
        if last is not None and last.page != block.page and last.role is block.role and block.role is not Role.HEADING:
            if block.role is not Role.TABLE:
                _append(last, block)
        else:
            kept.append(block)
    return kept


def _append(block: Block, more: Block) -> None:
    block.text = join(block.text, more.text)


def _same_paragraph(last: Block, block: Block) -> bool:
    if last.role not in (Role.PARAGRAPH, Role.LIST_ITEM) or block.role is not Role.PARAGRAPH:
        return False
    if abs(last.size - block.size) > 0.4 or last.bold != block.bold:
        return False
    return goes_on(last.text, block.text)


def _join_tables(last: Block, rest: list[Block], notes: list[Note]) -> list[Block]:
    first, second = last.grid, rest[0].grid
    assert first is not None
    assert second is not None
    if first.method is TableMethod.TAGGED or second.method is TableMethod.TAGGED:
        return rest
    if first.n_columns != second.n_columns:
        return rest
    if not same_edges(first, second):
        message = "The table may go on from the page before, but its columns stand elsewhere; it was not joined."
        notes.append(Note("tables.join_not_proven", message, "warning", rest[0].page, rest[0].box, "tables"))
        return rest
    append_grid(first, second)
    return rest[1:]


def same_edges(first: Grid, second: Grid) -> bool:
    """Do the columns of two tables stand at the same places?"""
    if first.method is TableMethod.RULED and second.method is TableMethod.RULED and first.box and second.box:
        outer = abs(first.box.x0 - second.box.x0) <= SAME_EDGE and abs(first.box.x1 - second.box.x1) <= SAME_EDGE
        return outer and _columns_near(first, second)
    return _columns_near(first, second)


def _columns_near(first: Grid, second: Grid) -> bool:
    """Each column agrees by its left edge, its middle or its right edge."""
    for j in range(first.n_columns):
        a, b = _column(first, j), _column(second, j)
        if a is None or b is None:
            continue
        if min(abs(a[0] - b[0]), abs(sum(a) - sum(b)) / 2, abs(a[1] - b[1])) > SAME_EDGE:
            return False
    return True


def _column(grid: Grid, j: int) -> tuple[float, float] | None:
    cells = [row[j] for row in grid.rows]
    box = union(c.box for c in cells if c is not None and c.text and c.col_span == 1)
    return (box.x0, box.x1) if box else None


def append_grid(first: Grid, second: Grid) -> None:
    """Put the rows of the second table under the first, without a repeated header; a cut row is one again."""
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
