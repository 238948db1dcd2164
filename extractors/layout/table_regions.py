"""Where tables without inner vertical lines stand: stretches of lines that are one table.

A stretch begins at a line of two segments (or at the header words closely above it), goes on while lines follow
closely and no running text, heading or other header ends it, and is kept where `table_evidence` finds proof.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon import lexicon
from extractors.layout.edges import Edge
from extractors.layout.table_columns import Interval, column_at, columns_of
from extractors.layout.table_evidence import is_evident, is_header, may_be_evident
from extractors.layout.table_header import is_time
from extractors.layout.table_lines import TableLine, add_starts, is_figure, is_role, is_value, resplit, split_at
from extractors.layout.types import Line
from models.box import Box

#: A step of more than this many font sizes ends a table, unless a rule or a colour bridges it.
_STEP = 3.2
#: At most this many lines with one segment may stand between two lines of a table.
_MAX_SINGLE = 8
#: The usual size of a table is that of so many of its last lines.
_RECENT = 60
#: After so many cells looked at in vain the search takes longer and longer steps.
_PATIENCE = 15_000
#: Edges that differ by at most this (points) are the same.
_SAME = 4.0
#: The rest of a table from the page before begins within this many lines.
_TOP_LINES = 3


def find_regions(
    lines: list[TableLine], separators: Sequence[Edge], pitch: float, carried: Sequence[Interval]
) -> list[list[TableLine]]:
    """Stretches of lines that are tables."""
    regions: list[list[TableLine]] = []
    at = done = vain = 0
    while at < len(lines):
        if len(lines[at].segments) < 2:
            at += 1
            continue
        end = _end(lines, at, separators)
        at = _first_line(lines, at, end)
        region, columns = _proven(
            lines, at, end, separators, pitch, carried if at <= _TOP_LINES and not regions else ()
        )
        if region:
            regions.append(_upper_lines(lines[done:at], region, columns, separators) + region)
            at = done = at + len(region)
        else:
            vain += sum(len(line.segments) for line in lines[at:end])
            at = _next(lines, at, 1 + max(0, vain - _PATIENCE) // 1000)
    return regions


def _proven(
    lines: Sequence[TableLine],
    start: int,
    end: int,
    separators: Sequence[Edge],
    pitch: float,
    carried: Sequence[Interval],
) -> tuple[list[TableLine], list[Interval]]:
    """The lines of the stretch that are a table, or [], and their columns; a header at the end of the page is one."""
    region = list(lines[start:end])
    left_behind = start == len(lines) - 1 and is_header(lines[start])
    if not (left_behind or carried or may_be_evident(region, separators)):
        return [], []
    region, columns = _trim(region, pitch, separators, end == len(lines))
    if left_behind or (carried and _fits(region, carried)):
        return region, columns
    return (region, columns) if len(region) >= 2 and is_evident(region, columns, separators) else ([], [])


def _next(lines: Sequence[TableLine], at: int, step: int) -> int:
    """The line to go on with: `step` further, and not past a header."""
    return next((i for i in range(at + 1, min(at + step, len(lines))) if is_header(lines[i])), at + step)


def _first_line(lines: Sequence[TableLine], start: int, end: int) -> int:
    """The first line of the table: its header, or the times over it; a statement with a label beside it is none."""
    header = next((at for at in range(start, min(end, start + 4)) if is_header(lines[at])), start)
    first = header
    while first > start and _is_upper_line(lines[first - 1]):
        first -= 1
    return first


def _is_upper_line(line: TableLine) -> bool:
    return any(is_time(part.text) for part in line.segments) or all(_is_upper(part) for part in line.segments[1:])


def _is_upper(part: Line) -> bool:
    label = lexicon("goal_labels").concept(part.text) is not None
    return is_time(part.text) or (is_role(part.text) and not label)


def _upper_lines(
    above: Sequence[TableLine],
    region: Sequence[TableLine],
    columns: Sequence[Interval],
    separators: Sequence[Edge],
) -> list[TableLine]:
    """Lines closely above that are the beginning of the header: words over the columns behind the first."""
    found: list[TableLine] = []
    first = region[0]
    if len(columns) < 3 or any(is_value(part.text) and not is_time(part.text) for part in first.segments[1:]):
        return []
    for line in reversed(above):
        line = split_at(line, columns)
        alike = abs(line.size - first.size) <= 0.5 and line.segments[-1].bold == first.segments[-1].bold
        near = first.box.bottom - line.box.bottom <= 2.3 * line.size
        whole = any(line.box.y_mid < e.at < first.box.y_mid and e.start < columns[1][0] for e in separators)
        if not (alike and near and not whole and all(_is_over(part, columns) for part in line.segments)):
            break
        found.insert(0, line)
        first = line
    return found


def _is_over(part: Line, columns: Sequence[Interval]) -> bool:
    """Do the words stand over columns behind the first, and are they no title in the middle of the table?"""
    left, right = columns[1][0], columns[-1][1]
    if abs(part.box.x0 - columns[-1][0]) <= 1:
        right = max(right, part.box.x1)  # a word wider than the column that it begins
    if part.box.x0 < min(left, columns[0][1] + 2) or part.box.x1 > right + 8 or is_figure(part.text):
        return False
    at = column_at(columns, part)
    title = abs(part.box.x_mid - (columns[0][0] + right) / 2) < abs(part.box.x_mid - (left + right) / 2)
    return bool(at) and at[0] > 0 and not (len(at) > 1 and title)


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
    starts: list[float] = []
    add_starts(starts, lines[start])
    while at < len(lines):
        line, last = resplit(lines[at], starts), lines[at - 1]
        if line.box.bottom - last.box.bottom > _STEP * line.size and not _bridged(last, line, separators):
            break
        single = single + 1 if len(line.segments) < 2 else 0
        prose = any(_crosses(part, lines[max(start, at - 4) : at], extent) for part in line.segments)
        if single > _MAX_SINGLE or (prose and not _is_framed(line, separators)):
            break
        if _is_new(lines, start, at, line):
            break
        extent = (min(extent[0], line.box.x0), max(extent[1], line.box.x1))
        lines[at] = line
        add_starts(starts, line)
        at += 1
    return at


def _is_framed(line: TableLine, separators: Sequence[Edge]) -> bool:
    """Do rules or colours closely above and below make the line a row of the table: the label of a group?"""
    over = [e.at for e in separators if e.start <= line.box.x0 + 2 and e.end >= line.box.x1 - 2]
    above = any(0 <= line.box.top - at <= line.size for at in over)
    return above and any(0 <= at - line.box.bottom <= line.size for at in over)


def _is_new(lines: Sequence[TableLine], start: int, end: int, line: TableLine) -> bool:
    """Does a heading, or the header of another table, end the one from `start` to `end`?"""
    if len(line.segments) < 2:
        sizes = sorted(other.size for other in lines[max(start, end - _RECENT) : end])
        return line.size > 1.12 * sizes[len(sizes) // 2]
    if not is_header(line) or is_header(lines[end - 1]):
        return False
    first = next((other for other in lines[start : min(end, start + 4)] if is_header(other)), None)
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
    for line in lines:
        over = max(over, sum(s.box.x0 < part.box.x1 - 2 and s.box.x1 > part.box.x0 + 2 for s in line.segments))
    return over >= 2


def _trim(
    region: list[TableLine], pitch: float, separators: Sequence[Edge], at_end: bool
) -> tuple[list[TableLine], list[Interval]]:
    """Without lines at the end that are running text; with the columns of what is left.

    After the last line with two cells may follow: lines above a rule or colour that closes the table, wrapped
    lines of the last row, and, at the end of the page, the label of a group whose rows stand on the next.
    """
    last = max(i for i, line in enumerate(region) if len(line.segments) >= 2)
    columns = columns_of(region[: last + 1])
    if len(columns) < 2:
        return region[: last + 1], columns
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
    return region[:end], columns if end == last + 1 else columns_of(region[:end])


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
