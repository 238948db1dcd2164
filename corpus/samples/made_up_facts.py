"""What a made-up document says, and what the columns of its table are."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Roles of columns with numbers that are read.
STAGES = ("outcome", "target", "budget", "forecast", "plan", "deviation", "benchmark", "baseline")

Fact = tuple[object, ...]


@dataclass(slots=True)
class Facts:
    """What must be read, as tuples.

    values: measure, group, kind, year, period, split, comparator, value, unit.
    lines: area, is_total, year, period, stage, side, amount, unit.
    goals: kind, text, status, comment, text of the goal above. activities: activity, comment, status.
    """

    measures: list[str] = field(default_factory=list)
    values: list[Fact] = field(default_factory=list)
    lines: list[Fact] = field(default_factory=list)
    goals: list[Fact] = field(default_factory=list)
    activities: list[Fact] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by what it is: a role, and for numbers side, year ("cell" where each cell has one) and period."""

    role: str
    more: str = ""
    side: str | None = None
    period: str | None = None
    #: "women", "men", or "both" where each cell holds two numbers; for a deviation what is compared.
    split: str | None = None

    @property
    def holds_numbers(self) -> bool:
        return self.role in (*STAGES, "out")

    @property
    def year(self) -> int | None:
        return int(self.more) if self.more.isdigit() else None


def number(value: float, decimals: int = 0) -> str:
    """The number as tables print it: "−1 562,5"."""
    text = f"{abs(value):,.{decimals}f}".replace(",", " ").replace(".", ",")
    return f"−{text}" if value < 0 else text
