"""Reading order of a page without tags: columns of text.

A gutter is a strip without text between many lines on its left and many on its right. Lines that run
across it (a title, a table) part the page into bands; in each band the left column is read first. A table
over the whole width is told by its rules, by numbers on both sides of the strip, or by its header words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from extractors.layout.bands import MIN_GUTTER, Bands, Part, table_bands
from extractors.layout.edges import Edge
from extractors.layout.known_lines import KnownLines
from extractors.layout.lines import split_at_gaps
from extractors.layout.types import Word
from models.box import Box

#: A column has at least this many lines, and lines of running text.
MIN_LINES = 5
_TEXT_WIDTH = 0.2
#: Columns stand beside each other over more than this height (points).
_BESIDE = 40.0
_from_top = attrgetter("box.top", "box.x0")


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
    words: Sequence[Word],
    width: float,
    memory: Memory,
    separators: Sequence[Edge] = (),
    known: KnownLines | None = None,
) -> list[list[Word]]:
    """The words by region, regions in reading order: columns, and bands that run across them."""
    known = known or KnownLines()
    parts = [Part(found, known.line(found).box) for line in known.group(words) for found in split_at_gaps(line, 1.0)]
    first = _gutter(parts, width) or _remembered(parts, memory)
    if first is None:
        return [list(words)]
    bands = table_bands(words, parts, first, separators, known)
    outside = [part for part in parts if not bands.hold(part.box.y_mid)]
    gutter = _gutter(outside, width)
    if gutter is not None:
        memory.add(gutter)
    elif (gutter := _remembered(outside, memory)) is None:
        return [list(words)]
    return _regions(parts, bands, gutter)


def _regions(parts: Sequence[Part], bands: Bands, gutter: float) -> list[list[Word]]:
    regions: list[list[Word]] = []
    left: list[Word] = []
    right: list[Word] = []
    across: list[Word] = []
    for part in sorted(parts, key=_from_top):
        x0, _, x1, _ = part.box
        if x0 < gutter - 1 < gutter + 1 < x1 or bands.hold(part.box.y_mid):
            regions += (left, right)
            left, right = [], []
            across += part.words
        else:
            regions.append(across)
            across = []
            side = left if part.box.x_mid < gutter else right
            side += part.words
    return [region for region in (*regions, left, right, across) if region]


def _remembered(parts: Sequence[Part], memory: Memory) -> float | None:
    """The usual gutter, where the lines of this page keep clear of it and stand on both its sides."""
    gutter = memory.usual()
    if gutter is None:
        return None
    left = sum(part.box.x1 <= gutter + 1 for part in parts)
    right = sum(part.box.x0 >= gutter - 1 for part in parts)
    return gutter if left and right and len(parts) - left - right <= 0.35 * len(parts) else None


class _Clear(NamedTuple):
    """The lines on one side that keep clear of a strip: how many, how many of running text, and their extent."""

    n: int
    running: int
    top: float
    bottom: float


class _Side:
    """Boxes by how far they reach to the other side, so that each strip can be asked for without going through all."""

    def __init__(self, boxes: Sequence[Box], reach: Callable[[Box], float], text_width: float) -> None:
        ordered = sorted(boxes, key=reach)
        self._reach = [reach(box) for box in ordered]
        self._running = list(accumulate(box.x1 - box.x0 >= text_width for box in ordered))
        self._tops = list(accumulate((box.top for box in ordered), min))
        self._bottoms = list(accumulate((box.bottom for box in ordered), max))

    def clear_of(self, limit: float) -> _Clear:
        n = bisect_right(self._reach, limit)
        return _Clear(n, self._running[n - 1], self._tops[n - 1], self._bottoms[n - 1]) if n else _Clear(0, 0, 0.0, 0.0)


def _gutter(parts: Sequence[Part], width: float) -> float | None:
    """The middle of the widest strip that the most lines keep clear of, or None."""
    boxes = [part.box for part in parts]
    candidates = _candidates(boxes, width)
    if not _may_part(boxes, candidates, _TEXT_WIDTH * width):
        return None
    from_left = _Side(boxes, lambda box: box.x1, _TEXT_WIDTH * width)
    from_right = _Side(boxes, lambda box: -box.x0, _TEXT_WIDTH * width)
    best: tuple[int, float] | None = None
    for x in candidates:
        left = from_left.clear_of(x)
        if left.running < MIN_LINES:
            continue
        right = from_right.clear_of(-(x + MIN_GUTTER))
        if right.running < MIN_LINES:
            break  # further right there is less text yet
        crossing = len(boxes) - left.n - right.n
        if crossing > 0.35 * len(boxes):
            continue
        if min(left.bottom, right.bottom) - max(left.top, right.top) <= _BESIDE:
            continue
        score = left.n + right.n - 2 * crossing
        if best is None or score > best[0]:
            best = (score, x + MIN_GUTTER / 2)
    return best[1] if best else None


def _may_part(boxes: Sequence[Box], candidates: Sequence[float], text_width: float) -> bool:
    """Is there enough running text left of the last candidate, and right of the first? Cheap, for most have not."""
    if not candidates:
        return False
    running = [box for box in boxes if box.x1 - box.x0 >= text_width]
    left = sum(box.x1 <= candidates[-1] for box in running)
    return left >= MIN_LINES and sum(box.x0 >= candidates[0] + MIN_GUTTER for box in running) >= MIN_LINES


def _candidates(boxes: Sequence[Box], width: float) -> list[float]:
    """Where lines end, in the middle half of the page."""
    ends = {round(box.x1 + 0.5) for box in boxes if 0.25 * width < box.x1 < 0.75 * width}
    starts = {round(box.x0 - MIN_GUTTER - 0.5) for box in boxes if 0.3 * width < box.x0 < 0.8 * width}
    return sorted(float(x) for x in ends | starts)
