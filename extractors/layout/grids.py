"""From edges and words to a table: elementary cells, merged where no edge parts them, filled with words.

`xs` and `ys` are the positions of all column and row boundaries. Two neighbouring elementary cells are one
cell where no edge stands between them. A word belongs to the cell that holds its middle.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from extractors.layout.crosscheck import LINE_IN_NUMBER, LINE_THROUGH, cut_numbers, runs_through
from extractors.layout.edges import SNAP, Edge, covers
from extractors.layout.lines import group_lines, make_line
from extractors.layout.text import join, join_all
from extractors.layout.types import Cell, Grid, Word
from models.box import Box, union
from models.table import TableMethod

Place = tuple[int, int]


def build_grid(
    xs: Sequence[float],
    ys: Sequence[float],
    horizontal: Sequence[Edge],
    vertical: Sequence[Edge],
    words: Sequence[Word],
    page: int,
    method: TableMethod,
    confidence: float = 1.0,
    keep_columns: bool = False,
    rotated: Sequence[Word] = (),
) -> Grid:
    """The grid between the boundaries. Rows without any word are left out, and columns unless they are kept.

    `rotated`: words that read upward or downward; a cell without other words takes its text from them.
    """
    owner = _merge_cells(xs, ys, horizontal, vertical)
    held = _assign(xs, ys, owner, words)
    turned = _assign(xs, ys, owner, rotated) if rotated else {}
    cut = cut_numbers(words, xs[1:-1])
    ends = _ends(owner)
    places = [[(i, j) for j in range(len(xs) - 1)] for i in range(len(ys) - 1)]
    rows = [
        [_cell(xs, ys, place, ends[place], held[place], page) if place in ends else None for place in row]
        for row in places
    ]
    for place, last in ends.items():
        cell = rows[place[0]][place[1]]
        if cell is not None and cell.text:
            cell.doubt = cell.doubt or _disagrees(held[place], xs[place[1]], xs[last[1] + 1], cut)
        elif cell is not None and place in turned:
            _turn(cell, turned[place])
    grid = Grid(rows, method, confidence, page, page, Box(xs[0], ys[0], xs[-1], ys[-1]))
    return drop_empty(grid, keep_columns)


def _merge_cells(
    xs: Sequence[float], ys: Sequence[float], horizontal: Sequence[Edge], vertical: Sequence[Edge]
) -> dict[Place, Place]:
    """For each elementary cell the first cell (top left) of the merged cell that it belongs to."""
    n_rows, n_columns = len(ys) - 1, len(xs) - 1
    owner: dict[Place, Place] = {(i, j): (i, j) for i in range(n_rows) for j in range(n_columns)}
    columns, rows = _near(xs, vertical), _near(ys, horizontal)

    def find(place: Place) -> Place:
        while owner[place] != place:
            place = owner[place]
        return place

    for i in range(n_rows):
        for j in range(n_columns):
            x_mid, y_mid = (xs[j] + xs[j + 1]) / 2, (ys[i] + ys[i + 1]) / 2
            if j + 1 < n_columns and not covers(columns[j + 1], xs[j + 1], y_mid):
                _unite(owner, find((i, j)), find((i, j + 1)))
            if i + 1 < n_rows and not covers(rows[i + 1], ys[i + 1], x_mid):
                _unite(owner, find((i, j)), find((i + 1, j)))
    return {place: find(place) for place in owner}


def _near(bounds: Sequence[float], edges: Sequence[Edge]) -> list[list[Edge]]:
    """For each boundary the edges that may lie on it."""
    ordered = sorted(edges)
    starts = [edge.at for edge in ordered]
    return [ordered[bisect_left(starts, at - 2 * SNAP) : bisect_right(starts, at + 2 * SNAP)] for at in bounds]


def _unite(owner: dict[Place, Place], a: Place, b: Place) -> None:
    first, second = min(a, b), max(a, b)
    owner[second] = first


def _assign(
    xs: Sequence[float], ys: Sequence[float], owner: dict[Place, Place], words: Sequence[Word]
) -> dict[Place, list[Word]]:
    held: dict[Place, list[Word]] = defaultdict(list)
    for word in words:
        j = _slot(xs, word.box.x_mid)
        i = _slot(ys, word.box.y_mid)
        if i is not None and j is not None:
            held[owner[i, j]].append(word)
    return held


def _slot(bounds: Sequence[float], value: float) -> int | None:
    index = bisect_right(bounds, value) - 1
    return index if 0 <= index < len(bounds) - 1 else None


def _ends(owner: dict[Place, Place]) -> dict[Place, Place]:
    """For each first cell the last row and the last column that it covers."""
    ends: dict[Place, Place] = {}
    for (i, j), first in owner.items():
        last = ends.get(first, first)
        ends[first] = (max(last[0], i), max(last[1], j))
    return ends


def _cell(
    xs: Sequence[float], ys: Sequence[float], place: Place, last: Place, words: Sequence[Word], page: int
) -> Cell:
    text, doubt = cell_text(words)
    box = union(w.box for w in words) or Box(xs[place[1]], ys[place[0]], xs[last[1] + 1], ys[last[0] + 1])
    bold = bool(words) and all(w.bold for w in words)
    return Cell(text, box, page, last[0] - place[0] + 1, last[1] - place[1] + 1, bold, False, doubt)


def _disagrees(words: Sequence[Word], left: float, right: float, cut: set[int]) -> str | None:
    """Why the lines around a cell and the words in it do not go together, or None."""
    if any(runs_through(word, left, right) for word in words):
        return LINE_THROUGH
    return LINE_IN_NUMBER if any(id(word) in cut for word in words) else None


def _turn(cell: Cell, words: Sequence[Word]) -> None:
    """Give an empty cell the text of rotated words, which come in the order in which they are read."""
    cell.text = join_all(w.text for w in words)
    cell.box = union([w.box for w in words])
    cell.bold = all(w.bold for w in words)


def cell_text(words: Sequence[Word]) -> tuple[str, str | None]:
    """The text of a cell, line by line, and a doubt where two numbers stand apart on one of its lines."""
    text = ""
    doubt = None
    for group in group_lines(words):
        line = make_line(group)
        text = join(text, line.text)
        if _parted_numbers(group):
            doubt = "two numbers in one cell"
    return text, doubt


def _parted_numbers(group: Sequence[Word]) -> bool:
    """Do two digit groups stand further apart than a thousands space does?"""
    for last, word in itertools.pairwise(group):
        apart = word.box.x0 - last.box.x1 > 0.75 * word.size
        if apart and _is_number(last.text) and word.text[:1].isdigit():
            return True
    return False


def _is_number(text: str) -> bool:
    return text.strip("-−–+.,").replace(",", "").isdigit()


def drop_empty(grid: Grid, keep_columns: bool = False) -> Grid:
    """The grid without rows and columns that hold no text at all; the spans follow."""
    rows = [row for row in grid.rows if any(has_text(cell) for cell in row)]
    keep = [j for j in range(grid.n_columns) if keep_columns or any(has_text(row[j]) for row in rows)]
    grid.rows = [[row[j] for j in keep] for row in rows]
    for i, row in enumerate(grid.rows):
        for j, cell in enumerate(row):
            if cell is not None:
                cell.col_span = min(cell.col_span, 1 + _nones(row[j + 1 :]))
                cell.row_span = min(cell.row_span, 1 + _nones([below[j] for below in grid.rows[i + 1 :]]))
    return grid


def has_text(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text)


def _nones(cells: Sequence[Cell | None]) -> int:
    return next((n for n, cell in enumerate(cells) if cell is not None), len(cells))


def column_extents(grid: Grid) -> list[tuple[float, float]]:
    """Where the text of each column stands, from the left; [] where a column holds none."""
    found = []
    for j in range(grid.n_columns):
        cells = [row[j] for row in grid.rows]
        box = union(c.box for c in cells if c is not None and c.text and c.col_span == 1)
        if box is None:
            return []
        found.append((box.x0, box.x1))
    return found
