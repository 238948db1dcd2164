"""What an id names: the row, its document, and where it stands.

An id is that of a document (16 hex digits), or of something in it: the document's id, the letter of its table and a
number; a measure's values have another after it.
"""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from typing import Any

from models.box import Box
from output.lookup import StoredDocument
from output.web.site import rows

_ID = re.compile(r"[0-9a-f]{16}(?:-([a-z])\d{1,9}(-v\d{1,9})?)?", re.ASCII)
#: The table of each letter.
TABLES = {
    "s": "sections",
    "t": "tables",
    "g": "goals",
    "m": "measures",
    "b": "budget_lines",
    "r": "sdg_references",
    "a": "activities",
    "i": "indicators",
    "f": "findings",
}
#: The column whose words stand on the page.
WORDS = {
    "sections": "title",
    "goals": "text",
    "measures": "name",
    "measure_values": "raw",
    "budget_lines": "raw",
    "sdg_references": "text",
    "activities": "activity",
    "indicators": "indicator",
}


@dataclass(frozen=True, slots=True)
class Entity:
    """A row with its place. `words` are what the document says, where the row has any."""

    table: str
    row: dict[str, Any]
    document: StoredDocument
    page: int | None
    box: Box | None
    words: str | None

    @property
    def id(self) -> str:
        return str(self.row["id"])


def is_id(text: str) -> bool:
    """Has the text the form of an id?"""
    return _ID.fullmatch(text) is not None


def table_of(entity_id: str) -> str | None:
    """The table that an id belongs to, by its form."""
    match = _ID.fullmatch(entity_id)
    if match is None:
        return None
    letter, value = match.groups()
    if letter is None:
        return "documents"
    if value is not None:
        return "measure_values" if letter == "m" else None
    return TABLES.get(letter)


def document(connection: sqlite3.Connection, document_id: str) -> StoredDocument | None:
    """The document of that id."""
    columns = ", ".join(StoredDocument.__dataclass_fields__)
    found = rows(connection, f"SELECT {columns} FROM documents WHERE id = ?", document_id)
    return StoredDocument(**found[0]) if found else None


def find(connection: sqlite3.Connection, entity_id: str) -> Entity | None:
    """What an id names in a document, or None where there is nothing of that id."""
    table = table_of(entity_id)
    if table is None or table == "documents":
        return None
    found = rows(connection, f"SELECT * FROM {table} WHERE id = ?", entity_id)  # the name is one of ours
    if not found:
        return None
    row = found[0]
    if table == "measure_values":
        row |= _measure(connection, row["measure_id"])
    stored = document(connection, row["document_id"] or "")
    if stored is None:
        return None
    box = row.get("box")
    words = row.get(WORDS.get(table, ""))
    return Entity(
        table, row, stored, row.get("page", row.get("page_first")), Box(*json.loads(box)) if box else None, words
    )


def _measure(connection: sqlite3.Connection, measure_id: str) -> dict[str, Any]:
    """What a value takes from its measure."""
    sql = "SELECT document_id, section_id, table_id, goal_id, name AS measure FROM measures WHERE id = ?"
    return rows(connection, sql, measure_id)[0]
