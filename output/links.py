"""Links between documents, made at the end of a run for what came, changed or went (`link_queue`).

First the documents: what an earlier run linked of them goes, and their goals come into the index. Then the
municipalities concerned: which document follows which, and what stands in both; pairs of documents that neither
changed are left. Then the goals of new documents, those that lost a link and those that a new goal may be among the
nearest of: which are like them in other municipalities. All is done in parts, each a transaction that takes what it
did from the queue: a run that ends meanwhile leaves the rest to the next. The database is the same whatever the order
in which documents came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from models.link import DocumentLink, Relation
from output.database import Database
from output.links_chain import document_links
from output.links_index import Placed, Wordings, forget_wording, rows
from output.links_queue import note_goal, note_indexed, note_wordings
from output.links_similar import Similar, as_links
from output.links_time import links_between

#: Documents, municipalities or goals that are linked in one transaction.
PART = 200

_WAITING = "SELECT id, subject FROM link_queue WHERE id > ? AND id < ? ORDER BY id LIMIT ?"
#: A goal of a document that was linked before: in the index of a database that is not new it is soon found.
_OLDER = """
    SELECT 1 FROM link_goals l
    WHERE NOT EXISTS (SELECT 1 FROM link_queue q WHERE q.id = 'similar:' || l.document_id) LIMIT 1
"""


def update_links(database: Database) -> None:
    """Link what waits to be linked. Raises TargetNotWritable and DatabaseBusy."""
    if database.db.execute("SELECT 1 FROM link_queue LIMIT 1").fetchone() is not None:
        _Update(database).all()


class _Update:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._db: sqlite3.Connection = database.db

    def all(self) -> None:
        self._each("document", self._index)
        self._each("wording", lambda wording: forget_wording(self._db, wording))
        self._each("municipality", self._follow)
        new = {document for (document,) in self._db.execute("SELECT subject FROM link_queue WHERE kind = 'similar'")}
        wordings = Wordings(self._db)  # from here on the index stays as it is
        similar = Similar(self._db, wordings, new, all_new=self._db.execute(_OLDER).fetchone() is None)
        self._each("similar", lambda document: self._new_goals(wordings.of_document(document), similar))
        self._each("goal", lambda goal: self._link(wordings.goals([goal]), similar))

    def _each(self, kind: str, work: Callable[[str], None]) -> None:
        """Do the work for all that waits of a kind."""
        while part := self._db.execute(_WAITING, [f"{kind}:", f"{kind};", PART]).fetchall():
            with self._database.transaction():
                for id_, subject in part:
                    work(subject)
                    self._db.execute("DELETE FROM link_queue WHERE id = ?", [id_])

    def _index(self, document: str) -> None:
        """Forget what was linked of a document whose rows may have changed since, and index its goals."""
        note_wordings(self._db, document)
        for table in ("links", "document_links"):
            self._db.execute(f"DELETE FROM {table} WHERE from_document_id = ? OR to_document_id = ?", [document] * 2)
        self._db.execute("DELETE FROM link_goals WHERE document_id = ?", [document])
        for goal, words in rows(self._db, document):
            known = self._db.execute("SELECT 1 FROM link_words WHERE id = ?", [words[0].id]).fetchone()
            self._database.insert("link_words", () if known else words)
            self._database.insert("link_goals", [goal])
        note_indexed(self._db, document)

    def _follow(self, municipality: str) -> None:
        wanted = {link.id: link for link in document_links(self._db, municipality)}
        there = self._there(municipality)
        for id_ in sorted(there.keys() - wanted.keys()):
            self._unfollow(id_, *there[id_])
        for id_ in sorted(wanted.keys() - there.keys()):
            follows = wanted[id_]
            self._database.insert("document_links", [follows])
            self._database.insert("links", links_between(self._db, follows, self._years(follows)))

    def _there(self, municipality: str) -> dict[str, tuple[str, str, str, str]]:
        found = self._db.execute(
            "SELECT l.id, l.from_document_id, l.to_document_id, l.entity, l.bound_by FROM documents d "
            "CROSS JOIN document_links l ON l.to_document_id = d.id WHERE d.municipality = ?",
            [municipality],
        )
        return {row[0]: row[1:] for row in found}

    def _unfollow(self, id_: str, before: str, after: str, entity: str, _: str) -> None:
        self._db.execute("DELETE FROM document_links WHERE id = ?", [id_])
        self._db.execute(
            "DELETE FROM links WHERE from_document_id = ? AND to_document_id = ? AND entity = ? AND +relation <> ?",
            [before, after, entity, Relation.SIMILAR],
        )

    def _years(self, follows: DocumentLink) -> int:
        sql = "SELECT abs(a.year - b.year) FROM documents a, documents b WHERE a.id = ? AND b.id = ?"
        return int(self._db.execute(sql, [follows.from_document_id, follows.to_document_id]).fetchone()[0])

    def _new_goals(self, goals: Iterable[Placed], similar: Similar) -> None:
        """Link the goals of a new document, and note the goals of others that may be nearest to one of them."""
        for goal in goals:
            self._link([goal], similar)
            for other in similar.touched(goal):
                note_goal(self._db, other.id)

    def _link(self, goals: Iterable[Placed], similar: Similar) -> None:
        for goal in goals:
            self._db.execute("DELETE FROM links WHERE from_id = ? AND +relation = ?", [goal.id, Relation.SIMILAR])
            self._database.insert("links", as_links(goal, similar.nearest(goal)))
