"""What was read is bound to the goal that it stands under."""

from __future__ import annotations

from collections.abc import Callable

from extractors.drafts import ActivityDraft, Drafts, Flow, GoalDraft, IndicatorDraft, MeasureDraft, Place, SdgDraft
from extractors.goals.extract import extract_goals
from extractors.linking import link_drafts
from models.sdg import Mention

FlowOf = Callable[..., Flow]
LINES = (
    "Målområde", "# Trygg stad", "Inledande text.",
    "Nämndens mål:", "**Fler ska simma.", "Text om bad.",
    "Vi har lyckats när:", "- alla kan simma", "Mer text.",
    "## Öppettider", "Text om tider.",
    "# Ekonomi", "Text om pengar.",
)  # fmt: skip


def linked(flow: Flow, at: int) -> str | None:
    """The goal that a measure in the block is bound to."""
    goals, _ = extract_goals(flow)
    measure = MeasureDraft("Antal badande", Place((at, 3), flow.blocks[at].section))
    link_drafts(flow, Drafts(goals=goals, measures=[measure]))
    return measure.goal.text if measure.goal else None


def test_the_goal_before_in_the_section_then_the_area_around(flow_of: FlowOf) -> None:
    flow = flow_of(*LINES)
    found = {text: linked(flow, at) for at, text in enumerate(b.text for b in flow.blocks)}
    assert found["Inledande text."] == "Trygg stad"
    assert found["Fler ska simma."] == "Fler ska simma."
    assert found["Text om bad."] == "Fler ska simma."
    assert found["Mer text."] == "Fler ska simma."
    assert found["Text om tider."] == "Trygg stad"
    assert found["Text om pengar."] is None


def test_every_kind_is_bound_and_what_is_bound_stays(flow_of: FlowOf) -> None:
    flow = flow_of(*LINES)
    goals, _ = extract_goals(flow)
    other = GoalDraft(goals[0].kind, "Ett annat mål", Place((99, 0)))
    place = Place((5, 1), flow.blocks[5].section)
    drafts = Drafts(
        goals=goals,
        measures=[MeasureDraft("Bad", place), MeasureDraft("Lån", place, goal=other)],
        activities=[ActivityDraft("Bygg", place)],
        indicators=[IndicatorDraft("Kö", place)],
        sdg=[SdgDraft(4, Mention.LISTED, "4", place)],
    )
    link_drafts(flow, drafts)
    bound = [
        item.goal.text for item in (*drafts.measures, *drafts.activities, *drafts.indicators, *drafts.sdg) if item.goal
    ]
    assert bound == ["Fler ska simma.", "Ett annat mål", "Fler ska simma.", "Fler ska simma.", "Fler ska simma."]


def test_without_goals_nothing_is_bound(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Bad", "Text om bad.")
    assert linked(flow, 1) is None
    drafts = Drafts(measures=[MeasureDraft("Bad", Place((0, 0)))])
    link_drafts(flow_of("Bara text."), drafts)
    assert drafts.measures[0].goal is None
