"""Headers that read upward or downward: words of `Page.rotated` over the columns of a table without lines.

Words that stand over each other make one text, in the order in which they are read; a text heads the column that
it stands over. Only texts that end closely above the table count, and only where two columns or more have one:
a single one is a stamp or a note in the margin. In a table with lines such words belong to the cell that holds
them (`grids`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractors.layout.table_columns import Interval
from extractors.layout.text import join_all
from extractors.layout.types import Cell, Grid, Word
from models.box import union

#: A rotated header ends at most this far (points) above the first line of its table, and reaches at most so far
#: into its header.
_ABOVE, _INTO = 24.0, 40.0


def add_rotated_header(grid: Grid, columns: Sequence[Interval], rotated: Sequence[Word]) -> None:
    """Put the rotated words over the columns of a table into its header; the box grows with them."""
    if not rotated or grid.box is None or grid.n_columns != len(columns):
        return
    held = _by_column(columns, _over(grid, rotated))
    if len(held) < 2:
        return
    cells = {j: _cell(words, grid.page) for j, words in held.items()}
    head = grid.rows[0] if grid.rows else []
    free = all(head[j] is not None and not head[j].text for j in cells) if head else False  # type: ignore[union-attr]
    if free:
        grid.rows[0] = [cells.get(j, cell) for j, cell in enumerate(head)]
    else:
        grid.rows.insert(0, [cells.get(j, Cell("", page=grid.page)) for j in range(len(columns))])
    grid.box = union([grid.box, *(cell.box for cell in cells.values() if cell.box is not None)])


def _over(grid: Grid, rotated: Sequence[Word]) -> list[Word]:
    """The words over the table, without those over which no text reaches down to it."""
    assert grid.box is not None
    box = grid.box
    words = [w for w in rotated if box.x0 <= w.box.x_mid <= box.x1 and w.box.bottom <= box.top + _INTO]
    lowest: dict[int, float] = defaultdict(float)
    for word in words:
        key = round(word.box.x_mid)
        lowest[key] = max(lowest[key], word.box.bottom)
    return [w for w in words if lowest[round(w.box.x_mid)] >= box.top - _ABOVE]


def _by_column(columns: Sequence[Interval], words: Sequence[Word]) -> dict[int, list[Word]]:
    """The words by the column behind the first that is nearest to their middle."""
    held: dict[int, list[Word]] = defaultdict(list)
    middles = [(x0 + x1) / 2 for x0, x1 in columns]
    for word in words:
        j = min(range(len(columns)), key=lambda i: abs(middles[i] - word.box.x_mid))
        if j > 0:
            held[j].append(word)
    return held


def _cell(words: Sequence[Word], page: int | None) -> Cell:
    box = union([w.box for w in words])
    return Cell(join_all(w.text for w in words), box, page, bold=all(w.bold for w in words))
