"""Goals that are headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.drafts import Flow
from extractors.goals.areas import area_goals

FlowOf = Callable[..., Flow]
TEXT = "Nämnden sköter badhus, bibliotek och idrottsplatser i hela kommunen."
Told = list[tuple[str, str, str | None]]


def goals(flow: Flow) -> Told:
    found = area_goals(flow)
    assert all(goal.method == "heading" for goal in found)
    return [(goal.kind.value, goal.text, goal.local_term) for goal in found]


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Målområde", "focus_area"), ("Strategiskt mål:", "strategic_objective"), ("Vision", "vision")],
)
def test_a_heading_under_a_label_is_a_goal_of_its_kind(flow_of: FlowOf, label: str, kind: str) -> None:
    flow = flow_of(label, "# Trygg stad", TEXT)
    assert goals(flow) == [(kind, "Trygg stad", label.rstrip(":"))]
    assert flow.sections[0].role == kind


def test_sections_of_a_chapter_of_goals_are_goals(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Inledning", "# 2 Fokusområden", "# 2.1 Trygg stad", TEXT, "# 2.2 Grön stad", "# 3 Ekonomi")
    assert goals(flow) == [
        ("focus_area", "Trygg stad", "Fokusområden"),
        ("focus_area", "Grön stad", "Fokusområden"),
    ]


def test_where_the_chapter_has_two_levels_the_upper_one_is_of_areas(flow_of: FlowOf) -> None:
    flow = flow_of(
        "# 2 Strategiska mål", "# 2.1 Trygg stad", "# 2.1.1 Ljus i parker", TEXT, "# 2.1.2 Fler poliser", TEXT
    )
    assert goals(flow) == [
        ("focus_area", "Trygg stad", None),
        ("strategic_objective", "Ljus i parker", "Strategiska mål"),
        ("strategic_objective", "Fler poliser", "Strategiska mål"),
    ]


def test_unnumbered_headings_in_a_numbered_chapter_are_no_goals(flow_of: FlowOf) -> None:
    flow = flow_of("# 2 Fokusområden", "# 2.1 Trygg stad", TEXT, "## Om ljuset", TEXT)
    assert [text for _, text, _ in goals(flow)] == ["Trygg stad"]


def test_a_chapter_without_numbers_proves_nothing(flow_of: FlowOf) -> None:
    assert goals(flow_of("# Fokusområden", TEXT, "## Läsanvisning", TEXT, "# Ekonomi", TEXT)) == []


@pytest.mark.parametrize(
    ("heading", "text", "term"),
    [
        ("# 1 Visionen – En stad i rörelse", "En stad i rörelse", "Visionen"),
        ("# Vision 2040: Nära till allt", "Nära till allt", "Vision 2040"),
    ],
)
def test_a_heading_that_names_the_vision(flow_of: FlowOf, heading: str, text: str, term: str) -> None:
    assert goals(flow_of(heading, TEXT)) == [("vision", text, term)]


def test_other_headings_are_no_goals(flow_of: FlowOf) -> None:
    assert goals(flow_of("# 1 Inledning", TEXT, "# 1.1 Nämndens visioner", TEXT, "# 2 Ekonomi", TEXT)) == []
