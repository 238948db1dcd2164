"""Assignments that running text gives: "Socialnämnden får i uppdrag att se över taxorna."

Each sentence in which somebody is given an assignment, by a form of the lexicon `assignment_words`, is a goal of
that kind, word for word. What was assigned in the past ("fick i uppdrag") and what only mentions an assignment
are none, and so is a sentence that is a goal already.
"""

from __future__ import annotations

from extractors.drafts import Flow, GoalDraft, Place
from extractors.goals.stated import Stated
from extractors.layout.types import Role
from extractors.prose.sentences import sentences
from extractors.values.forms import pattern_of
from models.goal import GoalKind

_LONGEST = 400


def told_assignments(flow: Flow, stated: Stated) -> None:
    """Add the assignments of running text to `stated`."""
    for at, block in enumerate(flow.blocks):
        if block.role not in (Role.PARAGRAPH, Role.LIST_ITEM) or at in stated.taken or at in flow.outside:
            continue
        if at in flow.labels or "uppdra" not in block.text.casefold():
            continue
        for order, sentence in enumerate(sentences(block.text), start=1):
            if len(sentence.text) <= _LONGEST and (found := pattern_of("assignment_words").search(sentence.text)):
                place = Place((at, order), block.section, None, block.page, block.box)
                term = found.group().strip()
                stated.goals.append(GoalDraft(GoalKind.ASSIGNMENT, sentence.text, place, term, method="statement"))
                stated.taken.add(at)
