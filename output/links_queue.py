"""What is to be linked at the end of a run, noted where documents come and go.

The notes stand in the database, so that a run that was ended leaves them to the next. A document that goes away
leaves its municipality, whose documents follow each other in another way then, and the goals that were linked
to its own, which may be as like others; and the wordings of its goals, which may be nobody's any longer.
"""

from __future__ import annotations

import sqlite3

_STALE = """
    INSERT OR IGNORE INTO link_queue (id, kind, subject)
    SELECT 'goal:' || l.from_id, 'goal', l.from_id FROM documents d
    CROSS JOIN links l ON l.to_document_id = d.id AND +l.relation = 'similar'
    WHERE d.id = :id OR d.path = :path
"""
_MUNICIPALITIES = """
    INSERT OR IGNORE INTO link_queue (id, kind, subject)
    SELECT 'municipality:' || municipality, 'municipality', municipality FROM documents
    WHERE (id = :id OR path = :path) AND municipality IS NOT NULL
"""
_WORDINGS = """
    INSERT OR IGNORE INTO link_queue (id, kind, subject)
    SELECT 'wording:' || l.wording, 'wording', l.wording FROM documents d
    CROSS JOIN link_goals l ON l.document_id = d.id
    WHERE d.id = :id OR d.path = :path
"""
_DOCUMENT = (
    "INSERT OR IGNORE INTO link_queue (id, kind, subject) SELECT 'document:' || id, 'document', id FROM documents"
)


def note_removal(connection: sqlite3.Connection, document_id: str, path: str | None) -> None:
    """Called before the documents of this id or path are deleted."""
    for statement in (_STALE, _MUNICIPALITIES, _WORDINGS):
        connection.execute(statement, {"id": document_id, "path": path})


def note_wordings(connection: sqlite3.Connection, document_id: str) -> None:
    """Called before a document's goals are taken out of the index of goals."""
    connection.execute(_WORDINGS, {"id": document_id, "path": None})


def note_indexed(connection: sqlite3.Connection, document_id: str) -> None:
    """Called when a document's goals are in the index: they are to be compared with others."""
    _note(connection, "similar", document_id)


def note_goal(connection: sqlite3.Connection, goal_id: str) -> None:
    """Called when a goal may be linked otherwise."""
    _note(connection, "goal", goal_id)


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
    _note(connection, "municipality", name)


def _note(connection: sqlite3.Connection, kind: str, subject: str) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO link_queue (id, kind, subject) VALUES (?, ?, ?)", [f"{kind}:{subject}", kind, subject]
    )
