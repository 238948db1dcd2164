"""From lines to paragraphs and list items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractors.layout.blocks import group_blocks, marker_of, usual_pitch
from extractors.layout.types import Block, Line, Role

Sheet = Any
Lines = Callable[[Any], list[Line]]
FULL = "en rad som fyller hela spalten och slutar mitt i en"


@pytest.fixture
def blocks(lines_of: Lines) -> Callable[[Sheet], list[Block]]:
    def group(page: Sheet) -> list[Block]:
        lines = lines_of(page)
        return group_blocks(lines, page.number, usual_pitch(lines), 10.0)

    return group


Blocks = Callable[[Any], list[Block]]


def column(page: Sheet, *texts: str, top: float = 100, step: float = 12, x: float = 50, **style: Any) -> Sheet:
    for n, text in enumerate(texts):
        page.text(x, top + step * n, text, **style)
    return page


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def test_lines_of_one_distance_are_one_paragraph(sheet: Sheet, blocks: Blocks) -> None:
    (block,) = blocks(column(sheet(), FULL, "mening som går vidare med orden om för-", "skolan och slutar här."))
    assert block.text == f"{FULL} mening som går vidare med orden om förskolan och slutar här."
    assert (block.role, block.page, block.size, block.bold) == (Role.PARAGRAPH, 1, 10.0, False)
    assert block.box is not None
    assert (block.box.top, block.box.bottom) == (100, 134)


def test_a_wider_gap_parts_paragraphs(sheet: Sheet, blocks: Blocks) -> None:
    page = column(sheet(), FULL, f"{FULL} sats.")
    column(page, FULL, "sista raden.", top=140)
    assert len(blocks(page)) == 2


@pytest.mark.parametrize("style", [{"bold": True}, {"italic": True}, {"size": 12.0}])
def test_another_style_parts_paragraphs(sheet: Sheet, blocks: Blocks, style: dict[str, Any]) -> None:
    page = column(sheet(), FULL, FULL).text(50, 124, "något annat i en annan stil", **style)
    assert texts(blocks(page)) == [f"{FULL} {FULL}", "något annat i en annan stil"]


def test_bold_words_within_a_text_part_nothing(sheet: Sheet, blocks: Blocks) -> None:
    page = sheet().text(50, 100, "Målet är", bold=True).text(93, 100, "att fler barn lär sig simma")
    column(page, "innan de börjar årskurs tre.", top=112)
    (block,) = blocks(page)
    assert (block.bold_start, block.bold) == ("Målet är", False)


@pytest.mark.parametrize("marker", ["•", "–", "1.", "a)", "➢"])
def test_markers_begin_list_items(sheet: Sheet, blocks: Blocks, marker: str) -> None:
    page = sheet().text(50, 100, f"{marker} läsa mer i alla årskurser och").text(62, 112, "även på fritiden")
    page.text(50, 124, f"{marker} räkna mer")
    assert [(b.role, b.marker, b.text) for b in blocks(page)] == [
        (Role.LIST_ITEM, marker, "läsa mer i alla årskurser och även på fritiden"),
        (Role.LIST_ITEM, marker, "räkna mer"),
    ]


def test_a_dash_in_a_running_sentence_begins_no_item(sheet: Sheet, blocks: Blocks) -> None:
    page = column(
        sheet(), "Nämnden har tre hus i drift under hela året", "– ett bad, ett bibliotek och en hall – i staden."
    )
    assert len(blocks(page)) == 1


def test_a_list_ends_where_the_text_goes_back_to_the_margin(sheet: Sheet, blocks: Blocks) -> None:
    page = sheet().text(70, 100, "• läsa mer varje dag i skolan").text(50, 112, "detta står utanför listan")
    assert texts(blocks(page)) == ["läsa mer varje dag i skolan", "detta står utanför listan"]


def test_a_line_that_ends_early_before_a_capital_was_broken_on_purpose(sheet: Sheet, blocks: Blocks) -> None:
    page = column(sheet(), f"{FULL} mening.", "Kort rad", "Badet öppnar i maj och stänger i september varje år")
    assert texts(blocks(page)) == [
        f"{FULL} mening. Kort rad",
        "Badet öppnar i maj och stänger i september varje år",
    ]


def test_an_indented_line_begins_a_paragraph(sheet: Sheet, blocks: Blocks) -> None:
    page = column(sheet(), FULL, FULL).text(62, 124, "indragen rad som börjar om").text(50, 136, "och går vidare")
    assert texts(blocks(page)) == [f"{FULL} {FULL}", "indragen rad som börjar om och går vidare"]


def test_a_label_beside_a_statement_does_not_cut_it(sheet: Sheet, blocks: Blocks) -> None:
    page = column(sheet(), "Fler barn ska lära sig simma", "innan de börjar i årskurs tre", x=200)
    page.text(50, 106, "Nämndens mål", size=8)
    assert sorted(texts(blocks(page))) == ["Fler barn ska lära sig simma innan de börjar i årskurs tre", "Nämndens mål"]


def test_small_capitals_have_the_size_of_their_largest_letters(sheet: Sheet, blocks: Blocks) -> None:
    page = sheet().text(50, 100, "E", size=14).text(58, 103, "KONOMI", size=11)
    (block,) = blocks(page)
    assert block.size == 14.0


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("• läsa", "•", "läsa"),
        ("1. läsa", "1.", "läsa"),
        ("(2) läsa", "(2)", "läsa"),
        ("12) läsa", "12)", "läsa"),
        ("1.5 procent", "", "1.5 procent"),
        ("-5 grader", "", "-5 grader"),
        ("- fem", "-", "fem"),
        ("o läsa", "o", "läsa"),
        ("ord", "", "ord"),
        ("•", "", "•"),
        ("2019 blev bra", "", "2019 blev bra"),
    ],
)
def test_list_markers(text: str, marker: str, rest: str) -> None:
    assert marker_of(text) == (marker, rest)


def test_the_usual_distance_is_the_closest_of_those_that_are_usual(sheet: Sheet, lines_of: Lines) -> None:
    page = column(sheet(), *["rad"] * 6, step=13)
    assert usual_pitch(lines_of(column(page, *["rad"] * 3, top=300, step=18))) == 1.3
    assert usual_pitch([]) == 1.25
