"""The stage of value columns whose header names none: a year alone, or income, cost and net alone.

In order: the header over the labels ("Nettokostnad, mnkr", "Budget (tkr)"); a title over the table that says
budget, in a plan, for the plan's own year; outcome beside a budget of the same year, or in a document that
looks back on the year. Else the rows may say it; a measure without a kind is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon import lexicon, normal
from extractors.meaning.types import Column, Context
from models.budget import Side, Stage
from models.measure import ValueKind
from models.table import TableKind


def left_out(column: Column, why: str) -> tuple[str, str]:
    """The code and message of a column that is understood but gives no values."""
    return "table.column_left_out", f'The column "{column.header}" {why}; it gives no values.'


def says_budget(text: str) -> bool:
    """Does a title name a budget: "Budget 2019", "Driftbudget"?"""
    words = normal(text).replace("(", " ").split()
    return any(w.endswith("budget") or "budget" in (lexicon("column_roles").concept(w) or "").split() for w in words)


def is_bare(column: Column) -> bool:
    """Headed by a year, or by income, cost or net, alone."""
    return column.kind is None and column.stage is None and not column.when and not column.unknown_above


def take_from_label(column: Column, labels: Sequence[Column], kind: TableKind) -> None:
    """Stage and side that the header over the labels gives to all columns without their own."""
    if kind is not TableKind.BUDGET or column.kind is not None:
        return
    column.stage = column.stage or next((c.stage for c in labels if c.stage is not None), None)
    column.side = column.side or next((c.side for c in labels if c.side is not None), None)


def set_stage(column: Column, kind: TableKind, values: Sequence[Column], context: Context) -> None:
    """Gives columns without a stage of their own the one that the document and the other columns allow."""
    if kind is TableKind.BUDGET:
        if "result" in column.when:
            column.side = Side.NET
        if column.stage is None and column.kind is not None:
            column.refused = left_out(column, "holds no amount of a budget, forecast or outcome")
        elif column.stage is None:
            _default_stage(column, values, context)
        return
    if column.kind is None and column.stage is Stage.PLAN:
        column.refused = left_out(column, "is a plan, which no kind of measure value stands for")
    elif column.kind is None and column.side is None and _is_outcome(column, values, context):
        column.kind, column.period = ValueKind.OUTCOME, column.period or _period_of_now(column, context)
    elif column.kind is None:
        message = f'The column "{column.header}" does not say what its values are; none are taken.'
        column.refused = ("table.unknown_column", message)


def _default_stage(column: Column, values: Sequence[Column], context: Context) -> None:
    """Income, cost, net or a year alone: outcome beside a budget or in a report, else left to the rows."""
    beside = any(c.stage in (Stage.BUDGET, Stage.DEVIATION) and c.year == column.year for c in values)
    past = context.document_year is None or (column.year or 0) <= context.document_year
    sided = column.side is not None or "result" in column.when
    if (beside and past and sided and not context.plans) or _happened(column, context):
        column.stage = Stage.OUTCOME
    if column.stage is Stage.OUTCOME and "whole_year" not in column.when:
        column.period = column.period or _period_of_now(column, context)


def _is_outcome(column: Column, values: Sequence[Column], context: Context) -> bool:
    """A year alone in a report, "Resultat", or a past year beside a target."""
    if _happened(column, context):
        return True
    if column.year is None or context.document_year is None or column.year >= context.document_year:
        return False
    return "result" in column.when or any(c.kind is ValueKind.TARGET for c in values)


def _happened(column: Column, context: Context) -> bool:
    """May a column without a stage be an outcome: of a year that a report looks back on, not of a part of it?"""
    if not context.follows_up or column.year is None or context.document_year is None:
        return False
    if column.year == context.document_year:
        return context.document_period is None or bool(column.period) or "period" in column.when
    return column.year < context.document_year


def _period_of_now(column: Column, context: Context) -> str | None:
    return context.document_period if column.year == context.document_year else None
