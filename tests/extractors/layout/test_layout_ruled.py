"""Tables with ruled lines, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.ruled import find_ruled
from extractors.layout.types import Grid
from models.table import TableMethod

Sheet = Any
XS, YS = (50, 200, 300, 400), (100, 120, 140, 160)
ROWS = [("Mått", "Utfall", "Mål"), ("Badande", "1 200", "1 500"), ("Lån", "40", "50")]


@pytest.fixture
def filled(sheet: Sheet) -> Sheet:
    page = sheet()
    for y, row in zip(YS, ROWS, strict=False):
        page.row(y + 5, *zip((55, 205, 305), row, strict=True))
    return page


def found(page: Sheet) -> list[Grid]:
    return find_ruled(page.page, page.words)


def test_a_full_net_is_a_table(filled: Sheet) -> None:
    (grid,) = found(filled.net(XS, YS))
    assert grid.texts() == [list(row) for row in ROWS]
    assert (grid.method, grid.confidence) == (TableMethod.RULED, 1.0)


def test_words_beside_a_table_are_not_in_it(filled: Sheet) -> None:
    (grid,) = found(filled.net(XS, YS).text(55, 60, "Tabell 1").text(55, 170, "Källa").text(450, 105, "not"))
    assert grid.texts() == [list(row) for row in ROWS]


def test_open_sides_are_closed_by_the_ends_of_the_inner_lines(filled: Sheet) -> None:
    for y in YS:
        filled.across(y, 50, 400)
    for x in XS[1:-1]:
        filled.down(x, 100, 160)
    (grid,) = found(filled)
    assert grid.texts() == [list(row) for row in ROWS]


def test_a_cell_over_two_columns_is_merged(sheet: Sheet) -> None:
    page = sheet().row(105, (55, "Mått"), (205, "År 2031")).row(125, (55, "Lån"), (205, "40"), (305, "50"))
    page.net(XS, (100, 120, 140))
    page.page.rules = [r for r in page.page.rules if not (r.x0 < 300 < r.x1 and r.height > r.width)]
    page.down(300, 120, 140)
    (grid,) = found(page)
    head = grid.rows[0][1]
    assert head is not None
    assert (head.text, head.col_span) == ("År 2031", 2)
    assert grid.texts()[1] == ["Lån", "40", "50"]


@pytest.mark.parametrize("columns", [(50, 400), (50, 400, 402)])
def test_a_frame_around_a_text_is_no_table(sheet: Sheet, columns: tuple[int, ...]) -> None:
    page = sheet().text(55, 105, "En ruta med en upplysning").text(55, 125, "i två rader")
    assert found(page.net(columns, (100, 140))) == []


def test_lines_without_words_are_no_table(sheet: Sheet) -> None:
    assert found(sheet().net(XS, YS)) == []
    assert found(sheet()) == []


def test_a_net_with_text_in_one_column_only_is_no_table(sheet: Sheet) -> None:
    page = sheet().text(55, 105, "ett").text(55, 125, "två").text(55, 145, "tre")
    assert found(page.net(XS, YS)) == []


def test_coloured_rows_do_not_cut_a_table(filled: Sheet) -> None:
    filled.net(XS, YS).fill(50, 100, 400, 120).fill(50, 140, 400, 160, 0.6)
    (grid,) = found(filled)
    assert grid.texts() == [list(row) for row in ROWS]


def test_a_table_whose_inner_lines_are_missing_is_left_to_alignment(sheet: Sheet) -> None:
    page = sheet()
    for y, (name, first, second) in zip((105, 125, 145, 165), [*ROWS, ("Spel", "7", "9")], strict=True):
        page.row(y, (55, name), (205, first), (305, second))
    assert found(page.net((50, 190, 400), (100, 120, 140, 160, 180))) == []


def test_two_tables_on_a_page_come_from_the_top(filled: Sheet) -> None:
    filled.row(405, (55, "Post"), (205, "2031")).row(425, (55, "Hyra"), (205, "12"))
    filled.net((50, 200, 300), (400, 420, 440)).net(XS, YS)
    first, second = found(filled)
    assert first.texts()[0] == ["Mått", "Utfall", "Mål"]
    assert second.texts() == [["Post", "2031"], ["Hyra", "12"]]


def test_a_row_without_its_inner_lines_keeps_words_that_stand_clear_apart(filled: Sheet) -> None:
    filled.net(XS, (100, 120, 140))
    filled.across(160, 50, 400).down(50, 140, 160).down(400, 140, 160)
    (grid,) = found(filled)
    assert grid.texts()[2] == ["Lån", "40", "50"]


def test_a_row_whose_words_run_over_the_boundary_is_merged(sheet: Sheet) -> None:
    page = sheet().row(105, (55, "Mått"), (205, "Utfall"), (305, "Mål")).row(145, (55, "Lån"), (205, "40"), (305, "50"))
    page.text(55, 125, "Bibliotek och andra lokaler i hela kommunen")
    page.net(XS, (100, 120)).net(XS, (140, 160)).down(50, 120, 140).down(400, 120, 140)
    (grid,) = found(page)
    group = grid.rows[1][0]
    assert group is not None
    assert (group.text, group.col_span) == ("Bibliotek och andra lokaler i hela kommunen", 3)


def test_a_drawing_of_thousands_of_lines_is_no_table(filled: Sheet) -> None:
    for n in range(4100):
        filled.across(3 * n, 50, 400)
    assert found(filled.net(XS, YS)) == []
