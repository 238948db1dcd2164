"""`/document/ID`: all that was read of a document, from its goals to its findings and coverage."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from output.web import budget, entities, goals
from output.web.site import ask, nested, page, rows

_FACTS = """
    SELECT municipality, body, type, year, period, standing, policy_area, pages, decided_by, certainty, path, format
    FROM documents WHERE id = ?
"""
_SECTIONS = """
    SELECT id, parent_id, level, number, title, role, page_first, page_last, text <> '' AS has_text
    FROM sections WHERE document_id = ? ORDER BY position
"""
_FINDINGS = """
    SELECT id, stage, severity, code, message, page, box FROM findings WHERE document_id = ?
    ORDER BY severity <> 'error', severity <> 'warning', position
"""
_SDGS = """
    SELECT r.id, r.sdg, r.target, r.mention, r.text, r.page, n.name_sv, n.name_en
    FROM sdg_references r LEFT JOIN sdg_goals n ON n.sdg = r.sdg WHERE r.document_id = ? ORDER BY r.sdg, r.position
"""
_TABLES = """
    SELECT id, kind, caption, page_first, n_rows, n_columns FROM tables WHERE document_id = ? ORDER BY position
"""


async def view(datasette: Datasette, request: Request) -> Response:
    wanted = request.url_vars["id"]
    context = await ask(datasette, lambda connection: everything(connection, wanted))
    if context is None:
        raise NotFound("There is no such document.")
    return await page(datasette, request, "pv_document.html", context)


def everything(connection: sqlite3.Connection, document_id: str) -> dict[str, Any] | None:
    """What the page shows, or None where there is no such document."""
    stored = entities.document(connection, document_id)
    if stored is None:
        return None
    coverage = rows(connection, "SELECT * FROM coverage WHERE document_id = ?", document_id)
    return {
        "document": stored,
        "facts": rows(connection, _FACTS, document_id)[0],
        **goals.tree(connection, document_id),
        "budgets": budget.tables(connection, document_id),
        "sdgs": _by_sdg(rows(connection, _SDGS, document_id)),
        "sections": nested(rows(connection, _SECTIONS, document_id)),
        "tables": rows(connection, _TABLES, document_id),
        "findings": rows(connection, _FINDINGS, document_id),
        "coverage": coverage[0] if coverage else None,
    }


def _by_sdg(found: list[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    grouped: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in found:
        grouped[row["sdg"]].append(row)
    return dict(grouped)
