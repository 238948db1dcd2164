"""Headings by their style."""

from __future__ import annotations

from collections.abc import Callable

from extractors.layout.headings import body_style, mark_headings
from extractors.layout.types import Block, Role

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


def test_headings_of_the_tags_decide_alone(block: Make) -> None:
    tagged = [block(f"Rubrik {n}", Role.HEADING, size=14, level=2) for n in range(3)]
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
