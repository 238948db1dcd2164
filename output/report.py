"""Measurability and fulfilment: per committee or board, what keeps its goals from being followed.

First counts, one row per document; then lists, each row with its document and page: goals without a measure, measures
without a target, targets without an outcome, what the document says of a goal against what its numbers give, and
budgets that do not add up. All of it comes from named queries, which can be asked by themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from output.queries import run_query

Row = dict[str, Any]

#: The named queries of the report: the counts, and the rows of its lists.
COUNTS, GAPS, GOALS, BUDGET = "mätbarhet-antal", "mätbarhet", "uppfyllelse-per-mål", "budgetkontroll"
#: The lists in their order.
LISTS = ("goal_without_measure", "measure_without_target", "target_without_outcome", "fulfilment", "budget")


@dataclass(frozen=True, slots=True)
class BodyReport:
    """What is said of one committee or board; null where its documents name none."""

    municipality: str | None
    body: str | None
    documents: list[Row]
    lists: dict[str, list[Row]]


def report(
    path: str | Path, municipality: str | None = None, body: str | None = None, year: str | None = None
) -> list[BodyReport]:
    """The report of each body, by municipality and name. Raises as `output.queries.run_query`."""
    narrow = {"municipality": municipality, "body": body, "year": year}
    counts, gaps, goals, budget = (_rows(path, name, narrow) for name in (COUNTS, GAPS, GOALS, BUDGET))
    errors = [row for row in budget if row["source"] == "computed"]
    _tell_apart(counts, [counts, gaps, goals, budget])
    for row in counts:
        row.update(_counted(row["document_id"], goals, errors))
    lists = {gap: [row for row in gaps if row["gap"] == gap] for gap in LISTS[:3]}
    lists |= {"fulfilment": sorted(goals, key=lambda row: not row["differs"]), "budget": budget}
    return [
        BodyReport(*key, _of(counts, key), {name: _of(rows, key) for name, rows in lists.items()})
        for key in _keys(counts, budget)
    ]


def _rows(path: str | Path, name: str, narrow: Mapping[str, object]) -> list[Row]:
    columns, rows = run_query(path, name, narrow)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _tell_apart(documents: list[Row], lists: Iterable[list[Row]]) -> None:
    """Add the name of the file to titles that several documents of a body have."""
    titles = Counter((row["municipality"], row["body"], row["document"]) for row in documents)
    labels = {
        row["document_id"]: f"{row['document']} ({PurePath(row['path']).name})"
        for row in documents
        if titles[row["municipality"], row["body"], row["document"]] > 1
    }
    for row in (row for rows in lists for row in rows):
        row["document"] = labels.get(row["document_id"], row["document"])


def _counted(document_id: str, goals: list[Row], errors: list[Row]) -> Row:
    """The counts of a document that come from the lists."""
    of = [row for row in goals if row["document_id"] == document_id]
    return {
        "goals_recomputed": len(of),
        "recomputed_fulfilled": sum(row["recomputed"] == "fulfilled" for row in of),
        "goals_differ": sum(bool(row["differs"]) for row in of),
        "budget_errors": sum(row["document_id"] == document_id for row in errors),
    }


def _keys(*lists: Iterable[Row]) -> list[tuple[str | None, str | None]]:
    """The bodies, in order; those without a name last."""
    found = {(row["municipality"], row["body"]) for rows in lists for row in rows}
    return sorted(found, key=lambda key: tuple((part is None, part or "") for part in key))


def _of(rows: Iterable[Row], key: tuple[str | None, str | None]) -> list[Row]:
    return [row for row in rows if (row["municipality"], row["body"]) == key]
