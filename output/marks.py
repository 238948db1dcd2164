"""What was read on a page and where: the boxes that `show` draws."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from models.box import Box

#: What is drawn, in this order (the last on top), with its colour.
COLORS = {
    "tables": "#7f7f7f",
    "goals": "#1f77b4",
    "measures": "#2ca02c",
    "measure_values": "#c2338f",
    "budget_lines": "#9467bd",
    "sdg_references": "#e5821e",
    "activities": "#0e9aa7",
    "indicators": "#8c564b",
    "findings": "#d62728",
}

#: One statement per kind: page, box, for one document. A table is drawn on the page it begins on.
_SQL = {
    "tables": "SELECT page_first, box FROM tables WHERE document_id = ? ORDER BY position",
    "measure_values": """
        SELECT v.page, v.box FROM measures m CROSS JOIN measure_values v ON v.measure_id = m.id
        WHERE m.document_id = ? ORDER BY m.position, v.rowid
    """,
}
_SQL |= {
    kind: f"SELECT page, box FROM {kind} WHERE document_id = ? ORDER BY position" for kind in COLORS if kind not in _SQL
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that was read on a page; `box` is None where only the page is known."""

    kind: str
    page: int
    box: Box | None


def marks(connection: sqlite3.Connection, document_id: str) -> Iterator[Mark]:
    """All that was read of a document and has a page, in the order in which it is drawn."""
    for kind in COLORS:
        for page, box in connection.execute(_SQL[kind], [document_id]):
            if page is not None:
                yield Mark(kind, page, Box(*json.loads(box)) if box else None)
