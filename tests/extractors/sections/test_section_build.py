"""The section tree: what is a section, on which level, and in which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractors.drafts import Flow
from extractors.layout.types import Block, Reading, Role
from extractors.sections.build import DEEPEST, build_flow, is_part, section_role

FlowOf = Callable[..., Flow]
TEXT = "Nämnden sköter badhus, bibliotek och idrottsplatser i hela kommunen."


def tree(flow: Flow) -> list[tuple[int, str | None, str, str | None]]:
    """Level, number, title and the title of the parent of each section."""
    sections = flow.sections
    return [(s.level, s.number, s.title, None if s.parent is None else sections[s.parent].title) for s in sections]


def test_printed_numbers_decide_the_level_whatever_the_style(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Inledning", TEXT, "# 1.1 Bad", TEXT, "### 2 Skola", "# 2.1 Läsning", "# 2.1.1 I förskolan")
    assert tree(flow) == [
        (1, "1", "Inledning", None),
        (2, "1.1", "Bad", "Inledning"),
        (1, "2", "Skola", None),
        (2, "2.1", "Läsning", "Skola"),
        (3, "2.1.1", "I förskolan", "Läsning"),
    ]


def test_headings_without_a_number_stand_in_the_numbered_section_before_them(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Inledning", TEXT, "# Bad för alla", TEXT, "## Öppettider", TEXT, "# 2 Skola")
    assert tree(flow)[1:] == [
        (2, None, "Bad för alla", "Inledning"),
        (3, None, "Öppettider", "Bad för alla"),
        (1, "2", "Skola", None),
    ]


def test_in_a_document_without_numbers_the_style_decides(flow_of: FlowOf) -> None:
    flow = flow_of("# Skola", TEXT, "## Läsning", TEXT, "### I förskolan", "## Räkning", "# Kultur")
    assert [(level, title, parent) for level, _, title, parent in tree(flow)] == [
        (1, "Skola", None),
        (2, "Läsning", "Skola"),
        (3, "I förskolan", "Läsning"),
        (2, "Räkning", "Skola"),
        (1, "Kultur", None),
    ]


def test_numbers_of_global_goals_are_no_headings(flow_of: FlowOf) -> None:
    lines = ("# 1 Skola", "## Agenda 2030", "## 4 God utbildning för alla", "## 5 Jämställdhet", "# 2 Kultur", TEXT)
    assert [number for _, number, _, _ in tree(flow_of(*lines))] == ["1", "2"]


def test_labels_and_headings_with_a_colon_are_no_sections(flow_of: FlowOf) -> None:
    flow = flow_of(
        "# 1 Skola", "## Nämndens mål", "**Fler ska läsa.", "## Uppdrag:", "Utred.", "## Detta gör vi:", TEXT
    )
    assert [title for _, _, title, _ in tree(flow)] == ["Skola"]
    assert [label.concept for _, label in sorted(flow.labels.items())] == ["committee_goal", "assignment"]


def test_a_goal_that_is_set_as_a_heading_is_no_section(flow_of: FlowOf) -> None:
    lines = ["# 1 Skola"]
    for goal in ("Fler barn ska läsa varje dag.", "Fler ska räkna varje dag."):
        lines += ["## Nämndens mål", f"### {goal}", TEXT]
    assert [title for _, _, title, _ in tree(flow_of(*lines))] == ["Skola"]


def test_a_heading_that_could_be_a_label_but_comes_once_is_a_section(flow_of: FlowOf) -> None:
    flow = flow_of("# Inledning", TEXT, "# Uppdrag", TEXT, "# Ekonomi", TEXT)
    assert [title for _, _, title, _ in tree(flow)] == ["Inledning", "Uppdrag", "Ekonomi"]


def test_parts_stand_under_the_goal_area_before_them(flow_of: FlowOf) -> None:
    lines: list[str] = []
    for area in ("Trygg stad", "Grön stad"):
        lines += ["Målområde", f"# {area}", TEXT, "# Resultatanalys", TEXT, "# Aktivitetsuppföljning", TEXT]
    assert tree(flow_of(*lines)) == [
        (1, None, "Trygg stad", None),
        (2, None, "Resultatanalys", "Trygg stad"),
        (2, None, "Aktivitetsuppföljning", "Trygg stad"),
        (1, None, "Grön stad", None),
        (2, None, "Resultatanalys", "Grön stad"),
        (2, None, "Aktivitetsuppföljning", "Grön stad"),
    ]


def test_a_question_stands_under_the_part_before_it(flow_of: FlowOf) -> None:
    flow = flow_of("Målområde", "# Trygg stad", "# Resultatanalys", TEXT, "# Vad gör vi nu?", TEXT)
    assert tree(flow)[2] == (3, None, "Vad gör vi nu?", "Resultatanalys")


def test_a_heading_that_repeats_its_area_is_no_section(flow_of: FlowOf) -> None:
    flow = flow_of(
        "Målområde", "# Trygg stad", TEXT, "# Resultatanalys", "# Trygg stad", TEXT, "Målområde", "# Grön stad"
    )
    assert [title for _, _, title, _ in tree(flow)] == ["Trygg stad", "Resultatanalys", "Grön stad"]


def test_running_text_goes_to_the_innermost_section(flow_of: FlowOf) -> None:
    flow = flow_of("Förord utan rubrik.", "# 1 Skola", TEXT, "- läsa", [["Mått", "Mål"]], "## 1.1 Bad", "Mer text.")
    assert [section.text for section in flow.sections] == [[TEXT, "- läsa"], ["Mer text."]]
    assert [b.section for b in flow.blocks] == [None, 0, 0, 0, 0, 1, 1]


def test_pages_of_a_section(make_blocks: Callable[..., list[Block]]) -> None:
    blocks = make_blocks("# 1 Skola", TEXT, TEXT, "# 2 Bad", TEXT)
    for block, page in zip(blocks, (2, 2, 4, 4, 5), strict=True):
        block.page = page
    flow, _ = build_flow(Reading("pdf", blocks))
    assert [(s.page_first, s.page_last) for s in flow.sections] == [(2, 4), (4, 5)]


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        (("1", "2", "3"), []),
        (("1", "2", "4"), ["sections.number_gap"]),
        (("1", "1.1", "1.3", "2"), ["sections.number_gap"]),
        (("1", "2", "1", "2"), []),
        (("3", "4", "5"), ["sections.number_gap"]),
    ],
)
def test_gaps_in_the_numbers_are_noted(make_blocks: Any, numbers: tuple[str, ...], codes: list[str]) -> None:
    blocks = make_blocks(*(line for n in numbers for line in (f"# {n} Rubrik", TEXT)))
    _, notes = build_flow(Reading("text", blocks))
    assert [note.code for note in notes] == codes
    assert all("missing between" in note.message for note in notes)


def test_thousands_of_headings_in_each_other_end_at_the_deepest_level() -> None:
    blocks = [Block(Role.HEADING, f"Rubrik {'x' * (at % 40)}{at}", level=at) for at in range(1, 3_001)]
    flow, notes = build_flow(Reading("pdf", blocks))
    assert [section.level for section in flow.sections] == [min(at, DEEPEST) for at in range(1, 3_001)]
    assert {section.parent for section in flow.sections[DEEPEST:]} == {DEEPEST - 2}
    assert [note.code for note in notes] == ["sections.too_deep"]


def test_a_heading_whose_sibling_before_is_missing_keeps_its_number(make_blocks: Any) -> None:
    flow, notes = build_flow(Reading("text", make_blocks("# 1 Skola", TEXT, "# 1.2 Bad", TEXT, "# 2 Kultur", TEXT)))
    assert [section.number for section in flow.sections] == ["1", "1.2", "2"]
    assert [note.code for note in notes] == ["sections.number_gap"]


def test_a_missing_chapter_is_noted(make_blocks: Any) -> None:
    numbers = ("1", "2", "3.1", "3.2", "3.3", "4")
    flow, notes = build_flow(Reading("text", make_blocks(*(line for n in numbers for line in (f"# {n} Bad", TEXT)))))
    assert [section.number for section in flow.sections] == list(numbers)
    assert "sections.number_gap" in [note.code for note in notes]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Strategiska målsättningar", "strategic_objective"),
        ("Resultatanalys", "result_analysis"),
        ("Visionen – ett gott liv", "vision"),
        ("Ekonomi", "budget"),
        ("Badhuset", None),
    ],
)
def test_the_role_of_a_section_by_its_title(title: str, role: str | None) -> None:
    assert section_role(title) == role


def test_parts_of_a_goal_area() -> None:
    assert is_part("Resultatanalys")
    assert not is_part("Ekonomi")
    assert not is_part("Badhuset")


def test_a_document_without_blocks_or_headings(flow_of: FlowOf) -> None:
    assert flow_of().sections == []
    assert flow_of(TEXT).sections == []


def test_numbers_below_parts_without_numbers_stand_in_their_part(flow_of: FlowOf) -> None:
    flow = flow_of("# Berättelse", TEXT, "# Mål", TEXT, "## 04 Hav", TEXT, "## 08 Klimat", TEXT, "# Bilagor", TEXT)
    assert tree(flow) == [
        (1, None, "Berättelse", None),
        (1, None, "Mål", None),
        (2, "04", "Hav", "Mål"),
        (2, "08", "Klimat", "Mål"),
        (1, None, "Bilagor", None),
    ]


def test_chapters_with_numbers_are_no_parts_of_a_lone_title(flow_of: FlowOf) -> None:
    flow = flow_of("# Kulturens år", TEXT, "## 1 Hav", TEXT, "## 2 Klimat", TEXT)
    assert [parent for *_, parent in tree(flow)] == [None, None, None]


def test_a_label_that_is_a_chapter_is_a_section(flow_of: FlowOf) -> None:
    flow = flow_of("# Inledning", TEXT, "# Måluppfyllelse", TEXT, "## Trygghet", TEXT, "# Ekonomi", TEXT)
    assert tree(flow)[1:3] == [(1, None, "Måluppfyllelse", None), (2, None, "Trygghet", "Måluppfyllelse")]


def test_a_label_set_like_a_chapter_more_than_once_stays_a_label(flow_of: FlowOf) -> None:
    chapter = ["# Nämndens mål", TEXT, "## Trygghet", TEXT]
    flow = flow_of("# Inledning", TEXT, *chapter, "# Skola", TEXT, *chapter, "# Ekonomi", TEXT)
    assert "Nämndens mål" not in [title for _, _, title, _ in tree(flow)]


def test_a_heading_over_a_table_of_goals_is_a_section_and_takes_no_heading_as_goal(flow_of: FlowOf) -> None:
    table = [["Mål", "Indikator", "Utfall 2023"], ["Fler ska simma", "Andel simkunniga", "81"]]
    flow = flow_of("# Inledning", TEXT, "## God ekonomisk hushållning", "### Verksamhetsmål", table, "# Ekonomi", TEXT)
    assert [title for _, _, title, _ in tree(flow)][1:3] == ["God ekonomisk hushållning", "Verksamhetsmål"]
