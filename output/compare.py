"""Compare two municipalities or documents: goals, measures, global goals and budgets.

A municipality stands for all its documents. Totals of different tables are never added up: each stands with its
own label, since a document can hold the same sum in several tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from output.comparison import (
    BudgetAmount,
    Comparison,
    DocumentFacts,
    Level,
    LocalTerm,
    MeasureName,
    Measures,
    SdgMeeting,
    SdgUse,
    Side,
    TreeGoal,
)
from output.connection import reader
from output.lookup import Selection, StoredDocument, select

ALL_SDGS = range(1, 18)

#: The statements, each for one document.
LEVELS = "SELECT kind, local_term, goals FROM goal_levels WHERE document_id = ?"
KINDS = "SELECT kind FROM goal_kinds ORDER BY level"
TREE = """
    SELECT document_id, goal_id, depth, kind, local_term, text, status, section, page
    FROM goal_tree WHERE document_id = ? ORDER BY place
"""
MEASURES = """
    SELECT section, group_name, measure AS name, targets IS NOT NULL AS has_target, outcomes IS NOT NULL AS has_outcome
    FROM measure_overview WHERE document_id = ?
"""
SDGS = "SELECT sdg, mention, target FROM sdg_references WHERE document_id = ? ORDER BY position"
BUDGET = """
    SELECT b.document_id, b.year, b.period, b.stage, b.side, b.area, b.amount_sek / 1000 AS amount_tkr,
        trim(coalesce(s.number, '') || ' ' || s.title) AS section, b.page, b.ocr, b.is_total
    FROM budget_lines b LEFT JOIN sections s ON s.id = b.section_id
    WHERE b.document_id = ? ORDER BY b.position
"""


def compare(db_path: str | Path, left: str, right: str) -> Comparison:
    """Compare two names, codes or documents (id, path or file name).

    Raises DocumentNotFound with the names that are there, UsageProblem where a name stands for several documents,
    and as `connection.reader`.
    """
    with reader(db_path) as connection:
        chosen = [select(connection, name) for name in (left, right)]
        sides = [_side(connection, selection, label) for selection, label in zip(chosen, _labels(chosen), strict=True)]
    return Comparison(left=sides[0], right=sides[1], sdgs=_meeting(*sides))


def _labels(chosen: Sequence[Selection]) -> list[str]:
    """What the sides are called: with their file names where they would be called the same."""
    labels = [selection.label for selection in chosen]
    if len(set(labels)) == len(labels):
        return labels
    return [f"{s.label} ({', '.join(document.stem for document in s.documents)})" for s in chosen]


def _side(connection: sqlite3.Connection, chosen: Selection, label: str) -> Side:
    ids = [document.id for document in chosen.documents]
    budget = _rows(connection, BUDGET, ids)
    return Side(
        name=label,
        municipality=chosen.municipality,
        documents=[_facts(document) for document in chosen.documents],
        levels=_levels(connection, ids),
        tree=[TreeGoal(**row) for row in _rows(connection, TREE, ids)],
        measures=_measures(_rows(connection, MEASURES, ids)),
        sdgs=_sdgs(connection, ids),
        budget_totals=[_amount(row) for row in budget if row["is_total"]],
        budget_areas=[_amount(row) for row in budget if not row["is_total"]],
    )


def _rows(connection: sqlite3.Connection, sql: str, ids: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of a statement, document by document."""
    return [dict(row) for document_id in ids for row in connection.execute(sql, [document_id])]


def _facts(document: StoredDocument) -> DocumentFacts:
    return DocumentFacts(**{name: getattr(document, name) for name in DocumentFacts.model_fields})


def _levels(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Level]:
    counts: dict[str, dict[str | None, int]] = {}
    for row in _rows(connection, LEVELS, ids):
        terms = counts.setdefault(row["kind"], {})
        terms[row["local_term"]] = terms.get(row["local_term"], 0) + row["goals"]
    order = [kind for (kind,) in connection.execute(KINDS)]
    return [
        Level(
            kind=kind,
            goals=sum(counts[kind].values()),
            local_terms=[LocalTerm(term=term, goals=n) for term, n in sorted(counts[kind].items(), key=_most_first)],
        )
        for kind in order
        if kind in counts
    ]


def _most_first(item: tuple[str | None, int]) -> tuple[int, str]:
    return -item[1], item[0] or ""


def _measures(rows: Sequence[dict[str, Any]]) -> Measures:
    without = [row for row in rows if not row["has_target"]]
    return Measures(
        measures=len(rows),
        with_target=len(rows) - len(without),
        without_target=len(without),
        with_outcome=sum(row["has_outcome"] for row in rows),
        names_without_target=[
            MeasureName(section=row["section"], group_name=row["group_name"], name=row["name"]) for row in without
        ],
    )


def _sdgs(connection: sqlite3.Connection, ids: Sequence[str]) -> list[SdgUse]:
    names = {sdg: (sv, en) for sdg, sv, en in connection.execute("SELECT sdg, name_sv, name_en FROM sdg_goals")}
    rows = _rows(connection, SDGS, ids)
    uses = []
    for sdg in sorted({row["sdg"] for row in rows}):
        mine = [row for row in rows if row["sdg"] == sdg]
        name_sv, name_en = names.get(sdg, (None, None))
        uses.append(
            SdgUse(
                sdg=sdg,
                name_sv=name_sv,
                name_en=name_en,
                mentions=len(mine),
                listed=sum(row["mention"] == "listed" for row in mine),
                inline=sum(row["mention"] == "inline" for row in mine),
                icon=sum(row["mention"] == "icon" for row in mine),
                targets=sorted({row["target"] for row in mine if row["target"] is not None}),
            )
        )
    return uses


def _amount(row: dict[str, Any]) -> BudgetAmount:
    return BudgetAmount(**{name: row[name] for name in BudgetAmount.model_fields})


def _meeting(left: Side, right: Side) -> SdgMeeting:
    ours, theirs = ({use.sdg for use in side.sdgs} for side in (left, right))
    return SdgMeeting(
        both=sorted(ours & theirs),
        only_left=sorted(ours - theirs),
        only_right=sorted(theirs - ours),
        neither=[sdg for sdg in ALL_SDGS if sdg not in ours | theirs],
    )
