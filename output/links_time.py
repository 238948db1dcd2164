"""The same goals, measures and activities in a document and in the one after it.

Each one of the earlier document meets at most one of the later. Order of precedence: the same words and the same
level (or group of measures); the same words; the same Kolada id in the same group; the most alike pair, if it is
alike enough. What meets nothing was dropped, or is new, if the other document has others on that level, and none that
is nearly alike: then nothing is said.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from models.link import BoundBy, DocumentLink, Link, Relation
from output.links_items import Item, Target, items
from output.matching_words import likeness, related, shared

#: Least likeness of what is the same in other words, and the least of what is not surely another thing. Measured on
#: pairs of goals that were told by hand: of those from SAME on, 27 of 29 are the same goal.
SAME, DOUBTFUL = 0.5, 0.35
#: What only the body's family or the municipality binds must have this much in common before anything is dropped.
LEAST_PAIRS, LEAST_SHARE = 2, 0.25
#: Years between two documents beyond which nothing is said to be dropped or new.
YEARS = 2

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Pair = tuple[Item, Item, float]
Key = Callable[[Item], object]


@dataclass(slots=True)
class _Sides:
    """What has met nothing so far."""

    before: list[Item]
    after: list[Item]

    def take(self, pairs: Iterable[Pair]) -> list[Pair]:
        taken = list(pairs)
        ids = {item.id for pair in taken for item in pair[:2]}
        self.before = [item for item in self.before if item.id not in ids]
        self.after = [item for item in self.after if item.id not in ids]
        return taken


def links_between(connection: sqlite3.Connection, follows: DocumentLink, years: int) -> list[Link]:
    """All links of an entity from a document to the next, which is `years` younger."""
    before, after = (items(connection, follows.entity, d) for d in (follows.from_document_id, follows.to_document_id))
    pairs, sides = _pairs(before, after)
    links = [_link(follows, pair) for pair in pairs]
    if years <= YEARS and _comparable(follows, len(pairs), min(len(before), len(after))):
        links += _alone(follows, sides.before, after, Relation.DROPPED)
        links += _alone(follows, sides.after, before, Relation.NEW)
    return links


def _comparable(follows: DocumentLink, pairs: int, fewer: int) -> bool:
    return follows.bound_by is BoundBy.BODY or (pairs >= LEAST_PAIRS and pairs >= LEAST_SHARE * fewer)


def _pairs(before: list[Item], after: list[Item]) -> tuple[list[Pair], _Sides]:
    sides = _Sides(before, after)
    keys: tuple[Key, ...] = (
        lambda item: (item.wording, item.kind, item.group),
        lambda item: item.wording,
        lambda item: (item.kolada_id, item.group) if item.kolada_id else None,
    )
    pairs = [pair for key in keys for pair in sides.take(_same(sides, key))]
    return pairs + sides.take(_most_alike(sides)), sides


def _same(sides: _Sides, key: Key) -> Iterator[Pair]:
    """Pairs with the same key, in the order of the documents."""
    waiting: dict[object, list[Item]] = {}
    for item in sides.after:
        if (of := key(item)) is not None and item.wording:
            waiting.setdefault(of, []).append(item)
    for item in sides.before:
        if (of := key(item)) is not None and waiting.get(of):
            yield item, waiting[of].pop(0), 1.0


def _most_alike(sides: _Sides) -> Iterator[Pair]:
    """The most alike pairs, each side once."""
    order = {item.id: n for side in (sides.before, sides.after) for n, item in enumerate(side)}
    found = [(_alike(a, b), a, b) for a, b in _candidates(sides)]
    found.sort(key=lambda pair: (-pair[0], order[pair[1].id], order[pair[2].id]))
    met: set[str] = set()
    for score, a, b in found:
        if score >= SAME and not {a.id, b.id} & met:
            met |= {a.id, b.id}
            yield a, b, round(score, 3)


def _candidates(sides: _Sides) -> Iterator[tuple[Item, Item]]:
    """The pairs that share a word: the others are not alike."""
    by_term: dict[str, list[int]] = {}
    for n, item in enumerate(sides.after):
        for term in item.words.weights:
            by_term.setdefault(term, []).append(n)
    for item in sides.before:
        for n in sorted({n for term in item.words.weights for n in by_term.get(term, ())}):
            yield item, sides.after[n]


def _alike(before: Item, after: Item) -> float:
    """Likeness; measures of different groups are different measures."""
    return likeness(before.words, after.words) if before.group == after.group else 0.0


def _link(follows: DocumentLink, pair: Pair) -> Link:
    before, after, score = pair
    reason = "samma ordalydelse"
    relation = Relation.KEPT
    if before.wording != after.wording:
        relation, reason = Relation.REWORDED, _wording(before, after)
        if _YEAR.sub("", before.wording) == _YEAR.sub("", after.wording):
            relation, reason = Relation.KEPT, "samma ordalydelse utom årtal"
    changed = _changes(before, after)
    if changed:
        relation, reason = Relation.TARGET_CHANGED, f"{reason}; {changed}"
    return _made(follows, before, after, relation, score, reason)


def _wording(before: Item, after: Item) -> str:
    both, most = shared(before.words, after.words)
    told = f"{both} av {most} ord lika"
    same = before.kolada_id is not None and before.kolada_id == after.kolada_id
    return f"samma nyckeltal {before.kolada_id}; {told}" if same else told


def _changes(before: Item, after: Item) -> str:
    """How targets for the same year have changed, or the numbers in the words."""
    told = [
        f"målvärde {_what(what)}: {_values(before.targets[what])} → {_values(after.targets[what])}"
        for what in sorted(before.targets.keys() & after.targets.keys(), key=str)
        if not before.targets[what] & after.targets[what]
    ]
    numbers = before.words.numbers, after.words.numbers
    if not told and all(numbers) and not numbers[0] & numbers[1]:
        told = [f"tal i målet: {', '.join(sorted(numbers[0]))} → {', '.join(sorted(numbers[1]))}"]
    return "; ".join(told)


def _what(target: Target) -> str:
    split = {"women": "kvinnor", "men": "män"}.get(target.split or "", target.split)
    return " ".join(str(part) for part in (target.year, target.period, split) if part)


def _values(values: set[tuple[float, str | None]]) -> str:
    return " / ".join(f"{comparator or ''}{value:g}".replace(".", ",") for value, comparator in sorted(values, key=str))


def _alone(follows: DocumentLink, alone: list[Item], others: list[Item], relation: Relation) -> Iterator[Link]:
    kinds = {other.kind for other in others}
    for item in alone:
        nearest = max((_alike(item, other) for other in others), default=0.0)
        if item.kind in kinds and nearest < DOUBTFUL and not any(related(item.words, o.words) for o in others):
            before, after = (item, None) if relation is Relation.DROPPED else (None, item)
            reason = "inget liknande i dokumentet " + ("efter" if before else "före")
            yield _made(follows, before, after, relation, round(1 - nearest, 3), reason)


def _made(
    follows: DocumentLink, before: Item | None, after: Item | None, relation: Relation, score: float, reason: str
) -> Link:
    ends = before.id if before else follows.from_document_id, after.id if after else follows.to_document_id
    return Link(
        id=">".join(ends),
        from_id=before.id if before else None,
        to_id=after.id if after else None,
        from_document_id=follows.from_document_id,
        to_document_id=follows.to_document_id,
        entity=follows.entity,
        relation=relation,
        score=score,
        reason=reason,
    )
