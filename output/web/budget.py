"""A document's budget tables: a row per area, a column per year, stage and side, and every amount with its id.

Two amounts that would stand in the same cell stand side by side; nothing is added up.
"""

from __future__ import annotations

import sqlite3
from itertools import groupby
from typing import Any

from output.web.site import rows

_SQL = """
    SELECT b.id, b.table_id, b.section_id, b.area, b.is_total, b.year, b.period, b.stage, b.side, b.amount, b.unit,
        b.raw, b.page, b.confidence, b.ocr, trim(coalesce(s.number, '') || ' ' || s.title) AS section, t.caption
    FROM budget_lines b LEFT JOIN sections s ON s.id = b.section_id LEFT JOIN tables t ON t.id = b.table_id
    WHERE b.document_id = ? ORDER BY b.position
"""

Column = tuple[int | None, str | None, str, str, str]


def tables(connection: sqlite3.Connection, document_id: str) -> list[dict[str, Any]]:
    """The tables in their order: `title`, `page`, `columns` and `rows`, each with a list of amounts per column."""
    found = rows(connection, _SQL, document_id)
    return [_table(list(part)) for _, part in groupby(found, key=lambda row: (row["table_id"], row["section_id"]))]


def _table(lines: list[dict[str, Any]]) -> dict[str, Any]:
    columns = list(dict.fromkeys(map(_column, lines)))
    cells: dict[str, dict[Column, list[dict[str, Any]]]] = {}
    for line in lines:
        cells.setdefault(line["area"], {}).setdefault(_column(line), []).append(line)
    return {
        "title": lines[0]["caption"] or lines[0]["section"],
        "page": lines[0]["page"],
        "table_id": lines[0]["table_id"],
        "columns": [dict(zip(("year", "period", "stage", "side", "unit"), column, strict=True)) for column in columns],
        "rows": [
            {
                "area": area,
                "total": any(line["is_total"] for some in by_column.values() for line in some),
                "cells": [by_column.get(column, []) for column in columns],
            }
            for area, by_column in cells.items()
        ],
    }


def _column(line: dict[str, Any]) -> Column:
    return line["year"], line["period"], line["stage"], line["side"], line["unit"]
