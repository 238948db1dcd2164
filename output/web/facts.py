"""What the page of an entity says of it, in words: its columns, and what it belongs to."""

from __future__ import annotations

import sqlite3
from typing import Any

from output.scanned import ocr_mark
from output.web.entities import Entity
from output.web.site import rows
from output.web.words import Words

#: The columns that are told, by table, in their order.
_COLUMNS = {
    "sections": ("number", "title", "role"),
    "tables": ("caption", "kind", "n_rows", "n_columns", "method", "confidence"),
    "goals": ("text", "kind", "local_term", "description", "status", "status_seen", "trend", "comment"),
    "measures": ("name", "group_name", "unit", "status", "trend", "kolada_id", "note"),
    "measure_values": (
        "raw", "measure", "kind", "year", "period", "split", "comparator", "value", "unit", "method",
        "confidence", "ocr", "ocr_confidence",
    ),
    "budget_lines": (
        "raw", "area", "year", "period", "stage", "side", "amount", "unit", "amount_sek", "method",
        "confidence", "ocr", "ocr_confidence",
    ),
    "sdg_references": ("text", "sdg", "target", "mention"),
    "activities": ("activity", "comment", "status", "status_seen"),
    "indicators": ("indicator", "analysis", "status", "status_seen"),
    "findings": ("message", "severity", "code", "stage"),
}  # fmt: skip
#: The numbers among them: they get the mark of OCR.
_NUMBERS = frozenset(("raw", "value", "amount", "amount_sek"))
#: What an entity belongs to: the column, the table, and the column that says what it is called.
_NEAR = (("goal_id", "goals", "text"), ("measure_id", "measures", "name"), ("section_id", "sections", "title"),
         ("table_id", "tables", "caption"))  # fmt: skip


def facts(entity: Entity, words: Words) -> list[tuple[str, str]]:
    """Labels and values, without those that are not known."""
    told = []
    for column in _COLUMNS[entity.table]:
        value = entity.row.get(column)
        if value is None or value == "":
            continue
        mark = ocr_mark(entity.row.get("ocr")) if column in _NUMBERS else ""
        told.append((words.of("field", column), _said(entity.table, column, value, words) + mark))
    return told


def _said(table: str, column: str, value: Any, words: Words) -> str:
    if column == "year":
        return str(value)
    if isinstance(value, float | int):
        return words.number(value)
    return words.facet(table, column, value)


def near(connection: sqlite3.Connection, entity: Entity) -> list[dict[str, Any]]:
    """The goal, measure, section and table that the entity belongs to, nearest first."""
    found = []
    for column, table, name in _NEAR:
        target = entity.row.get(column)
        if target is not None:
            called = rows(connection, f"SELECT {name} AS name FROM {table} WHERE id = ?", target)
            found += [{"id": target, "table": table, "name": row["name"]} for row in called]
    return found
