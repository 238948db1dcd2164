"""Goals of two sides that are alike, joined with score and reason.

Likeness, its least value and what a shared global goal or key figure adds are those of the links in the database. It
is reckoned here anew for the two sides, since the database keeps only the nearest few of all municipalities. Where one
document follows the other, the stored link says what became of the goal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from models.link import Entity, Relation
from output.comparing.facts import GoalFact, Pair, Party
from output.links_similar import KOLADA, LEAST, SDG
from output.matching import norm
from output.matching_words import Words, likeness, shared, words

#: Pairs of a goal, and goals of a side that are looked at: what is beyond is said in the report.
PER_GOAL = 3
MOST_GOALS = 1_500
LINKS = "SELECT from_id, to_id, relation FROM links WHERE from_document_id = ? AND to_document_id = ? AND entity = ?"
_STAYED = frozenset({Relation.KEPT, Relation.REWORDED, Relation.TARGET_CHANGED})


class _Looked(NamedTuple):
    goal: GoalFact
    norm: str
    words: Words
    sdgs: frozenset[int]
    kolada: frozenset[str]


def similar(connection: sqlite3.Connection, parties: Sequence[Party]) -> list[Pair]:
    """The pairs of all sides, the likest first."""
    looked = [_looked(party) for party in parties]
    pairs: list[Pair] = []
    for left, right in combinations(range(len(parties)), 2):
        relations = _relations(connection, parties[left], parties[right])
        pairs += _between((left, right), looked[left], looked[right], relations)
    return sorted(pairs, key=lambda pair: (pair.sides, -pair.score, pair.left.id, pair.right.id))


def _looked(party: Party) -> list[_Looked]:
    """The goals of a side, each wording once, with what else ties them."""
    sdgs: dict[str, set[int]] = {}
    for sdg in party.sdgs:
        sdgs.setdefault(sdg.goal_id or "", set()).add(sdg.sdg)
    kolada: dict[str, set[str]] = {}
    for measure in party.measures:
        if measure.kolada_id is not None:
            kolada.setdefault(measure.goal_id or "", set()).add(measure.kolada_id)
    wordings = {norm(goal.text): goal for goal in reversed(party.all_goals)}
    return [
        _Looked(goal, text, words(goal.text), frozenset(sdgs.get(goal.id, ())), frozenset(kolada.get(goal.id, ())))
        for text, goal in list(reversed(wordings.items()))[:MOST_GOALS]
    ]


def _between(
    sides: tuple[int, int], ours: Sequence[_Looked], theirs: Sequence[_Looked], relations: Mapping[tuple[str, str], str]
) -> Iterator[Pair]:
    by_id = {one.goal.id: one for one in theirs}
    linked: dict[str, list[_Looked]] = {}
    for from_id, to_id in relations:
        if to_id in by_id:
            linked.setdefault(from_id, []).append(by_id[to_id])
    index = _index(theirs)
    for one in ours:
        candidates = (*_candidates(one, theirs, index), *linked.get(one.goal.id, ()))
        found = {other.goal.id: other for other in candidates}
        scored = [(_score(one, other), other) for other in found.values()]
        alike = [
            _pair(sides, one, other, score, relations.get((one.goal.id, other.goal.id)))
            for score, other in scored
            if score >= LEAST or (one.goal.id, other.goal.id) in relations
        ]
        yield from sorted(alike, key=lambda pair: (-pair.score, pair.right.id))[:PER_GOAL]


def _index(goals: Sequence[_Looked]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, one in enumerate(goals):
        for term in one.words.weights:
            index.setdefault(term, []).append(number)
    return index


def _candidates(one: _Looked, theirs: Sequence[_Looked], index: Mapping[str, Sequence[int]]) -> Iterator[_Looked]:
    """Those that share as much weight as goals that are alike must."""
    both: dict[int, float] = {}
    for term, weight in one.words.weights.items():
        for number in index.get(term, ()):
            both[number] = both.get(number, 0.0) + weight
    least = LEAST - SDG - KOLADA
    needed = least / (2 - least) - 1e-9
    for number, weight in both.items():
        other = theirs[number]
        if weight >= needed * max(one.words.total, other.words.total):
            yield other


def _score(one: _Looked, other: _Looked) -> float:
    """Likeness of the words, and more for a global goal or key figure that both have."""
    if one.norm == other.norm:
        return 1.0
    score = likeness(one.words, other.words)
    if score < LEAST - SDG - KOLADA:
        return score
    both = SDG * bool(one.sdgs & other.sdgs) + KOLADA * bool(one.kolada & other.kolada)
    return round(min(1.0, score + both), 3)


def _pair(sides: tuple[int, int], one: _Looked, other: _Looked, score: float, relation: str | None) -> Pair:
    sdgs, kolada = tuple(sorted(one.sdgs & other.sdgs)), tuple(sorted(one.kolada & other.kolada))
    same = one.norm == other.norm
    return Pair(
        sides, one.goal, other.goal, score, same, shared(one.words, other.words), sdgs, kolada, relation
    )  # fmt: skip


def _relations(connection: sqlite3.Connection, left: Party, right: Party) -> dict[tuple[str, str], str]:
    """What became of goals, by (left goal, right goal), whichever document comes first."""
    found: dict[tuple[str, str], str] = {}
    for one, other in _documents(left, right):
        for turned, (first, second) in enumerate(((one, other), (other, one))):
            for from_id, to_id, relation in connection.execute(LINKS, [first, second, Entity.GOAL]):
                if relation in _STAYED:
                    found[(to_id, from_id) if turned else (from_id, to_id)] = relation
    return found


def _documents(left: Party, right: Party) -> Iterable[tuple[str, str]]:
    """Pairs of documents that may follow each other: those of one municipality."""
    if left.municipality is None or left.municipality != right.municipality:
        return
    for one in left.counted:
        for other in right.counted:
            yield one.id, other.id
