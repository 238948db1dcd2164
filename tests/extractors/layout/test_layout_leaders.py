"""Dot leaders in tables and in tables of contents."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.aligned import find_aligned
from extractors.layout.leaders import without_leaders
from extractors.layout.types import Word
from models.box import Box

Sheet = Any
DOTS = "." * 20
LABELS = ("Hyror", "Löner", "Material", "Resor")


def led(page: Sheet, values: tuple[tuple[str, ...], ...], dots: str = DOTS) -> Sheet:
    for n, (label, row) in enumerate(zip(LABELS, values, strict=False)):
        page.row(100 + 15 * n, (50, f"{label} {dots}"), *((300 + 60 * i, x, "right") for i, x in enumerate(row)))
    return page


@pytest.mark.parametrize("dots", [DOTS, ". . . . . . . . . .", "………………"])
def test_leaders_between_labels_and_values_are_no_text_of_the_table(sheet: Sheet, dots: str) -> None:
    page = led(sheet(), (("1 200", "980"), ("310", "295"), ("45", "61"), ("8", "12")), dots)
    (grid,) = find_aligned(page.page, page.words)
    assert grid.texts()[:2] == [["Hyror", "1 200", "980"], ["Löner", "310", "295"]]


def test_page_numbers_that_rise_make_a_table_of_contents(sheet: Sheet) -> None:
    page = led(sheet(), (("3",), ("7",), ("7",), ("12",)))
    assert find_aligned(page.page, page.words) == []
    assert without_leaders(page.words) == []


def test_plain_numbers_that_fall_are_no_page_numbers(sheet: Sheet) -> None:
    page = led(sheet(), (("310",), ("45",), ("120",), ("8",)))
    assert [word.text for word in without_leaders(page.words)][:2] == ["Hyror", "310"]


def test_a_contents_is_kept_where_it_stands_in_a_ruled_table(sheet: Sheet) -> None:
    page = led(sheet(), (("3",), ("7",)))
    assert [word.text for word in without_leaders(page.words, keep_contents=True)] == ["Hyror", "3", "Löner", "7"]


def test_a_word_with_its_leader_glued_to_it_is_cut(sheet: Sheet) -> None:
    words = [Word("Summa......1,250", Box(50, 10, 150, 20), size=10), Word("3,400", Box(160, 10, 190, 20), size=10)]
    first, second, third = without_leaders(words)
    assert [first.text, second.text, third.text] == ["Summa", "1,250", "3,400"]
    assert first.box.x0 == 50
    assert second.box.x1 == pytest.approx(150)
    assert first.box.x1 < second.box.x0


def test_words_without_dots_are_left_alone(sheet: Sheet) -> None:
    page = sheet().text(50, 10, "Ett mål om 4.1 och ...")
    assert without_leaders(page.words) == page.words
