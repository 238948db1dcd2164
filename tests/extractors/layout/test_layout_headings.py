"""Headings by their style."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractors.layout.headings import mark_headings
from extractors.layout.styles import body_style
from extractors.layout.types import Block, Role
from models.box import Box

Make = Callable[..., Block]
TEXT = "Nämnden sköter badhus, bibliotek och idrottsplatser i hela kommunen under året."


def text(block: Make, count: int = 1) -> list[Block]:
    return [block(TEXT) for _ in range(count)]


def headings(blocks: list[Block]) -> list[tuple[str, int | None]]:
    mark_headings(blocks)
    return [(b.text, b.level) for b in blocks if b.role is Role.HEADING]


def test_larger_text_is_a_heading_ranked_by_its_size(block: Make) -> None:
    blocks = [
        block("Kultur i staden", size=20),
        *text(block, 2),
        block("Badhuset", size=14),
        *text(block, 2),
        block("Öppettider", size=12),
        *text(block, 2),
    ]
    assert headings(blocks) == [("Kultur i staden", 1), ("Badhuset", 2), ("Öppettider", 3)]


def test_printed_numbers_decide_the_level_before_the_size(block: Make) -> None:
    blocks = [
        block("1 Uppdrag", size=14),
        *text(block),
        block("1.1 Bad", size=14.2),
        *text(block),
        block("2 Ekonomi", size=14),
        *text(block, 3),
    ]
    found = dict(headings(blocks))
    assert found["1 Uppdrag"] == found["2 Ekonomi"] == 1


def test_bold_numbered_lines_of_the_size_of_the_body_are_headings(block: Make) -> None:
    blocks = [block("1 Uppdrag", bold=True), *text(block, 2), block("2 Ekonomi", bold=True), *text(block, 2)]
    assert headings(blocks) == [("1 Uppdrag", 1), ("2 Ekonomi", 1)]


def test_a_style_that_sentences_are_printed_in_is_none(block: Make) -> None:
    goals = ["Fler barn ska lära sig simma.", "Biblioteken ska ha öppet oftare.", "Utlåningen ska öka."]
    blocks = [part for goal in goals for part in (block(goal, bold=True), *text(block, 2))]
    assert headings(blocks) == []


def test_large_sentences_are_no_headings(block: Make) -> None:
    goals = ["Fler barn ska lära sig simma.", "Biblioteken ska ha öppet oftare.", "Utlåningen ska öka."]
    blocks = [part for goal in goals for part in (block(goal, size=13), *text(block, 2))]
    assert headings(blocks) == []


def test_smaller_text_is_never_a_heading(block: Make) -> None:
    blocks = [
        *text(block, 4),
        block("Källa och datum", size=8, bold=True),
        block("1 Not", size=8),
        block("2 Not", size=8),
    ]
    assert headings(blocks) == []


def tagged_heading(block: Make, title: str, level: int | None = 1, **more: Any) -> Block:
    return block(title, Role.HEADING, level=level, method="tagged", **more)


def test_headings_of_the_tags_decide_alone(block: Make) -> None:
    tagged = [tagged_heading(block, f"Rubrik {n}", 2, size=14) for n in range(3)]
    blocks = [*tagged, *text(block, 3), block("Stor text utan tagg", size=20), *text(block, 3)]
    assert headings(blocks) == [(f"Rubrik {n}", 2) for n in range(3)]


def test_short_bold_lines_over_text_are_headings_below_the_others(block: Make) -> None:
    blocks = [block("Kultur i staden", size=20), *text(block)]
    for title in ("Badhuset", "Biblioteken", "Idrottsplatserna"):
        blocks += [block(title, bold=True), *text(block, 2)]
    assert headings(blocks) == [("Kultur i staden", 1), ("Badhuset", 2), ("Biblioteken", 2), ("Idrottsplatserna", 2)]


def test_the_body_is_the_style_of_most_letters(block: Make) -> None:
    blocks = [*text(block, 3), *[block("Kort", size=20, bold=True) for _ in range(9)]]
    assert body_style(blocks)[0] == 10.0
    assert body_style([])[0] == 10.0


def test_nothing_and_text_only(block: Make) -> None:
    assert headings([]) == []
    assert headings(text(block, 5)) == []


def test_what_bookmarks_name_are_headings_of_their_level(block: Make) -> None:
    titles = ("Badhuset i staden", "Biblioteken", "Öppettider")
    blocks = [part for title in titles for part in (block(title), *text(block, 2))]
    mark_headings(blocks, [(1, "Badhuset i staden"), (1, "Biblioteken"), (2, "ÖPPETTIDER "), (1, "Något annat")])
    assert [(b.text, b.level, b.method) for b in blocks if b.role is Role.HEADING] == [
        ("Badhuset i staden", 1, "outline"),
        ("Biblioteken", 1, "outline"),
        ("Öppettider", 2, "outline"),
    ]


def test_bookmarks_that_are_not_found_on_the_pages_prove_nothing(block: Make) -> None:
    blocks = [block("Badhuset i staden"), *text(block, 4)]
    mark_headings(blocks, [(1, "Badhuset i staden"), (1, "Biblioteken"), (1, "Öppettider")])
    assert [b for b in blocks if b.role is Role.HEADING] == []


def test_tags_that_call_all_text_headings_are_not_believed(block: Make) -> None:
    blocks = [tagged_heading(block, f"{TEXT} Nummer {n}.") for n in range(6)]
    blocks[0] = tagged_heading(block, "Kultur i staden", size=18)
    assert headings(blocks) == [("Kultur i staden", 1)]


def test_where_all_tags_have_one_level_the_style_tells_it(block: Make) -> None:
    blocks = []
    for title, size in (("Kultur", 20), ("Badhuset", 14), ("Biblioteken", 14)):
        blocks += [tagged_heading(block, title, size=size), *text(block, 2)]
    assert headings(blocks) == [("Kultur", 1), ("Badhuset", 2), ("Biblioteken", 2)]


def test_a_tagged_heading_without_a_level_ranks_by_its_size(block: Make) -> None:
    blocks = []
    for title, level, size in (("Kultur", 1, 20), ("Badhuset", 2, 14), ("Öppettider", None, 12)):
        blocks += [tagged_heading(block, title, level, size=size), *text(block, 2)]
    assert headings(blocks) == [("Kultur", 1), ("Badhuset", 2), ("Öppettider", 3)]


def test_a_tagged_list_in_the_style_of_the_body_is_no_heading(block: Make) -> None:
    tagged = [tagged_heading(block, title, size=14) for title in ("Kultur", "Fritid", "Skola")]
    items = [tagged_heading(block, f"{n}. Badhus nummer {n}", 5) for n in (1, 2, 3)]
    blocks = [part for head in tagged for part in (head, *text(block, 2))] + items + text(block)
    assert [title for title, _ in headings(blocks)] == ["Kultur", "Fritid", "Skola"]


def test_larger_text_that_the_tags_leave_out_is_a_heading_where_there_is_more_of_it(block: Make) -> None:
    blocks = [part for n in range(3) for part in (tagged_heading(block, f"Del {n}", size=20), *text(block, 2))]
    for n in range(5):
        blocks += [block(f"Badhus i ort {'ABCDE'[n]}", size=14), *text(block, 2)]
    assert [level for _, level in headings(blocks)] == [1] * 3 + [2] * 5


@pytest.mark.parametrize("outline", [[(1, "Sida 1"), (1, "Sida 2"), (1, "Sida 3")], [(1, "plan-slutlig.pdf")], []])
def test_bookmarks_that_name_no_headings_change_nothing(block: Make, outline: list[tuple[int, str]]) -> None:
    blocks = [block("Kultur", size=20), *text(block, 2), block("Badhuset", size=14), *text(block, 2)]
    mark_headings(blocks, outline)
    assert [(b.text, b.level) for b in blocks if b.role is Role.HEADING] == [("Kultur", 1), ("Badhuset", 2)]


def test_an_outline_that_names_some_headings_leaves_the_others(block: Make) -> None:
    titles = (("Kultur", 20), ("Badhuset", 14), ("Fritid", 20), ("Hallen", 14), ("Skola", 20), ("Maten", 14))
    blocks = [part for title, size in titles for part in (block(title, size=size), *text(block, 2))]
    mark_headings(blocks, [(1, "Kultur"), (1, "Fritid"), (1, "Skola")])
    assert [b.level for b in blocks if b.role is Role.HEADING] == [1, 2, 1, 2, 1, 2]


def test_a_bold_line_with_a_year_or_in_capitals_is_a_title_and_capitals_stand_above(block: Make) -> None:
    blocks = [block("Kultur i staden", size=20), *text(block)]
    for title in ("EKONOMI OCH MÅL 2031", "Badhuset", "Biblioteken", "Hallen:", "DELMÅL 12"):
        blocks += [block(title, bold=True), *text(block, 2)]
    assert headings(blocks) == [
        ("Kultur i staden", 1),
        ("EKONOMI OCH MÅL 2031", 2),
        ("Badhuset", 3),
        ("Biblioteken", 3),
        ("Hallen", 3),
    ]


def test_bold_goals_between_do_not_spoil_the_titles(block: Make) -> None:
    blocks = text(block, 3)
    for title in ("Badhuset", "Biblioteken", "Hallen"):
        blocks += [
            block(title, size=11.5, bold=True),
            block(f"Antalet besök i {title} ska öka", bold=True),
            *text(block),
        ]
    assert [title for title, _ in headings(blocks)] == ["Badhuset", "Biblioteken", "Hallen"]


def test_bold_words_that_a_paragraph_begins_with_are_none(block: Make) -> None:
    blocks = [block(f"Bad. {TEXT}", bold_start="Bad.") for _ in range(4)]
    assert headings(blocks) == []


def test_lines_of_a_heading_that_stand_wide_apart_are_one(block: Make) -> None:
    first = block("Ekonomiska förutsättningar", size=18)
    second = block("för kommande år", size=18, y=128)
    other = block("Investeringar", size=18, y=160)
    assert headings([first, second, other, *text(block, 4)]) == [
        ("Ekonomiska förutsättningar för kommande år", 1),
        ("Investeringar", 1),
    ]
    assert first.box == Box(50, 100, 300, 146)


def test_a_page_number_beside_a_heading_is_none(block: Make) -> None:
    blocks = [block("Kultur i staden", size=20), block("12", size=20), *text(block, 3)]
    assert headings(blocks) == [("Kultur i staden", 1)]


def test_a_heading_that_comes_back_on_top_of_the_next_page_is_a_running_title(block: Make) -> None:
    blocks = [block("Kultur", size=20), *text(block, 2), block("Kultur", size=20, page=2), block(TEXT, page=2)]
    assert headings(blocks) == [("Kultur", 1)]
    blocks = [block("Kultur", size=20), *text(block, 2), block("Kultur", size=20), *text(block)]
    assert len(headings(blocks)) == 2


def test_numbered_items_of_a_tagged_list_are_headings_where_they_go_on_with_the_numbers(block: Make) -> None:
    blocks: list[Block] = []
    for title in ("1 Kultur", "1.1 Bad"):
        blocks += [tagged_heading(block, title, title.count(".") + 1, size=14), *text(block)]
    for title, bold in (("1.2 Bibliotek", True), ("1.2.1 Bokbussen", False), ("1.4.7 Annat", False)):
        blocks += [block(title, Role.LIST_ITEM, bold=bold, marker="•", method="tagged"), *text(block)]
    assert [title for title, _ in headings(blocks)] == ["1 Kultur", "1.1 Bad", "1.2 Bibliotek", "1.2.1 Bokbussen"]
