"""Where something stands in a document without pages: its section's text with the words marked, or its table's row.

In a text the words are marked where they stand once; in a table the cell with the words in the row of the measure or
area. Where that is not sure, nothing is marked, and the page says so.
"""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from output.web.entities import Entity
from output.web.site import rows


@dataclass(frozen=True, slots=True)
class Place:
    """The text or the table, and whether something is marked in it."""

    title: str
    text: Markup | None = None
    header: list[list[str]] = field(default_factory=list)
    rows: list[list[tuple[str, bool]]] = field(default_factory=list)
    marked: bool = False


def place(connection: sqlite3.Connection, entity: Entity) -> Place | None:
    """The place of an entity, or None where its section is not known."""
    table_id = entity.id if entity.table == "tables" else entity.row.get("table_id")
    if table_id is not None and entity.document.format != "pdf":
        found = rows(connection, "SELECT caption, header, rows FROM tables WHERE id = ?", table_id)
        if found:
            return _in_table(found[0], entity)
    section_id = entity.id if entity.table == "sections" else entity.row.get("section_id")
    if section_id is None:
        return None
    sql = "SELECT trim(coalesce(number, '') || ' ' || title) AS title, text FROM sections WHERE id = ?"
    section = rows(connection, sql, section_id)
    if not section or (entity.document.format == "pdf" and entity.table != "sections"):
        return None
    text, marked = mark(section[0]["text"], None if entity.table == "sections" else entity.words)
    return Place(section[0]["title"], text=text, marked=marked)


def mark(text: str, words: str | None) -> tuple[Markup, bool]:
    """The text as HTML with the words marked, and whether they were found exactly once; blanks are all alike.

    >>> mark("Målet är 40 %.", "40 %")
    (Markup('Målet är <mark>40 %</mark>.'), True)
    """
    parts = [re.escape(part) for part in (words or "").split()]
    found = list(re.finditer(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", text)) if parts else []
    if len(found) != 1:
        return escape(text), False
    start, end = found[0].span()
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:]), True


def _in_table(table: dict[str, Any], entity: Entity) -> Place:
    header, body = json.loads(table["header"]), json.loads(table["rows"])
    header = header if header and isinstance(header[0], list) else [header]
    cells = _cells(body, entity)
    shown = [[(str(cell or ""), (i, j) in cells) for j, cell in enumerate(row)] for i, row in enumerate(body)]
    return Place(
        table["caption"] or "",
        header=[[str(cell or "") for cell in row] for row in header if row],
        rows=shown,
        marked=bool(cells),
    )


def _cells(body: list[list[str | None]], entity: Entity) -> set[tuple[int, int]]:
    """The one cell that holds the words, in the one row of its measure or area where there is such a row."""
    label = entity.row.get("measure") or entity.row.get("area")
    words = _plain(entity.words)
    found = {
        (i, j)
        for i, row in enumerate(body)
        if label is None or _plain(label) in map(_plain, row)
        for j, cell in enumerate(row)
        if words and _plain(cell) == words
    }
    return found if len(found) == 1 else set()


def _plain(cell: str | None) -> str:
    return " ".join((cell or "").split()).casefold()
