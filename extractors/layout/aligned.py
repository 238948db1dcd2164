"""Tables without inner vertical lines: found by their header words, their numbers and their rules.

A stretch of lines with two or more segments is a table when (a) a line of it holds two known column
headers, or (b) numbers stand over each other in two columns, or in one under a header, or (c) horizontal
lines or coloured rows part it. Columns come from where the segments stand, rows from lines, colours and
distances. Running text in two columns has none of these, and stays text.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from corpus.lexicon import lexicon
from extractors.layout.blocks import usual_pitch
from extractors.layout.edges import Edge, horizontal_edges, merge
from extractors.layout.grids import build_grid, drop_empty
from extractors.layout.ruled import is_table
from extractors.layout.table_columns import Interval, boundaries, column_at, columns_of
from extractors.layout.table_header import header_rows, is_time, split_header
from extractors.layout.table_lines import TableLine, is_number, is_role, resplit, table_lines
from extractors.layout.table_rows import row_bounds
from extractors.layout.types import Grid, Line, Page, Word
from models.box import Box
from models.table import TableMethod

#: A step of more than this many font sizes ends a table, unless a rule or a colour bridges it.
_STEP = 3.2
#: At most this many lines with one segment may stand between two lines of a table.
_MAX_SINGLE = 8
#: Edges that differ by at most this (points) are the same.
_SAME = 4.0
#: The rest of a table from the page before begins within this many lines.
_TOP_LINES = 3
BY_LINES, BY_DISTANCE = 0.9, 0.8


def find_aligned(page: Page, words: Sequence[Word], carried: Sequence[Interval] = ()) -> list[Grid]:
    """Tables by alignment, from the top of the page.

    `carried`: the columns of a table that the page before ended with; lines at the top of this page that
    stand in these columns are the rest of it, though no header says so.
    """
    lines = table_lines(words)
    separators = row_separators(page)
    pitch = usual_pitch([line.segments[0] for line in lines])
    grids = []
    for region in _regions(lines, separators, pitch, carried):
        grid = _grid(region, separators, words, page.number)
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


def _regions(
    lines: list[TableLine], separators: Sequence[Edge], pitch: float, carried: Sequence[Interval]
) -> list[list[TableLine]]:
    """Stretches of lines that are tables."""
    regions: list[list[TableLine]] = []
    at = 0
    while at < len(lines):
        if len(lines[at].segments) < 2:
            at += 1
            continue
        end = _end(lines, at, separators)
        at = _first_line(lines, at, end)
        region = _trim(lines[at:end], pitch, separators, end == len(lines))
        rest = at <= _TOP_LINES and not regions and _fits(region, carried)
        left_behind = at == len(lines) - 1 and _is_header(lines[at])
        if left_behind or (rest and len(region) >= 1) or (len(region) >= 2 and _is_evident(region, separators)):
            regions.append(region)
            at += lines[at:end].index(region[-1]) + 1
        else:
            at += 1
    return regions


def _first_line(lines: Sequence[TableLine], start: int, end: int) -> int:
    """The first line of the table: its header, or the times over it; a statement with a label beside it is none."""
    header = next((at for at in range(start, min(end, start + 4)) if _is_header(lines[at])), start)
    first = header
    while first > start and _is_upper_line(lines[first - 1]):
        first -= 1
    return first


def _is_upper_line(line: TableLine) -> bool:
    return any(is_time(part.text) for part in line.segments) or all(_is_upper(part) for part in line.segments[1:])


def _is_upper(part: Line) -> bool:
    label = lexicon("goal_labels").concept(part.text) is not None
    return is_time(part.text) or (is_role(part.text) and not label)


def _fits(region: Sequence[TableLine], carried: Sequence[Interval]) -> bool:
    """Do the segments stand in the carried columns: do most of them share an edge or the middle with one?"""
    parts = [part.box for line in region for part in line.segments]
    if len(carried) < 2 or not any(len(line.segments) >= 2 for line in region):
        return False
    aligned = sum(any(_shares(box, column) for column in carried) for box in parts)
    return aligned >= 0.8 * len(parts)


def _shares(box: Box, column: Interval) -> bool:
    middle = abs(box.x_mid - (column[0] + column[1]) / 2)
    return min(abs(box.x0 - column[0]), abs(box.x1 - column[1]), middle) <= _SAME


def _end(lines: list[TableLine], start: int, separators: Sequence[Edge]) -> int:
    """The end of the stretch that begins at `start`."""
    at, single = start + 1, 0
    extent = (lines[start].box.x0, lines[start].box.x1)
    while at < len(lines):
        line, last = resplit(lines[at], lines[start:at]), lines[at - 1]
        if line.box.bottom - last.box.bottom > _STEP * line.size and not _bridged(last, line, separators):
            break
        single = single + 1 if len(line.segments) < 2 else 0
        prose = any(_crosses(part, lines[start:at], extent) for part in line.segments)
        if single > _MAX_SINGLE or (prose and not _is_framed(line, separators)):
            break
        if _is_new(lines[start:at], line):
            break
        extent = (min(extent[0], line.box.x0), max(extent[1], line.box.x1))
        lines[at] = line
        at += 1
    return at


def _is_framed(line: TableLine, separators: Sequence[Edge]) -> bool:
    """Do rules or colours closely above and below make the line a row of the table: the label of a group?"""
    over = [e.at for e in separators if e.start <= line.box.x0 + 2 and e.end >= line.box.x1 - 2]
    above = any(0 <= line.box.top - at <= line.size for at in over)
    return above and any(0 <= at - line.box.bottom <= line.size for at in over)


def _is_new(region: Sequence[TableLine], line: TableLine) -> bool:
    """Does a heading, or the header of another table, end this one?"""
    usual = sorted(other.size for other in region)[len(region) // 2]
    if len(line.segments) < 2:
        return line.size > 1.12 * usual
    if not _is_header(line) or _is_header(region[-1]):
        return False
    first = next((other for other in region[:4] if _is_header(other)), None)
    if first is None or first.segments[0].bold != line.segments[0].bold:
        return False
    return [s.text for s in first.segments] != [s.text for s in line.segments]


def _bridged(above: TableLine, below: TableLine, separators: Sequence[Edge]) -> bool:
    between = [e for e in separators if above.box.y_mid < e.at < below.box.y_mid]
    near = below.box.top - above.box.bottom < 5 * below.size
    return near and any(e.start < below.box.x_mid < e.end for e in between)


def _crosses(part: Line, lines: Sequence[TableLine], extent: tuple[float, float]) -> bool:
    """Does running text lie over the columns of the lines before?"""
    if part.box.width < 0.45 * (extent[1] - extent[0]):
        return False
    over = 0
    for line in lines[-4:]:
        over = max(over, sum(s.box.x0 < part.box.x1 - 2 and s.box.x1 > part.box.x0 + 2 for s in line.segments))
    return over >= 2


def _trim(region: list[TableLine], pitch: float, separators: Sequence[Edge], at_end: bool) -> list[TableLine]:
    """Without lines at the end that are running text.

    After the last line with two cells may follow: lines above a rule or colour that closes the table, wrapped
    lines of the last row, and, at the end of the page, the label of a group whose rows stand on the next.
    """
    last = max(i for i, line in enumerate(region) if len(line.segments) >= 2)
    columns = columns_of(region[: last + 1])
    if len(columns) < 2:
        return region[: last + 1]
    closing = _closing(separators, region[last], columns)
    end = last + 1
    while end < len(region):
        line, above = region[end], region[end - 1]
        step = line.box.bottom - above.box.bottom
        label = at_end and end == len(region) - 1 and line.segments[0].bold and step <= 2.4 * line.size
        wrapped = step <= 1.12 * pitch * line.size
        closed = any(line.box.bottom <= at + 1 for at in closing)
        same = abs(line.size - above.size) <= 0.5
        if not (same and _starts_column(line, columns) and (wrapped or closed or label)):
            break
        end += 1
    return region[:end]


def _starts_column(line: TableLine, columns: Sequence[Interval]) -> bool:
    """Does each segment stand in one column and begin where it does?"""
    for part in line.segments:
        at = column_at(columns, part)
        if len(at) != 1 or abs(part.box.x0 - columns[at[0]][0]) >= 6:
            return False
    return True


def _closing(separators: Sequence[Edge], last: TableLine, columns: Sequence[Interval]) -> list[float]:
    """Heights of lines over the whole table below its last line with two cells, no further than two rows."""
    reach = last.box.bottom + 8 * last.size
    whole = [e for e in separators if e.start <= columns[0][0] + 8 and e.end >= columns[-1][0]]
    return [e.at for e in whole if last.box.bottom < e.at <= reach]


def _is_evident(region: list[TableLine], separators: Sequence[Edge]) -> bool:
    if any(_is_header(line) for line in region[:4]):
        return True
    columns = columns_of(region)
    if len(columns) < 2:
        return False
    numeric = _numeric_columns(region, columns)
    if sum(n >= 2 for n in numeric[1:]) >= 2:
        return True
    ruled = _rules_inside(region, separators)
    full = _full_lines(region)
    return ruled >= 3 and (any(n >= 2 for n in numeric[1:]) or (full >= 3 and full >= 0.6 * len(region)))


def _is_header(line: TableLine) -> bool:
    """Two known headers at least, and no more other words than headers."""
    roles = sum(is_role(part.text) for part in line.segments)
    return roles >= 2 and roles >= len(line.segments) / 2


def _numeric_columns(region: Sequence[TableLine], columns: Sequence[Interval]) -> list[int]:
    counts = [0] * len(columns)
    for line in region:
        for part in line.segments:
            at = column_at(columns, part)
            if len(at) == 1 and is_number(part.text):
                counts[at[0]] += 1
    return counts


def _rules_inside(region: Sequence[TableLine], separators: Sequence[Edge]) -> int:
    """The most separators of one extent that run over the whole width of the region."""
    x0, x1 = min(r.box.x0 for r in region), max(r.box.x1 for r in region)
    top, bottom = region[0].box.top - 12, region[-1].box.bottom + 12
    whole = [e for e in separators if top < e.at < bottom and e.start < x0 + 15 and e.end > x1 - 15]
    extents = Counter((round(e.start / 3), round(e.end / 3)) for e in whole)
    return max(extents.values(), default=0)


def _full_lines(region: Sequence[TableLine]) -> int:
    return sum(len(line.segments) >= 2 for line in region)


def _grid(region: list[TableLine], separators: Sequence[Edge], words: Sequence[Word], page: int) -> Grid | None:
    columns = columns_of(region)
    if len(columns) < 2:
        return None
    n_header = split_header(region, columns)
    body = region[n_header:]
    if body:
        grid = _body(body, columns, separators, words, page)
    else:
        grid = Grid([], TableMethod.ALIGNED, BY_DISTANCE, page, page)
    if n_header:
        rows, grid.doubts = header_rows(region[:n_header], columns, page)
        grid.rows = rows + grid.rows
        drop_empty(grid)
    top, bottom = min(x.box.top for x in region), max(x.box.bottom for x in region)
    grid.box = Box(columns[0][0] - 2, top - 1, columns[-1][1] + 2, bottom + 1)
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
    edges = [Edge(e.at, min(e.start, xs[0]) if e.start < xs[0] + 4 else e.start, e.end) for e in own]
    return [*edges, Edge(ys[0], xs[0], xs[-1]), Edge(ys[-1], xs[0], xs[-1])]


def _vertical(
    body: Sequence[TableLine], columns: Sequence[Interval], xs: Sequence[float], ys: Sequence[float]
) -> list[Edge]:
    """Column edges, open where a label of a group stands over several columns."""
    edges: list[Edge] = []
    for top, bottom in itertools.pairwise(ys):
        closed = set(range(len(columns) - 1))
        for part in (s for line in body if top <= line.box.y_mid < bottom for s in line.segments):
            at = column_at(columns, part)
            if len(at) > 1:
                closed -= set(range(at[0], at[-1]))
        edges += [Edge(xs[i + 1], top, bottom) for i in closed]
    return merge(sorted(edges))
