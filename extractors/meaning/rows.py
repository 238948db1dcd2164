"""The rows of a table's body, each with its label and the group that it stands in.

Blank rows and header rows that are printed again are dropped; another header in the body begins another
table, which is not read (`cut`). A row with nothing but a label in small
letters, or in brackets, is the rest of the label above it. A group comes from a group column, where a merged
or empty cell carries it down, or from a row that holds a label and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.lexicon import lexicon, normal
from extractors.layout.text import join
from extractors.layout.types import Cell, Grid
from extractors.meaning.cells import holds_number, is_blank, is_header_text, is_year, label_text, row_texts, text_of
from extractors.meaning.header import Header
from extractors.meaning.roles import describe
from extractors.meaning.row_roles import row_forms
from extractors.meaning.types import Column, ColumnRole, Row

#: A group row has a short label; a longer one is a sentence.
_LONGEST_GROUP = 80


@dataclass(slots=True)
class Body:
    """The rows, and which columns their labels and groups stand in."""

    rows: list[Row]
    label: int | None = None
    group: int | None = None
    #: Index of the row that begins another table, and those after it that are not read.
    cut: list[int] = field(default_factory=list)


def read_body(grid: Grid, header: Header) -> Body:
    """The rows below the header."""
    first = header.rows
    kept = [i for i in range(first, len(grid.rows)) if not _is_again(grid, i, first) and any(row_texts(grid, i))]
    end = next((at for at, i in enumerate(kept) if first and _is_other_header(row_texts(grid, i))), len(kept))
    kept, cut = _without_heading(grid, kept[:end]) if end < len(kept) else kept, kept[end:]
    label, group = label_columns(grid, header.columns, kept)
    rows: list[Row] = []
    carried: str | None = None
    for index in kept:
        row = Row(index, list(grid.rows[index]))
        row.label = label_text(row.cells[label]) if label is not None else ""
        own = label_text(row.cells[group]) if group is not None else ""
        if own and not row.label:
            row.label, own, carried = own, "", None
        if own:
            carried = own
        row.group, row.group_carried = carried, not own and carried is not None
        if rows and is_rest_of_label(row, label):
            rows[-1].label = join(rows[-1].label, row.label)
            continue
        rows.append(row)
    return Body(rows, label, group, cut)


def _is_again(grid: Grid, index: int, header_rows: int) -> bool:
    """Is this row one of the header rows, printed again after a page break?"""
    texts = [normal(t) for t in row_texts(grid, index)]
    filled = [t for t in texts if t]
    again = any(texts == [normal(t) for t in row_texts(grid, h)] for h in range(header_rows))
    return again and bool(filled)


def _is_other_header(texts: list[str]) -> bool:
    """Do two or more cells say what columns hold, as a header does, and none holds a value?"""
    filled = [t for t in texts if t]
    if len(filled) < 2 or any(holds_number(t) and not is_year(t) for t in filled) or all(map(is_year, filled)):
        return False
    headers = [describe(0, (t,)) for t in filled if len(t) <= _LONGEST_GROUP and is_header_text(t)]
    named = any(c.role in (ColumnRole.NAME, ColumnRole.GOAL, ColumnRole.ACTIVITY) for c in headers)
    if len(headers) == len(filled) and named:
        return True
    values = [c for c in headers if c.role is ColumnRole.VALUE]
    return len(values) > 1 and (any(c.year for c in values) or len({c.kind for c in values}) > 1)


def _without_heading(grid: Grid, kept: list[int]) -> list[int]:
    """The rows without those at the end that are one text alone: the heading of the table that follows."""
    while kept and sum(1 for t in row_texts(grid, kept[-1]) if t) == 1:
        kept = kept[:-1]
    return kept


def label_columns(grid: Grid, columns: Sequence[Column], kept: Sequence[int]) -> tuple[int | None, int | None]:
    """The column that names the rows, and the one that groups them: name before goal, group and unknown text."""
    before = min((c.index for c in columns if c.role is ColumnRole.VALUE), default=len(columns))
    names = [c.index for c in columns if c.role is ColumnRole.NAME]
    groups = [c.index for c in columns if c.role is ColumnRole.GROUP]
    if names:
        # a second name behind values begins a second table beside the first
        name = max((n for n in names if n < before), default=names[0])
        wider = [g for g in sorted({*names, *groups}) if g < name]
        return name, wider[-1] if wider else None
    goals = [c.index for c in columns if c.role in (ColumnRole.GOAL, ColumnRole.ACTIVITY)]
    if goals and goals[0] < before:
        return goals[0], next((g for g in groups if g < goals[0]), None)
    groups = [g for g in groups if g < before]
    unknown = [c.index for c in columns[:before] if c.role in (ColumnRole.UNKNOWN, ColumnRole.UNIT, ColumnRole.COUNT)]
    texts = [i for i in unknown if _is_text(grid, i, kept)]
    if groups:
        beside = [i for i in texts if i > groups[-1] and not columns[i].path]
        return (beside[0], groups[-1]) if beside else (groups[-1], groups[-2] if len(groups) > 1 else None)
    return (texts[0] if texts else None), None


def _is_text(grid: Grid, column: int, kept: Sequence[int]) -> bool:
    texts = [t for i in kept if (t := text_of(grid.rows[i][column]))]
    return bool(texts) and 2 * sum(1 for t in texts if not holds_number(t)) > len(texts)


def is_alone(row: Row, label: int | None) -> bool:
    """Does the row hold a label and nothing else?"""
    others = (cell for at, cell in enumerate(row.cells) if at != label)
    return bool(row.label) and all(is_blank(text_of(cell)) and not (cell and cell.marks) for cell in others)


def spans_all(row: Row, label: int | None) -> bool:
    """Does the row's label stand in one merged cell over the whole width?"""
    cell = row.cells[label] if label is not None else None
    if cell is None or len(row.cells) < 2:
        return False
    return cell.col_span >= len(row.cells) or all(c is None for at, c in enumerate(row.cells) if at != label)


def is_rest_of_label(row: Row, label: int | None) -> bool:
    starts = row.label[:1]
    if not is_alone(row, label) or not (starts.islower() or starts == "("):
        return False
    return lexicon("row_roles").concept(row.label) is None and normal(row.label).split(" ")[0] not in row_forms("part")


def is_group_row(row: Row, following: Row | None, label: int | None, strong: bool) -> bool:
    """Is this row the heading of those under it?

    Bold or spanning, it is; in a table whose header names measures (`strong`) any other row with a long label
    or one that counts something is a measure without values, else it heads the rows that follow with values.
    """
    if not is_alone(row, label) or label is None or len(row.label) > _LONGEST_GROUP:
        return False
    cell = row.cells[label]
    if cell is not None and (cell.bold or cell.col_span > 1):
        return True
    if following is None or is_alone(following, label):
        return False
    return not strong or (len(row.label.split()) <= 3 and not counts_something(row.label))


def counts_something(label: str) -> bool:
    """ "Antal …", "Andel …": a label that names a number of things or a share."""
    text = normal(label)
    return any(text == form or text.startswith(f"{form} ") for form in row_forms("not_money"))


def merged_value(cell: Cell | None, row: Row, label: int | None) -> bool:
    """Does the value stand over several columns, or over more rows than its label?"""
    if cell is None:
        return False
    named = row.cells[label] if label is not None else None
    rows = named.row_span if named is not None else 1
    return cell.col_span > 1 or cell.row_span > max(rows, 1)
