"""Lines that are made once and shared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.known_lines import KnownLines
from extractors.layout.lines import box_of, group_lines, make_line
from extractors.layout.types import Word
from models.box import Box, union

PLACES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 60)), min_size=1, max_size=12)


def words_at(places: list[tuple[int, int]]) -> list[Word]:
    return [Word(f"ord{i}", Box(x, y, x + 25, y + 10), size=10.0) for i, (x, y) in enumerate(places)]


@given(PLACES)
def test_known_lines_are_those_that_are_made_anew(places: list[tuple[int, int]]) -> None:
    words, known = words_at(places), KnownLines()
    for _ in range(2):
        assert known.group(words) == group_lines(words)
        assert [known.line(group) for group in known.group(words)] == [make_line(g) for g in group_lines(words)]


def test_a_line_is_made_once_for_the_same_words_and_anew_for_others() -> None:
    words, known = words_at([(0, 0), (30, 0), (60, 0)]), KnownLines()
    line = known.line(words)
    assert known.line(list(words)) is line
    assert known.line(words[:2]).text == "ord0 ord1"
    assert known.line(words_at([(0, 0), (30, 0), (60, 0)])) is not line


@given(PLACES)
def test_the_box_of_words_is_the_smallest_around_all(places: list[tuple[int, int]]) -> None:
    words = words_at(places)
    assert box_of(words) == union([word.box for word in words])
