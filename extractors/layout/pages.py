"""One page: from words, rules and tags to its blocks in reading order.

Tables first, surest first: tagged, ruled, aligned. What is left becomes paragraphs, headings and list
items: by the tags where the page is tagged well enough, else by columns, lines and their style.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.layout.aligned import find_aligned, row_separators
from extractors.layout.blocks import group_blocks, usual_pitch
from extractors.layout.columns import Memory, split_columns
from extractors.layout.edges import vertical_edges
from extractors.layout.grids import column_extents
from extractors.layout.known_lines import KnownLines
from extractors.layout.lines import split_at_gaps
from extractors.layout.ruled import MAX_EDGES, find_ruled
from extractors.layout.stand_ins import stand_ins, without_stand_ins
from extractors.layout.tagged import TaggedTables, is_trusted, tagged_blocks, tags_inside
from extractors.layout.types import Block, Grid, Line, Page, Role, Word
from extractors.readers.tags import Tags
from models.box import Box

#: More dots than this on a page are a drawing, not bullets.
_MAX_DOTS = 500


def lay_out(page: Page, tags: Tags | None, tables: TaggedTables | None, memory: Memory) -> list[Block]:
    """The blocks of a page in reading order."""
    if tags is not None and tables is not None and is_trusted(page.words):
        blocks, words = _tagged(page, tags, tables)
        grids, words = _tables(page, words)
        return _insert(blocks, text_blocks(words, page) + [_table_block(grid) for grid in grids])
    return _untagged(page, memory)


def _untagged(page: Page, memory: Memory) -> list[Block]:
    """Ruled tables may run across columns of text; all else is read column by column."""
    words = [*page.words, *_drawn_bullets(page, page.words)]
    ruled = find_ruled(page, words)
    blocks: list[Block] = []
    separators = row_separators(page)
    known = KnownLines()
    for region in split_columns(_outside(words, ruled), page.width, memory, separators, known):
        aligned = find_aligned(page, _searched(region, page), memory.open_table, separators, known)
        without_stand_ins(aligned)
        memory.open_table = []
        texts = text_blocks(_outside(region, aligned), page, known)
        blocks += _insert(texts, [_table_block(grid) for grid in aligned])
    blocks = _insert(blocks, [_table_block(grid) for grid in ruled])
    last = blocks[-1].grid if blocks else None
    memory.open_table = column_extents(last) if last is not None else []
    return blocks


def _drawn_bullets(page: Page, words: Sequence[Word]) -> list[Word]:
    """A word for each dot that is drawn in front of a line."""
    found: list[Word] = []
    if len(page.dots) > _MAX_DOTS:
        return found
    for dot in page.dots:
        y = dot.y_mid
        level = [w for w in words if w.box.top <= y <= w.box.bottom]
        right = min((w for w in level if w.box.x0 > dot.x1), key=lambda w: w.box.x0, default=None)
        left = max((w.box.x1 for w in level if w.box.x1 <= dot.x0), default=None)
        near = right is not None and right.box.x0 - dot.x1 <= 2.2 * right.size
        if right is not None and near and (left is None or dot.x0 - left > 1.5 * right.size):
            box = Box(dot.x0, right.box.top, dot.x1, right.box.bottom)
            found.append(Word("•", box, right.font, right.size, right.bold, right.italic, color=right.color))
    return found


def _tagged(page: Page, tags: Tags, tables: TaggedTables) -> tuple[list[Block], list[Word]]:
    """Blocks by tags; ruled tables that the tags do not know are taken out of the words first."""
    in_tables = tags_inside({w.tag for w in page.words}, "Table", tags)
    tables.lines = vertical_edges(page.rules) if in_tables and len(page.rules) <= MAX_EDGES else []
    free = [w for w in page.words if w.tag not in in_tables]
    grids = find_ruled(page, free)
    words = page.words
    if grids:
        kept = {id(w) for w in _outside(free, grids)}
        words = [w for w in words if w.tag in in_tables or id(w) in kept]
    blocks, loose = tagged_blocks(words, tags, page.number, tables)
    return _insert(blocks, [_table_block(grid) for grid in grids]), loose


def _tables(page: Page, words: Sequence[Word]) -> tuple[list[Grid], list[Word]]:
    if len(words) < 4:
        return [], list(words)
    ruled = find_ruled(page, words)
    left = _outside(words, ruled)
    aligned = find_aligned(page, _searched(left, page))
    without_stand_ins(aligned)
    return ruled + aligned, _outside(left, aligned)


def _searched(words: Sequence[Word], page: Page) -> Sequence[Word]:
    """The words without lines that explain marks, and with those that stand for marks."""
    if not page.marks or not words:
        return words
    lines = page.legends
    kept = [w for w in words if not any(b.top <= w.box.y_mid <= b.bottom for b in lines)]
    marks = [m for m in page.marks if not any(b.top <= m.box.y_mid <= b.bottom for b in lines)]
    return [*kept, *stand_ins(marks, kept)]


def _outside(words: Sequence[Word], grids: Sequence[Grid]) -> list[Word]:
    boxes = [grid.box for grid in grids if grid.box is not None]
    if not boxes:
        return list(words)
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    left = []
    for word in words:
        x, y = word.box.x_mid, word.box.y_mid
        if not (top <= y <= bottom and any(box.holds(x, y) for box in boxes)):
            left.append(word)
    return left


def _table_block(grid: Grid) -> Block:
    return Block(Role.TABLE, "", grid.page, grid.box, grid=grid, method=grid.method.value)


def text_blocks(words: Sequence[Word], page: Page, known: KnownLines | None = None) -> list[Block]:
    """Paragraphs, headings and list items of one column of words without tags, from the top."""
    known = known or KnownLines()
    parts = [known.line(part) for line in known.group(words) for part in split_at_gaps(line, 1.6)]
    parts.sort(key=lambda part: (part.box.top, part.box.x0))
    return group_blocks(parts, page.number, usual_pitch(parts), _body_size(parts))


def _body_size(parts: Sequence[Line]) -> float:
    letters: Counter[float] = Counter()
    for part in parts:
        letters[part.size] += len(part.text)
    return max(letters, key=lambda size: (letters[size], size)) if letters else 10.0


def _insert(blocks: list[Block], more: list[Block]) -> list[Block]:
    """Insert each of `more` before the first block that stands below it on the page (and not left of it)."""
    result = list(blocks)
    for block in sorted(more, key=lambda b: (b.box.top, b.box.x0) if b.box else (0.0, 0.0)):
        result.insert(_place(result, block), block)
    return result


def _place(blocks: list[Block], new: Block) -> int:
    if new.box is None:
        return len(blocks)
    x0, _, x1, bottom = new.box
    middle = new.box.y_mid
    for at, block in enumerate(blocks):
        if block.box is None or block.box.top < middle:
            continue
        if block.box.top >= bottom or (block.box.x0 < x1 and x0 < block.box.x1):
            return at
    return len(blocks)
