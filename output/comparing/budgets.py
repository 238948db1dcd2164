"""Amounts of budget tables beside each other, by policy area.

A row holds what has the same label, year, part of the year, stage and side of account. Amounts are never added up: a
document can hold the same sum in several tables, and each then stands by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from output.comparing.facts import AmountFact, BudgetRow, Party
from output.matching import norm

Key = tuple[int, str, str, str, bool, str]


def budgets(parties: Sequence[Party]) -> list[tuple[str | None, list[BudgetRow]]]:
    """The rows of each policy area: what more sides have first, then totals, then by year and label."""
    areas: dict[str | None, dict[Key, list[list[AmountFact]]]] = {}
    for number, party in enumerate(parties):
        for amount in party.amounts:
            rows = areas.setdefault(amount.policy_area, {})
            rows.setdefault(_key(amount), [[] for _ in parties])[number].append(amount)
    order = sorted(areas, key=lambda area: (area is None, area or ""))
    return [(area, _rows(areas[area])) for area in order]


def _key(amount: AmountFact) -> Key:
    label = norm(amount.area)
    return amount.year or 0, amount.period or "", amount.stage, amount.side, amount.is_total, label


def _rows(rows: dict[Key, list[list[AmountFact]]]) -> list[BudgetRow]:
    made = []
    for places, (_, sides) in enumerate(rows.items()):
        first = next(amount for side in sides for amount in side)
        row = BudgetRow(
            first.year, first.period, first.stage, first.side, first.is_total, first.area, tuple(map(tuple, sides))
        )
        made.append((both(row), places, row))
    made.sort(key=lambda one: (not one[0], not one[2].is_total, -(one[2].year or 0), one[1]))
    return [row for _, _, row in made]


def both(row: BudgetRow) -> bool:
    """Do two sides have an amount in the row?"""
    return sum(map(bool, row.amounts)) > 1
