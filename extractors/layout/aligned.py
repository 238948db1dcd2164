"""Tables without inner vertical lines: found by their header words, their numbers and their rules.

`table_regions` says where they stand, `table_evidence` what proves them. Columns come from where the segments
stand, rows from lines, colours and distances. Running text in two columns stays text.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extractors.layout.blocks import usual_pitch
from extractors.layout.edges import Edge, horizontal_edges, merge
from extractors.layout.grids import build_grid, drop_empty
from extractors.layout.known_lines import KnownLines
from extractors.layout.leaders import without_leaders
from extractors.layout.plain_header import plain_header
from extractors.layout.rotated import add_rotated_header
from extractors.layout.ruled import is_table, note_dense
from extractors.layout.side_by_side import parting
from extractors.layout.table_columns import Interval, boundaries, column_at, columns_of
from extractors.layout.table_header import header_rows, is_time, split_header
from extractors.layout.table_lines import TableLine, is_role, split_at, table_lines
from extractors.layout.table_regions import find_regions
from extractors.layout.table_rows import STRIP, is_group, row_bounds
from extractors.layout.types import Grid, Page, Word
from models.box import Box
from models.table import TableMethod

#: More words than this in one column are not searched for tables.
MAX_WORDS = 10_000
#: At most this many tables but one stand beside each other.
_MAX_BESIDE = 3
#: Confidence where printed lines or colours give the rows, and where distances do; less without a known header word.
BY_LINES, BY_DISTANCE, UNNAMED = 0.9, 0.8, 0.1
#: Lines at the top in which a known header word or a time would stand.
_NAMED = 6


def find_aligned(
    page: Page,
    words: Sequence[Word],
    carried: Sequence[Interval] = (),
    separators: Sequence[Edge] | None = None,
    known: KnownLines | None = None,
) -> list[Grid]:
    """Tables by alignment, from the top of the page.

    `carried`: the columns of a table that the page before ended with; lines at the top of this page that
    stand in these columns are the rest of it, though no header says so. `separators`: those of the page
    (`row_separators`), where they are known; `known`: its lines.
    """
    separators = row_separators(page) if separators is None else separators
    if len(words) > MAX_WORDS:
        note_dense(page, "words")
        return []
    known = known or KnownLines()
    return _find(without_leaders(words, known=known), separators, page, carried, known)


def _find(
    words: Sequence[Word],
    separators: Sequence[Edge],
    page: Page,
    carried: Sequence[Interval],
    known: KnownLines,
    depth: int = 0,
) -> list[Grid]:
    lines = table_lines(words, known)
    if all(len(line.segments) < 2 for line in lines):
        return []  # running text
    pitch = usual_pitch([line.segments[0] for line in lines])
    grids = []
    for region in find_regions(lines, separators, pitch, carried):
        columns = columns_of(region)
        x = parting(region, columns) if depth < _MAX_BESIDE else None
        if x is not None:
            held = [word for line in region for part in line.segments for word in part.words]
            for side in ([w for w in held if w.box.x1 <= x], [w for w in held if w.box.x1 > x]):
                grids += _find(side, separators, page, carried, known, depth + 1)
            continue
        grid = _grid(region, columns, separators, words, page) if len(columns) >= 2 else None
        if grid is not None:
            grids.append(grid)
    return grids


def row_separators(page: Page) -> list[Edge]:
    """Horizontal lines, and the upper and lower edges of coloured rows."""
    edges = [e for e in horizontal_edges(page.rules) if e.length > 15]
    for fill in page.fills:
        if 6 < fill.box.height < 0.5 * page.height and fill.box.width > 15:
            edges += [Edge(fill.box.top, fill.box.x0, fill.box.x1), Edge(fill.box.bottom, fill.box.x0, fill.box.x1)]
    return merge(edges)


def _grid(
    region: Sequence[TableLine],
    columns: Sequence[Interval],
    separators: Sequence[Edge],
    words: Sequence[Word],
    page: Page,
) -> Grid | None:
    known = split_header(region, columns)
    plain = plain_header(region, columns, separators)
    begun = known < plain and not any(column_at(columns, p) == [0] for x in region[:known] for p in x.segments)
    n_header = plain if begun else known
    header, body = [split_at(line, columns) for line in region[:n_header]], region[n_header:]
    if body:
        grid = _body(body, columns, separators, words, page.number)
    else:
        grid = Grid([], TableMethod.ALIGNED, BY_DISTANCE, page.number, page.number)
    if n_header:
        rows, grid.doubts = header_rows(header, columns, page.number, separators, known > 0)
        grid.rows = rows + grid.rows
        drop_empty(grid)
    if not known and not any(is_role(p.text) or is_time(p.text) for x in region[:_NAMED] for p in x.segments):
        grid.confidence -= UNNAMED
    top, bottom = min(x.box.top for x in region), max(x.box.bottom for x in region)
    grid.box = Box(columns[0][0] - 2, top - 1, columns[-1][1] + 2, bottom + 1)
    add_rotated_header(grid, columns, page.rotated)
    return grid if is_table(grid) or (grid.rows and (not body or len(region) == 1)) else None


def _body(
    body: Sequence[TableLine],
    columns: Sequence[Interval],
    separators: Sequence[Edge],
    words: Sequence[Word],
    page: int,
) -> Grid:
    xs = boundaries(columns)
    own = [e for e in separators if e.start < xs[-1] - 4 and e.end > xs[0] + 4]
    ys, by_lines = row_bounds(body, columns, own)
    inside = [w for w in words if xs[0] <= w.box.x_mid <= xs[-1] and ys[0] <= w.box.y_mid <= ys[-1]]
    confidence = BY_LINES if by_lines else BY_DISTANCE
    horizontal = _horizontal(own, xs, ys, by_lines)
    vertical = _vertical(body, columns, xs, ys)
    return build_grid(xs, ys, horizontal, vertical, inside, page, TableMethod.ALIGNED, confidence, keep_columns=True)


def _horizontal(own: Sequence[Edge], xs: Sequence[float], ys: Sequence[float], by_lines: bool) -> list[Edge]:
    """Row edges: as printed where lines give the rows (a merged cell has none), else across the table."""
    if not by_lines:
        return [Edge(y, xs[0], xs[-1]) for y in ys]
    edges = []
    for edge in own:
        y = min(ys, key=lambda y: abs(y - edge.at))
        start = min(edge.start, xs[0]) if edge.start < xs[0] + 4 else edge.start
        edges.append(Edge(y if abs(y - edge.at) <= STRIP else edge.at, start, edge.end))
    return [*merge(edges), Edge(ys[0], xs[0], xs[-1]), Edge(ys[-1], xs[0], xs[-1])]


def _vertical(
    body: Sequence[TableLine], columns: Sequence[Interval], xs: Sequence[float], ys: Sequence[float]
) -> list[Edge]:
    """Column edges, open where a label of a group stands over several columns."""
    edges: list[Edge] = []
    for top, bottom in itertools.pairwise(ys):
        held = [line for line in body if top <= line.box.y_mid < bottom]
        group = len(held) == 1 and is_group(held[0], columns)
        closed = set() if group else set(range(len(columns) - 1))
        for part in (s for line in held for s in line.segments):
            at = column_at(columns, part)
            if len(at) > 1:
                closed -= set(range(at[0], at[-1]))
        edges += [Edge(xs[i + 1], top, bottom) for i in closed]
    return merge(sorted(edges))
