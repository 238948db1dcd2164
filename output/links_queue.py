"""What is to be linked at the end of a run, noted where documents come and go.

The notes stand in the database, so that a run that was ended leaves them to the next. A document that goes away
leaves two: its municipality, whose documents follow each other in another way then, and the goals that were linked
to its own, which may be as like others.
"""

from __future__ import annotations

import sqlite3

_STALE = """
    INSERT OR IGNORE INTO link_queue (id, kind, subject)
    SELECT 'goal:' || l.from_id, 'goal', l.from_id FROM documents d
    CROSS JOIN links l ON l.to_document_id = d.id AND l.relation = 'similar'
    WHERE d.id = :id OR d.path = :path
"""
_MUNICIPALITIES = """
    INSERT OR IGNORE INTO link_queue (id, kind, subject)
    SELECT 'municipality:' || municipality, 'municipality', municipality FROM documents
    WHERE (id = :id OR path = :path) AND municipality IS NOT NULL
"""
_DOCUMENT = (
    "INSERT OR IGNORE INTO link_queue (id, kind, subject) SELECT 'document:' || id, 'document', id FROM documents"
)


def note_removal(connection: sqlite3.Connection, document_id: str, path: str | None) -> None:
    """Called before the documents of this id or path are deleted."""
    for statement in (_STALE, _MUNICIPALITIES):
        connection.execute(statement, {"id": document_id, "path": path})


def note_document(connection: sqlite3.Connection, document_id: str) -> None:
    """Called when a document is stored, or what is stored of it has changed."""
    connection.execute(f"{_DOCUMENT} WHERE id = ?", [document_id])
    connection.execute(_MUNICIPALITIES, {"id": document_id, "path": None})


def note_change(connection: sqlite3.Connection, document_id: str) -> None:
    """Called before and after what is stored of a document changes."""
    note_removal(connection, document_id, None)
    note_document(connection, document_id)


def note_municipality(connection: sqlite3.Connection, name: str) -> None:
    """Called when a document stops or begins to be of a municipality."""
    connection.execute(
        "INSERT OR IGNORE INTO link_queue (id, kind, subject) VALUES (?, 'municipality', ?)",
        [f"municipality:{name}", name],
    )
