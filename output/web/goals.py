"""A document's goals as a tree, each with its measures, their values, its activities and its global goals."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from output.web.site import nested, rows

Row = dict[str, Any]

_GOALS = """
    SELECT id, parent_id, kind, local_term, text, description, status, status_seen, trend, comment, page
    FROM goals WHERE document_id = ? ORDER BY position
"""
_MEASURES = """
    SELECT id, goal_id, name, group_name, unit, status, trend, note, page, kolada_id
    FROM measures WHERE document_id = ? ORDER BY position
"""
_VALUES = """
    SELECT v.id, v.measure_id, v.kind, v.year, v.period, v.split, v.comparator, v.raw, v.confidence, v.ocr
    FROM measures m CROSS JOIN measure_values v ON v.measure_id = m.id WHERE m.document_id = ?
    ORDER BY m.position, v.kind <> 'outcome', v.kind <> 'target', v.kind, v.year, v.period, v.rowid
"""
_ROWS = {
    "activities": "SELECT id, goal_id, activity AS text, comment, status, page FROM activities WHERE document_id = ? "
    "ORDER BY position",
    "indicators": "SELECT id, goal_id, indicator AS text, analysis AS comment, status, page FROM indicators "
    "WHERE document_id = ? ORDER BY position",
}
_SDGS = """
    SELECT r.goal_id, r.id, r.sdg, r.target, n.name_sv, n.name_en
    FROM sdg_references r LEFT JOIN sdg_goals n ON n.sdg = r.sdg
    WHERE r.document_id = ? AND r.goal_id IS NOT NULL ORDER BY r.sdg, r.position
"""


def tree(connection: sqlite3.Connection, document_id: str) -> dict[str, Any]:
    """`goals`, the tree; `loose`, what belongs to no goal; `numbers`, how many there are of each."""
    measures = _measures(connection, document_id)
    parts = {"measures": by_goal(measures), "sdgs": by_goal(_unique(rows(connection, _SDGS, document_id)))}
    parts |= {name: by_goal(rows(connection, sql, document_id)) for name, sql in _ROWS.items()}
    found = rows(connection, _GOALS, document_id)
    whole = {row["id"]: row | {n: p.get(row["id"], []) for n, p in parts.items()} for row in found}
    return {
        "goals": nested(list(whole.values())),
        "loose": {name: part.get(None, []) for name, part in parts.items() if name != "sdgs"},
        "numbers": {"goals": len(found), "measures": len(measures)},
    }


def by_goal(found: Iterable[Row]) -> dict[str | None, list[Row]]:
    """Rows by the goal they belong to; None for those that belong to none."""
    grouped: dict[str | None, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row["goal_id"]].append(row)
    return dict(grouped)


def _measures(connection: sqlite3.Connection, document_id: str) -> list[Row]:
    values: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(connection, _VALUES, document_id):
        values[row["measure_id"]][row["kind"]].append(row)
    return [row | {"by_kind": dict(values.get(row["id"], {}))} for row in rows(connection, _MEASURES, document_id)]


def _unique(found: list[Row]) -> list[Row]:
    """Each global goal or target once for a goal, at its first mention."""
    first: dict[tuple[str, int, str | None], Row] = {}
    for row in found:
        first.setdefault((row["goal_id"], row["sdg"], row["target"]), row)
    return list(first.values())
