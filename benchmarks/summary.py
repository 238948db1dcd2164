"""From runs to figures: medians, ratios and how far they spread. Pure functions of the raw results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.process import Cost
from benchmarks.programs import REFERENCE
from benchmarks.rounds import Run


@dataclass(frozen=True, slots=True)
class Figure:
    """A median, and the least and the most of what it is the median of."""

    middle: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Summary:
    """A program on a group of documents. `speed` is how many times as fast as the reference, by processor time."""

    program: str
    runs: int
    cost: Cost
    speed: Figure | None
    found: int | None
    errors: dict[str, str]


def figure(values: Sequence[float]) -> Figure:
    return Figure(median(values), min(values), max(values))


def summaries(runs: Sequence[Run], group: str) -> list[Summary]:
    """Each program that did not fail on the group, in the order in which they were run first."""
    good = [run for run in runs if run.group == group and run.cost is not None]
    names = list(dict.fromkeys(run.program for run in good))
    return [_summary(name, good) for name in names]


def _summary(name: str, good: Sequence[Run]) -> Summary:
    mine = [run for run in good if run.program == name]
    ratios = [ratio for run in mine if (ratio := _ratio(run, good)) is not None]
    return Summary(
        name,
        len(mine),
        _median([run.cost for run in mine if run.cost]),
        figure(ratios) if ratios else None,
        mine[-1].found,
        {file: error for run in mine for file, error in run.errors.items()},
    )


def _ratio(run: Run, good: Sequence[Run]) -> float | None:
    """The processor time of the reference in the same round, over that of the run."""
    return _over(run, good, REFERENCE.name, "cpu")


def faster(runs: Sequence[Run], group: str, one: str, other: str) -> Figure | None:
    """How many times as fast by the clock the second program is as the first, round by round."""
    good = [run for run in runs if run.group == group and run.cost is not None]
    ratios = [_over(run, good, one, "wall") for run in good if run.program == other]
    known = [ratio for ratio in ratios if ratio is not None]
    return figure(known) if known else None


def _over(run: Run, good: Sequence[Run], other: str, unit: str) -> float | None:
    for each in good:
        if (each.group, each.round, each.program) == (run.group, run.round, other):
            over, under = getattr(each.cost, unit), getattr(run.cost, unit)
            return float(over / under) if under else None
    return None


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(median(getattr(cost, unit) for cost in costs) for unit in ("wall", "cpu", "memory")))


def failures(runs: Sequence[Run]) -> dict[str, str]:
    """Why a program failed on a group, by its name and that of the group."""
    return {f"{run.program}, {run.group}": run.failure for run in runs if run.failure}
