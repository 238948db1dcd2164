"""Goals of other municipalities that are alike.

A goal is linked to its NEAREST at most. Order of precedence: goals in the same words, the nearest in time first; then
goals in other words, from LEAST on, the most alike first. Likeness is that of the words (`matching_words`), more where
both goals refer to the same global goal or have a measure with the same Kolada id. Of goals in the same words in one
municipality only the one nearest in time counts.

Wordings are compared and not goals (`links_index`), each looked up by its rarest words only, as many as any wording
that is like it must share one of. Where even these are too common, as many wordings as LOOKED are looked at: so the
cost of a goal has a bound, whatever the size of the database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from models.link import Entity, Link, Relation
from output.links_index import KEPT, Placed, Wordings
from output.matching_words import likeness, shared, telling_terms

#: Least likeness, measured on pairs of goals that were told by hand: all 26 from here on are alike, of 28.
LEAST = 0.65
#: Links from one goal.
NEAREST = 5
#: What a shared global goal and a shared Kolada id add.
SDG, KOLADA = 0.03, 0.07
#: Wordings that are looked at for one word, at the most, and for words beyond those that must be.
LOOKED, EXTRA = 100, 50
#: Wordings in other words that count as alike, at the most.
ALIKE = 30

_LEAST_WORDS = LEAST - SDG - KOLADA
_FACTS = """
    SELECT 1, sdg FROM sdg_references WHERE goal_id = :id
    UNION SELECT 2, kolada_id FROM measures WHERE goal_id = :id AND kolada_id IS NOT NULL
"""


class Found(NamedTuple):
    """A goal that is like another."""

    goal: Placed
    score: float
    reason: str


class _Facts(NamedTuple):
    """The global goals that a goal refers to, and the Kolada ids of its measures."""

    sdgs: frozenset[int]
    kolada: frozenset[str]


class Similar:
    """Finds what goals are like, in a database whose index does not change meanwhile.

    `new` are the documents that are new in it, all of which are asked about; with `all_new` there are no others.
    """

    def __init__(self, connection: sqlite3.Connection, wordings: Wordings, new: Set[str], all_new: bool) -> None:
        self._db, self._wordings, self._new, self._all_new = connection, wordings, new, all_new
        self._known: dict[str, int] = {}
        self._facts = lru_cache(KEPT)(self._read_facts)
        self.alike = lru_cache(KEPT)(self._alike)

    def nearest(self, goal: Placed) -> list[Found]:
        """What the goal is to be linked to, the nearest first."""
        same = islice(self._wordings.around(goal.wording, goal), NEAREST)
        found = [self._found(goal, other, 1.0, "samma ordalydelse") for other in same]
        if len(found) < NEAREST:
            found += sorted(
                self._others(goal), key=lambda one: (-one.score, abs(one.goal.year - goal.year), one.goal.id)
            )
        return found[:NEAREST]

    def _others(self, goal: Placed) -> Iterator[Found]:
        """Goals in other words that are alike, no more than NEAREST of one wording."""
        for wording, score in self.alike(goal.wording):
            both, most = shared(self._wordings.words(goal.wording), self._wordings.words(wording))
            for other in islice(self._wordings.around(wording, goal), NEAREST):
                found = self._found(goal, other, score, f"{both} av {most} ord lika")
                if found.score >= LEAST:
                    yield found

    def _alike(self, wording: str) -> list[tuple[str, float]]:
        """The ALIKE wordings nearest to a wording, and how alike they are."""
        ours = self._wordings.words(wording)
        terms, left = telling_terms(ours, _LEAST_WORDS, self._often, EXTRA)
        looked = " UNION ALL ".join(
            ["SELECT * FROM (SELECT wording, weight, total FROM link_words WHERE term = ? LIMIT ?)"] * len(terms)
        )
        sql = f"SELECT wording FROM ({looked}) GROUP BY wording HAVING sum(weight) >= ? * (? + max(total)) - ?"
        given = [value for term in terms for value in (term, LOOKED)]
        found = self._db.execute(sql, [*given, _LEAST_WORDS / 2, ours.total, left + 1e-6]) if terms else ()
        scored = ((other, likeness(ours, self._wordings.words(other))) for (other,) in found if other != wording)
        return sorted((one for one in scored if one[1] >= _LEAST_WORDS), key=lambda one: (-one[1], one[0]))[:ALIKE]

    def _often(self, term: str) -> int:
        """In how many wordings a word stands, up to LOOKED."""
        if term not in self._known:
            sql = "SELECT count(*) FROM (SELECT 1 FROM link_words WHERE term = ? LIMIT ?)"
            self._known[term] = self._db.execute(sql, [term, LOOKED]).fetchone()[0]
        return self._known[term]

    def _found(self, goal: Placed, other: Placed, score: float, reason: str) -> Found:
        ours, theirs = self._facts(goal.id), self._facts(other.id)
        sdgs, kolada = sorted(ours.sdgs & theirs.sdgs), sorted(ours.kolada & theirs.kolada)
        reasons = [reason]
        reasons += [f"samma globala mål {', '.join(map(str, sdgs))}"] if sdgs else []
        reasons += [f"samma nyckeltal {', '.join(kolada)}"] if kolada else []
        more = SDG * bool(sdgs) + KOLADA * bool(kolada)
        return Found(other, round(min(1.0, score + more), 3), "; ".join(reasons))

    def _read_facts(self, goal_id: str) -> _Facts:
        found = self._db.execute(_FACTS, {"id": goal_id}).fetchall()
        return _Facts(frozenset(v for kind, v in found if kind == 1), frozenset(v for kind, v in found if kind == 2))

    def touched(self, goal: Placed) -> Iterator[Placed]:
        """The goals of older documents that a new goal may be one of the nearest of: they are to be asked anew."""
        if not self._all_new and self._wordings.first(goal):
            yield from self._older(self._in_the_same_words(goal))
            for wording, score in self.alike(goal.wording):
                for other in self._older(self._not_full(wording)):
                    if self._takes(other, score + SDG + KOLADA):
                        yield other

    def _older(self, goals: Iterable[Placed]) -> Iterator[Placed]:
        return (goal for goal in goals if goal.document_id not in self._new)

    def _in_the_same_words(self, goal: Placed) -> Iterator[Placed]:
        yield from self._not_full(goal.wording)
        if self._wordings.full(goal.wording, goal.year, NEAREST):
            for municipality in self._wordings.before(goal, NEAREST):
                yield from self._wordings.of_year(goal.wording, goal.year, municipality)

    def _not_full(self, wording: str) -> Iterator[Placed]:
        """The goals of a wording but for years in which each has NEAREST in the same words."""
        for year in self._wordings.years(wording):
            if not self._wordings.full(wording, year, NEAREST):
                yield from self._wordings.of_year(wording, year)

    def _takes(self, goal: Placed, score: float) -> bool:
        """May something so alike be among the nearest of a goal?"""
        sql = "SELECT count(*), min(score) FROM links WHERE from_id = ? AND +relation = ?"
        links, least = self._db.execute(sql, [goal.id, Relation.SIMILAR]).fetchone()
        return links < NEAREST or bool(least <= round(min(1.0, score), 3))


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
