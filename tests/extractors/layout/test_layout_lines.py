"""From words to lines and segments."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.lines import group_lines, line_text, lines_in_order, make_line, split_at_gaps
from extractors.layout.types import Word
from models.box import Box

Sheet = Any


def texts(lines: list[list[Word]]) -> list[str]:
    return [line_text(line) for line in lines]


def test_words_of_one_height_are_a_line_whatever_their_order(sheet: Sheet) -> None:
    page = sheet().text(200, 50, "till höger").text(50, 52, "till vänster").text(50, 70, "under")
    assert texts(group_lines(page.words)) == ["till vänster till höger", "under"]


def test_a_raised_mark_stands_on_the_line_of_its_word(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "mål").text(65.2, 49, "²", size=6)
    page.words[0].space = False
    assert texts(group_lines(page.words)) == ["mål²"]


def test_lines_that_touch_are_two(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "första").text(50, 58, "andra")
    assert texts(group_lines(page.words)) == ["första", "andra"]


def test_words_that_touch_without_a_space_are_one_text(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "vård").text(70, 50, "-", bold=True).text(75.5, 50, "behov")
    for word in page.words[:2]:
        word.space = False
    assert line_text(page.words) == "vård-behov"
    page.words[0].space = True
    assert line_text(page.words) == "vård -behov"


def test_segments_are_parted_by_wide_gaps_only(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "Antal elever").text(150, 50, "1 234").text(300, 50, "99")
    assert texts(split_at_gaps(page.words)) == ["Antal elever", "1 234", "99"]
    assert texts(split_at_gaps(page.words, gap=30)) == ["Antal elever 1 234 99"]
    assert split_at_gaps([]) == []


def test_a_line_has_the_style_of_most_of_its_letters(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "Mål", bold=True).text(80, 50, "simning för alla").text(200, 48, "1", size=6)
    line = make_line(page.words)
    assert (line.bold, line.size) == (False, 10.0)
    assert line.box == Box(50, 48, 203, 60)


def test_words_in_reading_order_break_where_they_step_down_or_back(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "en rad").text(50, 64, "nästa rad").text(20, 64, "åter")
    assert [line.text for line in lines_in_order(page.words)] == ["en rad", "nästa rad", "åter"]
    assert lines_in_order([]) == []


PLACES = st.tuples(st.integers(0, 500), st.integers(0, 700), st.integers(6, 14))


@given(st.lists(PLACES, max_size=25))
def test_every_word_is_on_one_line(places: list[tuple[int, int, int]]) -> None:
    words = [Word(f"w{n}", Box(x, y, x + 20, y + size), size=size) for n, (x, y, size) in enumerate(places)]
    lines = group_lines(words)
    assert sorted(word.text for line in lines for word in line) == sorted(word.text for word in words)
    for line in lines:
        assert [word.box.x0 for word in line] == sorted(word.box.x0 for word in line)
        assert [word for part in split_at_gaps(line) for word in part] == line


STYLES = st.sampled_from([(10.0, False, None), (10.02, False, None), (10.0, True, None), (8.0, False, (1.0, 0.0, 0.0))])


@given(st.lists(st.tuples(st.text("abc1", min_size=1, max_size=4), STYLES), min_size=1, max_size=8))
def test_a_line_is_uniform_where_its_words_are_set_alike(found: list[tuple[str, Any]]) -> None:
    words = [
        Word(text, Box(50 * n, 0, 50 * n + 20, 10), size=size, bold=bold, color=color)
        for n, (text, (size, bold, color)) in enumerate(found)
    ]
    line = make_line(words)
    assert line.uniform == (len({style for _, style in found}) == 1)
    styles = [(round(size, 1), bold, color) for _, (size, bold, color) in found]
    weights = {style: sum(len(t) for (t, _), s in zip(found, styles, strict=True) if s == style) for style in styles}
    assert weights[(line.size, line.bold, line.color)] == max(weights.values())
