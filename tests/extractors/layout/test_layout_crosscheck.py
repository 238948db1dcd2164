"""Cells that two ways of reading see differently."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.crosscheck import (
    LINE_IN_CELL,
    LINE_IN_NUMBER,
    LINE_THROUGH,
    cut_numbers,
    line_between,
    runs_through,
)
from extractors.layout.edges import Edge
from extractors.layout.ruled import find_ruled
from extractors.layout.types import Word
from models.box import Box

Sheet = Any


def table(sheet: Sheet, *cells: tuple[float, str]) -> dict[str, str | None]:
    """The doubts of the cells of the second row of a table with lines at 150 and 250."""
    page = sheet().net((40, 150, 250, 350), (60, 80, 100))
    page.row(64, (50, "By"), (160, "Hus"), (260, "Båtar")).row(84, (50, "Norrby"), *cells)
    (grid,) = find_ruled(page.page, page.words)
    return {cell.text: cell.doubt for cell in grid.rows[1] if cell is not None}


def test_numbers_within_their_lines_are_not_doubted(sheet: Sheet) -> None:
    assert table(sheet, (160, "1 200"), (260, "14")) == {"Norrby": None, "1 200": None, "14": None}


def test_a_number_with_a_line_through_it(sheet: Sheet) -> None:
    assert table(sheet, (239, "1200"), (300, "14"))["1200"] == LINE_THROUGH


def test_digits_on_both_sides_of_a_line_that_stand_as_one_number(sheet: Sheet) -> None:
    assert table(sheet, (239, "12"), (251, "500")) == {"Norrby": None, "12": LINE_IN_NUMBER, "500": LINE_IN_NUMBER}


def test_words_over_a_line_are_not_numbers(sheet: Sheet) -> None:
    assert set(table(sheet, (230, "trettio"), (300, "14")).values()) == {None}


def test_a_tagged_cell_with_a_line_between_its_numbers(sheet: Sheet) -> None:
    page = sheet().row(84, (160, "12"), (260, "14"))
    assert line_between(page.words, [Edge(200, 60, 100)]) == LINE_IN_CELL
    assert line_between(page.words, [Edge(200, 90, 100), Edge(300, 60, 100)]) is None
    assert line_between(page.words, []) is None


@given(st.floats(0, 500), st.floats(1, 100), st.floats(0, 500), st.floats(1, 200))
def test_a_number_inside_its_cell_is_never_doubted(x: float, width: float, left: float, room: float) -> None:
    word = Word("12", Box(x, 0, x + width, 10), size=10)
    inside = left <= x and x + width <= left + room
    assert not (inside and runs_through(word, left, left + room))
    assert cut_numbers([word], [left]) == set()
