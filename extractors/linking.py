"""Binding what was read to the goal that it stands under.

In order: what stands in the block of a goal belongs to it; then the last goal before it in the same
section; then the goal that the section, or one around it, is.
"""

from __future__ import annotations

from bisect import bisect_right

from extractors.drafts import ActivityDraft, Drafts, Flow, GoalDraft, IndicatorDraft, MeasureDraft, Place, SdgDraft
from models.goal import GoalKind
from models.sdg import Mention

_ITEMS = (GoalKind.FOCUS_POINT, GoalKind.SUCCESS_CRITERION)


def link_drafts(flow: Flow, drafts: Drafts) -> None:
    """Set the goal of each measure, activity, indicator and global goal that has none yet."""
    finder = _Finder(flow, drafts.goals)
    items: list[MeasureDraft | ActivityDraft | IndicatorDraft | SdgDraft] = [
        *drafts.measures,
        *drafts.activities,
        *drafts.indicators,
        *drafts.sdg,
    ]
    for item in items:
        if item.goal is None:
            item.goal = finder.goal_of(item.place, is_sign(item))


def is_sign(item: object) -> bool:
    """Is it a global goal that was seen and not written? Its place says which row of a table it is in."""
    return isinstance(item, SdgDraft) and item.mention is Mention.ICON


class _Finder:
    """Looks goals up by their place; `goals` stand in the order of the document."""

    def __init__(self, flow: Flow, goals: list[GoalDraft]) -> None:
        self._flow = flow
        self._by_section: dict[int | None, list[GoalDraft]] = {}
        self._areas: dict[int | None, GoalDraft] = {}
        for goal in goals:
            if goal.kind in _ITEMS:
                continue
            self._by_section.setdefault(goal.place.section, []).append(goal)
            if goal.method == "heading":
                self._areas[goal.place.section] = goal

    def goal_of(self, place: Place, by_row: bool = False) -> GoalDraft | None:
        """The goal that something at `place` stands under, or None; `by_row`: within a table, that of its row."""
        in_section = self._by_section.get(place.section, [])
        if by_row:
            before = bisect_right(in_section, place.order, key=lambda goal: goal.place.order)
        else:
            before = bisect_right(in_section, place.order[0], key=lambda goal: goal.place.order[0])
        if before:
            return in_section[before - 1]
        index = place.section
        while index is not None:
            if index in self._areas:
                return self._areas[index]
            index = self._flow.sections[index].parent
        return None
