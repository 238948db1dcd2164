"""Goals stand under each other only so deep, and never in a circle, whatever tables say."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from extractors.drafts import GoalDraft, Place
from extractors.goals.depth import DEEPEST, settle_depth
from models.goal import GoalKind


def goals_under(parents: Sequence[int | None]) -> list[GoalDraft]:
    """A goal for each; its parent by index."""
    goals = [GoalDraft(GoalKind.COMMITTEE_GOAL, f"Mål {at}", Place((at, 0), None)) for at in range(len(parents))]
    for goal, parent in zip(goals, parents, strict=True):
        goal.parent = None if parent is None else goals[parent % len(goals)]
    return goals


def depth_of(goal: GoalDraft) -> int:
    steps = 0
    at: GoalDraft | None = goal
    while at is not None:
        at, steps = at.parent, steps + 1
        assert steps <= 10 * DEEPEST, "it stands in a circle"
    return steps


def test_a_chain_of_thousands_ends_at_the_deepest_level() -> None:
    goals = goals_under([None, *range(4_999)])
    notes = settle_depth(goals)
    assert [depth_of(goal) for goal in goals[:DEEPEST]] == list(range(1, DEEPEST + 1))
    assert {depth_of(goal) for goal in goals[DEEPEST:]} == {DEEPEST}
    assert [note.code for note in notes] == ["goals.too_deep"]


def test_a_circle_is_cut_once_and_said() -> None:
    goals = goals_under([1, 2, 0, 1])
    notes = settle_depth(goals)
    assert [goal.parent is None for goal in goals] == [True, False, False, False]
    assert [note.code for note in notes] == ["goals.circle"]


def test_what_is_sound_stays() -> None:
    goals = goals_under([None, 0, 0, 1, None, 2])
    before = [goal.parent for goal in goals]
    assert settle_depth(goals) == []
    assert [goal.parent for goal in goals] == before


@given(st.lists(st.none() | st.integers(0, 200), min_size=1, max_size=200))
def test_every_goal_ends_at_a_top(parents: list[int | None]) -> None:
    goals = goals_under(parents)
    settle_depth(goals)
    assert all(depth_of(goal) <= DEEPEST for goal in goals)
