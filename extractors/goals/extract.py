"""All goals of a document, with their parents.

Order: headings, labels, lists under a title, assignments in running text, statements without a label. A goal
that is a heading holds the goals of the sections below it; a focus point or a success criterion belongs to the
goal that it stands under.
"""

from __future__ import annotations

from extractors.drafts import Flow, GoalDraft
from extractors.goals.areas import area_goals
from extractors.goals.listed import listed_goals
from extractors.goals.stated import describe, judge, stated_goals
from extractors.goals.told import told_assignments
from extractors.goals.unlabelled import unlabelled_goals
from extractors.layout.types import Note
from extractors.sections.build import AREAS
from models.goal import GoalKind

_RANK = {kind: rank for rank, kind in enumerate(GoalKind)}
_ITEMS = (GoalKind.FOCUS_POINT, GoalKind.SUCCESS_CRITERION)


def extract_goals(flow: Flow) -> tuple[list[GoalDraft], list[Note]]:
    """Goals in the order of the document, and notes about what was not sure."""
    areas = area_goals(flow)
    stated = stated_goals(flow)
    listed_goals(flow, stated)
    told_assignments(flow, stated)
    unlabelled_goals(flow, stated)
    describe(flow, stated.goals, stated.taken)
    judge(flow, areas, stated.taken)
    goals = sorted(areas + stated.goals, key=lambda goal: goal.place.order)
    set_parents(flow, goals)
    return goals, stated.notes


def set_parents(flow: Flow, goals: list[GoalDraft]) -> None:
    """Link each goal to the goal that it belongs to."""
    by_section = {g.place.section: g for g in goals if g.method == "heading"}
    last: GoalDraft | None = None
    wider: GoalDraft | None = None
    for goal in goals:
        if goal.parent is None:
            goal.parent = last if goal.kind in _ITEMS and last is not None else _above(flow, by_section, goal, wider)
        if goal.kind not in _ITEMS:
            last = goal
        if goal.method == "label" and goal.kind.value in AREAS:
            wider = goal


def _above(
    flow: Flow, by_section: dict[int | None, GoalDraft], goal: GoalDraft, wider: GoalDraft | None
) -> GoalDraft | None:
    """The goal of a wider kind that was stated last in the same section, or else the area around."""
    same = wider is not None and wider.place.section == goal.place.section
    if wider is not None and same and _RANK[wider.kind] < _RANK[goal.kind]:
        return wider
    return _area(flow, by_section, goal)


def _area(flow: Flow, by_section: dict[int | None, GoalDraft], goal: GoalDraft) -> GoalDraft | None:
    """The innermost heading goal around this one, of a wider kind."""
    index = goal.place.section
    while index is not None:
        area = by_section.get(index)
        if area is not None and area is not goal and _RANK[area.kind] < _RANK[goal.kind]:
            return area
        index = flow.sections[index].parent
    return None
