"""Reading order of a page without tags: columns of text.

A gutter is a strip without text between many lines on its left and many on its right. Lines that run
across it (a title, a table) part the page into bands; in each band the left column is read first.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.types import Line

#: A gutter is at least this wide (points).
MIN_GUTTER = 9.0
#: A column has at least this many lines, and lines of running text.
MIN_LINES = 5
_TEXT_WIDTH = 0.2


def reading_order(lines: Sequence[Line], width: float) -> list[list[Line]]:
    """Lines by column, columns in reading order."""
    gutter = _gutter(lines, width)
    if gutter is None:
        return [sorted(lines, key=lambda s: (s.box.top, s.box.x0))]
    columns: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=lambda s: (s.box.top, s.box.x0)):
        if line.box.x1 <= gutter + 1:
            left.append(line)
        elif line.box.x0 >= gutter - 1:
            right.append(line)
        else:
            columns += [part for part in (left, right) if part]
            columns.append([line])
            left, right = [], []
    columns += [part for part in (left, right) if part]
    return _merge_single(columns)


def _merge_single(columns: list[list[Line]]) -> list[list[Line]]:
    """Lines that run across the gutter one after another are one column."""
    merged: list[list[Line]] = []
    for column in columns:
        if merged and len(column) == 1 and len(merged[-1]) >= 1 and _stacked(merged[-1][-1], column[0]):
            merged[-1].append(column[0])
        else:
            merged.append(list(column))
    return merged


def _stacked(above: Line, below: Line) -> bool:
    shared = min(above.box.x1, below.box.x1) - max(above.box.x0, below.box.x0)
    return shared > 0.5 * max(above.box.width, below.box.width)


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
