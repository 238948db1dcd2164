"""Reading order of a page without tags: columns of text.

A gutter is a strip without text between many lines on its left and many on its right. Lines that run
across it (a title, a table) part the page into bands; in each band the left column is read first. A table
over the whole width is told by its rules, by numbers on both sides of the strip, or by its header words.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.edges import Edge
from extractors.layout.lines import group_lines, segments
from extractors.layout.table_lines import TableLine, is_number, is_role, table_lines
from extractors.layout.types import Line, Word
from models.box import Box

#: A gutter is at least this wide (points).
MIN_GUTTER = 9.0
#: A column has at least this many lines, and lines of running text.
MIN_LINES = 5
_TEXT_WIDTH = 0.2
#: A line that reaches this far (points) over the gutter on both sides runs across it; rows of a table are at most
#: `_ROW` apart, its header at most `_HEADER` above its first line, and it has at least `MIN_ROWS` lines.
_ACROSS, _ROW, _HEADER, MIN_ROWS = 20.0, 70.0, 40.0, 4


class Memory:
    """What a page leaves to the next: gutters (a short page of a document in columns has columns, too), and the
    columns of a table that it ends with."""

    def __init__(self) -> None:
        self._seen: list[float] = []
        self.open_table: list[tuple[float, float]] = []

    def add(self, gutter: float) -> None:
        self._seen = [*self._seen[-9:], gutter]

    def usual(self) -> float | None:
        """A gutter that at least two of the last pages have, or None."""
        for gutter in reversed(self._seen):
            if sum(abs(gutter - other) <= MIN_GUTTER for other in self._seen) >= 2:
                return gutter
        return None


def split_columns(
    words: Sequence[Word], width: float, memory: Memory, separators: Sequence[Edge] = ()
) -> list[list[Word]]:
    """The words by region, regions in reading order: columns, and bands that run across them."""
    lines = [part for group in group_lines(words) for part in segments(group, 1.0)]
    first = _gutter(lines, width) or _remembered(lines, memory)
    if first is None:
        return [list(words)]
    bands = _table_bands(words, lines, first, separators)
    outside = [line for line in lines if not _within(line, bands)]
    gutter = _gutter(outside, width)
    if gutter is not None:
        memory.add(gutter)
    elif (gutter := _remembered(outside, memory)) is None:
        return [list(words)]
    return _regions(lines, bands, gutter)


def _regions(lines: Sequence[Line], bands: Sequence[tuple[float, float]], gutter: float) -> list[list[Word]]:
    regions: list[list[Word]] = []
    left: list[Word] = []
    right: list[Word] = []
    across: list[Word] = []
    for line in sorted(lines, key=lambda s: (s.box.top, s.box.x0)):
        runs_across = _within(line, bands) or line.box.x0 < gutter - 1 < gutter + 1 < line.box.x1
        if runs_across:
            regions, left, right = _flush(regions, left, right), [], []
            across += line.words
        else:
            regions, across = _flush(regions, across), []
            side = left if line.box.x_mid < gutter else right
            side += line.words
    return _flush(regions, left, right, across)


def _within(line: Line, bands: Sequence[tuple[float, float]]) -> bool:
    return any(top <= line.box.y_mid <= bottom for top, bottom in bands)


def _flush(regions: list[list[Word]], *parts: list[Word]) -> list[list[Word]]:
    return regions + [part for part in parts if part]


def _table_bands(
    words: Sequence[Word], lines: Sequence[Line], gutter: float, separators: Sequence[Edge]
) -> list[tuple[float, float]]:
    """Heights where a table runs over the whole width."""
    rows = table_lines(words)
    sure = _ruled_bands(lines, gutter, separators) + _number_bands(rows, lines, gutter)
    headed = _headed_bands(rows, gutter)
    return sure + [band for band in headed if not any(band[0] < other[1] and other[0] < band[1] for other in sure)]


def _headed_bands(rows: Sequence[TableLine], gutter: float) -> list[tuple[float, float]]:
    """From known column headers down to a heading or a wide gap, where what is between runs across the gutter."""
    bands = []
    for at, row in enumerate(rows):
        if not _is_header(row):
            continue
        end = at
        size = max(line.size for line in rows[at : at + 2])  # a header may be set smaller than its rows
        while end + 1 < len(rows) and _goes_on(rows[end], rows[end + 1], size):
            end += 1
        boxes = [part.box for line in rows[at : end + 1] for part in line.segments]
        apart = row.segments[0].box.x1 <= gutter <= row.segments[-1].box.x0
        if apart or any(box.x0 < gutter - MIN_GUTTER and box.x1 > gutter + MIN_GUTTER for box in boxes):
            bands.append((row.box.top - 1, rows[end].box.bottom + 1))
    return bands


def _is_header(row: TableLine) -> bool:
    parts = row.segments
    texts = {part.text for part in parts}
    if not 2 <= len(parts) <= 6 or len(texts) < 2 or any(text.endswith(":") for text in texts):
        return False
    return sum(is_role(part.text) for part in parts) >= max(2, len(parts) / 2)


def _goes_on(row: TableLine, below: TableLine, size: float) -> bool:
    step = below.box.bottom - row.box.bottom
    return step <= 2.8 * below.size and below.size <= 1.12 * size


def _ruled_bands(lines: Sequence[Line], gutter: float, separators: Sequence[Edge]) -> list[tuple[float, float]]:
    """Heights where horizontal lines follow each other across the gutter: a table over the whole width."""
    levels = sorted(e.at for e in separators if e.start < gutter - _ACROSS and e.end > gutter + _ACROSS)
    runs: list[list[float]] = []
    for level in levels:
        if runs and level - runs[-1][-1] <= _ROW:
            runs[-1].append(level)
        else:
            runs.append([level])
    return [(_header_top(lines, run[0]), run[-1]) for run in runs if len(run) >= MIN_ROWS]


def _number_bands(rows: Sequence[TableLine], lines: Sequence[Line], gutter: float) -> list[tuple[float, float]]:
    """Heights where lines hold numbers on both sides of the gutter: a table over the whole width without rules."""
    runs: list[list[Box]] = []
    for line in rows:
        numbers = [s.box for s in line.segments if is_number(s.text)]
        both = any(b.x1 <= gutter for b in numbers) and any(b.x0 >= gutter for b in numbers)
        if both and runs and line.box.top - runs[-1][-1].bottom <= _ROW / 2:
            runs[-1].append(line.box)
        elif both:
            runs.append([line.box])
    return [(_header_top(lines, run[0].top), run[-1].bottom + 1) for run in runs if len(run) >= MIN_ROWS - 1]


def _header_top(lines: Sequence[Line], top: float) -> float:
    """Where the header above a table begins: known headers and years closely above it, wrapped lines included."""
    start = top
    bold = False
    for line in sorted(lines, key=lambda s: -s.box.top):
        near = start - _HEADER / 2 <= line.box.bottom and line.box.y_mid < start and top - line.box.top <= 1.5 * _HEADER
        year = line.text.strip().isdigit() and len(line.text.strip()) == 4
        wrapped = bold and line.bold and start - line.box.bottom < 0.7 * line.size
        if near and (is_role(line.text) or year or wrapped):
            start, bold = line.box.top, line.bold
    return start - 1


def _remembered(lines: Sequence[Line], memory: Memory) -> float | None:
    """The usual gutter, where the lines of this page keep clear of it and stand on both its sides."""
    gutter = memory.usual()
    if gutter is None:
        return None
    left = sum(s.box.x1 <= gutter + 1 for s in lines)
    right = sum(s.box.x0 >= gutter - 1 for s in lines)
    return gutter if left and right and len(lines) - left - right <= 0.35 * len(lines) else None


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """The middle of the widest strip that the most lines keep clear of, or None."""
    best: tuple[int, float] | None = None
    for x in _candidates(lines, width):
        left = [s for s in lines if s.box.x1 <= x]
        right = [s for s in lines if s.box.x0 >= x + MIN_GUTTER]
        crossing = len(lines) - len(left) - len(right)
        if min(_running(left, width), _running(right, width)) < MIN_LINES or crossing > 0.35 * len(lines):
            continue
        if not _side_by_side(left, right):
            continue
        score = len(left) + len(right) - 2 * crossing
        if best is None or score > best[0]:
            best = (score, x + MIN_GUTTER / 2)
    return best[1] if best else None


def _candidates(lines: Sequence[Line], width: float) -> list[float]:
    """Where lines end, in the middle half of the page."""
    ends = {round(s.box.x1 + 0.5) for s in lines if 0.25 * width < s.box.x1 < 0.75 * width}
    starts = {round(s.box.x0 - MIN_GUTTER - 0.5) for s in lines if 0.3 * width < s.box.x0 < 0.8 * width}
    return sorted(float(x) for x in ends | starts)


def _running(lines: Sequence[Line], width: float) -> int:
    return sum(s.box.width >= _TEXT_WIDTH * width for s in lines)


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Do the columns share height on the page?"""
    top = max(min(s.box.top for s in left), min(s.box.top for s in right))
    bottom = min(max(s.box.bottom for s in left), max(s.box.bottom for s in right))
    return bottom - top > 40
