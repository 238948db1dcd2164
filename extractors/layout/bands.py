"""Heights of a page where a table runs over its whole width, across the gutter between two columns.

In order: horizontal lines that follow each other across the gutter; lines with numbers on both its sides;
known header words over what runs across it. Where a sure band (lines, numbers) stands, headers add none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from extractors.layout.edges import Edge
from extractors.layout.known_lines import KnownLines
from extractors.layout.lines import make_line
from extractors.layout.table_lines import TableLine, are_roles, is_number, is_role, table_lines
from extractors.layout.types import Word
from models.box import Box

#: From where to where, in points from the top.
Band = tuple[float, float]
#: A segment that reaches this far (points) over the gutter on both sides runs across it; a horizontal line does
#: from `_ACROSS` on.
MIN_GUTTER = 9.0
_ACROSS = 20.0
#: Rows of a table are at most `_ROW` (points) apart, its header at most `_HEADER` above its first line, and it has at
#: least `MIN_ROWS` lines.
_ROW, _HEADER, MIN_ROWS = 70.0, 40.0, 4


class Part(NamedTuple):
    """The words of a line that no wide gap divides."""

    words: list[Word]
    box: Box


class Bands:
    """Heights of a page."""

    def __init__(self, bands: Iterable[Band] = ()) -> None:
        self._tops: list[float] = []
        self._bottoms: list[float] = []
        for top, bottom in sorted(bands):
            if self._bottoms and top <= self._bottoms[-1]:
                self._bottoms[-1] = max(self._bottoms[-1], bottom)
            else:
                self._tops.append(top)
                self._bottoms.append(bottom)

    def hold(self, y: float) -> bool:
        at = bisect_left(self._bottoms, y)
        return at < len(self._tops) and self._tops[at] <= y

    def meet(self, top: float, bottom: float) -> bool:
        """Do they share height with the band?"""
        at = bisect_right(self._bottoms, top)
        return at < len(self._tops) and self._tops[at] < bottom


def table_bands(
    words: Sequence[Word],
    parts: Sequence[Part],
    gutter: float,
    separators: Sequence[Edge],
    known: KnownLines | None = None,
) -> Bands:
    """Heights where a table runs across the gutter; `parts` are the parts of the lines of `words`."""
    rows = table_lines(words, known)
    headers = _Headers(parts)
    sure = _ruled_bands(headers, gutter, separators) + _number_bands(rows, headers, gutter)
    certain = Bands(sure)
    return Bands(sure + [band for band in _headed_bands(rows, gutter) if not certain.meet(*band)])


def _headed_bands(rows: Sequence[TableLine], gutter: float) -> list[Band]:
    """From known column headers down to a heading or a wide gap, where what is between runs across the gutter."""
    crossing = [0, *accumulate(_runs_across(row, gutter) for row in rows)]  # how many of the rows before do
    ends: dict[float, int] = {}  # by font size: the last row that the header before reached
    bands = []
    for at, row in enumerate(rows):
        if not _is_header(row):
            continue
        size = max(line.size for line in rows[at : at + 2])  # a header may be set smaller than its rows
        end = max(at, ends.get(size, at))
        while end + 1 < len(rows) and _goes_on(rows[end], rows[end + 1], size):
            end += 1
        ends[size] = end
        apart = row.segments[0].box.x1 <= gutter <= row.segments[-1].box.x0
        if apart or crossing[end + 1] > crossing[at]:
            bands.append((row.box.top - 1, rows[end].box.bottom + 1))
    return bands


def _runs_across(row: TableLine, gutter: float) -> bool:
    return any(s.box.x0 < gutter - MIN_GUTTER and s.box.x1 > gutter + MIN_GUTTER for s in row.segments)


def _is_header(row: TableLine) -> bool:
    parts = row.segments
    if not 2 <= len(parts) <= 6:
        return False
    texts = {part.text for part in parts}
    if len(texts) < 2 or any(text.endswith(":") for text in texts):
        return False
    return are_roles(parts)


def _goes_on(row: TableLine, below: TableLine, size: float) -> bool:
    step = below.box.bottom - row.box.bottom
    return step <= 2.8 * below.size and below.size <= 1.12 * size


def _ruled_bands(headers: _Headers, gutter: float, separators: Sequence[Edge]) -> list[Band]:
    """Heights where horizontal lines follow each other across the gutter: a table over the whole width."""
    levels = sorted(e.at for e in separators if e.start < gutter - _ACROSS and e.end > gutter + _ACROSS)
    runs: list[list[float]] = []
    for level in levels:
        if runs and level - runs[-1][-1] <= _ROW:
            runs[-1].append(level)
        else:
            runs.append([level])
    return [(headers.top_above(run[0]), run[-1]) for run in runs if len(run) >= MIN_ROWS]


def _number_bands(rows: Sequence[TableLine], headers: _Headers, gutter: float) -> list[Band]:
    """Heights where lines hold numbers on both sides of the gutter: a table over the whole width without rules."""
    runs: list[list[Box]] = []
    for line in rows:
        numbers = [s.box for s in line.segments if is_number(s.text)] if len(line.segments) > 1 else []
        both = any(b.x1 <= gutter for b in numbers) and any(b.x0 >= gutter for b in numbers)
        if both and runs and line.box.top - runs[-1][-1].bottom <= _ROW / 2:
            runs[-1].append(line.box)
        elif both:
            runs.append([line.box])
    return [(headers.top_above(run[0].top), run[-1].bottom + 1) for run in runs if len(run) >= MIN_ROWS - 1]


class _Headers:
    """Where the header above a table begins: known headers and years closely above it, wrapped lines included."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = sorted(parts, key=lambda part: -part.box.top)
        self._depths = [-part.box.top for part in self._parts]

    def top_above(self, top: float) -> float:
        """The top of the header of a table that begins at `top`, or of the table itself; a point of room above."""
        start = top
        bold = False
        nearest, farthest = bisect_left(self._depths, -top), bisect_right(self._depths, 1.5 * _HEADER - top)
        for part in self._parts[nearest:farthest]:
            if not (start - _HEADER / 2 <= part.box.bottom and part.box.y_mid < start):
                continue
            line = make_line(part.words)
            text = line.text.strip()
            year = text.isdigit() and len(text) == 4
            wrapped = bold and line.bold and start - line.box.bottom < 0.7 * line.size
            if is_role(line.text) or year or wrapped:
                start, bold = line.box.top, line.bold
        return start - 1
