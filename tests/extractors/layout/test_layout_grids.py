"""From edges and words to cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractors.layout.edges import Edge
from extractors.layout.grids import build_grid, cell_text, column_extents, drop_empty
from extractors.layout.types import Cell, Grid
from models.table import TableMethod

Sheet = Any
XS, YS = (50.0, 150.0, 250.0, 350.0), (100.0, 120.0, 140.0, 160.0)


def full(positions: tuple[float, ...], start: float, end: float) -> list[Edge]:
    return [Edge(at, start, end) for at in positions]


def grid_of(page: Sheet, horizontal: list[Edge], vertical: list[Edge], keep: bool = False) -> Grid:
    return build_grid(XS, YS, horizontal, vertical, page.words, 3, TableMethod.RULED, keep_columns=keep)


@pytest.fixture
def filled(sheet: Sheet) -> Sheet:
    page = sheet()
    for i, y in enumerate((105, 125, 145)):
        for j, x in enumerate((55, 155, 255)):
            page.text(x, y, f"r{i}k{j}")
    return page


def test_every_word_is_in_the_cell_that_holds_its_middle(filled: Sheet) -> None:
    grid = grid_of(filled, full(YS, 50, 350), full(XS, 100, 160))
    assert grid.texts() == [[f"r{i}k{j}" for j in range(3)] for i in range(3)]
    first = grid.rows[0][0]
    assert first is not None
    assert (first.page, first.box, first.row_span, first.col_span) == (3, (55, 105, 75, 115), 1, 1)
    assert (grid.page, grid.page_last, grid.box) == (3, 3, (50, 100, 350, 160))


def test_a_missing_edge_merges_cells(sheet: Sheet) -> None:
    page = sheet().row(105, (55, "2019"), (255, "2020")).row(125, (55, "a"), (155, "b"), (255, "c"))
    page.row(145, (155, "d"), (255, "e"))
    horizontal = [Edge(100, 50, 350), Edge(120, 50, 350), Edge(140, 150, 350), Edge(160, 50, 350)]
    vertical = [Edge(50, 100, 160), Edge(150, 120, 160), Edge(250, 100, 160), Edge(350, 100, 160)]
    grid = grid_of(page, horizontal, vertical)
    assert grid.texts() == [["2019", "", "2020"], ["a", "b", "c"], ["", "d", "e"]]
    year, below = grid.rows[0][0], grid.rows[1][0]
    assert year is not None
    assert below is not None
    assert (year.col_span, year.row_span) == (2, 1)
    assert (below.col_span, below.row_span) == (1, 2)
    assert grid.rows[0][1] is None
    assert grid.rows[2][0] is None


def test_empty_rows_and_columns_are_left_out_and_spans_follow(sheet: Sheet) -> None:
    page = sheet().row(105, (55, "a"), (255, "b")).row(145, (255, "c"))
    horizontal = [Edge(100, 50, 350), Edge(120, 150, 350), Edge(140, 150, 350), Edge(160, 50, 350)]
    grid = grid_of(page, horizontal, full(XS, 100, 160))
    assert grid.texts() == [["a", "b"], ["", "c"]]
    assert grid.rows[0][0] is not None
    assert grid.rows[0][0].row_span == 2
    kept = grid_of(page, horizontal, full(XS, 100, 160), keep=True)
    assert kept.texts() == [["a", "", "b"], ["", "", "c"]]


def test_words_outside_the_boundaries_are_in_no_cell(filled: Sheet) -> None:
    filled.text(400, 105, "utanför").text(55, 300, "under")
    grid = grid_of(filled, full(YS, 50, 350), full(XS, 100, 160))
    assert not {"utanför", "under"} & {text for row in grid.texts() for text in row}


def test_lines_of_a_cell_are_joined(sheet: Sheet) -> None:
    page = sheet().text(50, 100, "Andel elever i års-").text(50, 112, "kurs nio")
    assert cell_text(page.words) == ("Andel elever i årskurs nio", None)
    assert cell_text([]) == ("", None)


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [("500", "1", 12.0), ("12,5", "40", 8.0), ("-40", "7", 10.0), ("1", "2", 7.6)],
)
def test_two_numbers_that_stand_apart_give_a_doubt(sheet: Sheet, first: str, second: str, gap: float) -> None:
    page = sheet().text(50, 100, first).text(50 + 5 * len(first) + gap, 100, second)
    text, doubt = cell_text(page.words)
    assert text == f"{first} {second}"
    assert doubt == "two numbers in one cell"


@pytest.mark.parametrize("text", ["1 562 700", "12,5 %", "40 st", "åk 9 och 12", "Mål 4"])
def test_one_number_gives_no_doubt(sheet: Sheet, text: str) -> None:
    assert cell_text(sheet().text(50, 100, text).words) == (text, None)


def test_numbers_on_two_lines_of_a_cell_are_not_one_number(sheet: Sheet) -> None:
    text, _ = cell_text(sheet().text(50, 100, "500").text(50, 112, "1 000").words)
    assert text == "500 1 000"


def test_a_cell_is_bold_as_a_whole_or_not(sheet: Sheet) -> None:
    page = sheet().text(55, 105, "Summa", bold=True).text(155, 105, "12", bold=True).text(170, 105, "kr")
    page.text(55, 125, "a").text(155, 125, "b")
    grid = grid_of(page, full(YS, 50, 350), full(XS, 100, 160))
    assert [cell.bold for cell in grid.rows[0] if cell] == [True, False]


def test_column_extents_are_known_where_every_column_holds_text(grid_at: Callable[..., Grid]) -> None:
    grid = grid_at([(50, 100), (200, 240)], [["a", "1"], ["", "2"]])
    assert column_extents(grid) == [(50, 100), (200, 240)]
    assert column_extents(grid_at([(50, 100), (200, 240)], [["a", ""], ["b", ""]])) == []


def test_dropping_empty_rows_of_an_empty_grid() -> None:
    grid = drop_empty(Grid([[Cell(""), None]], TableMethod.RULED))
    assert grid.rows == []
    assert grid.n_columns == 0
