"""Whether a deviation beside a budget of cost (or of income) alone is one of cost, of income or of the net.

"Resultat | Budget kostnader | Budgetavvikelse": the header does not say it. Where the deviation is the budget less the
outcome of the same side in most rows, it is of that side; else it is left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.meaning.cells import text_of
from extractors.meaning.parts import Parts
from extractors.meaning.sums import slack, step_of
from extractors.meaning.types import Column
from models.budget import Side, Stage


def settle_sides(parts: Parts, rows: Sequence[dict[int, float]]) -> None:
    """Sets the side of such deviation columns, or refuses them. `rows`: the amounts by column index."""
    for column in parts.columns:
        if column.gives_values and column.stage is Stage.DEVIATION and column.side is None:
            budget = _beside(parts, column, Stage.BUDGET)
            sides = {c.side for c in budget}
            if len(budget) == 1 and sides <= {Side.COST, Side.INCOME}:
                _settle(parts, rows, column, budget[0])


def _beside(parts: Parts, column: Column, stage: Stage) -> list[Column]:
    """The columns of that stage for the same time."""
    time = (column.year, column.period)
    return [c for c in parts.columns if c.gives_values and c.stage is stage and (c.year, c.period) == time]


def _settle(parts: Parts, rows: Sequence[dict[int, float]], column: Column, budget: Column) -> None:
    outcomes = [c for c in _beside(parts, column, Stage.OUTCOME) if c.side is budget.side]
    if len(outcomes) == 1 and _is_difference(parts, rows, column, budget, outcomes[0]):
        column.side = budget.side
        return
    message = f'The column "{column.header}" does not say whether it is of cost, income or net; it gives no values.'
    column.refused = ("budget.unknown_side", message)


def _is_difference(
    parts: Parts, rows: Sequence[dict[int, float]], column: Column, budget: Column, outcome: Column
) -> bool:
    """Is it the budget less the outcome in most rows, with one sign?"""
    three = (column, budget, outcome)
    full = [row for row in rows if {c.index for c in three} <= row.keys() and row[column.index]]
    room = slack(2, max(step_of(text_of(cell) for _, cell in parts.cells(c)) for c in three))
    gaps = [(abs(row[budget.index]) - abs(row[outcome.index]), row[column.index]) for row in full]
    fits = max(sum(abs(sign * gap - amount) <= room for gap, amount in gaps) for sign in (1, -1))
    return 2 * fits > len(full)
