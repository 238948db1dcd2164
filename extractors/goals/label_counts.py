"""How many labels of goals and assignments gave a goal.

A label is read where a goal of its term stands in its block, beside it, or in the table right below it; one that heads
a section, where a goal of its term stands anywhere in that section. All others are left: what they name was not told
from the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.drafts import Flow, GoalDraft
from models.goal import GoalKind


class LabelCounts(NamedTuple):
    read: int
    unread: int


def count_labels(flow: Flow, goals: Sequence[GoalDraft]) -> LabelCounts:
    """The labels of a document that gave a goal, and those that gave none."""
    heads = {section.block: index for index, section in enumerate(flow.sections)}
    beside: set[tuple[int, str | None]] = set()
    inside: set[tuple[int | None, str | None]] = set()
    tables: set[int] = set()
    for goal in goals:
        at = goal.place.order[0]
        beside.update((near, goal.local_term) for near in (at - 1, at, at + 1))
        inside.add((goal.place.section, goal.local_term))
        if goal.place.table is not None:
            tables.add(at - 1)
    read = unread = 0
    for index, label in flow.labels.items():
        if label.concept not in _KINDS:
            continue
        found = (index, label.term) in beside or index in tables
        if found or (index in heads and (heads[index], label.term) in inside):
            read += 1
        else:
            unread += 1
    return LabelCounts(read, unread)


_KINDS = frozenset(kind.value for kind in GoalKind)
