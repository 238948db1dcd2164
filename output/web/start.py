"""`/`: what is in the database, by municipality, body, year and type, and where to search it."""

from __future__ import annotations

import sqlite3
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from output.web.site import ask, page, rows, words_for
from output.web.words import Words

#: What the documents are counted and chosen by; the names are columns of `documents`.
CHOICES = ("municipality", "body", "year", "type")
#: Values of a choice, and documents, that the page lists.
MOST_VALUES = 40
MOST_DOCUMENTS = 200

_COUNTED = ("documents", "goals", "measures", "measure_values", "budget_lines", "sdg_references", "findings")
_DOCUMENTS = """
    SELECT d.id, coalesce(d.title, d.path) AS title, d.path, d.format, d.municipality, d.body, d.type, d.year, d.period,
        (SELECT count(*) FROM goals g WHERE g.document_id = d.id) AS goals,
        (SELECT count(*) FROM measures m WHERE m.document_id = d.id) AS measures,
        (SELECT count(*) FROM budget_lines b WHERE b.document_id = d.id) AS amounts
    FROM documents d WHERE {where}
    ORDER BY d.municipality IS NULL, d.municipality, d.year DESC, d.period, d.body, title, d.id LIMIT {most}
"""


async def view(datasette: Datasette, request: Request) -> Response:
    words = words_for(datasette, request)
    chosen = {name: request.args[name] for name in CHOICES if request.args.get(name)}
    context = await ask(datasette, lambda connection: overview(connection, chosen, words))
    return await page(datasette, request, "pv_start.html", context)


def overview(connection: sqlite3.Connection, chosen: dict[str, str], words: Words) -> dict[str, Any]:
    """What the page shows of the documents that are chosen."""
    where, values = _where(chosen)
    documents = rows(connection, _DOCUMENTS.format(where=where, most=MOST_DOCUMENTS), *values)
    number = rows(connection, f"SELECT count(*) AS n FROM documents d WHERE {where}", *values)[0]["n"]
    return {
        "counts": _counts(connection),
        "number": number,
        "documents": documents,
        "more": number - len(documents),
        "choices": [_choice(connection, name, chosen, words) for name in CHOICES],
        "chosen": chosen,
        "table_link": "/plans/documents" + (f"?{urlencode(chosen)}" if chosen else ""),
        "municipalities": municipalities(connection),
    }


def municipalities(connection: sqlite3.Connection) -> list[str]:
    """The municipalities that have documents, by name."""
    sql = "SELECT DISTINCT municipality AS name FROM documents WHERE municipality IS NOT NULL ORDER BY 1"
    return [row["name"] for row in rows(connection, sql)]


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    return {table: rows(connection, f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in _COUNTED}


def _where(chosen: dict[str, str]) -> tuple[str, list[str]]:
    """The condition on `documents d` and its values; a year is compared as text, as it was given."""
    conditions = [f"CAST(d.{name} AS TEXT) = ?" if name == "year" else f"d.{name} = ?" for name in chosen]
    return " AND ".join(conditions) or "1", list(chosen.values())


def _choice(connection: sqlite3.Connection, name: str, chosen: dict[str, str], words: Words) -> dict[str, Any]:
    """The values of a column among the documents that the other choices leave, most documents first."""
    others = {key: value for key, value in chosen.items() if key != name}
    where, values = _where(others)
    order = "d.year DESC" if name == "year" else f"n DESC, d.{name}"
    sql = f"""
        SELECT d.{name} AS value, count(*) AS n FROM documents d
        WHERE {where} AND d.{name} IS NOT NULL GROUP BY d.{name} ORDER BY {order}
    """
    found = rows(connection, sql, *values)
    return {
        "name": name,
        "chosen": chosen.get(name),
        "without": _link(others),
        "more": max(0, len(found) - MOST_VALUES),
        "values": [
            {
                "label": words.of(name, row["value"]),
                "count": row["n"],
                "href": _link({**others, name: row["value"]}),
                "chosen": str(row["value"]) == chosen.get(name),
            }
            for row in found[:MOST_VALUES]
        ],
    }


def _link(chosen: dict[str, Any]) -> str:
    return ("/?" + urlencode(chosen) if chosen else "/") + "#documents"
