"""The index by which goals that are alike are found: goals by their wording, wordings by their words.

Goals in the same words have one wording, by whose id they stand in `link_goals` in the order of year, municipality and
goal; the first goal of a year and municipality stands for the others there. The words of a wording stand in
`link_words` once, however many goals have it. Every look-up is a seek in an index or some few: what it costs does not
grow with the number of goals.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

from models.link import LinkGoal, LinkWord
from output.matching import norm
from output.matching_words import Words, words

#: Wordings whose years and texts are kept in memory.
KEPT = 20_000
#: Stands for the year of a document that has none.
NO_YEAR = 0

_GOALS = """
    SELECT g.id, g.text, d.id, d.municipality, d.year FROM goals g CROSS JOIN documents d ON d.id = g.document_id
    WHERE d.id = ? AND d.municipality IS NOT NULL AND d.type <> 'other' ORDER BY g.position
"""
_PLACED = "SELECT id, document_id, wording, municipality, year FROM link_goals WHERE"


class Placed(NamedTuple):
    """A goal that can be linked: whose it is, and from when. `wording` is the id of its words."""

    id: str
    document_id: str
    wording: str
    municipality: str
    year: int


def rows(connection: sqlite3.Connection, document_id: str) -> Iterator[tuple[LinkGoal, list[LinkWord]]]:
    """What the index is to hold of a document: its goals that have words, each with the words of its wording."""
    for id_, text, document, municipality, year in connection.execute(_GOALS, [document_id]).fetchall():
        if (of := words(text)).weights:
            wording = wording_id(text)
            goal = LinkGoal(
                id=id_, document_id=document, wording=wording, municipality=municipality, year=year or NO_YEAR
            )
            yield goal, _terms(wording, of)


def wording_id(text: str) -> str:
    """The same for texts in the same words: case, punctuation and spacing do not count."""
    return blake2b(norm(text).encode(), digest_size=8).hexdigest()


def _terms(wording: str, of: Words) -> list[LinkWord]:
    return [
        LinkWord(id=f"{wording}-{n}", wording=wording, term=term, weight=weight, total=of.total)
        for n, (term, weight) in enumerate(sorted(of.weights.items()), 1)
    ]


def forget_wording(connection: sqlite3.Connection, wording: str) -> None:
    """Take a wording that no goal has any longer out of the index."""
    if connection.execute("SELECT 1 FROM link_goals WHERE wording = ? LIMIT 1", [wording]).fetchone() is None:
        connection.execute("DELETE FROM link_words WHERE id > ? AND id < ?", [f"{wording}-", f"{wording}."])


class Wordings:
    """The goals of each wording. What is asked for is kept: the index must not change meanwhile."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.years = lru_cache(KEPT)(self._years)
        self.words = lru_cache(KEPT)(self._words)
        #: full(wording, year, many): have more than `many` municipalities goals of that wording in that year?
        self.full = lru_cache(KEPT)(self._full)

    def goals(self, ids: Iterable[str]) -> list[Placed]:
        """Those of the goals that can be linked."""
        return [Placed(*row) for id_ in ids for row in self._db.execute(f"{_PLACED} id = ?", [id_])]

    def of_document(self, document_id: str) -> list[Placed]:
        """The goals of a document that can be linked."""
        return [Placed(*row) for row in self._db.execute(f"{_PLACED} document_id = ? ORDER BY rowid", [document_id])]

    def of_year(self, wording: str, year: int, municipality: str | None = None) -> list[Placed]:
        """The goals of that wording in documents for a year, of all municipalities or of one."""
        where, given = f"{_PLACED} wording = ? AND year = ?", [wording, year]
        if municipality is None:
            return [Placed(*row) for row in self._db.execute(where, given)]
        return [Placed(*row) for row in self._db.execute(f"{where} AND municipality = ?", [*given, municipality])]

    def around(self, wording: str, goal: Placed) -> Iterator[Placed]:
        """The goals of that wording in other municipalities, one of each, the nearest in time first.

        In a year the municipalities come in the order of their names, from the one after the goal's own on: so the
        goals in the same words are linked to different ones.
        """
        seen: set[str] = set()
        for year in sorted(self.years(wording), key=lambda year: (abs(year - goal.year), year)):
            for other in self._in_year(wording, year, goal.municipality):
                if other.municipality not in seen:
                    seen.add(other.municipality)
                    yield other

    def before(self, goal: Placed, many: int) -> Iterator[str]:
        """The `many` municipalities before a goal's own, by name and round, that have its wording in its year."""
        sql = (
            "SELECT municipality FROM link_goals WHERE wording = ? AND year = ? AND municipality < ? "
            "AND municipality > ? ORDER BY municipality DESC LIMIT 1"
        )
        for start, stop in ((goal.municipality, ""), ("\U0010ffff", goal.municipality)):
            while many and (found := self._first(sql, goal.wording, goal.year, start, stop)):
                start, many = found[0], many - 1
                yield start

    def first(self, goal: Placed) -> bool:
        """Does the goal stand for those in the same words of its year and municipality?"""
        sql = "SELECT min(id) FROM link_goals WHERE wording = ? AND year = ? AND municipality = ?"
        found = self._first(sql, goal.wording, goal.year, goal.municipality)
        return found is not None and found[0] == goal.id

    def _in_year(self, wording: str, year: int, municipality: str) -> Iterator[Placed]:
        yield from self._ahead(wording, year, municipality)
        for other in self._ahead(wording, year, ""):
            if other.municipality >= municipality:
                return
            yield other

    def _ahead(self, wording: str, year: int, municipality: str) -> Iterator[Placed]:
        """One goal of each municipality behind this one by name."""
        sql = f"{_PLACED} wording = ? AND year = ? AND municipality > ? ORDER BY municipality, id LIMIT 1"
        while row := self._first(sql, wording, year, municipality):
            municipality = row[3]
            yield Placed(*row)

    def _full(self, wording: str, year: int, many: int) -> bool:
        return len(list(islice(self._ahead(wording, year, ""), many + 1))) > many

    def _years(self, wording: str) -> tuple[int, ...]:
        sql = "SELECT min(year) FROM link_goals WHERE wording = ? AND year > ?"
        found = [-1]
        while (year := (self._first(sql, wording, found[-1]) or (None,))[0]) is not None:
            found.append(year)
        return tuple(found[1:])

    def _words(self, wording: str) -> Words:
        sql = "SELECT g.text FROM link_goals l CROSS JOIN goals g ON g.id = l.id WHERE l.wording = ? LIMIT 1"
        return words((self._first(sql, wording) or ("",))[0])

    def _first(self, sql: str, *given: Any) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._db.execute(sql, given).fetchone()
        return found
