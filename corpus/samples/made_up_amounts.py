"""Made-up rows of a table of amounts, and the budget lines that they say.

Nets and deviations are computed from the other columns, and the last row is the sum, so that the table adds up.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.samples import made_up_words as words
from corpus.samples.header_rows import HeaderRow
from corpus.samples.made_up_facts import STAGES, Column, Facts, number


def amount_rows(row: HeaderRow, columns: Sequence[Column], facts: Facts) -> list[list[str]]:
    decimals = 1 if row.unit == "mkr" else 0
    label = next(i for i, c in enumerate(columns) if c.role == "area")
    below = [line.split(" | ")[i].strip() for line in row.header.split(" // ")[-1:] for i in range(len(columns))]
    body: list[list[str]] = []
    sums = [0.0] * len(columns)
    for at, area in enumerate(words.AREAS):
        if area.group and not label:
            body.append([f"**{area.group}**", *[""] * (len(columns) - 1)])
        amounts = _row_of_amounts(columns, below, area, decimals)
        if not area.part:
            sums = [round(s + a, decimals) for s, a in zip(sums, amounts, strict=True)]
        body.append(_cells(columns, amounts, area.name, at, decimals, area.nothing))
        _note(row, columns, amounts, area.name, False, facts, area.nothing)
    total = _cells(columns, sums, words.TOTAL, None, decimals, None)
    _note(row, columns, sums, words.TOTAL, True, facts, None)
    return [*body, [f"**{cell}**" if cell else "" for cell in total]]


def _row_of_amounts(columns: Sequence[Column], headers: list[str], area: words.Area, decimals: int) -> list[float]:
    """The amounts of a row, 0 in columns without; nets and deviations are computed from the others."""
    found = [0.0] * len(columns)
    for i, c in enumerate(columns):
        if c.holds_numbers and i != area.nothing:
            base = area.amount * (0.25 if c.side == "income" else 1.0) * (1 + i / 40)
            found[i] = round(base / (10 if decimals else 1), decimals)
    for i, c in enumerate(columns):
        if c.side == "net" and c.role == "outcome":
            cost, income = (_of(columns, found, c, c.role, side) for side in ("cost", "income"))
            found[i] = round(income - cost if headers[i].startswith("Resultat") else cost - income, decimals)
    for i, c in enumerate(columns):
        if c.role == "deviation":
            budget, outcome = (_of(columns, found, c, role, c.side) for role in ("budget", c.split or "outcome"))
            found[i] = round(budget - outcome, decimals)
    return [0.0 if i == area.nothing else amount for i, amount in enumerate(found)]


def _of(columns: Sequence[Column], found: Sequence[float], like: Column, role: str, side: str | None) -> float:
    """The amount of that role and side for the time of the column `like`; that without a side is of any."""
    fitting = [i for i, c in enumerate(columns) if (c.role, c.more, c.period) == (role, like.more, like.period)]
    named = [i for i in fitting if columns[i].side == side] or [i for i in fitting if columns[i].side == "net"]
    return found[(named or fitting)[0]]


def _cells(
    columns: Sequence[Column], amounts: Sequence[float], name: str, at: int | None, decimals: int, nothing: int | None
) -> list[str]:
    cells = []
    for i, c in enumerate(columns):
        if c.role == "area":
            cells.append(name)
        elif c.holds_numbers:
            cells.append("–" if i == nothing else number(amounts[i], decimals))
        elif at is None:
            cells.append("")
        else:
            cells.append({"rank": str(at + 1), "number": str(5010 + at)}.get(c.role, words.STATES[at % 2]))
    if columns[0].role == "rank" and at is None:
        cells[0] = "–"
    return cells


def _note(
    row: HeaderRow,
    columns: Sequence[Column],
    amounts: Sequence[float],
    area: str,
    total: bool,
    facts: Facts,
    nothing: int | None,
) -> None:
    for i, c in enumerate(columns):
        if c.role in STAGES and i != nothing:
            facts.lines.append((area, total, c.year, c.period, c.role, c.side or "net", amounts[i], row.unit))
