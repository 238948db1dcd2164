"""The header of a table whose header words are not known: the lines above the first value.

The header ends at a line printed over the whole table, else at a wide step, at a change from bold to plain, or
at the label of a group. Where several lines fill all columns they are rows, and no header is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.edges import Edge
from extractors.layout.table_columns import Interval, column_at
from extractors.layout.table_header import is_time
from extractors.layout.table_lines import TableLine, is_figure, is_value
from extractors.layout.table_rows import is_group

_MAX_LINES = 8
#: Lines of a header are at most this many font sizes apart.
_STEP = 2.3


def plain_header(region: Sequence[TableLine], columns: Sequence[Interval], rules: Sequence[Edge]) -> int:
    """The number of lines at the top that are header, 0 where that cannot be told."""
    values = next((i for i, line in enumerate(region) if _has_value(line, columns)), 0)
    if not 0 < values <= _MAX_LINES:
        return 0
    lines = region[: _set_apart(region[:values], columns, rules, region[values])]
    while lines and (not _outside(lines[-1], columns) or (len(lines) > 1 and is_group(lines[-1], columns))):
        lines = lines[:-1]
    held = {i for line in lines for part in line.segments for i in column_at(columns, part)} - {0}
    whole = sum(len(line.segments) >= len(columns) for line in lines)
    return len(lines) if len(held) >= 0.5 * (len(columns) - 1) and whole <= 1 else 0


def _has_value(line: TableLine, columns: Sequence[Interval]) -> bool:
    parts = [p for p in line.segments if column_at(columns, p)[:1] != [0]]
    return any((is_value(p.text) or is_figure(p.text)) and not is_time(p.text) for p in parts)


def _outside(line: TableLine, columns: Sequence[Interval]) -> bool:
    return any(column_at(columns, part)[:1] != [0] for part in line.segments)


def _set_apart(lines: Sequence[TableLine], columns: Sequence[Interval], rules: Sequence[Edge], after: TableLine) -> int:
    """How many of the lines stand before the first full rule, wide step or change of style."""
    whole = [e.at for e in rules if e.start <= columns[0][0] + 8 and e.end >= columns[-1][0]]
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else after
        if any(line.box.y_mid < at < below.box.y_mid for at in whole):
            return i + 1
        wide = below.box.bottom - line.box.bottom > _STEP * below.size
        plain = line.segments[-1].bold and not below.segments[-1].bold
        if wide or plain:
            return i + 1
    return len(lines)
