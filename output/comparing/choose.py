"""Which documents a name stands for, and which of them are counted.

A name is a municipality ("Ale"), a municipality and a year ("Ale 2019"), or a document as `output.lookup` knows it.
Nothing is counted twice, in this order: a file with the same document as another (its time, kind, body and goals) is a
copy; proposals, parties' budgets, audits and papers of meetings are set aside; of a body's documents of a kind the
newest counts, and earlier ones only give earlier years. A document that is named by itself always counts.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.document import DocumentType, Standing
from output.comparing.facts import Doc, Use
from output.lookup import select
from output.matching import norm

_YEAR = re.compile(r"^(.+?)\s+((?:19|20)\d\d)$")
_COLUMNS = (
    "id, path, title, body, body_family, policy_area, type, year, period, standing, pages, pages_read, pages_ocr, "
    "tables_unread, numbers_read, numbers_unread, certainty"
)
BY_MUNICIPALITY = f"SELECT {_COLUMNS} FROM documents WHERE municipality = ?"
BY_ID = f"SELECT {_COLUMNS} FROM documents WHERE id = ?"
GOAL_TEXTS = "SELECT text FROM goals WHERE document_id = ? ORDER BY position"
_REGISTER = "SELECT name, official_name, code FROM municipalities"
_ASIDE = frozenset({Standing.PROPOSAL, Standing.PARTY_BUDGET, Standing.AUDIT, Standing.CASE_PAPER})
#: Share of the goals that two files of one document have in common.
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Chosen:
    """The documents of a name, in their order, each with its use."""

    name: str
    municipality: str | None
    documents: list[Doc]


def choose(connection: sqlite3.Connection, name: str, letter: str) -> Chosen:
    """What `name` stands for. Raises as `output.lookup.select`."""
    found = _of_municipality(connection, name)
    if found is None:
        selection = select(connection, name)
        rows = [connection.execute(BY_ID, [document.id]).fetchone() for document in selection.documents]
        found = Chosen(selection.label, selection.municipality, _docs(rows))
    documents = _sorted(_used(connection, found.documents))
    return replace(found, documents=[replace(d, mark=f"{letter}{n}") for n, d in enumerate(documents, 1)])


def _of_municipality(connection: sqlite3.Connection, name: str) -> Chosen | None:
    """The documents of a municipality of the register, found by the index; None where the name is another."""
    name, year = name.strip(), None
    municipality = _registered(connection, name)
    if municipality is None and (parts := _YEAR.match(name)):
        municipality, year = _registered(connection, parts[1]), int(parts[2])
    if municipality is None:
        return None
    docs = _docs(connection.execute(BY_MUNICIPALITY, [municipality]))
    docs = [document for document in docs if year is None or document.year == year]
    return Chosen(municipality if year is None else f"{municipality} {year}", municipality, docs) if docs else None


def _registered(connection: sqlite3.Connection, name: str) -> str | None:
    wanted = name.casefold()
    rows = connection.execute(_REGISTER)
    return next((str(row[0]) for row in rows if wanted in (str(value).casefold() for value in row)), None)


def _docs(rows: Iterable[Sequence[object]]) -> list[Doc]:
    return [Doc("", Use.COUNTED, *row) for row in rows]  # type: ignore[arg-type]  # columns in the order of Doc


def _sorted(documents: Iterable[Doc]) -> list[Doc]:
    """Counted ones first, the newest first among them."""
    order = list(Use)
    return sorted(documents, key=lambda d: (order.index(d.use), -(d.year or 0), d.body or "", d.type, d.path, d.id))


def _used(connection: sqlite3.Connection, documents: Sequence[Doc]) -> list[Doc]:
    """The documents, each with what it is used for."""
    if len(documents) == 1:
        return list(documents)
    copies = _copies(connection, documents)
    kept = [document for document in documents if document.id not in copies]
    aside = {d.id for d in kept if d.standing in _ASIDE or d.type == DocumentType.OTHER}
    if len(aside) == len(kept):
        aside = set()
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    for document in kept:
        if document.id not in aside:
            key = _kind(document)
            newest[key] = max(newest.get(key, (0, "")), _time(document))
    return [replace(d, use=_use(d, copies, aside, newest)) for d in documents]


def _use(document: Doc, copies: set[str], aside: set[str], newest: dict[tuple[str, str], tuple[int, str]]) -> Use:
    if document.id in copies:
        return Use.COPY
    if document.id in aside:
        return Use.ASIDE
    return Use.COUNTED if _time(document) == newest[_kind(document)] else Use.EARLIER


def _kind(document: Doc) -> tuple[str, str]:
    return document.body_family or document.body or "", document.type


def _time(document: Doc) -> tuple[int, str]:
    """When a document speaks of; the whole year comes after its parts."""
    return document.year or 0, document.period or "~"


def _copies(connection: sqlite3.Connection, documents: Sequence[Doc]) -> set[str]:
    """The files that hold the same document as another that was read better."""
    groups: dict[tuple[object, ...], list[Doc]] = {}
    for document in documents:
        aside = document.standing in _ASIDE  # a proposal is not the plan that was adopted, though it reads the same
        groups.setdefault((document.body, document.type, document.year, document.period, aside), []).append(document)
    copies: set[str] = set()
    for group in groups.values():
        if len(group) > 1:
            copies |= _in_group(connection, group)
    return copies


def _in_group(connection: sqlite3.Connection, group: Sequence[Doc]) -> set[str]:
    texts = {d.id: {norm(row[0]) for row in connection.execute(GOAL_TEXTS, [d.id])} for d in group}
    best = sorted(group, key=lambda d: (-min(d.pages, 1), d.numbers_unread, -d.numbers_read, d.path, d.id))
    kept: list[Doc] = []
    for document in best:
        if not any(_same(document, other, texts) for other in kept):
            kept.append(document)
    return {document.id for document in group} - {document.id for document in kept}


def _same(one: Doc, other: Doc, texts: dict[str, set[str]]) -> bool:
    ours, theirs = texts[one.id], texts[other.id]
    if not ours and not theirs:
        return norm(one.title) == norm(other.title) != ""
    return len(ours & theirs) >= _SAME * len(ours | theirs)
