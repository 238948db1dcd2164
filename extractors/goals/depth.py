"""Goals stand under each other at most so deep, and never in a circle.

A table whose rows each put a goal under one that another row has as its last ("A, B"; "B, C") makes a chain as long as
the table, and a goal that is named in two places may come to stand under itself. What is deeper than `DEEPEST` is put
beside the deepest goals above it; of a circle the goal that is met first is put on top. Both are findings.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.drafts import GoalDraft
from extractors.layout.types import Note

#: Levels of goals. Documents that are read have five.
DEEPEST = 50
_CIRCLE = "A goal stands under itself by way of others; it was put on top: look at its parent."
_TOO_DEEP = (
    f"Goals stand under each other more than {DEEPEST} deep; deeper ones were put beside the deepest: look at the "
    "document itself to see what belongs together."
)


def settle_depth(goals: Sequence[GoalDraft]) -> list[Note]:
    """Change the parents of goals (in the order of the document) that are in a circle or too deep; say which."""
    found = (("goals.circle", _CIRCLE, _cut_circles(goals)), ("goals.too_deep", _TOO_DEEP, _lift(goals)))
    return [
        Note(code, message, "warning", goal.place.page, goal.place.box, "link")
        for code, message, goal in found
        if goal is not None
    ]


def _cut_circles(goals: Sequence[GoalDraft]) -> GoalDraft | None:
    """Take the parent from one goal of each circle; the first of those."""
    sound: set[GoalDraft] = set()
    first: GoalDraft | None = None
    for goal in goals:
        way: dict[GoalDraft, None] = {}
        at: GoalDraft | None = goal
        while at is not None and at not in sound and at not in way:
            way[at] = None
            at = at.parent
        if at is not None and at in way:
            at.parent = None
            first = first or at
        sound.update(way)
    return first


def _lift(goals: Sequence[GoalDraft]) -> GoalDraft | None:
    """Put goals that are too deep beside the deepest above them; the first of those."""
    depth: dict[GoalDraft, int] = {}
    first: GoalDraft | None = None
    for goal in goals:
        for each in _not_measured(goal, depth):
            if each.parent is not None and depth[each.parent] >= DEEPEST:
                each.parent = each.parent.parent
                first = first or each
            depth[each] = 1 if each.parent is None else depth[each.parent] + 1
    return first


def _not_measured(goal: GoalDraft, depth: dict[GoalDraft, int]) -> list[GoalDraft]:
    """The goal and those above it whose depth is not known yet, from the top."""
    way: list[GoalDraft] = []
    at: GoalDraft | None = goal
    while at is not None and at not in depth:
        way.append(at)
        at = at.parent
    return way[::-1]
