"""The header of a table without inner lines: which lines it is, and which columns each of its words heads.

The header ends at the last line, before the first value, that holds a known header word or a year outside
the first column. Its lowest words head one column each, wrapped over lines or not; a line of years above
them with fewer words stands over several columns (see `header_spans`). Where it cannot be told which, the
upper words are left out, since a column under the wrong year would give wrong numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.lexicon import lexicon
from extractors.layout.edges import Edge
from extractors.layout.header_levels import Spanning, find_spanning, levels_of
from extractors.layout.header_spans import spans_by_repeat, spans_of
from extractors.layout.table_columns import Interval, column_at
from extractors.layout.table_lines import TableLine, is_role, is_value
from extractors.layout.text import join
from extractors.layout.types import Cell, Line
from models.box import union

_PARTING = re.compile(r"[\s,.()–/-]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIME_WORD = re.compile(
    r"^(?:(?:19[89]|20[0-6])\d|[TQ][1-4]|ack(?:umulerat)?|period(?:en)?|helår(?:et)?|delår|fg|år)$", re.IGNORECASE
)
#: Words that stand beside a time and are none ("utfall t.o.m. aug").
_BESIDE = {"cue", "joint", "unit"}
_PART_NUMBER = re.compile(r"^\d{1,2}$")
HEADER_SPAN_UNCLEAR = "table.header_span_unclear"
Row = list[Cell | None]


def split_header(region: Sequence[TableLine], columns: Sequence[Interval]) -> int:
    """The number of lines at the top of the region that are header."""
    last = 0
    for number, line in enumerate(region):
        parts = [p for p in line.segments if column_at(columns, p)[:1] != [0]]
        set_otherwise = number > 0 and region[0].segments[-1].bold and not any(p.bold for p in parts)
        if any(is_value(p.text) and not is_time(p.text) for p in parts) or (parts and set_otherwise):
            break
        if number > 0 and any(_is_status(p.text) for p in parts):
            break
        if number > 6:
            return 0 if last == 0 else last
        named = [p for p in parts if is_role(p.text) or _YEAR.search(p.text)]
        if (named and len(named) >= len(parts) / 2) or (number == 0 and _all_roles(line)):
            last = number + 1
        elif last and parts and not _continues_header(region[number - 1], line):
            break
        elif last and parts:
            last = number + 1
    else:
        return 1 if _all_roles(region[0]) else 0
    return last


def _is_status(text: str) -> bool:
    """ "Uppfyllt" heads a column, or stands in one: below another line it is no header."""
    return text[:1].isupper() and lexicon("status").concept(text) not in (None, "word")


@cache
def is_time(text: str) -> bool:
    """Is the whole text a time, such as a year, "jan–aug 2023" or "Helår"?"""
    words = [word for word in _PARTING.split(text.strip(" :")) if word]
    if not words or len(text) > 40:
        return False
    periods = lexicon("periods")
    found = [{e.concept for e in periods.search(word)} for word in words]
    times = [bool(_TIME_WORD.match(word) or concepts - _BESIDE) for word, concepts in zip(words, found, strict=True)]
    known = (t or c or _PART_NUMBER.match(word) for t, c, word in zip(times, found, words, strict=True))
    return any(times) and all(known)


def _all_roles(line: TableLine) -> bool:
    return len(line.segments) >= 2 and sum(is_role(p.text) for p in line.segments) >= 2


def _continues_header(above: TableLine, line: TableLine) -> bool:
    """Is the line the rest of wrapped header words: set in the same way and close to them?"""
    same = above.segments[-1].bold == line.segments[-1].bold and above.segments[-1].color == line.segments[-1].color
    return same and line.segments[-1].bold and line.box.bottom - above.box.bottom < 1.7 * line.size


def header_rows(
    lines: Sequence[TableLine], columns: Sequence[Interval], page: int, rules: Sequence[Edge] = (), known: bool = True
) -> tuple[list[Row], list[tuple[str, str]]]:
    """The header as rows of cells, and doubts. `rules`: horizontal lines; one under a cell says how far it reaches.

    `known` is False where no known word says that the lines are a header: then the cells are not marked so.
    """
    upper = _upper(lines, columns)
    lower = lines[len(upper) :]
    spanning = find_spanning(lower, columns, rules, lambda part: bool(is_time(part.text) or _YEAR.search(part.text)))
    taken = {id(part) for span in spanning for part in span.parts}
    leaves: list[list[Line]] = [[] for _ in columns]
    for line in lower:
        for part in line.segments:
            if id(part) not in taken:
                leaves[_leaf(columns, part)].append(part)
    first = [p for line in upper for p in line.segments if column_at(columns, p)[:1] == [0]]
    leaves[0] = first + leaves[0]
    rows: list[Row] = []
    doubts: list[tuple[str, str]] = []
    if upper:
        over, doubts = _over(upper, columns, page, [" ".join(p.text for p in parts) for parts in leaves])
        rows.append(over)
    rows += [_level(level, columns, page) for level in levels_of(spanning)]
    rows.append([_cell(parts, page) for parts in leaves])
    for cell in (cell for row in rows for cell in row if cell is not None and not known):
        cell.header = False
    return rows, doubts


def _leaf(columns: Sequence[Interval], part: Line) -> int:
    """The column that a cell of the lowest row heads."""
    at = column_at(columns, part)
    if len(at) < 2 or at[0] == 0:
        return at[0] if at else _nearest(columns, part)
    return min(at, key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - part.box.x_mid))


def _level(spanning: Sequence[Spanning], columns: Sequence[Interval], page: int) -> Row:
    row: Row = [Cell("", header=True) for _ in columns]
    for span in spanning:
        row[span.first] = _cell(span.parts, page)
        row[span.first].col_span = span.last - span.first + 1  # type: ignore[union-attr]
        for j in range(span.first + 1, span.last + 1):
            row[j] = None
    return row


def _upper(lines: Sequence[TableLine], columns: Sequence[Interval]) -> list[TableLine]:
    """The lines at the top whose words stand over several columns each: fewer than the columns below them, and
    times, or over nothing but times."""
    found: list[TableLine] = []
    for number, line in enumerate(lines[:-1]):
        parts = _outside_first(line, columns)
        below = [p for other in lines[number + 1 :] for p in _outside_first(other, columns)]
        held = {i for p in below for i in column_at(columns, p)} - {0}
        times = all(is_time(p.text) for p in parts) or all(is_time(p.text) for p in below)
        if parts and not (times and len(parts) < len(held)):
            break
        found.append(line)
    return found if any(_outside_first(line, columns) for line in found) else []


def _outside_first(line: TableLine, columns: Sequence[Interval]) -> list[Line]:
    return [p for p in line.segments if column_at(columns, p)[:1] != [0]]


def _over(
    upper: Sequence[TableLine], columns: Sequence[Interval], page: int, leaves: Sequence[str]
) -> tuple[Row, list[tuple[str, str]]]:
    parts = sorted((p for line in upper for p in _outside_first(line, columns)), key=lambda p: p.box.x0)
    row: Row = [Cell("", header=True) for _ in columns]
    spans = (
        _over_needy(parts, columns, leaves) or spans_of(parts, columns, 1) or spans_by_repeat(parts, columns, leaves)
    )
    if not spans:
        message = "A header cell stands over columns that cannot be told; it was left out."
        return row, [(HEADER_SPAN_UNCLEAR, message)]
    for part, (a, b) in zip(parts, spans, strict=True):
        row[a] = Cell(part.text, part.box, page, 1, b - a + 1, part.bold, header=True)
        for j in range(a + 1, b + 1):
            row[j] = None
    return row, []


def _over_needy(parts: Sequence[Line], columns: Sequence[Interval], leaves: Sequence[str]) -> list[tuple[int, int]]:
    """One column for each upper cell, where just as many below say only a part and the rest say role and year."""
    needy = [i for i, leaf in enumerate(leaves) if i and not (is_role(leaf) and _YEAR.search(leaf))]
    if len(needy) != len(parts) or len(needy) == len(leaves) - 1:
        return []
    over = all(column_at(columns, part) == [i] for part, i in zip(parts, needy, strict=True))
    return [(i, i) for i in needy] if over else []


def _cell(parts: Sequence[Line], page: int) -> Cell:
    text = ""
    for part in parts:
        text = join(text, part.text)
    return Cell(text, union(p.box for p in parts), page, bold=bool(parts) and all(p.bold for p in parts), header=True)


def _nearest(columns: Sequence[Interval], part: Line) -> int:
    return min(range(len(columns)), key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - part.box.x_mid))
