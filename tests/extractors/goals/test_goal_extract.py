"""All goals of a document, in order and with their parents."""

from __future__ import annotations

from collections.abc import Callable

from extractors.drafts import Flow, GoalDraft
from extractors.goals.extract import extract_goals

FlowOf = Callable[..., Flow]
TEXT = "Badhuset drivs av nämnden. Det har öppet hela året. Det byggs om just nu. Sedan öppnar det igen för alla. " * 3


def parents(goals: list[GoalDraft]) -> list[tuple[str, str, str | None]]:
    return [(goal.kind.value, goal.text, goal.parent.text if goal.parent else None) for goal in goals]


def test_goals_belong_to_the_area_that_they_stand_in(flow_of: FlowOf) -> None:
    flow = flow_of(
        "# 2 Strategiska mål", "# 2.1 Trygg stad", "# 2.1.1 Ljusa parker",
        "Kommunfullmäktiges mål:", "**Fler ska känna sig trygga.", TEXT,
        "Nämndens mål:", "**Parkerna ska lysas upp.", TEXT,
        "# 2.1.2 Fler poliser", "Nämndens mål:", "**Antalet poliser ska öka.", TEXT,
    )  # fmt: skip
    goals, notes = extract_goals(flow)
    assert parents(goals) == [
        ("focus_area", "Trygg stad", None),
        ("strategic_objective", "Ljusa parker", "Trygg stad"),
        ("council_goal", "Fler ska känna sig trygga.", "Ljusa parker"),
        ("committee_goal", "Parkerna ska lysas upp.", "Ljusa parker"),
        ("strategic_objective", "Fler poliser", "Trygg stad"),
        ("committee_goal", "Antalet poliser ska öka.", "Fler poliser"),
    ]
    assert notes == []


def test_items_belong_to_the_goal_that_they_stand_under(flow_of: FlowOf) -> None:
    flow = flow_of(
        "# 1 Mål", "Nämndens mål:", "**Fler ska simma.", "Detta ska nås genom att särskilt fokusera på:", "- skolbad",
        "Vi har lyckats när:", "- alla i klass fyra kan simma", "- kön är borta",
        "Nämndens mål:", "**Fler ska läsa.", "Vi har lyckats när:", "- utlåningen ökar",
    )  # fmt: skip
    goals, _ = extract_goals(flow)
    assert parents(goals) == [
        ("committee_goal", "Fler ska simma.", None),
        ("focus_point", "skolbad", "Fler ska simma."),
        ("success_criterion", "alla i klass fyra kan simma", "Fler ska simma."),
        ("success_criterion", "kön är borta", "Fler ska simma."),
        ("committee_goal", "Fler ska läsa.", None),
        ("success_criterion", "utlåningen ökar", "Fler ska läsa."),
    ]


def test_items_right_under_an_area_belong_to_it(flow_of: FlowOf) -> None:
    flow = flow_of("Målområde", "# Trygg stad", "Vi har lyckats när:", "- fler går ut på kvällen", TEXT)
    goals, _ = extract_goals(flow)
    assert parents(goals) == [
        ("focus_area", "Trygg stad", None),
        ("success_criterion", "fler går ut på kvällen", "Trygg stad"),
    ]


def test_a_wider_goal_never_belongs_to_a_narrower_one(flow_of: FlowOf) -> None:
    flow = flow_of("Strategiskt mål", "# Ljusa parker", TEXT, "Målområde", "## Trygg stad", TEXT)
    goals, _ = extract_goals(flow)
    assert parents(goals) == [("strategic_objective", "Ljusa parker", None), ("focus_area", "Trygg stad", None)]


def test_goals_come_in_the_order_of_the_document_and_again_the_same(flow_of: FlowOf) -> None:
    lines = [
        "Målområde",
        "# Trygg stad",
        "Nämndens mål:",
        "**Fler ska simma.",
        TEXT,
        "**Taxan ska sänkas nästa år.",
        TEXT,
    ]
    first, _ = extract_goals(flow_of(*lines))
    second, _ = extract_goals(flow_of(*lines))
    assert parents(first) == parents(second)
    orders = [goal.place.order for goal in first]
    assert orders == sorted(orders)


def test_a_document_without_goals(flow_of: FlowOf) -> None:
    assert extract_goals(flow_of("# 1 Risker", TEXT, "# 2 Sårbarhet", TEXT)) == ([], [])
    assert extract_goals(flow_of()) == ([], [])
