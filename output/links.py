"""Links between documents, made at the end of a run for what came, changed or went (`link_queue`).

First the documents of each municipality concerned: which follows which, and what stands in both; pairs of documents
that neither changed are left. Then the goals of new documents, and those that lost a link: which are like them in
other municipalities. The database is the same whatever the order in which documents came.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from models.link import DocumentLink, Relation
from output.database import Database
from output.links_chain import document_links
from output.links_similar import Found, Index, Placed, as_links, goals_by_id, goals_of, index, kept_links, nearest
from output.links_time import links_between


def update_links(database: Database) -> None:
    """Link what waits to be linked. Raises TargetNotWritable and DatabaseBusy."""
    if database.db.execute("SELECT 1 FROM link_queue LIMIT 1").fetchone() is None:
        return
    with database.transaction():
        _Update(database).all()
        database.db.execute("DELETE FROM link_queue")


class _Update:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._db: sqlite3.Connection = database.db
        self._documents = self._waiting("document")

    def _waiting(self, kind: str) -> list[str]:
        return [row[0] for row in self._db.execute("SELECT subject FROM link_queue WHERE kind = ? ORDER BY id", [kind])]

    def all(self) -> None:
        for document in self._documents:
            self._forget(document)
        for municipality in self._waiting("municipality"):
            self._follow(municipality)
        for document in self._documents:
            self._database.insert("link_terms", index(self._db, document))
        self._similar()

    def _forget(self, document: str) -> None:
        """What an earlier run linked of a document whose rows have changed since."""
        for table in ("links", "document_links"):
            self._db.execute(f"DELETE FROM {table} WHERE from_document_id = ? OR to_document_id = ?", [document] * 2)
        self._db.execute("DELETE FROM link_terms WHERE document_id = ?", [document])

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
            "DELETE FROM links WHERE from_document_id = ? AND to_document_id = ? AND entity = ? AND relation <> ?",
            [before, after, entity, Relation.SIMILAR],
        )

    def _years(self, follows: DocumentLink) -> int:
        sql = "SELECT abs(a.year - b.year) FROM documents a, documents b WHERE a.id = ? AND b.id = ?"
        return int(self._db.execute(sql, [follows.from_document_id, follows.to_document_id]).fetchone()[0])

    def _similar(self) -> None:
        new = [goal for document in self._documents for goal in goals_of(self._db, document)]
        ids = {goal.id for goal in new}
        stale = [goal for goal in goals_by_id(self._db, self._waiting("goal")) if goal.id not in ids]
        goals = Index(self._db)
        asked = ids | {goal.id for goal in stale}
        for goal in (*new, *stale):
            found = goals.alike(goal)
            self._keep(goal, nearest(goal, found))
            if goal.id in ids:
                for one in found:
                    if one.goal.id not in asked:
                        self._offer(one.goal, Found(goal, one.score, one.reason))

    def _keep(self, goal: Placed, found: Sequence[Found]) -> None:
        self._db.execute("DELETE FROM links WHERE from_id = ? AND relation = ?", [goal.id, Relation.SIMILAR])
        self._database.insert("links", as_links(goal, found))

    def _offer(self, goal: Placed, new: Found) -> None:
        """A new goal takes its place among the nearest of one that was there before, if it is one of them."""
        found = nearest(goal, [*kept_links(self._db, goal), new])
        if new in found:
            self._keep(goal, found)
