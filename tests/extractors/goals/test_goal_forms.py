"""Forms in which municipalities print goals: numbered, listed, as headings, in running text, by theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.drafts import Flow, GoalDraft
from extractors.goals.extract import extract_goals
from extractors.goals.themes import is_about_goals, theme_goals
from extractors.layout.types import Block, Reading, Role
from extractors.sections.build import build_flow

FlowOf = Callable[..., Flow]
Told = list[tuple[str, str | None, str]]
FIRST, SECOND = "Fler barn ska lära sig simma.", "Väntetiden till kulturskolan ska minska."
TEXT = "Badhuset drivs av nämnden. Det har öppet hela året. Det byggs om just nu. Sedan öppnar det igen för alla. " * 3


def goals_of(flow: Flow) -> list[GoalDraft]:
    return extract_goals(flow)[0]


def told(flow: Flow) -> Told:
    return [(goal.kind.value, goal.local_term, goal.text) for goal in goals_of(flow)]


def test_a_running_number_makes_the_word_goal_a_label(flow_of: FlowOf) -> None:
    flow = flow_of("# Åtgärder", "MÅL 11", FIRST, TEXT, "MÅL 12", SECOND)
    assert told(flow) == [("committee_goal", "MÅL 11", FIRST), ("committee_goal", "MÅL 12", SECOND)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Politiska mål", "council_goal"),
        ("Förvaltningens inriktningsmål", "strategic_objective"),
        ("Särskilda frågor", "committee_goal"),
    ],
)
def test_the_heading_around_gives_the_level_that_the_label_does_not_print(
    flow_of: FlowOf, heading: str, kind: str
) -> None:
    assert told(flow_of("# Åtgärder", f"## {heading}", "Mål 1", FIRST, TEXT)) == [(kind, "Mål 1", FIRST)]


@pytest.mark.parametrize("line", ["Mål 4: God utbildning för alla", "Mål 13 – Bekämpa klimatförändringarna"])
def test_a_global_goal_is_no_goal_of_the_document(flow_of: FlowOf, line: str) -> None:
    assert told(flow_of("# Hållbarhet", line, TEXT)) == []


def test_numbers_under_a_heading_of_the_global_goals_are_theirs(flow_of: FlowOf) -> None:
    assert told(flow_of("# De globala målen", "Mål 4", "Alla ska få en god utbildning.")) == []


@pytest.mark.parametrize("line", ["Mål: 95 %", "Mål", "Mål 6 gäller bara grannkommunen", "Mål och medel"])
def test_a_word_alone_is_no_label(flow_of: FlowOf, line: str) -> None:
    assert told(flow_of("# Service", line, TEXT)) == []


def test_a_label_over_a_list_of_statements(flow_of: FlowOf) -> None:
    flow = flow_of("# Service", "Mål:", f"- {FIRST}", f"- {SECOND}", TEXT)
    assert [text for _, _, text in told(flow)] == [FIRST, SECOND]


def test_a_heading_that_names_a_goal_is_a_section_and_a_goal(flow_of: FlowOf) -> None:
    flow = flow_of("# Mål för perioden", "## Mål 1: Nöjda besökare", TEXT, "## Mål 2 – Trygga lokaler", TEXT)
    assert [section.title for section in flow.sections] == [
        "Mål för perioden",
        "Mål 1: Nöjda besökare",
        "Mål 2 – Trygga lokaler",
    ]
    assert told(flow) == [("committee_goal", "Mål 1", "Nöjda besökare"), ("committee_goal", "Mål 2", "Trygga lokaler")]


def test_the_name_of_an_area_behind_its_label_holds_the_goals_below(flow_of: FlowOf) -> None:
    flow = flow_of(
        "# Fokusområde: Trygghet", f"Nämndens mål: {FIRST}", "# Fokusområde: Kultur", f"Nämndens mål: {SECOND}"
    )
    goals = goals_of(flow)
    assert [(goal.kind.value, goal.text) for goal in goals][::2] == [
        ("focus_area", "Trygghet"),
        ("focus_area", "Kultur"),
    ]
    assert [goal.parent.text for goal in goals if goal.parent] == ["Trygghet", "Kultur"]


def test_a_wider_goal_that_is_no_heading_holds_those_stated_after_it(flow_of: FlowOf) -> None:
    flow = flow_of(
        "# Service", f"Inriktningsmål: {FIRST}", f"Nämndens mål: {SECOND}", "# Kultur", f"Nämndens mål: {FIRST}"
    )
    goals = goals_of(flow)
    assert [goal.kind.value for goal in goals] == ["strategic_objective", "committee_goal", "committee_goal"]
    assert [goal.parent for goal in goals] == [None, goals[0], None]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Finansiella mål", "council_goal"),
        ("Uppdrag från kommunfullmäktige", "assignment"),
        ("Målsättningar för perioden", "committee_goal"),
    ],
)
def test_the_list_under_a_title_that_names_goals(flow_of: FlowOf, title: str, kind: str) -> None:
    flow = flow_of(
        f"# {title}", "Under perioden arbetar nämnden för att", f"- {FIRST}", f"- {SECOND}", TEXT, "- ett tal"
    )
    assert told(flow) == [(kind, title, FIRST), (kind, title, SECOND)]


@pytest.mark.parametrize("title", ["Nämndens uppdrag", "Uppdrag", "Verksamheter"])
def test_what_a_body_is_there_for_is_no_assignment(flow_of: FlowOf, title: str) -> None:
    assert told(flow_of(f"# {title}", "- Driva badhuset", "- Sköta idrottsplatserna", TEXT)) == []


def test_a_list_of_other_things_under_a_title_about_goals(flow_of: FlowOf) -> None:
    assert told(flow_of("# Målsättningar för perioden", "- Bilaga om taxor", "- Karta över orten", TEXT)) == []


def test_questions_of_the_form_are_no_goals(flow_of: FlowOf) -> None:
    assert (
        told(
            flow_of(
                "# Nämndens egna utvecklingsmål",
                "**Att svara på:",
                "- Vad har gått bra?",
                "- Vad ska bli bättre?",
                TEXT,
            )
        )
        == []
    )


def test_assignments_in_running_text(flow_of: FlowOf) -> None:
    first = "Socialnämnden får i uppdrag att se över taxorna."
    flow = flow_of("# Beslut", f"Budgeten är antagen. {first} Nämnden fick i uppdrag att utreda hallen redan i fjol.")
    assert told(flow) == [("assignment", "får i uppdrag att", first)]


def test_a_short_sentence_states_the_vision(flow_of: FlowOf) -> None:
    vision = "Vår ort är en plats att växa på."
    assert told(flow_of("# Vision", vision, "# Kultur", TEXT)) == [("vision", "Vision", vision)]
    assert told(flow_of("# Vision", TEXT, "# Kultur", TEXT)) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Målet är delvis uppfyllt. Fler simmar.", "partly"),
        ("Målet är uppnått när alla simmar.", None),
        ("Målet är inte uppfyllt.", "not_fulfilled"),
    ],
)
def test_a_sentence_that_judges_the_goal(flow_of: FlowOf, sentence: str, status: str | None) -> None:
    goals = goals_of(flow_of("# Service", f"Nämndens mål: {FIRST}", sentence))
    assert [(goal.text, goal.status, goal.description) for goal in goals] == [(FIRST, status, sentence)]


def themed(flow: Flow) -> list[str]:
    return [goal.text for goal in theme_goals(flow, goals_of(flow))]


def test_sections_that_group_goals_are_focus_areas(flow_of: FlowOf) -> None:
    label = "Nämndmål: "
    flow = flow_of(
        "# Inledning",
        TEXT,
        "# Måluppföljning",
        "## 04 Rent hav",
        label + FIRST,
        "## 08 Trygga hem",
        label + SECOND,
        "## Slutord",
        TEXT,
    )
    assert themed(flow) == ["Rent hav", "Trygga hem"]
    assert [section.role for section in flow.sections][2:4] == ["focus_area", "focus_area"]


def test_one_section_with_a_goal_is_no_theme(flow_of: FlowOf) -> None:
    assert themed(flow_of("# Måluppföljning", "## Rent hav", "Nämndmål: " + FIRST, "## Slutord", TEXT)) == []


def test_topics_over_bare_statements_are_no_themes(flow_of: FlowOf) -> None:
    flow = flow_of("# Mål och delmål", "## Byggnader", f"**{FIRST}", "## Transporter", f"**{SECOND}")
    assert themed(flow) == []
    assert [text for _, _, text in told(flow)] == [FIRST, SECOND]


@pytest.mark.parametrize("title", ["Mål", "Nämndens mål 2025", "Måluppföljning", "Finansiella mål", "Mål/Delmål"])
def test_titles_about_goals(title: str) -> None:
    assert is_about_goals(title)


@pytest.mark.parametrize("title", ["Målgrupper", "De globala målen", "Målning av broar", "Ekonomi"])
def test_titles_about_other_things(title: str) -> None:
    assert not is_about_goals(title)


def test_a_year_in_a_label(flow_of: FlowOf) -> None:
    flow = flow_of("# Klimat", "Mål till 2030:", FIRST, "Mål till 2045:", SECOND)
    assert told(flow) == [("committee_goal", "Mål till 2030", FIRST), ("committee_goal", "Mål till 2045", SECOND)]


def test_bold_items_under_an_introduction_are_goals_and_no_sections(make_blocks: Callable[..., list[Block]]) -> None:
    lines = make_blocks(
        "# 1 Klimat",
        "Vägen dit går genom särskilt fokus på att:",
        "**Bygga gång- och cykelvägar",
        "- Det gör det lättare att resa.",
        "**Värma husen med mindre el",
        "- Det sparar pengar.",
        "# 2 Skola",
        TEXT,
    )
    for block in lines[1:6]:
        block.size = 10.0
    lines[4].role, lines[4].level = Role.HEADING, 3
    flow = build_flow(Reading("pdf", lines))[0]
    assert [section.title for section in flow.sections] == ["Klimat", "Skola"]
    assert [(kind, text) for kind, _, text in told(flow)] == [
        ("focus_point", "Bygga gång- och cykelvägar"),
        ("focus_point", "Värma husen med mindre el"),
    ]


def test_areas_and_a_vision_that_a_sentence_introduces(flow_of: FlowOf) -> None:
    vision = "Orten är känd för sina ängar. Den är öppen för alla."
    flow = flow_of(
        "# Läge", "Planen tar sikte mot en vision år 2035:", vision, "Fokusområden är", "- Ängar", "- Vatten"
    )
    assert [(kind, text) for kind, _, text in told(flow)][1:] == [("focus_area", "Ängar"), ("focus_area", "Vatten")]
    assert told(flow)[0][::2] == ("vision", vision)


def test_numbered_sections_under_a_counted_role_are_areas(flow_of: FlowOf) -> None:
    flow = flow_of("# 4 Fyra prioriterade områden", TEXT, "## 4.1 Ängar", TEXT, "## 4.2 Vatten", TEXT)
    assert [(kind, text) for kind, _, text in told(flow)] == [("focus_area", "Ängar"), ("focus_area", "Vatten")]


def test_a_numbered_section_that_begins_with_a_label(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Läge", TEXT, "# 2 Fokusområde: Ängar", TEXT)
    assert told(flow) == [("focus_area", "Fokusområde", "Ängar")]
    assert [section.title for section in flow.sections] == ["Läge", "Fokusområde: Ängar"]


def test_goals_behind_their_label_lend_their_style_to_nothing(flow_of: FlowOf) -> None:
    flow = flow_of("# Mål", *(f"Delmål {i}: {FIRST}" for i in (1, 2, 3)), "Alla elever ska nå dit.", "# Ekonomi")
    assert [text for _, _, text in told(flow)] == [FIRST] * 3
