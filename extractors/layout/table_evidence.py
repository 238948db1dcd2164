"""Is a stretch of lines a table?

It is when (a) a line of it holds two known column headers, (b) numbers stand over each other in two columns, (c)
horizontal lines or coloured rows part it, (d) amounts stand under each other beside words, or (e) words stand
under a bold header in three columns and leave these ragged. Running text in columns is none, whatever it says.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from extractors.layout.edges import Edge
from extractors.layout.table_columns import Interval, column_at, columns_of
from extractors.layout.table_lines import TableLine, are_roles, is_figure

#: An amount is printed as one: with a currency, a unit, decimals or thousands.
_AMOUNT = re.compile(r"[$€£%,.()]|\d[\s\u00a0\u2009\u202f]\d|\d\s?[a-z]")
#: Share of the cells of a table of five columns or more that hold something.
_FILLED = 0.35
#: Edges that differ by at most this (points) are the same.
_SAME = 3.0


def is_evident(region: Sequence[TableLine], columns: Sequence[Interval], separators: Sequence[Edge]) -> bool:
    """Do the lines, which stand in these columns, prove to be a table?"""
    if any(is_header(line) for line in region[:4]):
        return len(columns) < 2 or not _is_prose(region, columns, separators)
    if len(columns) < 2:
        return False
    numeric = _numeric_columns(region, columns)
    if sum(n >= 2 for n in numeric[1:]) >= 2 and not _is_scattered(region, columns):
        return True
    ruled = _rules_inside(region, separators)
    if ruled >= 3 and (any(n >= 2 for n in numeric[1:]) or _is_filled(region, columns)):
        return True
    return _holds_amounts(region, columns) or _is_set_out(region, columns)


def may_be_evident(region: Sequence[TableLine], separators: Sequence[Edge]) -> bool:
    """Is there anything of what proves a table? Cheap, for most stretches of lines have nothing of it."""
    if any(is_header(line) for line in region[:7]) or all(part.bold for part in region[0].segments):
        return True
    figures = (part for line in region for part in line.segments[1:] if is_figure(part.text))
    if sum(1 for _ in itertools.islice(figures, 4)) == 4:
        return True
    top, bottom = region[0].box.top - 12, region[-1].box.bottom + 12
    return sum(top < e.at < bottom for e in separators) >= 3


def is_header(line: TableLine) -> bool:
    """Two known headers at least, and no more other words than headers."""
    return are_roles(line.segments)


def _is_prose(region: Sequence[TableLine], columns: Sequence[Interval], separators: Sequence[Edge]) -> bool:
    """Is it text in two columns: many lines at one distance that run on, and no line or colour between them?"""
    top, bottom = region[0].box.bottom, region[-1].box.top
    parted = any(top - 2 < e.at < bottom + 2 and e.start < columns[-1][0] and e.end > columns[0][1] for e in separators)
    steps = [b.box.bottom - a.box.bottom for a, b in itertools.pairwise(region)]
    set_apart = region[0].segments[-1].bold != region[1].segments[-1].bold
    if parted or set_apart or len(region) < 5 or max(steps) > 1.25 * min(steps):
        return False
    firsts = [line.segments[0] for line in region[1:]]
    on = sum(part.text[:1].islower() for part in firsts)
    wide = sum(part.box.width > 0.8 * (columns[0][1] - columns[0][0]) for part in firsts)
    return on >= 0.4 * len(firsts) and wide >= 0.6 * len(firsts)


def _is_scattered(region: Sequence[TableLine], columns: Sequence[Interval]) -> bool:
    """Do the parts stand here and there, as the labels of a drawing do?"""
    rows = [line for line in region if len(line.segments) >= 2 or column_at(columns, line.segments[0]) != [0]]
    return len(columns) >= 5 and sum(len(line.segments) for line in rows) < _FILLED * len(rows) * len(columns)


def _numeric_columns(region: Sequence[TableLine], columns: Sequence[Interval]) -> list[int]:
    counts = [0] * len(columns)
    for line in region:
        for part in line.segments:
            at = column_at(columns, part)
            if len(at) == 1 and is_figure(part.text):
                counts[at[0]] += 1
    return counts


def _rules_inside(region: Sequence[TableLine], separators: Sequence[Edge]) -> int:
    """The most separators of one extent that run over the whole width of the region."""
    x0, x1 = min(r.box.x0 for r in region), max(r.box.x1 for r in region)
    top, bottom = region[0].box.top - 12, region[-1].box.bottom + 12
    whole = [e for e in separators if top < e.at < bottom and e.start < x0 + 15 and e.end > x1 - 15]
    extents = Counter((round(e.start / 3), round(e.end / 3)) for e in whole)
    return max(extents.values(), default=0)


def _is_filled(region: Sequence[TableLine], columns: Sequence[Interval]) -> bool:
    """Do most lines hold two cells, or the rest of a cell that begins where its column does?"""
    full = sum(len(line.segments) >= 2 for line in region)
    rest = sum(len(line.segments) == 1 and _starts(line, columns) for line in region)
    return full >= 3 and (full >= 0.6 * len(region) or (full >= 0.4 * len(region) and full + rest == len(region)))


def _starts(line: TableLine, columns: Sequence[Interval]) -> bool:
    """Does each cell begin where a column does?"""
    return all(any(abs(part.box.x0 - x0) <= _SAME for x0, _ in columns) for part in line.segments)


def _holds_amounts(region: Sequence[TableLine], columns: Sequence[Interval]) -> bool:
    """Two columns, words and amounts, with the amounts under each other on nearly every line?"""
    pairs = [line.segments for line in region if len(line.segments) == 2]
    if len(columns) != 2 or len(pairs) < 4 or len(pairs) < 0.8 * len(region):
        return False
    amounts = [b for a, b in pairs if is_figure(b.text) and not is_figure(a.text)]
    printed = sum(bool(_AMOUNT.search(part.text)) for part in amounts)
    ends = Counter(round(part.box.x1 / 2) for part in amounts)
    lined = max((ends[x] + ends[x + 1] for x in ends), default=0)
    return len(amounts) >= 0.8 * len(pairs) and printed >= 0.7 * len(amounts) and lined >= 0.8 * len(amounts)


def _is_set_out(region: Sequence[TableLine], columns: Sequence[Interval]) -> bool:
    """Three columns or more of words under a bold header of one line, all beginning where their column does."""
    first, rest = region[0], region[1:]
    if len(columns) < 3 or len(first.segments) != len(columns) or len(rest) < 3:
        return False
    bold = all(part.bold for part in first.segments)
    if not bold or any(part.bold for line in rest for part in line.segments):
        return False
    parts = [part for line in rest for part in line.segments]
    starts = [min(p.box.x0 for p in parts if p.box.x1 > x0 and p.box.x0 < x1) for x0, x1 in columns_of(rest)]
    if len(starts) != len(columns) or not all(any(abs(part.box.x0 - x) <= _SAME for x in starts) for part in parts):
        return False
    full = sum(len(line.segments) == len(columns) for line in rest)
    return full >= 3 and _is_ragged(rest, columns)


def _is_ragged(lines: Sequence[TableLine], columns: Sequence[Interval]) -> bool:
    """Do the cells of every column but the last leave room, or end before the lines of others do?"""
    room = []
    for line in lines:
        for part in line.segments:
            at = column_at(columns, part)
            if len(at) == 1 and at[0] + 1 < len(columns):
                room.append(part.box.width < 0.8 * (columns[at[0] + 1][0] - columns[at[0]][0]))
    short = sum(len(line.segments) < len(columns) for line in lines)
    return sum(room) >= 0.5 * len(room) or (short >= 2 and sum(room) >= 0.25 * len(room))
