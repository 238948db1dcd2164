"""`/search?q=…`: words in goals, measures, activities, indicators and sections, each kind by its rank (BM25)."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup, escape

from models.errors import UsageProblem
from output.fulltext import expression
from output.web.site import ask, page, rows
from output.web.start import municipalities

#: Kinds in the order in which they are shown, with the column of the page.
KINDS = {
    "goals": "page",
    "measures": "page",
    "activities": "page",
    "indicators": "page",
    "sections": "page_first",
}
#: Hits that are shown of each kind.
MOST = 25
#: Characters that a search may have.
LONGEST = 300

#: Marks around the words that were found; no document has them.
_OPEN, _CLOSE = "\x02", "\x03"
#: The best hits first, and only their words cut out and joined: that is what takes time.
_SQL = """
    SELECT x.id, x.{page} AS page, x.{section} AS section_id, {kind} AS kind, d.id AS document_id,
        snippet({table}_fts, -1, char(2), char(3), '…', 24) AS hit,
        d.municipality, d.body, d.year, d.type, coalesce(d.title, d.path) AS document,
        (SELECT trim(coalesce(s.number, '') || ' ' || s.title) FROM sections s WHERE s.id = x.{section}) AS section
    FROM (
        SELECT f.rowid AS place, f.rank AS score FROM {table}_fts f
        WHERE f.{table}_fts MATCH ?1 AND (?2 IS NULL OR EXISTS (
            SELECT 1 FROM {table} m CROSS JOIN documents o ON o.id = m.document_id
            WHERE m.rowid = f.rowid AND o.municipality = ?2
        ))
        ORDER BY f.rank LIMIT {most}
    ) best
    CROSS JOIN {table}_fts ON {table}_fts.rowid = best.place AND {table}_fts MATCH ?1
    CROSS JOIN {table} x ON x.rowid = best.place
    CROSS JOIN documents d ON d.id = x.document_id
    ORDER BY best.score, x.id
"""
_COUNT = """
    SELECT count(*) AS n FROM {table}_fts f
    WHERE f.{table}_fts MATCH ?1 AND (?2 IS NULL OR EXISTS (
        SELECT 1 FROM {table} m CROSS JOIN documents o ON o.id = m.document_id
        WHERE m.rowid = f.rowid AND o.municipality = ?2
    ))
"""


async def view(datasette: Datasette, request: Request) -> Response:
    asked = " ".join((request.args.get("q") or "").split())[:LONGEST]
    municipality = request.args.get("municipality") or None
    context = await ask(datasette, lambda connection: results(connection, asked, municipality))
    return await page(datasette, request, "pv_search.html", context)


def results(connection: sqlite3.Connection, asked: str, municipality: str | None) -> dict[str, Any]:
    """The hits by kind, or none with `empty` where there is no word to search for."""
    about = {"q": asked, "municipality": municipality, "municipalities": municipalities(connection)}
    try:
        words = expression(asked)
    except UsageProblem:
        return {**about, "groups": [], "number": 0, "empty": True}
    groups = [_group(connection, table, words, municipality) for table in KINDS]
    query = urlencode({"text": asked, "municipality": municipality or ""})
    return {
        **about,
        "groups": [group for group in groups if group["number"]],
        "number": sum(group["number"] for group in groups),
        "all_link": f"/plans/fritext?{query}",
        "empty": False,
    }


def _group(connection: sqlite3.Connection, table: str, words: str, municipality: str | None) -> dict[str, Any]:
    parts = {
        "table": table,
        "page": KINDS[table],
        "section": "id" if table == "sections" else "section_id",
        "kind": "x.kind" if table == "goals" else "NULL",
        "most": MOST,
    }
    hits = rows(connection, _SQL.format(**parts), words, municipality)
    number = len(hits)
    if number == MOST:
        number = rows(connection, _COUNT.format(**parts), words, municipality)[0]["n"]
    return {"table": table, "number": number, "hits": [hit | {"hit": marked(hit["hit"])} for hit in hits]}


def marked(snippet: str) -> Markup:
    """The snippet as HTML, with the words that were found marked.

    >>> marked("<b>\\x02ohälsa\\x03")
    Markup('&lt;b&gt;<mark>ohälsa</mark>')
    """
    return Markup(str(escape(snippet)).replace(_OPEN, "<mark>").replace(_CLOSE, "</mark>"))
