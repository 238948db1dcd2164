"""Columns of a table without vertical lines, from where its segments stand.

Segments that overlap sideways are one column; a segment that lies over two segments of other lines spans
columns and is left out of this. Column boundaries run in the middle of the empty strips between.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractors.layout.table_lines import TableLine, is_figure, is_value
from extractors.layout.types import Line

#: A table has at most so many columns; more are a drawing.
MAX_COLUMNS = 80
#: Words are held against so many lines above and below.
_NEAR = 24
_YEAR = re.compile(r"^(?:19|20)\d\d$")
Interval = tuple[float, float]
#: Overlaps of less than this (points) do not count.
_TOUCH = 1.5


def columns_of(lines: Sequence[TableLine]) -> list[Interval]:
    """The extent of each column, from the left; [] where there are more than a table has."""
    left, right = min(line.box.x0 for line in lines), max(line.box.x1 for line in lines)
    lines = [line for line in lines if not is_middle(line, left, right)] or lines
    first = first_body(lines)
    values, words = _parts(lines, first)
    cores = columns = _cluster(sorted(_extent(part) for part in values))
    sure = len(columns)
    if sure > MAX_COLUMNS:
        return []
    for part in sorted(words, key=lambda part: part.box.width):
        columns, sure = _with(columns, sure, _extent(part))
        if len(columns) > MAX_COLUMNS:
            return []
    columns = _drop_thin(sorted(columns), lines, first)
    kinds = [_kind(column, lines, first) for column in columns]
    if all(kind == "both" for kind in kinds):
        return columns
    return _count_off(cores, columns, lines[:first]) or _pair(columns, kinds)


def first_body(lines: Sequence[TableLine]) -> int:
    """The first line with a number that is no year, outside its first segment; 0 where there is none."""
    return next((i for i, line in enumerate(lines) if any(_is_body(p) for p in line.segments[1:])), 0)


def _parts(lines: Sequence[TableLine], first: int) -> tuple[list[Line], list[Line]]:
    """Values of the body, and words that do not span columns."""
    values: list[Line] = []
    words: list[Line] = []
    places = _Places(lines)
    for number, line in enumerate(lines):
        for part in line.segments:
            if number >= first and (is_value(part.text) or is_figure(part.text)):
                values.append(part)
            elif not places.spans(part, number, len(lines)) and not (
                number < first and places.spans(part, number, first)
            ):
                words.append(part)
    return values, words


def is_middle(line: TableLine, left: float, right: float) -> bool:
    """Is the line one label in the middle of the table that extends from `left` to `right`?"""
    part = line.segments[0]
    middle = abs(part.box.x_mid - (left + right) / 2) <= 0.04 * (right - left)
    return len(line.segments) == 1 and middle and part.box.x0 > left + 2 * part.size and not is_value(part.text)


def _extent(part: Line) -> Interval:
    return part.box.x0, part.box.x1


def _cluster(extents: Sequence[Interval]) -> list[Interval]:
    """Extents that overlap, as one each."""
    found: list[Interval] = []
    for x0, x1 in extents:
        if found and x0 < found[-1][1] - _TOUCH:
            found[-1] = (found[-1][0], max(found[-1][1], x1))
        else:
            found.append((x0, x1))
    return found


def _with(columns: list[Interval], sure: int, extent: Interval) -> tuple[list[Interval], int]:
    """The columns with the extent of a word: the first `sure` hold values, and no word makes two of these one."""
    over = [i for i, (x0, x1) in enumerate(columns) if min(extent[1], x1) - max(extent[0], x0) > _TOUCH]
    held = sum(i < sure for i in over)
    if held > 1:
        return columns, sure
    merged = [extent, *(columns[i] for i in over)]
    new = (min(x0 for x0, _ in merged), max(x1 for _, x1 in merged))
    rest = [c for i, c in enumerate(columns) if i not in over]
    return ([new, *rest] if held else [*rest, new]), sure


class _Places:
    """Where the cells of each line stand, for telling which words lie over several of them."""

    def __init__(self, lines: Sequence[TableLine]) -> None:
        self._starts = [[part.box.x0 for part in line.segments] for line in lines]
        self._ends = [[part.box.x1 for part in line.segments] for line in lines]
        self._values = [[is_value(part.text) for part in line.segments] for line in lines]
        gaps = [
            b - a for x0s, x1s in zip(self._starts, self._ends, strict=True) for a, b in zip(x1s, x0s[1:], strict=False)
        ]
        self._least = min(gaps, default=0.0) + 4 * _TOUCH

    def spans(self, part: Line, number: int, end: int) -> bool:
        """Does a cell of line `number` lie over two or more cells of one other line, on enough lines to be sure?

        Of the lines before `end`, those near to it are looked at.
        """
        if part.box.width <= self._least:
            return False
        needed = 1 if end < 8 else 2
        left, right, count = part.box.x0 + 2 * _TOUCH, part.box.x1 - 2 * _TOUCH, 0
        for i in range(max(0, number - _NEAR), min(end, number + _NEAR)):
            first = bisect_right(self._ends[i], left)
            last = bisect_left(self._starts[i], right)
            if last - first >= 2:
                if any(self._values[i][first:last]):
                    return True
                count += 1
        return count >= needed


def _drop_thin(columns: list[Interval], lines: Sequence[TableLine], first: int) -> list[Interval]:
    """A column that only one line fills, with words and not under a header of its own, is a stray gap."""
    kept = []
    for x0, x1 in columns:
        held = [s for line in lines for s in line.segments if s.box.x0 < x1 and s.box.x1 > x0]
        headed = any(s in line.segments and not _is_stray(s, line) for s in held for line in lines[: max(first, 1)])
        if len(held) > 1 or headed or any(is_value(s.text) for s in held):
            kept.append((x0, x1))
    return kept


def _is_stray(part: Line, line: TableLine) -> bool:
    """Is it a short word, such as "of", that a wide space parts from the header cell before it?"""
    at = next(i for i, other in enumerate(line.segments) if other is part)
    near = at > 0 and part.box.x0 - line.segments[at - 1].box.x1 < 2 * part.size
    return near and part.text.islower() and len(part.text) <= 3


def _count_off(cores: Sequence[Interval], columns: Sequence[Interval], header: Sequence[TableLine]) -> list[Interval]:
    """The columns where a header line has as many cells as there are columns of values, one near each; else []."""
    for line in reversed(header):
        extents = [_extent(part) for part in line.segments]
        named, held = extents[-len(cores) :], cores[-len(extents) :]
        if not 2 <= len(named) == len(held) or len(extents) - len(named) > 1 or len(cores) - len(held) > 1:
            continue
        both = [(min(a[0], b[0]), max(a[1], b[1])) for a, b in zip(named, held, strict=True)]
        step = min(b[1] - a[1] for a, b in itertools.pairwise(held))
        far = any(max(a[0], b[0]) - min(a[1], b[1]) > 0.5 * step for a, b in zip(named, held, strict=True))
        if far or any(a[1] > b[0] for a, b in itertools.pairwise(both)):
            continue
        rest = [c for c in columns if not any(min(c[1], x1) - max(c[0], x0) > 0 for x0, x1 in both)]
        if all(c[1] <= both[0][0] for c in rest) and len(rest) <= 1:
            return [*rest, *both]
    return []


def _pair(columns: list[Interval], kinds: Sequence[str]) -> list[Interval]:
    """Headers that stand beside their numbers, not over them, joined to these.

    Only where columns of headers alone and columns without any header take turns throughout a stretch.
    """
    paired: list[Interval] = []
    at = 0
    while at < len(columns):
        end = at
        while end < len(columns) and kinds[end] != "both" and (end == at or kinds[end] != kinds[end - 1]):
            end += 1
        if end > at and (end - at) % 2 == 0:
            paired += [(columns[i][0], columns[i + 1][1]) for i in range(at, end, 2)]
        else:
            end = max(end, at + 1)
            paired += columns[at:end]
        at = end
    return paired


def _is_body(part: Line) -> bool:
    return is_figure(part.text) and not _YEAR.match(part.text)


def _kind(column: Interval, lines: Sequence[TableLine], first: int) -> str:
    """Does the column hold text in the lines before `first` only ("head"), from there on only ("body"), or both?"""
    head = any(_holds(column, part) for line in lines[:first] for part in line.segments)
    body = any(_holds(column, part) for line in lines[first:] for part in line.segments)
    return "both" if head == body else "head" if head else "body"


def _holds(column: Interval, part: Line) -> bool:
    return min(part.box.x1, column[1]) - max(part.box.x0, column[0]) > _TOUCH


def boundaries(columns: Sequence[Interval]) -> list[float]:
    """The x of all column boundaries, the outer ones included."""
    inner = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)]
    return [columns[0][0] - 2, *inner, columns[-1][1] + 2]


def column_at(columns: Sequence[Interval], part: Line) -> list[int]:
    """The columns that a segment lies over."""
    left, right = part.box.x0 + _TOUCH, part.box.x1 - _TOUCH
    if left >= right:
        return []
    return [i for i, (x0, x1) in enumerate(columns) if x0 < right and x1 > left and x1 - x0 > _TOUCH]
