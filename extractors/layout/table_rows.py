"""Rows of a table without a full net of lines.

In order: horizontal lines and the edges of coloured rows, where each band between two of them is one row;
within a band that holds several values in one column, the distances of the lines: lines nearer to each
other than rows are one cell. Where all lines have one distance, a line without a value that begins with a
small letter goes on with the row above.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from extractors.layout.edges import Edge, cluster
from extractors.layout.table_columns import Interval, column_at, is_middle
from extractors.layout.table_lines import TableLine, is_figure, is_value
from extractors.layout.types import Line

#: Rows that follow as closely as this share of their own distance are set like the lines of one cell.
_AS_CLOSE = 0.93
#: So many lines with words in every column are rows, not one row whose cells all wrap alike.
_FULL = 3
#: The last column is one of running text where it is wider than so many font sizes.
_LONG = 12
#: A cell that was wrapped fills so much of the way to the next column, with the word that did not fit.
_FILLS = 0.6
#: Lines and colours this near to each other (points) part the same two rows.
STRIP = 4.0
#: Lines of one cell are at most this many times the smallest line distance apart.
_WITHIN = 1.18


def row_bounds(
    lines: Sequence[TableLine], columns: Sequence[Interval], separators: Sequence[Edge]
) -> tuple[list[float], bool]:
    """The y of all row boundaries with the outer ones, and whether printed lines or colours gave them all."""
    top, bottom = min(x.box.top for x in lines) - 1.5, max(x.box.bottom for x in lines) + 1.5
    inner = [y for y in _collapsed(cluster(e.at for e in separators), lines) if top + 2 < y < bottom - 2]
    bands = _bands(lines, [top, *inner, bottom])
    sure = len(bands) >= 2 and not any(_holds_rows(band, columns) for _, _, band in bands)
    if (sure and len(bands) >= 3) or (sure and len(lines) <= 4):
        return [top, *inner, bottom], True
    ys = [top]
    for _, end, band in bands:
        runs = _runs(band, columns)
        ys += [y for run in runs for y in split_band(run, columns)]
        ys += [_between(a[-1].box.bottom, b[0].box.top) for a, b in itertools.pairwise(runs)]
        ys.append(end)
    return sorted(set(ys)), False


def _collapsed(ys: Sequence[float], lines: Sequence[TableLine]) -> list[float]:
    """The heights, with those of one narrow strip without words (between two coloured cells) as one."""
    groups: list[list[float]] = []
    for y in ys:
        if groups and y - groups[-1][-1] <= STRIP and not any(groups[-1][-1] < x.box.y_mid < y for x in lines):
            groups[-1].append(y)
        else:
            groups.append([y])
    return [sum(group) / len(group) for group in groups]


def _bands(lines: Sequence[TableLine], ys: Sequence[float]) -> list[tuple[float, float, list[TableLine]]]:
    bands = []
    for start, end in itertools.pairwise(ys):
        inside = [line for line in lines if start <= line.box.y_mid < end]
        if inside:
            bands.append((start, end, inside))
    return bands


def _runs(band: Sequence[TableLine], columns: Sequence[Interval]) -> list[list[TableLine]]:
    """The band parted at labels in the middle of the table, which are rows of their own."""
    runs: list[list[TableLine]] = []
    for is_label, run in itertools.groupby(band, key=lambda line: is_group(line, columns)):
        lines = list(run)
        runs += [[line] for line in lines] if is_label else [lines]
    return runs


def is_group(line: TableLine, columns: Sequence[Interval]) -> bool:
    """Is the line the label of a group, in the middle of three columns or more and not in one of them?"""
    if len(columns) < 3 or not is_middle(line, columns[0][0], columns[-1][1]):
        return False
    part = line.segments[0]
    begins = any(abs(part.box.x0 - x0) <= 3 for x0, _ in columns)
    return not begins and (len(column_at(columns, part)) != 1 or part.bold)


def _holds_rows(band: Sequence[TableLine], columns: Sequence[Interval]) -> bool:
    """Do two numbers stand over each other in one column?"""
    seen: set[int] = set()
    for line in band:
        for part in line.segments:
            at = column_at(columns, part)
            if len(at) == 1 and at[0] > 0 and is_figure(part.text):
                if at[0] in seen:
                    return True
                seen.add(at[0])
    return False


def split_band(band: Sequence[TableLine], columns: Sequence[Interval]) -> list[float]:
    """The y of the boundaries between the rows inside a band."""
    by_column = _by_column(band, columns)
    pitch = _pitch(by_column)
    if pitch is None:
        return [_between(a.box.bottom, b.box.top) for a, b in itertools.pairwise(band)]
    step = _row_step(band)
    if step is not None and pitch >= _AS_CLOSE * step:
        return _uniform(band, columns)
    spans = _glued(by_column, pitch, _with_values(band))
    ys = [_between(a[1], b[0]) for a, b in itertools.pairwise(spans)]
    wordy = not any(is_figure(part.text) for line in band for part in line.segments[1:])
    if (not ys and len(band) > 1 and wordy) or _holds_rows_in(band, columns, ys):
        return _uniform(band, columns)
    for _, _, part in _bands(band, _edges(band, ys)):
        if len(part) >= _FULL and all(len(line.segments) == len(columns) for line in part):
            ys = sorted({*ys, *_uniform(part, columns)})
    return ys


def _edges(band: Sequence[TableLine], ys: Sequence[float]) -> list[float]:
    return [min(x.box.top for x in band) - 1, *ys, max(x.box.bottom for x in band) + 1]


def _holds_rows_in(band: Sequence[TableLine], columns: Sequence[Interval], ys: Sequence[float]) -> bool:
    """Does a part between two boundaries still hold two rows?"""
    return any(_holds_rows(part, columns) for _, _, part in _bands(band, _edges(band, ys)))


def _between(above: float, below: float) -> float:
    return (above + below) / 2


def _by_column(band: Sequence[TableLine], columns: Sequence[Interval]) -> dict[int, list[Line]]:
    """Segments by column, from the top; a leading column with few labels beside many rows is left out."""
    held: dict[int, list[Line]] = defaultdict(list)
    for line in band:
        for part in line.segments:
            at = column_at(columns, part)
            if len(at) == 1:
                held[at[0]].append(part)
    if len(held) >= 3 and len(held.get(0, ())) <= 0.6 * len(held.get(1, ())):
        held.pop(0, None)
    return held


def _pitch(by_column: dict[int, list[Line]]) -> float | None:
    """The smallest usual distance of two lines in one column (points), or None where no lines follow closely."""
    steps = []
    for parts in by_column.values():
        for a, b in itertools.pairwise(parts):
            step = b.box.bottom - a.box.bottom
            if 0.85 * a.size <= step <= 1.9 * a.size:
                steps.append(step)
    return min(steps) if steps else None


def _row_step(band: Sequence[TableLine]) -> float | None:
    """The smallest distance of two lines that follow each other and are rows: both have values."""
    rows = [any(is_value(p.text) or is_figure(p.text) for p in line.segments[1:]) for line in band]
    steps = [
        b.box.bottom - a.box.bottom for (a, x), (b, y) in itertools.pairwise(zip(band, rows, strict=True)) if x and y
    ]
    return min(steps, default=None)


def _with_values(band: Sequence[TableLine]) -> set[int]:
    """Parts (by id) of lines that have a value behind their label."""
    valued = (line for line in band if any(is_value(p.text) or is_figure(p.text) for p in line.segments[1:]))
    return {id(part) for line in valued for part in line.segments}


def _glued(by_column: dict[int, list[Line]], pitch: float, valued: set[int]) -> list[tuple[float, float]]:
    """Stretches of height that lines of one cell hold together, from the top."""
    runs: list[tuple[float, float]] = []
    for parts in by_column.values():
        start, end, last = parts[0].box.top, parts[0].box.bottom, parts[0]
        for part in parts[1:]:
            rows = id(last) in valued and id(part) in valued
            if not rows and part.box.bottom - last.box.bottom <= _WITHIN * pitch and _set_alike(last, part):
                end = part.box.bottom
            else:
                runs.append((start, end))
                start, end = part.box.top, part.box.bottom
            last = part
        runs.append((start, end))
    merged: list[tuple[float, float]] = []
    for top, bottom in sorted(runs):
        if merged and top < merged[-1][1] - 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], bottom))
        else:
            merged.append((top, bottom))
    return merged


def _set_alike(first: Line, second: Line) -> bool:
    return first.bold == second.bold and first.italic == second.italic


def _uniform(band: Sequence[TableLine], columns: Sequence[Interval]) -> list[float]:
    """Boundaries where all lines have one distance: a new row at each line that is no continuation."""
    leads = [False, *(_leads(a, b, columns) for a, b in itertools.pairwise(band))]
    ys = []
    for i, (above, line) in enumerate(itertools.pairwise(band), 1):
        begins = i + 1 < len(band) and leads[i + 1]
        if begins or not (leads[i] or _continues(above, line, columns)):
            ys.append(_between(above.box.bottom, line.box.top))
    return ys


def _fills(over: Line, part: Line, columns: Sequence[Interval], at: int) -> bool:
    """Would a cell with the first word of the next line have come near to the next column?"""
    if at + 1 >= len(columns):
        return columns[at][1] - columns[at][0] >= _LONG * part.size
    way = columns[at + 1][0] - columns[at][0]
    return over.box.x1 - columns[at][0] + part.words[0].box.width >= _FILLS * way


def _leads(label: TableLine, line: TableLine, columns: Sequence[Interval]) -> bool:
    """Is a line of words alone the beginning of the label of the row below: did the next word not fit?"""
    first, rest = label.segments[0], line.segments[0]
    alone = len(label.segments) == 1 and len(line.segments) > 1 and _set_alike(first, rest)
    if not alone or column_at(columns, first) != [0] or column_at(columns, rest) != [0] or first.text.endswith(":"):
        return False
    room = columns[0][1] - first.box.x1
    return rest.text[:1].islower() and rest.words[0].box.width + 0.3 * rest.size > room


def _continues(above: TableLine, line: TableLine, columns: Sequence[Interval]) -> bool:
    """Does the line go on with the cells of the line above: was a word wrapped that did not fit any more?"""
    if any(is_value(part.text) or is_figure(part.text) for part in line.segments[1:]):
        return False
    before = {at[0]: part for part in above.segments if len(at := column_at(columns, part)) == 1}
    first = line.segments[0]
    if not _set_alike(above.segments[0], first) or _is_row(before, line, columns):
        return False
    for part in line.segments:
        at = column_at(columns, part)
        over = before.get(at[0]) if len(at) == 1 else None
        ended = over is not None and over.text.endswith((".", "!", "?")) and part.text[:1].isupper()
        if over is not None and not ended:
            room = columns[at[0]][1] - over.box.x1
            if part.words[0].box.width + 0.3 * part.size > room and _fills(over, part, columns, at[0]):
                return True
    starts = column_at(columns, first)[:1] == [0]
    return not starts or first.text[:1].islower() or first.text[:1] in "(–-/"


def _is_row(before: dict[int, Line], line: TableLine, columns: Sequence[Interval]) -> bool:
    """Do the cells of the line begin anew, all with a capital letter or digit, or one whose first word had room above?

    In a line that does not fill all columns only such a letter with room above tells.
    """
    pairs = [(at[0], part) for part in line.segments if len(at := column_at(columns, part)) == 1 and at[0] in before]
    if len(pairs) < 2:
        return False
    capital = [part.text[:1].isupper() or part.text[:1].isdigit() for _, part in pairs]
    wide = {at: columns[at][1] - columns[at][0] - before[at].box.width for at, _ in pairs}
    room = [wide[at] - part.words[0].box.width > 0.3 * part.size for at, part in pairs]
    full = len(pairs) == len(columns)
    return (full and (all(capital) or any(room))) or any(map(min, capital, room))
