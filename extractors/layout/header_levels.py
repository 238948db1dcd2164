"""Cells of a header that stand over several columns, one level under the other.

In order: a rule under the words, shorter than the table, says how far they reach; words that lie over two or
more cells of a lower line, or over two columns, stand over these. Of words with a time only the rule is believed
(`header_spans` weighs the others): a column under the wrong year would give wrong numbers.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.layout.edges import Edge
from extractors.layout.header_spans import spans_of
from extractors.layout.table_columns import Interval, column_at
from extractors.layout.table_lines import TableLine
from extractors.layout.types import Line

#: Overlaps of less than this (points) do not count.
_TOUCH = 3.0


@dataclass(slots=True)
class Spanning:
    """Words over the columns `first` to `last`, on the line `level` of the header."""

    parts: list[Line]
    first: int
    last: int
    level: int


def find_spanning(
    lines: Sequence[TableLine], columns: Sequence[Interval], rules: Sequence[Edge], timed: Callable[[Line], bool]
) -> list[Spanning]:
    """All cells over several columns, from the top; the rest of wrapped words is part of them."""
    found: list[Spanning] = []
    pitch = _pitch(lines)
    for level, line in enumerate(lines[:-1]):
        apart = _apart(line, lines[level + 1 :], columns, pitch) if not any(map(timed, line.segments)) else {}
        for part in line.segments:
            reach = _reach(part, lines[level + 1 :], columns, rules, timed(part)) or apart.get(id(part))
            if reach is None:
                continue
            above = next((s for s in found if _is_rest(s, part, level, reach)), None)
            if above is not None:
                above.parts.append(part)
                above.level = level
            else:
                found.append(Spanning([part], *reach, level))
        found += _singles(line, level, lines[level + 1 :], columns, pitch, found) if apart == {} else []
    return found


def _singles(
    line: TableLine,
    level: int,
    lower: Sequence[TableLine],
    columns: Sequence[Interval],
    pitch: float,
    found: Sequence[Spanning],
) -> list[Spanning]:
    """Words over one column that stand apart from the words below, beside others of their line over several."""
    taken = {id(part) for span in found if span.level == level for part in span.parts}
    alone = []
    for part in line.segments if taken else ():
        at = column_at(columns, part)
        if id(part) not in taken and len(at) == 1 and at[0] > 0 and _is_apart(part, lower, pitch):
            alone.append(Spanning([part], at[0], at[0], level))
    return alone


def _is_rest(above: Spanning, part: Line, level: int, reach: tuple[int, int]) -> bool:
    return above.level == level - 1 and (above.first, above.last) == reach


def _reach(
    part: Line, lower: Sequence[TableLine], columns: Sequence[Interval], rules: Sequence[Edge], timed: bool
) -> tuple[int, int] | None:
    ruled = _by_rule(part, columns, rules)
    if ruled is not None or timed:
        return ruled
    at = [i for i in column_at(columns, part) if i > 0]
    for line in lower:
        below = [s for s in line.segments if _overlap(part, s) > _TOUCH]
        held = sorted({i for s in below for i in column_at(columns, s)} - {0})
        if len(below) >= 2 and len(held) >= 2:
            at = sorted({*at, *held})
    filled = [i for i in at if any(column_at(columns, s) == [i] for line in lower for s in line.segments)]
    return (at[0], at[-1]) if len(filled) >= 2 else None


def _by_rule(part: Line, columns: Sequence[Interval], rules: Sequence[Edge]) -> tuple[int, int] | None:
    """The columns over which a rule closely under the words runs, where these are several and not all."""
    for rule in rules:
        near = -1 <= rule.at - part.box.bottom <= 0.9 * part.size
        if not near or not rule.start - 1 <= part.box.x0 <= part.box.x1 <= rule.end + 1:
            continue
        under = [i for i, (x0, x1) in enumerate(columns) if rule.start - 2 <= (x0 + x1) / 2 <= rule.end + 2]
        if len(under) >= 2 and 0 not in under:
            return under[0], under[-1]
    return None


def _pitch(lines: Sequence[TableLine]) -> float:
    """The smallest step between two lines of the header."""
    return min((b.box.bottom - a.box.bottom for a, b in itertools.pairwise(lines)), default=0.0)


def _apart(
    line: TableLine, lower: Sequence[TableLine], columns: Sequence[Interval], pitch: float
) -> dict[int, tuple[int, int]]:
    """Columns by id of each part, where parts stand too far above the next words of their column to be the
    beginning of these, and share the columns among them."""
    parts = [p for p in line.segments if column_at(columns, p)[:1] != [0] and _is_apart(p, lower, pitch)]
    spans = spans_of(parts, columns, 1)
    if spans is None or len(parts) != len([p for p in line.segments if column_at(columns, p)[:1] != [0]]):
        return {}
    fits = all(_fits(part, columns[a][0], columns[b][1]) for part, (a, b) in zip(parts, spans, strict=True))
    return {id(part): span for part, span in zip(parts, spans, strict=True)} if fits else {}


def _is_apart(part: Line, lower: Sequence[TableLine], pitch: float) -> bool:
    below = next((s for line in lower for s in line.segments if _overlap(part, s) > _TOUCH), None)
    return below is None or below.box.bottom - part.box.bottom > 1.25 * min(pitch, 1.2 * part.size)


def _fits(part: Line, x0: float, x1: float) -> bool:
    """Do the words stand in the middle between these, or at their left?"""
    middle = abs(part.box.x_mid - (x0 + x1) / 2) <= max(8.0, 0.12 * (x1 - x0))
    return part.box.x0 >= x0 - 6 and part.box.x1 <= x1 + 6 and (middle or abs(part.box.x0 - x0) <= 4)


def _overlap(a: Line, b: Line) -> float:
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0)


def levels_of(spanning: Sequence[Spanning]) -> list[list[Spanning]]:
    """The cells by level, from the top; cells of different lines that do not lie over each other are one level."""
    levels: list[list[Spanning]] = []
    for cell in sorted(spanning, key=lambda s: (s.level, s.first)):
        if levels and not any(o.first <= cell.last and cell.first <= o.last for o in levels[-1]):
            levels[-1].append(cell)
        else:
            levels.append([cell])
    return levels
