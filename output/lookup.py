"""Whom or what a user means: a municipality by name or code, or a document by id, path or file name.

Order of precedence: a municipality's name (also its official one), its code, a document's id, its path, its file
name, its file name without the suffix, the beginning of its id. Case does not count in names.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath

from models.errors import DocumentNotFound, UsageProblem

#: Names that an error lists before it says how many more there are.
_LISTED = 12
#: Digits of an id that are enough to name a document.
_ID_DIGITS = 6


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """The facts of a document that tell it from others."""

    id: str
    path: str
    sha256: str
    format: str
    title: str | None
    municipality: str | None
    municipality_code: str | None
    body: str | None
    type: str
    year: int | None
    period: str | None
    pages: int

    @property
    def stem(self) -> str:
        return PurePath(self.path).stem


@dataclass(frozen=True, slots=True)
class Selection:
    """What a name stands for: a municipality's documents, or one document."""

    label: str
    documents: tuple[StoredDocument, ...]
    municipality: str | None = None


def documents(connection: sqlite3.Connection) -> list[StoredDocument]:
    """All documents, by municipality, year, body and path."""
    columns = ", ".join(StoredDocument.__dataclass_fields__)
    found = connection.execute(f"SELECT {columns} FROM documents ORDER BY municipality, year, period, body, path, id")
    return [StoredDocument(*row) for row in found]


def select(connection: sqlite3.Connection, name: str) -> Selection:
    """The municipality or document that `name` stands for.

    Raises DocumentNotFound, which names what is there, and UsageProblem where several files have the name.
    """
    known = documents(connection)
    municipality = _municipality(connection, name, known)
    if municipality is not None:
        return Selection(municipality, tuple(d for d in known if d.municipality == municipality), municipality)
    document = _document(name, known)
    if document is not None:
        return Selection(_label(document), (document,), document.municipality)
    raise DocumentNotFound(
        f"{name}: the database has no municipality and no document of that name. {_there_are(known)}"
    )


def _label(document: StoredDocument) -> str:
    if document.municipality is None or document.year is None:
        return document.title or document.stem
    return f"{document.municipality} {document.year}"


def select_municipality(connection: sqlite3.Connection, name: str) -> str:
    """The municipality's name as it is stored. Raises DocumentNotFound."""
    known = documents(connection)
    found = _municipality(connection, name, known)
    if found is None:
        raise DocumentNotFound(f"{name}: the database has no document of that municipality. {_there_are(known)}")
    return found


def select_body(connection: sqlite3.Connection, name: str) -> str:
    """The name of a committee or board as it is stored. Raises DocumentNotFound."""
    known: list[str] = [
        body
        for (body,) in connection.execute("SELECT DISTINCT body FROM documents WHERE body IS NOT NULL ORDER BY body")
    ]
    found = next((body for body in known if body.casefold() == name.strip().casefold()), None)
    if found is None:
        raise DocumentNotFound(f"{name}: the database has no document of that body. It has: {_some(known) or 'none'}.")
    return found


def select_document(connection: sqlite3.Connection, name: str) -> StoredDocument:
    """The one document that `name` stands for. Raises as `select`, and UsageProblem for a municipality with several."""
    found = select(connection, name)
    if len(found.documents) > 1:
        raise UsageProblem(_several(name, found.documents))
    return found.documents[0]


def _municipality(connection: sqlite3.Connection, name: str, known: Iterable[StoredDocument]) -> str | None:
    wanted = name.strip().casefold()
    official = dict(connection.execute("SELECT name, official_name FROM municipalities"))
    for document in known:
        if document.municipality is None:
            continue
        forms = (document.municipality, official.get(document.municipality, ""), document.municipality_code or "")
        if wanted and wanted in map(str.casefold, forms):
            return document.municipality
    return None


def _document(name: str, known: list[StoredDocument]) -> StoredDocument | None:
    tests: tuple[Callable[[StoredDocument], bool], ...] = (
        lambda d: d.id == name,
        lambda d: d.path == name,
        lambda d: PurePath(d.path).name == name,
        lambda d: d.stem == name,
        lambda d: d.stem.casefold() == PurePath(name).stem.casefold() and bool(name.strip()),
        lambda d: len(name) >= _ID_DIGITS and d.id.startswith(name.lower()),
    )
    for test in tests:
        found = [document for document in known if test(document)]
        if len(found) > 1:
            raise UsageProblem(_several(name, found))
        if found:
            return found[0]
    return None


def _several(name: str, found: Iterable[StoredDocument]) -> str:
    return (
        f"{name} stands for several documents; name one by its id: "
        + _some([f"{d.id} ({d.path})" for d in found])
        + "."
    )


def _there_are(known: list[StoredDocument]) -> str:
    if not known:
        return "It has no documents at all; add some with: planverk extract FOLDER"
    municipalities = sorted({d.municipality for d in known if d.municipality is not None})
    parts = [f"municipalities: {_some(municipalities)}"] if municipalities else []
    return f"It has {'; '.join([*parts, 'documents: ' + _some([d.stem for d in known])])}."


def _some(names: list[str]) -> str:
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")
