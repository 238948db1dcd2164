"""Goals of other municipalities that are alike.

The words of all goals stand in an index. A goal is looked up by its rarest words only, as many as any goal that is like
it must share one of; what shares none is never looked at. Likeness is that of the words (`matching_words`), more where
both goals refer to the same global goal or have a measure with the same Kolada id. A goal is linked to its NEAREST at
most, from LEAST on; of goals in the same words in one municipality only the one nearest in time counts.

What is kept for a goal depends on all goals and not on their order: a new goal takes its place among the nearest of
those that it is alike, and a goal that lost one of its nearest looks for them anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.link import Entity, Link, LinkTerm, Relation
from output.matching import norm
from output.matching_words import Words, likeness, shared, telling_terms, words

#: Least likeness, measured on pairs of goals that were told by hand: all 26 from here on are alike, of 28.
LEAST = 0.65
#: Links from one goal.
NEAREST = 5
#: What a shared global goal and a shared Kolada id add.
SDG, KOLADA = 0.03, 0.07
#: Goals with a word beyond which it does not matter how many more there are.
MANY = 2_000
#: Goals that are looked through at the most for words beyond those that must be.
EXTRA = 200

_LEAST_WORDS = LEAST - SDG - KOLADA

_GOAL = """
    SELECT g.id, g.text, d.id AS document_id, d.municipality, d.year
    FROM goals g CROSS JOIN documents d ON d.id = g.document_id
    WHERE d.municipality IS NOT NULL AND d.type <> 'other'
"""


class Placed(NamedTuple):
    """A goal, and whose it is."""

    id: str
    text: str
    document_id: str
    municipality: str
    year: int | None

    @property
    def words(self) -> Words:
        return words(self.text)


class Found(NamedTuple):
    """A goal that is like another."""

    goal: Placed
    score: float
    reason: str


def index(connection: sqlite3.Connection, document_id: str) -> list[LinkTerm]:
    """What the index holds of a document's goals."""
    return [
        LinkTerm(
            id=f"{goal.id}-w{n}",
            document_id=document_id,
            goal_id=goal.id,
            term=term,
            weight=weight,
            total=goal.words.total,
        )
        for goal in goals_of(connection, document_id)
        for n, (term, weight) in enumerate(sorted(goal.words.weights.items()), 1)
    ]


def goals_of(connection: sqlite3.Connection, document_id: str) -> list[Placed]:
    """The goals of a document that can be linked."""
    return [Placed(*row) for row in connection.execute(f"{_GOAL} AND d.id = ? ORDER BY g.position", [document_id])]


def goals_by_id(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Placed]:
    """Those of the goals that are there and can be linked."""
    return [Placed(*row) for id_ in ids for row in connection.execute(f"{_GOAL} AND g.id = ?", [id_])]


class Index:
    """The words of the goals of a database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._known: dict[str, int] = {}

    def _often(self, term: str) -> int:
        """In how many goals a word stands, up to MANY."""
        if term not in self._known:
            sql = "SELECT count(*) FROM (SELECT 1 FROM link_terms WHERE term = ? LIMIT ?)"
            self._known[term] = self._db.execute(sql, [term, MANY]).fetchone()[0]
        return self._known[term]

    def alike(self, goal: Placed) -> list[Found]:
        """All goals of other municipalities that are like `goal`."""
        terms, left = telling_terms(goal.words, _LEAST_WORDS, self._often, EXTRA)
        candidates = (
            f"{_GOAL} AND d.municipality <> ? AND g.id IN (SELECT goal_id FROM link_terms "
            f"WHERE term IN ({', '.join('?' * len(terms))}) GROUP BY goal_id HAVING sum(weight) >= ? * (? + total) - ?)"
        )
        least = (_LEAST_WORDS / 2, goal.words.total, left + 1e-6)
        found = []
        for row in self._db.execute(candidates, [goal.municipality, *terms, *least]):
            other = Placed(*row)
            score = likeness(goal.words, other.words)
            if score >= _LEAST_WORDS:
                found.append(_found(self._db, goal, other, score))
        return [one for one in found if one.score >= LEAST]


def _found(connection: sqlite3.Connection, goal: Placed, other: Placed, score: float) -> Found:
    both, most = shared(goal.words, other.words)
    reason = ["samma ordalydelse" if norm(goal.text) == norm(other.text) else f"{both} av {most} ord lika"]
    sdgs = _shared(connection, "SELECT sdg FROM sdg_references WHERE goal_id = ?", goal, other)
    kolada = _shared(
        connection, "SELECT kolada_id FROM measures WHERE goal_id = ? AND kolada_id IS NOT NULL", goal, other
    )
    reason += [f"samma globala mål {', '.join(sdgs)}"] if sdgs else []
    reason += [f"samma nyckeltal {', '.join(kolada)}"] if kolada else []
    more = SDG * bool(sdgs) + KOLADA * bool(kolada)
    return Found(other, round(min(1.0, score + more), 3), "; ".join(reason))


def _shared(connection: sqlite3.Connection, sql: str, goal: Placed, other: Placed) -> list[str]:
    ours, theirs = ({value for (value,) in connection.execute(sql, [one.id])} for one in (goal, other))
    return [str(value) for value in sorted(ours & theirs)]


def nearest(goal: Placed, found: Iterable[Found]) -> list[Found]:
    """The NEAREST of what was found, each wording of a municipality once."""
    kept: dict[tuple[str, str], Found] = {}
    for one in sorted(found, key=lambda one: (-one.score, _years(goal, one.goal), one.goal.id)):
        kept.setdefault((one.goal.municipality, norm(one.goal.text)), one)
    return list(kept.values())[:NEAREST]


def _years(goal: Placed, other: Placed) -> int:
    return 1000 if goal.year is None or other.year is None else abs(goal.year - other.year)


def kept_links(connection: sqlite3.Connection, goal: Placed) -> list[Found]:
    """The links that a goal has."""
    sql = "SELECT to_id, score, reason FROM links WHERE from_id = ? AND relation = ?"
    rows = connection.execute(sql, [goal.id, Relation.SIMILAR]).fetchall()
    return [
        Found(other, score, reason)
        for to_id, score, reason in rows
        for other in goals_by_id(connection, [to_id])
    ]  # fmt: skip


def as_links(goal: Placed, found: Iterable[Found]) -> Iterator[Link]:
    """What was found, as it is stored."""
    for one in found:
        yield Link(
            id=f"{goal.id}~{one.goal.id}",
            from_id=goal.id,
            to_id=one.goal.id,
            from_document_id=goal.document_id,
            to_document_id=one.goal.document_id,
            entity=Entity.GOAL,
            relation=Relation.SIMILAR,
            score=one.score,
            reason=one.reason,
        )
