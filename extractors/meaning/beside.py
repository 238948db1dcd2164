"""Goals outside tables with a mark beside their text.

A coloured dot is as often a bullet as a status. It counts where the document explains its look, and a face without
that too; where goals have marks of several colours that nothing explains, a finding says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus.lexicon import normal
from extractors.drafts import GoalDraft
from extractors.layout.figures import FACES, Look
from extractors.layout.hues import BRIGHT
from extractors.layout.marks import look_of
from extractors.layout.types import Mark, MarkKind, Note
from extractors.legend import Legend, describe
from extractors.meaning.status import by_look

#: Distances (points) of a mark from the beginning, or the end, of the text that it stands beside.
_BEFORE, _AFTER = 32.0, 220.0
#: So many letters of the words beside a mark make it sure which goal they begin.
_SURE = 8
#: So many goals with marks that are not explained are worth a finding.
_MANY = 3


def mark_goals(goals: Sequence[GoalDraft], legend: Legend) -> list[Note]:
    """Give goals without a status that of the mark beside them; returns what is to be said of marks not explained."""
    found: dict[int, set[Look]] = defaultdict(set)
    by_page: dict[int, list[GoalDraft]] = defaultdict(list)
    for goal in goals:
        page = goal.place.page
        if goal.method != "table" and page is not None and page in legend.marks:
            by_page[page].append(goal)
    held = {id(goal): goal for there in by_page.values() for goal in there}
    for goal, mark in _pairs(by_page, legend):
        look = look_of(mark)
        if look is not None and look.shape != "bar":
            found[id(goal)].add(look)
    left: set[Look] = set()
    for key, looks in found.items():
        if len(looks) == 1 and not _give(held[key], next(iter(looks)), legend):
            left |= looks
    colors = {look.color for look in left} & BRIGHT
    if len(colors) > 1 and len(found) >= _MANY:
        message = f"Goals have marks that the document does not explain: {', '.join(sorted(map(describe, left)))}."
        return [Note("status.not_explained", message, "info", stage="extract")]
    return []


def _give(goal: GoalDraft, look: Look, legend: Legend) -> bool:
    """Give a goal the status that a look means; False where nothing is sure."""
    status, usual = by_look(look, legend)
    if goal.status is not None:
        return True
    if status is None or (usual and look.shape not in FACES):
        return False
    goal.status, goal.status_seen = status, describe(look)
    return True


def _pairs(by_page: dict[int, list[GoalDraft]], legend: Legend) -> Iterator[tuple[GoalDraft, Mark]]:
    for page, goals in by_page.items():
        for mark in legend.marks[page]:
            near = [goal for goal in goals if mark.kind is not MarkKind.AREA and _stands_beside(mark, goal)]
            if len(near) == 1:
                yield near[0], mark


def _stands_beside(mark: Mark, goal: GoalDraft) -> bool:
    box = goal.place.box
    if box is None or not box.top - 2 <= mark.box.y_mid <= box.bottom + 2:
        return False
    words = normal(mark.beside)
    if words:
        return len(words) >= _SURE and _begins(normal(goal.text), words)
    if mark.box.x1 <= box.x0 + 1:
        return box.x0 - mark.box.x1 <= _BEFORE
    return box.x1 - 2 <= mark.box.x0 <= box.x1 + _AFTER


def _begins(text: str, words: str) -> bool:
    return text.startswith(words) or words.startswith(text)
