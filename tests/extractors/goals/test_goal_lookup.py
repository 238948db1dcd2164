"""Goals are looked up by their words and by their place."""

from __future__ import annotations

from extractors.drafts import GoalDraft, KnownGoals, Place
from extractors.goals.unlabelled import _Levels
from models.goal import GoalKind


def goal(block: int, kind: GoalKind, section: int = 0, text: str = "Fler läser") -> GoalDraft:
    return GoalDraft(kind, text, Place((block, 1), section), local_term="Mål")


def test_the_first_goal_of_the_same_words_is_known() -> None:
    first, second = goal(1, GoalKind.COUNCIL_GOAL), goal(2, GoalKind.COMMITTEE_GOAL, text="Fler  läser:")
    known = KnownGoals([first, second])
    assert known.named("fler läser") is first
    assert known.named("Färre läser") is None
    assert second in known
    assert goal(1, GoalKind.COUNCIL_GOAL) not in known


def test_the_level_is_that_of_the_nearest_labelled_goal_of_the_section() -> None:
    levels = _Levels(
        [goal(4, GoalKind.COUNCIL_GOAL), goal(10, GoalKind.COMMITTEE_GOAL), goal(30, GoalKind.COUNCIL_GOAL, section=1)]
    )
    assert levels.nearest(0, 1) is GoalKind.COUNCIL_GOAL
    assert levels.nearest(0, 7) is GoalKind.COUNCIL_GOAL  # as near to both: the first
    assert levels.nearest(0, 8) is GoalKind.COMMITTEE_GOAL
    assert levels.nearest(0, 29) is GoalKind.COMMITTEE_GOAL
    assert levels.nearest(7, 29) is GoalKind.COUNCIL_GOAL  # none in the section: the nearest of all
    assert _Levels([]).nearest(0, 3) is GoalKind.COMMITTEE_GOAL
