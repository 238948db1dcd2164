"""Sections that group goals by theme ("Hållbart samhällsbyggande") are goals themselves: focus areas.

A section is one where its chapter is about goals ("Måluppföljning") or areas ("Strategiska områden"), at least
two sections of the chapter hold goals that a label or a table names, and its title names neither a part of the
form nor a kind of goal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from corpus.lexicon import lexicon
from extractors.drafts import Flow, GoalDraft, SectionDraft
from extractors.goals.areas import heading_goal
from extractors.sections.build import section_role
from models.goal import GoalKind

#: Titles of chapters about goals: "Mål", "Nämndens mål 2025", "Måluppföljning", "Mål och måluppfyllelse".
_ABOUT_GOALS = re.compile(
    r"\b(?:\w*mål(?:en)?|mål(?:sättning(?:ar|arna)?|uppföljning\w*|uppfyllelse\w*|avstämning\w*|styrning\w*|områden\w*))\b",
    re.IGNORECASE,
)
_GLOBAL = re.compile(r"\b(?:globala|agenda)\b", re.IGNORECASE)
#: Kinds of goals that a theme groups.
_GROUPED = frozenset({GoalKind.STRATEGIC_OBJECTIVE, GoalKind.COUNCIL_GOAL, GoalKind.COMMITTEE_GOAL})
#: Only goals that a label or a table names make their heading a theme; over bare statements it may be a mere topic.
_PRINTED = frozenset({"label", "table"})
_MIN_THEMES = 2
_MAX_TITLE = 90


def is_about_goals(title: str) -> bool:
    """Does a heading say that goals follow?

    >>> is_about_goals("Nämndens mål 2025"), is_about_goals("Målgrupper"), is_about_goals("De globala målen")
    (True, False, False)
    """
    return _ABOUT_GOALS.search(title) is not None and _GLOBAL.search(title) is None


def theme_goals(flow: Flow, goals: Iterable[GoalDraft]) -> list[GoalDraft]:
    """Focus areas for the sections that group the goals found so far, in the order of the sections."""
    goals = list(goals)
    holding = {goal.place.section for goal in goals if goal.kind in _GROUPED and goal.method in _PRINTED}
    taken = {goal.place.section for goal in goals if goal.method == "heading"}
    found = []
    for themes in _siblings(flow).values():
        members = [i for i in themes if i in holding and _may_be_theme(flow.sections[i])]
        if len(members) >= _MIN_THEMES and not taken & set(themes):
            found += [_area(i, flow.sections[i]) for i in members]
    return sorted(found, key=lambda goal: goal.place.order)


def _siblings(flow: Flow) -> dict[int, list[int]]:
    """The sections right below each chapter about goals."""
    below: dict[int, list[int]] = defaultdict(list)
    for index, section in enumerate(flow.sections):
        if section.parent is not None and _is_chapter(flow.sections[section.parent]):
            below[section.parent].append(index)
    return below


def _is_chapter(section: SectionDraft) -> bool:
    return is_about_goals(section.title) or section.role == GoalKind.FOCUS_AREA.value


def _may_be_theme(section: SectionDraft) -> bool:
    title = section.title
    if len(title) > _MAX_TITLE or is_about_goals(title) or section_role(title) is not None:
        return False
    return lexicon("goal_labels").concept(title) is None


def _area(index: int, section: SectionDraft) -> GoalDraft:
    section.role = section.role or GoalKind.FOCUS_AREA.value
    return heading_goal(index, section, GoalKind.FOCUS_AREA, section.title, None)
