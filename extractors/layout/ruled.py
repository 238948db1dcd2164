"""Tables with ruled lines.

Edges that touch make a table. Where a table has inner lines but open sides, its outermost lines give the
missing sides. Only strokes and narrow rectangles count as lines, so coloured rows do not cut a table.
A frame around one text, or around one column, is no table.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.layout.edges import Edge, cluster, covers, horizontal_edges, vertical_edges
from extractors.layout.grids import build_grid, has_text
from extractors.layout.leaders import without_leaders
from extractors.layout.ruled_rows import by_band, unruled_rows
from extractors.layout.table_lines import is_number, table_lines
from extractors.layout.types import Grid, Note, Page, Word
from models.box import Box
from models.table import TableMethod

#: Edges that end this near to each other (points) touch.
TOUCH = 3.5
#: More lines than this on a page are a drawing, not a table.
MAX_EDGES = 3000
#: More cells than this are a raster, not a table.
MAX_CELLS = 20_000
#: Confidence where all lines are printed, and where rows leave some out.
PRINTED, INFERRED = 1.0, 0.95
PAGE_TOO_DENSE = "layout.page_too_dense"


def find_ruled(page: Page, words: Sequence[Word]) -> list[Grid]:
    """Tables with at least one inner vertical line, from the top of the page."""
    horizontal = horizontal_edges(page.rules)
    vertical = vertical_edges(page.rules)
    if len(horizontal) + len(vertical) > MAX_EDGES:
        note_dense(page, "lines")
        return []
    grids = []
    for rows, columns in _components(horizontal, vertical):
        grid = _grid(rows, columns, words, page)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda g: (g.box.top, g.box.x0) if g.box else (0.0, 0.0))


def note_dense(page: Page, what: str) -> None:
    """Say, once a page, that the search for tables was given up."""
    if not any(note.code == PAGE_TOO_DENSE for note in page.notes):
        message = f"The page has too many {what} for a table; tables were not searched for among them."
        page.notes.append(Note(PAGE_TOO_DENSE, message, "warning", page.number, stage="tables"))


def _components(horizontal: list[Edge], vertical: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of edges that touch."""
    group = list(range(len(horizontal) + len(vertical)))

    def find(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    offset = len(horizontal)
    for i, h in enumerate(horizontal):
        for j, v in enumerate(vertical):
            if h.start - TOUCH <= v.at <= h.end + TOUCH and v.start - TOUCH <= h.at <= v.end + TOUCH:
                group[find(offset + j)] = find(i)
    parts: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i in range(len(group)):
        part = parts.setdefault(find(i), ([], []))
        if i < offset:
            part[0].append(horizontal[i])
        else:
            part[1].append(vertical[i - offset])
    return [(h, v) for h, v in parts.values() if h and v]


def _grid(horizontal: list[Edge], vertical: list[Edge], words: Sequence[Word], page: Page) -> Grid | None:
    top, bottom = _extent(horizontal, vertical)
    left, right = _extent(vertical, horizontal)
    xs = cluster([*(v.at for v in vertical), left, right], TOUCH)
    ys = cluster([*(h.at for h in horizontal), top, bottom], TOUCH)
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > MAX_CELLS:
        return None
    sides = [Edge(xs[0], ys[0], ys[-1]), Edge(xs[-1], ys[0], ys[-1])]
    ends = [Edge(ys[0], xs[0], xs[-1]), Edge(ys[-1], xs[0], xs[-1])]
    inside = [w for w in words if xs[0] <= w.box.x_mid <= xs[-1] and ys[0] <= w.box.y_mid <= ys[-1]]
    inside = without_leaders(inside, keep_contents=True)
    inferred = _left_out(xs, ys, vertical, inside)
    edges = [*vertical, *sides, *inferred]
    turned = [w for w in page.rotated if xs[0] <= w.box.x_mid <= xs[-1] and ys[0] <= w.box.y_mid <= ys[-1]]
    rows = unruled_rows(xs, ys, inside)
    ys = sorted([*ys, *(edge.at for edge in rows)])
    across = [*horizontal, *ends, *rows]
    sure = INFERRED if inferred or rows else PRINTED
    grid = build_grid(xs, ys, across, edges, inside, page.number, TableMethod.RULED, sure, rotated=turned)
    return grid if is_table(grid) and not _is_open(grid, words) else None


def _left_out(xs: Sequence[float], ys: Sequence[float], vertical: Sequence[Edge], words: Sequence[Word]) -> list[Edge]:
    """Vertical edges that a row does not print, though its words keep clear of the column boundary on both sides."""
    found = []
    for (top, bottom), held in zip(itertools.pairwise(ys), by_band(words, ys), strict=True):
        y_mid = (top + bottom) / 2
        missing = [x for x in xs[1:-1] if not covers(vertical, x, y_mid)]
        printed = [xs[0], *(x for x in xs[1:-1] if x not in missing), xs[-1]]
        lines = table_lines(held) if missing else []
        for x in missing:
            left, right = max(p for p in printed if p < x), min(p for p in printed if p > x)
            parts = [s.box for line in lines for s in line.segments if left <= s.box.x_mid <= right]
            crossed = any(box.x0 < x - 1 and box.x1 > x + 1 for box in parts)
            if not crossed and any(box.x1 <= x + 1 for box in parts) and any(box.x0 >= x - 1 for box in parts):
                found.append(Edge(x, top, bottom))
    return found


def _is_open(grid: Grid, words: Sequence[Word]) -> bool:
    """Do cells hold several values beside each other? Then lines are missing, and alignment tells more."""
    assert grid.box is not None
    box = grid.box
    inside = [w for w in words if box.holds(w.box.x_mid, w.box.y_mid)]
    cells = [c.box for row in grid.rows for c in row if c is not None and c.box is not None and c.text]
    crowded = 0
    for line in table_lines(inside):
        values = [p for p in line.segments if is_number(p.text)]
        for first, second in itertools.pairwise(values):
            crowded += _in_one(cells, first.box, second.box)
    return crowded >= max(2, 0.2 * len(grid.rows))


def _in_one(cells: Sequence[Box], first: Box, second: Box) -> bool:
    """Does one cell hold the middles of both?"""
    left, right = sorted((first.x_mid, second.x_mid))
    high, low = sorted((first.y_mid, second.y_mid))
    return any(x0 <= left and right <= x1 and top <= high and low <= bottom for x0, top, x1, bottom in cells)


def _extent(across: list[Edge], along: list[Edge]) -> tuple[float, float]:
    """The outer bounds of a table in one direction: of the edges across, and of the ends of those along."""
    first = min([e.at for e in across] + [e.start for e in along])
    last = max([e.at for e in across] + [e.end for e in along])
    return first, last


def is_table(grid: Grid) -> bool:
    """Two columns and two rows at least, and a row with text in two cells."""
    if grid.n_columns < 2 or len(grid.rows) < 2:
        return False
    full = sum(sum(has_text(cell) for cell in row) >= 2 for row in grid.rows)
    return full >= 1
