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
from extractors.layout.table_columns import Interval, column_at
from extractors.layout.table_lines import TableLine, is_number
from extractors.layout.types import Line

#: Lines of one cell are at most this many times the smallest line distance apart.
_WITHIN = 1.18


def row_bounds(
    lines: Sequence[TableLine], columns: Sequence[Interval], separators: Sequence[Edge]
) -> tuple[list[float], bool]:
    """The y of all row boundaries with the outer ones, and whether printed lines or colours gave them all."""
    top, bottom = min(x.box.top for x in lines) - 1.5, max(x.box.bottom for x in lines) + 1.5
    inner = [y for y in cluster(e.at for e in separators) if top + 2 < y < bottom - 2]
    bands = _bands(lines, [top, *inner, bottom])
    sure = len(bands) >= 2 and not any(_holds_rows(band, columns) for _, _, band in bands[1:])
    if (sure and len(bands) >= 3) or (sure and len(lines) <= 4):
        return [top, *inner, bottom], True
    ys = [top]
    for start, end, band in bands:
        ys += _split_band(band, columns) if _holds_rows(band, columns) or start >= 0 else []
        ys.append(end)
    return sorted(set(ys)), False


def _bands(lines: Sequence[TableLine], ys: Sequence[float]) -> list[tuple[float, float, list[TableLine]]]:
    bands = []
    for start, end in itertools.pairwise(ys):
        inside = [line for line in lines if start <= line.box.y_mid < end]
        if inside:
            bands.append((start, end, inside))
    return bands


def _holds_rows(band: Sequence[TableLine], columns: Sequence[Interval]) -> bool:
    """Do two numbers stand over each other in one column?"""
    seen: set[int] = set()
    for line in band:
        for part in line.segments:
            at = column_at(columns, part)
            if len(at) == 1 and at[0] > 0 and is_number(part.text):
                if at[0] in seen:
                    return True
                seen.add(at[0])
    return False


def _split_band(band: Sequence[TableLine], columns: Sequence[Interval]) -> list[float]:
    """The y of the boundaries between the rows inside a band."""
    by_column = _by_column(band, columns)
    pitch = _pitch(by_column)
    if pitch is None:
        return [_between(a.box.bottom, b.box.top) for a, b in itertools.pairwise(band)]
    spans = _glued(by_column, pitch)
    ys = [_between(a[1], b[0]) for a, b in itertools.pairwise(spans)]
    wordy = not any(is_number(part.text) for line in band for part in line.segments[1:])
    if (not ys and len(band) > 1 and wordy) or _holds_rows_in(band, columns, ys):
        return _uniform(band, columns)
    return ys


def _holds_rows_in(band: Sequence[TableLine], columns: Sequence[Interval], ys: Sequence[float]) -> bool:
    """Does a part between two boundaries still hold two rows?"""
    edges = [min(x.box.top for x in band) - 1, *ys, max(x.box.bottom for x in band) + 1]
    return any(_holds_rows(part, columns) for _, _, part in _bands(band, edges))


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


def _glued(by_column: dict[int, list[Line]], pitch: float) -> list[tuple[float, float]]:
    """Stretches of height that lines of one cell hold together, from the top."""
    runs: list[tuple[float, float]] = []
    for parts in by_column.values():
        start, end, last = parts[0].box.top, parts[0].box.bottom, parts[0]
        for part in parts[1:]:
            if part.box.bottom - last.box.bottom <= _WITHIN * pitch and _set_alike(last, part):
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
    ys = []
    for above, line in itertools.pairwise(band):
        if not _continues(above, line, columns):
            ys.append(_between(above.box.bottom, line.box.top))
    return ys


def _continues(above: TableLine, line: TableLine, columns: Sequence[Interval]) -> bool:
    """Does the line go on with the cells of the line above: was a word wrapped that did not fit any more?"""
    if any(is_number(part.text) for part in line.segments[1:]):
        return False
    before = {at[0]: part for part in above.segments if len(at := column_at(columns, part)) == 1}
    first = line.segments[0]
    if not _set_alike(above.segments[0], first):
        return False
    for part in line.segments:
        at = column_at(columns, part)
        over = before.get(at[0]) if len(at) == 1 else None
        ended = over is not None and over.text.endswith((".", "!", "?")) and part.text[:1].isupper()
        if over is not None and not ended:
            room = columns[at[0]][1] - over.box.x1
            if part.words[0].box.width + 0.3 * part.size > room:
                return True
    starts = column_at(columns, first)[:1] == [0]
    return not starts or first.text[:1].islower() or first.text[:1] in "(–-/"
