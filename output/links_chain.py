"""Which document of the same body comes after which.

The order in time is that of the years, within a year plan (or budget), follow-ups by their period, annual report.
A document comes after the last one before it that holds the same kind of thing: a follow-up without goals does not
cut goals in two. Documents of the same place in time are versions of each other: each follows the one before.

The same body, in this order: the same name; another name of the same family, where the municipality has a single
one before and it has no documents from then on; neither document has a body.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from models.document import DocumentType
from models.link import BoundBy, DocumentLink, Entity

#: Versions of a document that are followed, at most.
VERSIONS = 4
#: The tables of the entities.
TABLES = {Entity.GOAL: "goals", Entity.MEASURE: "measures", Entity.ACTIVITY: "activities"}

_STAGES = {
    DocumentType.PLAN: 0, DocumentType.BUDGET: 0, DocumentType.FOLLOW_UP: 1, DocumentType.ANNUAL_REPORT: 2,
}  # fmt: skip
_LAST_MONTH = {"T1": 4, "T2": 8, "T3": 12, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6}

Place = tuple[int, int, int]


class Dated(NamedTuple):
    """A document and its place in time."""

    id: str
    body: str | None
    family: str | None
    place: Place
    holds: frozenset[Entity]


def place(type_: str, year: int, period: str | None) -> Place | None:
    """Where a document stands in time; None for a type that neither plans nor follows up."""
    stage = _STAGES.get(DocumentType(type_))
    if stage is None:
        return None
    month = int(period[1:]) if period and period[0] == "M" else _LAST_MONTH.get(period or "", 12)
    return year, stage, month if stage == 1 else 0


def document_links(connection: sqlite3.Connection, municipality: str) -> list[DocumentLink]:
    """Which document of a municipality follows which, for each entity."""
    documents = _documents(connection, municipality)
    return [
        DocumentLink(
            id=f"{before.id}>{after.id}:{entity}",
            from_document_id=before.id,
            to_document_id=after.id,
            entity=entity,
            bound_by=bound_by,
        )
        for entity in Entity
        for holding in [_Holding(d for d in documents if entity in d.holds)]
        for after in holding.documents
        for before, bound_by in _before(after, holding)
    ]


def _documents(connection: sqlite3.Connection, municipality: str) -> list[Dated]:
    holds = ", ".join(f"EXISTS (SELECT 1 FROM {table} e WHERE e.document_id = d.id)" for table in TABLES.values())
    found = connection.execute(
        f"SELECT d.id, d.body, d.body_family, d.type, d.year, d.period, {holds} FROM documents d "
        "WHERE d.municipality = ? AND d.year IS NOT NULL ORDER BY d.id",
        [municipality],
    )
    return list(_dated(found))


def _dated(found: Iterable[tuple[Any, ...]]) -> Iterator[Dated]:
    for id_, body, family, type_, year, period, *holds in found:
        where = place(type_, year, period)
        if where is not None:
            entities = frozenset(entity for entity, there in zip(TABLES, holds, strict=True) if there)
            yield Dated(id_, body, family, where, entities)


class _Holding:
    """The documents that hold an entity, by body, each body's in the order of time."""

    def __init__(self, documents: Iterable[Dated]) -> None:
        self.documents = list(documents)
        self._bodies: dict[str | None, list[Dated]] = {}
        self._families: dict[str | None, dict[str, None]] = {}
        for document in sorted(self.documents, key=lambda d: d.place):
            self._bodies.setdefault(document.body, []).append(document)
            if document.body:
                self._families.setdefault(document.family, {})[document.body] = None

    def last_before(self, place: Place, body: str | None) -> list[Dated]:
        """The documents of a body at its last place before this one, VERSIONS of them at the most."""
        found = self._bodies.get(body, [])
        end = bisect_left(found, place, key=lambda d: d.place)
        start = bisect_left(found, found[end - 1].place, key=lambda d: d.place) if end else 0
        return found[start : min(end, start + VERSIONS)]

    def renamed(self, after: Dated) -> str | None:
        """The single other body of the family, if its last document is older than `after`."""
        others = [body for body in self._families.get(after.family, ()) if body != after.body] if after.family else []
        return others[0] if len(others) == 1 and self._bodies[others[0]][-1].place < after.place else None


def _before(after: Dated, holding: _Holding) -> Iterator[tuple[Dated, BoundBy]]:
    found = holding.last_before(after.place, after.body)
    bound_by = BoundBy.BODY if after.body else BoundBy.MUNICIPALITY
    if not found and after.body and (other := holding.renamed(after)):
        found, bound_by = holding.last_before(after.place, other), BoundBy.FAMILY
    for document in found:
        yield document, bound_by
