"""Goals beside labels, items under them, and statements without a label of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractors.drafts import Flow, GoalDraft
from extractors.goals.stated import Stated, describe, stated_goals
from extractors.goals.unlabelled import unlabelled_goals
from models.box import Box

FlowOf = Callable[..., Flow]
GOALS = ("Fler barn ska lära sig simma.", "Utlåningen ska öka.", "Andelen nöjda ska öka.")
TEXT = "Badhuset drivs av nämnden. Det har öppet hela året. Det byggs om just nu. Sedan öppnar det igen för alla. " * 3


def told(goals: list[GoalDraft]) -> list[tuple[str, str, str | None]]:
    return [(goal.kind.value, goal.text, goal.local_term) for goal in goals]


def codes(stated: Stated) -> list[str]:
    return [note.code for note in stated.notes]


@pytest.mark.parametrize("above", [True, False])
def test_goals_on_the_side_that_the_document_uses(flow_of: FlowOf, above: bool) -> None:
    lines: list[str] = ["# 1 Mål"]
    for goal in GOALS:
        lines += ["Nämndens mål", f"**{goal}", TEXT] if above else [f"**{goal}", "Nämndens mål", TEXT]
    found = stated_goals(flow_of(*lines))
    assert told(found.goals) == [("committee_goal", goal, "Nämndens mål") for goal in GOALS]
    assert codes(found) == []


def test_a_goal_on_the_other_side_is_taken_where_the_usual_one_holds_none(flow_of: FlowOf) -> None:
    usual = [line for goal in GOALS for line in ("Nämndens mål", f"**{goal}", TEXT)]
    found = stated_goals(flow_of("# 1 Mål", *usual, "**Taxan ska sänkas.", "Nämndens mål", "# 2 Ekonomi"))
    assert told(found.goals)[-1] == ("committee_goal", "Taxan ska sänkas.", "Nämndens mål")


def test_text_after_the_label_in_its_block_is_the_goal(flow_of: FlowOf) -> None:
    found = stated_goals(flow_of("# 1 Mål", TEXT, "Uppdrag: Utred ett nytt badhus.", TEXT))
    assert told(found.goals) == [("assignment", "Utred ett nytt badhus.", "Uppdrag")]


def test_each_item_under_a_label_is_a_goal(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Mål", "Vi har lyckats när:", "- fler läser", "- fler räknar", TEXT, "- något annat")
    found = stated_goals(flow)
    assert told(found.goals) == [
        ("success_criterion", "fler läser", "Vi har lyckats när"),
        ("success_criterion", "fler räknar", "Vi har lyckats när"),
    ]


def test_a_list_under_the_label_of_a_goal_holds_goals(flow_of: FlowOf) -> None:
    found = stated_goals(flow_of("# 1 Mål", "Uppdrag:", "- Utred badhuset.", "- Sälj hallen.", TEXT))
    assert [text for _, text, _ in told(found.goals)] == ["Utred badhuset.", "Sälj hallen."]


def test_a_label_without_a_goal_is_noted(flow_of: FlowOf) -> None:
    found = stated_goals(flow_of("# 1 Mål", "Nämndens mål", "# 2 Ekonomi"))
    assert found.goals == []
    assert codes(found) == ["goals.label_without_goal"]
    assert "“Nämndens mål”" in found.notes[0].message


def test_a_label_over_a_table_is_left_to_the_table(flow_of: FlowOf) -> None:
    found = stated_goals(flow_of("# 1 Mål", "Nämndens mål", [["Mål", "Kommentar"], ["Fler badar", "På väg"]]))
    assert (found.goals, codes(found)) == ([], [])


def test_a_goal_is_never_taken_twice(flow_of: FlowOf) -> None:
    found = stated_goals(flow_of("# 1 Mål", "Nämndens mål", f"**{GOALS[0]}", "Uppdrag", "# 2 Ekonomi"))
    assert [text for _, text, _ in told(found.goals)] == [GOALS[0]]


def described(flow: Flow) -> list[str | None]:
    found = stated_goals(flow)
    describe(flow, found.goals, found.taken)
    return [goal.description for goal in found.goals]


def test_the_text_after_a_goal_describes_it_up_to_the_next(flow_of: FlowOf) -> None:
    lines: list[Any] = ["# 1 Mål"]
    for number, goal in enumerate(GOALS):
        lines += ["Nämndens mål", f"**{goal}", f"Första {number}.", f"Andra {number}."]
    lines += [[["Mått", "Mål"], ["Bad", "3"]], "Efter tabellen."]
    assert described(flow_of(*lines)) == [f"Första {n}.\n\nAndra {n}." for n in range(3)]


def test_a_heading_ends_the_description(flow_of: FlowOf) -> None:
    assert described(flow_of("# 1 Mål", "Nämndens mål:", f"**{GOALS[0]}", "# 2 Ekonomi", TEXT)) == [None]


def test_the_label_of_the_description_is_no_part_of_it(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Mål", "Nämndens mål:", f"**{GOALS[0]}", "Allmän beskrivning", "Så här tänker vi.")
    assert described(flow) == ["Så här tänker vi."]


def unlabelled(flow: Flow) -> tuple[list[tuple[str, str, str]], list[str]]:
    stated = stated_goals(flow)
    unlabelled_goals(flow, stated)
    own = [goal for goal in stated.goals if goal.method == "statement"]
    assert all(goal.local_term is None for goal in own)
    return [(goal.kind.value, goal.text, goal.method) for goal in own], codes(stated)


def test_a_bold_statement_among_labelled_goals_is_one(flow_of: FlowOf) -> None:
    lines = ["# 1 Mål", "Nämndens mål:", f"**{GOALS[0]}", TEXT, "**Taxan ska sänkas under nästa år.", TEXT]
    assert unlabelled(flow_of(*lines)) == (
        [("committee_goal", "Taxan ska sänkas under nästa år.", "statement")],
        ["goals.level_not_printed"],
    )


def test_its_level_is_that_of_the_nearest_labelled_goal(flow_of: FlowOf) -> None:
    lines = ["# 1 Mål", "# 1.1 Bad", "Nämndens mål:", f"**{GOALS[0]}", TEXT, "# 1.2 Skola"]
    lines += ["Kommunfullmäktiges mål:", f"**{GOALS[1]}", TEXT, "**Fler ska läsa varje dag i skolan.", TEXT]
    assert [kind for kind, _, _ in unlabelled(flow_of(*lines))[0]] == ["council_goal"]


def test_a_statement_that_names_the_measure_below_it(flow_of: FlowOf) -> None:
    table = [["Mått", "Mål"], ["Andelen elever som kan simma", "95 %"]]
    lines = ["# 1 Mål", "Nämndens mål:", f"**{GOALS[0]}", TEXT, "Andelen elever som kan simma ska öka.", table]
    assert [text for _, text, _ in unlabelled(flow_of(*lines))[0]] == ["Andelen elever som kan simma ska öka."]


@pytest.mark.parametrize(
    "line",
    [TEXT, "**Badhuset:", "**Badhuset byggs om i år.", "**Vem ska göra det?", "Taxan ska sänkas nästa år.", "**Kort"],
)
def test_other_texts_are_no_goals(flow_of: FlowOf, line: str) -> None:
    assert unlabelled(flow_of("# 1 Mål", "Nämndens mål:", f"**{GOALS[0]}", TEXT, line, TEXT))[0] == []


def test_a_chapter_without_labelled_goals_has_no_unlabelled_ones(flow_of: FlowOf) -> None:
    lines = ["# 1 Mål", "Nämndens mål:", f"**{GOALS[0]}", TEXT, "# 2 Ekonomi", "**Taxan ska sänkas nästa år.", TEXT]
    assert unlabelled(flow_of(*lines)) == ([], [])


@pytest.mark.parametrize(
    ("line", "status"), [("Status: Uppfyllt", "fulfilled"), ("Bedömning: På väg uppåt", "På väg uppåt")]
)
def test_a_line_with_the_status_is_no_description(flow_of: FlowOf, line: str, status: str) -> None:
    flow = flow_of("# 1 Mål", "Nämndens mål:", f"**{GOALS[0]}", line, "Så här gick det.")
    found = stated_goals(flow)
    describe(flow, found.goals, found.taken)
    assert [(goal.status, goal.description) for goal in found.goals] == [(status, "Så här gick det.")]


def test_a_heading_that_demands_something_in_a_chapter_about_goals_is_a_goal(flow_of: FlowOf) -> None:
    flow = flow_of(
        "# Inledning",
        TEXT,
        "# Måluppfyllelse",
        TEXT,
        "## Alla barn ska kunna simma",
        TEXT,
        "## Analys",
        TEXT,
        "# Bad",
        "## Det här ska vi göra",
    )
    stated = stated_goals(flow)
    unlabelled_goals(flow, stated)
    assert [goal.text for goal in stated.goals] == ["Alla barn ska kunna simma"]


def test_a_wider_goal_may_stand_beside_its_label(flow_of: FlowOf) -> None:
    flow = flow_of("# Trygghet", "Kommunen ska erbjuda bad som är öppna för alla", "Övergripande mål", TEXT)
    for at, box in ((1, Box(50, 100, 400, 130)), (2, Box(420, 100, 500, 112)), (3, Box(50, 150, 500, 200))):
        flow.blocks[at].page, flow.blocks[at].box = 1, box
    assert told(stated_goals(flow).goals) == [
        ("strategic_objective", "Kommunen ska erbjuda bad som är öppna för alla", "Övergripande mål")
    ]
