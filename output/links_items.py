"""Goals, measures and activities as they are compared between documents."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import NamedTuple

from models.link import Entity
from output.matching import norm
from output.matching_words import Words, words

_GOALS = "SELECT id, text, kind, NULL, NULL FROM goals WHERE document_id = ? ORDER BY position"
_MEASURES = "SELECT id, name, '', group_name, kolada_id FROM measures WHERE document_id = ? ORDER BY position"
_ACTIVITIES = "SELECT id, activity, '', NULL, NULL FROM activities WHERE document_id = ? ORDER BY position"
_STATEMENTS = {Entity.GOAL: _GOALS, Entity.MEASURE: _MEASURES, Entity.ACTIVITY: _ACTIVITIES}
_TARGETS = """
    SELECT v.measure_id, v.year, v.period, v.split, coalesce(v.unit, m.unit, ''), v.value, v.comparator
    FROM measures m CROSS JOIN measure_values v ON v.measure_id = m.id
    WHERE m.document_id = ? AND v.kind = 'target' AND v.value IS NOT NULL AND v.year IS NOT NULL ORDER BY v.id
"""


class Target(NamedTuple):
    """What a target holds for."""

    year: int
    period: str | None
    split: str | None
    unit: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of them. `kind` is a goal's level, `group` a measure's; `targets` has its target values, by what for."""

    id: str
    text: str
    kind: str
    group: str
    kolada_id: str | None
    targets: dict[Target, set[tuple[float, str | None]]] = field(default_factory=dict)

    @property
    def wording(self) -> str:
        return norm(self.text)

    @property
    def words(self) -> Words:
        return words(self.text)


def items(connection: sqlite3.Connection, entity: Entity, document_id: str) -> list[Item]:
    """The goals, measures or activities of a document, in its order."""
    found = connection.execute(_STATEMENTS[entity], [document_id])
    made = [Item(id_, text, kind, norm(group), kolada_id) for id_, text, kind, group, kolada_id in found]
    if entity is Entity.MEASURE:
        by_id = {item.id: item for item in made}
        for measure_id, year, period, split, unit, value, comparator in connection.execute(_TARGETS, [document_id]):
            what = Target(year, period, split, unit)
            by_id[measure_id].targets.setdefault(what, set()).add((value, comparator))
    return made
