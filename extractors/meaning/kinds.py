"""What kind of table it is, from its columns and the labels of its rows.

In order: a column of risks makes it no table of ours. Columns of values with numbers: a name column (mått,
indikator …) or a target makes it a measure table, a unit of money a budget table; then rows that count things
make it a measure table, and rows of income and cost, or a budget beside its deviation, a budget table.
Without values: goals, activities and what is said of them make an activity table, a name with an analysis, a
comment or a status an indicator table.
"""

from __future__ import annotations

from functools import cache

from corpus.lexicon import lexicon, normal
from extractors.meaning.money import own_unit, unit_around
from extractors.meaning.parts import Parts
from extractors.meaning.row_roles import is_stock, read_row_label
from extractors.meaning.rows import counts_something
from extractors.meaning.types import Column, ColumnRole
from models.budget import Side, Stage
from models.measure import ValueKind
from models.table import TableKind

_OF_MEASURES = (ValueKind.TARGET, ValueKind.BASELINE, ValueKind.BENCHMARK)
_SAID = (ColumnRole.COMMENT, ColumnRole.ANALYSIS, ColumnRole.STATUS)
_PLANNED = (ColumnRole.RESPONSIBLE, ColumnRole.TIME_PLAN, ColumnRole.PROGRESS)


def decide(parts: Parts) -> TableKind:
    """The kind of the table; OTHER where it is none of those that are read."""
    if parts.with_role(ColumnRole.RISK) or not parts.rows:
        return TableKind.OTHER
    values = [c for c in parts.with_role(ColumnRole.VALUE) if parts.numbers_in(c)]
    kind = _with_values(parts, values) if values and parts.body.label is not None else _with_texts(parts)
    if kind is TableKind.BUDGET:
        return TableKind.OTHER if _titled(parts, "balance_title") or _is_balance(parts) else kind
    return TableKind.OTHER if _titled(parts, "risk_title") else kind


def _titled(parts: Parts, concept: str) -> bool:
    """Do the section, the label, the caption or the header over the labels speak of risks, or of a balance sheet?"""
    label = parts.columns[parts.body.label].header if parts.body.label is not None else ""
    titles = [*parts.context.section_titles[:1], parts.context.label or "", parts.grid.caption or "", label]
    titles += parts.header.titles
    return any(f" {start}" in f" {normal(title)}" for title in titles for start in _starts(concept))


@cache
def _starts(concept: str) -> tuple[str, ...]:
    return tuple(normal(e.form)[:-1] for e in lexicon("column_roles").entries if e.concept == concept)


def _is_balance(parts: Parts) -> bool:
    """Rows of assets and debts: stocks, no amounts of a year."""
    return sum(1 for row in parts.rows if is_stock(row.label)) > 1


def _with_values(parts: Parts, values: list[Column]) -> TableKind:
    if parts.with_role(ColumnRole.NAME) or any(c.kind in _OF_MEASURES for c in values):
        return TableKind.MEASURE
    if parts.columns[parts.body.label or 0].role in (ColumnRole.GOAL, ColumnRole.ACTIVITY):
        # amounts beside goals or activities are not told apart from other numbers
        return _with_texts(parts)
    if own_unit(parts):
        return TableKind.BUDGET
    if _counts(parts):
        return TableKind.MEASURE
    staged = any(c.stage is not None or c.side is not None for c in values)
    account = _is_account(parts, values)
    if unit_around(parts) and (staged or account):
        return TableKind.BUDGET
    return TableKind.BUDGET if staged and account else TableKind.OTHER


def _counts(parts: Parts) -> bool:
    """Do most rows, or the group rows over them, count something, or does the label's header say that they do?"""
    label = parts.body.label
    if label is not None and parts.columns[label].role is ColumnRole.COUNT:
        return True
    labels = [row.label for row in parts.rows if row.label]
    return bool(labels) and 2 * sum(map(counts_something, labels)) > len(labels)


def _is_account(parts: Parts, values: list[Column]) -> bool:
    """Rows of income, cost or result, or columns of a budget and its deviation, or of income and cost."""
    sides = {c.side for c in values}
    if {Side.COST, Side.INCOME} <= sides or any(c.stage is Stage.DEVIATION for c in values):
        return True
    roles = [read_row_label(row.label) for row in parts.rows]
    return any(r.core for r in roles) or any(r.side is Side.NET and r.total for r in roles)


def _with_texts(parts: Parts) -> TableKind:
    said = bool(parts.with_role(*_SAID))
    if parts.with_role(ColumnRole.GOAL):
        beside = said or parts.with_role(ColumnRole.ACTIVITY, ColumnRole.RESPONSIBLE) or _two_goals(parts)
        if parts.with_role(ColumnRole.NAME) and not said:
            return TableKind.MEASURE
        return TableKind.ACTIVITY if beside else TableKind.OTHER
    if parts.with_role(ColumnRole.NAME):
        return TableKind.INDICATOR if said else TableKind.OTHER
    if parts.with_role(ColumnRole.ACTIVITY) and (said or parts.with_role(*_PLANNED)):
        return TableKind.ACTIVITY
    return TableKind.OTHER


def _two_goals(parts: Parts) -> bool:
    return len(parts.with_role(ColumnRole.GOAL)) > 1
