"""Which year and part of the year each value column is for.

The year comes, in order, from: the column's header; words relative to the document ("föregående år"); for a
deviation the columns that it compares; a title, caption or line before the table that names one year; the
document, where that is what a careful reader would take (budget, target and forecast without a year, outcome
in a document that follows up). A carried year lowers the trust. A column that is left without a year is
refused; a target for the long term and a latest known value have none and are kept, marked as uncertain.
A column headed by a year alone, or by income and cost, takes its stage from what the document is: outcome in
one that follows up, budget for its own year in a plan where a title over the table says budget.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.periods import years_in
from extractors.meaning.stages import is_bare, left_out, says_budget, set_stage, take_from_label
from extractors.meaning.types import Column, ColumnRole, Context
from models.budget import Side, Stage
from models.document import DocumentType
from models.measure import ValueKind
from models.table import TableKind

#: Trust in a year that stands in the caption, in the document's title, or nowhere.
_FROM_CAPTION, _FROM_DOCUMENT, _WITHOUT = 0.9, 0.75, 0.6
_SHIFTS = {"previous_year": -1, "this_year": 0, "next_year": 1}
_LONGEST_BEFORE = 60
_BY_DOCUMENT = (ValueKind.BUDGET, ValueKind.TARGET, ValueKind.FORECAST)


def settle(columns: Sequence[Column], kind: TableKind, texts: Iterable[str], context: Context) -> None:
    """Sets year, period and stage of the value columns of a measure or budget table, or refuses the column.

    `texts`: what stands over the table (titles, caption, line before), nearest first.
    """
    values = [c for c in columns if c.role is ColumnRole.VALUE]
    for left, column in pairwise(values):
        column.beside_part = left.period is not None and column.index == left.index + 1
    texts = list(texts)
    budgeted = context.plans and any(says_budget(t) for t in [*texts, *context.section_titles[:1]])
    projects = any("project" in c.when for c in values)
    caption_year = _one_year(texts)
    other = {c.kind for c in values if c.year is not None and c.year != context.document_year}
    explicit = {c.kind for c in values if c.year is not None}
    for column in values:
        if projects and "accumulated" in column.when:
            column.refused = left_out(column, "is for all years of a project, not for one year")
        if column.refused is None and not _is_deviation(column):
            told = other if _is_of_period(column, context) else explicit
            _set_year(column, kind, caption_year, told, context)
            if budgeted and column.refused == _unknown_year(column) and is_bare(column) and column.side:
                _take_year_of_plan(column, context)
            _set_period(column, context)
    for column in values:
        if column.refused is None and _is_deviation(column):
            _follow_neighbour(column, values, context)
    labels = [c for c in columns if c.role is ColumnRole.GROUP]
    for column in values:
        if column.refused is None:
            take_from_label(column, labels, kind)
            if budgeted and kind is TableKind.BUDGET and is_bare(column) and column.year == context.document_year:
                column.stage = Stage.BUDGET
            set_stage(column, kind, values, context)
    _refuse_doubles(values, kind)


def short(text: str) -> str:
    """The text before a table where it is a line about the table and no sentence, else "".

    A number alone is none: it is the rest of a header that was not read as part of the table.
    """
    about = len(text) <= _LONGEST_BEFORE and not text.rstrip().endswith(".") and not text.strip().isdigit()
    return text if about else ""


def _one_year(texts: Iterable[str]) -> int | None:
    for text in texts:
        years = sorted(set(years_in(text)))
        if years:
            return years[0] if len(years) == 1 else None
    return None


def _is_deviation(column: Column) -> bool:
    return column.stage is Stage.DEVIATION


def _is_of_period(column: Column, context: Context) -> bool:
    """Is the column for the part of the year that the document reports on ("Ackumulerat jan–okt")?"""
    return context.follows_up and column.period is not None and column.period == context.document_period


def _unknown_year(column: Column) -> tuple[str, str]:
    return "table.unknown_year", f'The column "{column.header}" does not say which year it is for; it gives no values.'


def _set_year(
    column: Column, kind: TableKind, caption_year: int | None, explicit: set[ValueKind | None], context: Context
) -> None:
    if column.year is not None:
        return
    shift = next((_SHIFTS[w] for w in sorted(column.when) if w in _SHIFTS), None)
    if shift is not None and context.document_year is not None:
        column.year, column.trust = context.document_year + shift, _FROM_CAPTION
    elif column.when & {"long_term", "latest"} and kind is TableKind.MEASURE:
        column.trust = _WITHOUT
    elif shift is not None or column.unknown_above or column.kind in explicit - {None}:
        column.refused = _unknown_year(column)
    elif caption_year is not None and (column.kind is not None or column.stage is not None or column.side):
        column.year, column.trust = caption_year, _FROM_CAPTION
    elif _takes_document_year(column, context):
        column.year, column.trust = context.document_year, _FROM_DOCUMENT
    else:
        column.refused = _unknown_year(column)


def _take_year_of_plan(column: Column, context: Context) -> None:
    """Income, cost and net under "Budget" in a plan are for its year."""
    if context.document_year is not None:
        column.year, column.refused, column.trust = context.document_year, None, _FROM_DOCUMENT


def _takes_document_year(column: Column, context: Context) -> bool:
    if context.document_year is None:
        return False
    if column.kind is ValueKind.FORECAST and context.plans:
        return False  # a plan shows the forecast of the year before
    if column.kind is ValueKind.BUDGET and column.beside_part and not column.when:
        return False  # behind "Utfall jan-aug" it may be the budget of these months or of the year
    if column.kind in _BY_DOCUMENT:
        return True
    tells = column.kind is ValueKind.OUTCOME or (column.kind is None and (column.side or "result" in column.when))
    return bool(tells) and context.follows_up


def _set_period(column: Column, context: Context) -> None:
    if column.when & {"period", "accumulated"} and column.period is None:
        column.period = context.document_period
        if column.period is None and context.document_type is not DocumentType.ANNUAL_REPORT:
            message = (
                f'The column "{column.header}" is for a period that the document does not name; no values are taken.'
            )
            column.refused = ("table.unknown_period", message)
    elif column.kind is ValueKind.FORECAST:
        # the part of the year says when the forecast was made, it is for the whole year
        column.period = None
    elif column.period is None and "whole_year" not in column.when and _is_of_now(column, context):
        column.period = context.document_period


def _is_of_now(column: Column, context: Context) -> bool:
    """An outcome of the year that a report of a part of that year is for."""
    of_year = column.year is not None and column.year == context.document_year
    return of_year and column.kind is ValueKind.OUTCOME


def _follow_neighbour(column: Column, values: Sequence[Column], context: Context) -> None:
    """A deviation is for the time of the columns that it compares: the nearest at its left, else at its right."""
    compared = [c for c in values if not _is_deviation(c) and (c.side or column.side) in (column.side, None, Side.NET)]
    if "forecast_deviation" in column.when:
        compared = [c for c in compared if c.kind is ValueKind.FORECAST] or compared
    left = [c for c in compared if c.index < column.index]
    near = left[-1] if left else next(iter(compared), None)
    if column.year is None and column.when & set(_SHIFTS):
        _set_year(column, TableKind.BUDGET, None, set(), context)
    elif column.year is None and (near is None or near.refused or near.year is None):
        column.refused = _unknown_year(column)
    elif column.year is None and near is not None:
        column.year, column.trust = near.year, near.trust
    if column.when & {"period", "whole_year", "forecast_deviation"}:
        _set_period(column, context)
    elif column.period is None and near is not None and near.year == column.year:
        column.period = near.period


def _refuse_doubles(values: Sequence[Column], kind: TableKind) -> None:
    """Two columns that would give the same value twice: which of them holds is not known."""
    same: dict[tuple[object, ...], list[Column]] = defaultdict(list)
    for c in values:
        if c.refused is None and c.kind is not ValueKind.BENCHMARK:
            what = (c.stage, c.side or Side.NET) if kind is TableKind.BUDGET else (c.kind, c.side)
            same[(*what, c.year, c.period, c.split or c.splits, c.unit)].append(c)
    for double in same.values():
        if len(double) > 1:
            for column in double:
                why = "stands for the same as another column of the table"
                code, message = left_out(column, why)
                column.refused = (code.replace("column_left_out", "same_column_twice"), message)
