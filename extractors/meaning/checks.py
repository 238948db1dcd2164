"""Checks of a budget table: do its amounts add up?

Across a row: net = income − cost, whatever the signs; deviation = budget − outcome, with the sign that most
rows have. Down a column: a total is the sum of the rows since the last total, of all rows, or of the totals
before it; in a table of income and cost a net row is their difference. "varav" rows are never added, and
nothing is checked where a number could not be read. Each check gives notes, no amount is changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from extractors.layout.types import Note
from extractors.meaning.budget import BudgetReading, Line
from extractors.meaning.cells import text_of
from extractors.meaning.notes import cell_note, place_name
from extractors.meaning.parts import Parts
from extractors.meaning.sums import slack, step_of
from extractors.meaning.types import Column
from models.budget import Side, Stage


def check(parts: Parts, reading: BudgetReading) -> list[Note]:
    """Notes on rows and columns that do not add up."""
    steps = {
        c.index: step_of(text_of(line.cells[c.index]) for line in reading.lines if c.index in line.cells)
        for c in parts.columns
    }
    return [
        *_rows(parts, reading.lines, steps),
        *_deviations(parts, reading.lines, steps),
        *_totals(parts, reading, steps),
    ]


def _note(parts: Parts, line: Line, column: Column, code: str, what: str, expected: float) -> Note:
    got = line.amounts[column.index]
    difference = round(got - expected, 6)
    message = (
        f"In {place_name(line.row, column)} {got:g} is printed, but {what} {expected:g} (difference {difference:g})."
    )
    return cell_note(parts.grid, line.cells[column.index], code, message)


def _rows(parts: Parts, lines: Sequence[Line], steps: dict[int, float]) -> Iterator[Note]:
    """Cost, income and net of the same time and stage in one row."""
    together: dict[tuple[object, ...], dict[Side, Column]] = defaultdict(dict)
    for c in parts.columns:
        if c.gives_values and c.stage is not None and c.stage is not Stage.DEVIATION:
            together[c.stage, c.year, c.period].setdefault(c.side or Side.NET, c)
    for sides in together.values():
        if len(sides) < 3:
            continue
        cost, income, net = sides[Side.COST], sides[Side.INCOME], sides[Side.NET]
        for line in lines:
            if net.index not in line.amounts or line.unread & {cost.index, income.index} or line.role.no_amount:
                continue
            if not {cost.index, income.index} & line.amounts.keys():
                continue
            expected = abs(line.amounts.get(cost.index, 0.0)) - abs(line.amounts.get(income.index, 0.0))
            if abs(abs(line.amounts[net.index]) - abs(expected)) > slack(2, steps[net.index]):
                yield _note(parts, line, net, "budget.row_does_not_add_up", "cost and income give", expected)


def _deviations(parts: Parts, lines: Sequence[Line], steps: dict[int, float]) -> Iterator[Note]:
    """Budget less outcome (or forecast) in one row; the sign is the one that fits most rows."""
    for column in parts.columns:
        pair = _compared(parts, column)
        if pair is None:
            continue
        budget, other = pair
        full = [ln for ln in lines if {column.index, budget.index, other.index} <= ln.amounts.keys()]
        room = slack(2, max(steps[c.index] for c in (column, budget, other)))

        def gap(line: Line, b: int = budget.index, o: int = other.index) -> float:
            return line.amounts[b] - line.amounts[o]

        fits = {s: sum(abs(s * gap(ln) - ln.amounts[column.index]) <= room for ln in full) for s in (1, -1)}
        sign = 1 if fits[1] >= fits[-1] else -1
        if 2 * max(fits.values()) <= len(full):
            continue  # the column compares something else
        for line in full:
            if abs(sign * gap(line) - line.amounts[column.index]) > room:
                what = f'"{budget.header}" and "{other.header}" give'
                yield _note(parts, line, column, "budget.row_does_not_add_up", what, sign * gap(line))


def _compared(parts: Parts, column: Column) -> tuple[Column, Column] | None:
    """The budget and the outcome or forecast that a deviation column compares."""
    if not column.gives_values or column.stage is not Stage.DEVIATION or column.unit not in (None, "kr", "tkr", "mkr"):
        return None
    near = [
        c
        for c in parts.columns
        if c.gives_values and c.year == column.year and (c.side or Side.NET) is (column.side or Side.NET)
    ]
    budget = [c for c in near if c.stage is Stage.BUDGET]
    wanted = Stage.FORECAST if "forecast_deviation" in column.when else Stage.OUTCOME
    other = [c for c in near if c.stage is wanted and c.period == column.period]
    other = other or [c for c in near if c.stage in (Stage.OUTCOME, Stage.FORECAST) and c.period == column.period]
    if len(budget) != 1 or len(other) != 1:
        return None
    return budget[0], other[0]


class _Sums:
    """What a total may be the sum of, in one column, while its rows are gone through from the top."""

    def __init__(self) -> None:
        self.block: list[tuple[Line, float]] = []
        self.all: list[float] = []
        self.totals: list[tuple[Line, float]] = []

    def add(self, line: Line, amount: float) -> None:
        self.block.append((line, amount))
        self.all.append(amount)

    def candidates(self, account: bool, net: bool) -> list[tuple[int, float]]:
        """(number of addends, sum) of each thing that the next total may stand for."""
        block = [v for _, v in self.block]
        totals = [v for _, v in self.totals]
        found = [(len(v), sum(v)) for v in (block, self.all, totals, totals + block) if len(v) > 1]
        return found + (self._differences() if account and net else [])

    def _differences(self) -> list[tuple[int, float]]:
        """Income less cost, of the rows since the last net total, or of the totals of each."""
        sides: dict[Side, list[float]] = defaultdict(list)
        for line, amount in [*self.totals, *self.block]:
            if line.side in (Side.COST, Side.INCOME):
                sides[line.side].append(amount)
        if len(sides) < 2:
            return []
        income, cost = abs(sum(sides[Side.INCOME])), abs(sum(sides[Side.COST]))
        n = len(sides[Side.INCOME]) + len(sides[Side.COST])
        return [(n, income - cost), (n, cost - income)]

    def close(self, line: Line, amount: float) -> None:
        """After a total: what comes next is added anew; a net total takes the totals before it in."""
        self.block = []
        if line.side is Side.NET:
            self.totals = [(ln, v) for ln, v in self.totals if ln.side is Side.NET]
        self.totals.append((line, amount))


def _totals(parts: Parts, reading: BudgetReading, steps: dict[int, float]) -> Iterator[Note]:
    for column in parts.columns:
        if column.gives_values and column.unit in (None, "kr", "tkr", "mkr"):
            yield from _column_totals(parts, reading, column, steps[column.index])


def _column_totals(parts: Parts, reading: BudgetReading, column: Column, step: float) -> Iterator[Note]:
    sums = _Sums()
    added: Callable[[Line], bool] = lambda ln: not (ln.role.part or ln.role.no_amount or ln.stage)  # noqa: E731
    for line in filter(added, reading.lines):
        if column.index in line.unread:
            return
        amount = line.amounts.get(column.index)
        if amount is None:
            continue
        if not line.role.total:
            sums.add(line, amount)
            continue
        found = sums.candidates(reading.account, line.side in (None, Side.NET))
        if found and not any(abs(abs(total) - abs(amount)) <= slack(n, step) for n, total in found):
            nearest = min((total for _, total in found), key=lambda total: abs(total - amount))
            yield _note(parts, line, column, "budget.total_does_not_add_up", "the rows give", nearest)
        sums.close(line, amount)
