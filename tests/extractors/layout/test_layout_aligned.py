"""Tables without inner vertical lines."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.aligned import BY_DISTANCE, BY_LINES, find_aligned
from extractors.layout.types import Grid
from models.table import TableMethod

Sheet = Any
HEAD = ("Mått", "Utfall", "Mål")
ROWS = [("Antal badande", "1 200", "1 500"), ("Andel som kan simma", "88 %", "95 %"), ("Lån per invånare", "7", "9")]
PLACES = ((50, "left"), (260, "right"), (340, "right"))


def put(page: Sheet, top: float, row: tuple[str, ...], **style: Any) -> Sheet:
    cells = zip(PLACES, row, strict=True)
    return page.row(top, *((x, text, align) for (x, align), text in cells if text), **style)


def measures(page: Sheet, top: float = 100, step: float = 20, head: bool = True) -> Sheet:
    rows = [HEAD, *ROWS] if head else ROWS
    for n, row in enumerate(rows):
        put(page, top + step * n, row, bold=head and n == 0)
    return page


def found(page: Sheet, **more: Any) -> list[Grid]:
    return find_aligned(page.page, page.words, **more)


def texts(page: Sheet, **more: Any) -> list[list[str]]:
    (grid,) = found(page, **more)
    return grid.texts()


WHOLE = [list(HEAD), *map(list, ROWS)]


def test_a_table_without_any_line_is_found_by_its_header(sheet: Sheet) -> None:
    (grid,) = found(measures(sheet()))
    assert grid.texts() == WHOLE
    assert (grid.method, grid.confidence) == (TableMethod.ALIGNED, BY_DISTANCE)
    assert [all(cell is not None and cell.header for cell in row) for row in grid.rows] == [True, False, False, False]


def test_rules_between_rows_make_it_surer(sheet: Sheet) -> None:
    page = measures(sheet())
    for y in (117, 137, 157, 175):
        page.across(y, 45, 345)
    (grid,) = found(page)
    assert grid.texts() == WHOLE
    assert grid.confidence == BY_LINES


def test_zebra_rows_part_a_table_as_lines_do(sheet: Sheet) -> None:
    page = measures(sheet()).fill(45, 96, 345, 116, 0.5).fill(45, 136, 345, 156)
    (grid,) = found(page)
    assert grid.texts() == WHOLE


def test_numbers_over_each_other_are_a_table_without_a_header(sheet: Sheet) -> None:
    assert texts(measures(sheet(), head=False)) == WHOLE[1:]


def test_wrapped_labels_belong_to_their_row(sheet: Sheet) -> None:
    page = put(sheet(), 100, HEAD, bold=True)
    put(page, 120, ("Andel elever i årskurs", "88 %", "95 %")).text(50, 132, "sex som kan simma")
    put(page, 156, ("Antal badande", "1 200", "1 500")).text(50, 168, "per öppettimme")
    assert texts(page) == [
        list(HEAD),
        ["Andel elever i årskurs sex som kan simma", "88 %", "95 %"],
        ["Antal badande per öppettimme", "1 200", "1 500"],
    ]


def test_a_row_may_have_empty_cells(sheet: Sheet) -> None:
    page = measures(sheet())
    put(page, 180, ("Nöjda besökare", "", "80"))
    assert texts(page)[-1] == ["Nöjda besökare", "", "80"]


def test_a_label_of_a_group_stands_over_the_columns(sheet: Sheet) -> None:
    page = sheet()
    for top, row in (
        (100, ("Post", "Utfall", "Mål", "Budget")),
        (120, ("Hyra", "12", "14", "9")),
        (160, ("El", "7", "9", "2")),
    ):
        page.row(top, (50, row[0]), *((x, text, "right") for x, text in zip((150, 250, 350), row[1:], strict=True)))
    page.text(50, 140, "Bibliotek och lokaler")
    for y in (117, 137, 157, 175):
        page.across(y, 45, 355)
    (grid,) = found(page)
    group = grid.rows[2][0]
    assert group is not None
    assert (group.text, group.col_span) == ("Bibliotek och lokaler", 2)
    assert grid.texts()[3] == ["El", "7", "9", "2"]


def test_a_long_label_of_a_group_between_rules_does_not_end_the_table(sheet: Sheet) -> None:
    page = put(sheet(), 100, HEAD, bold=True)
    put(page, 120, ROWS[0]).text(50, 140, "Bibliotek och andra lokaler som hyrs ut av nämnden")
    put(page, 160, ROWS[2])
    for y in (97, 117, 137, 157, 175):
        page.across(y, 45, 345)
    assert texts(page)[-1] == list(ROWS[2])


def test_text_around_a_table_is_not_in_it(sheet: Sheet) -> None:
    long = "Nämnden har under året arbetat med att fler barn ska lära sig simma tidigt."
    page = sheet().text(50, 70, long).text(50, 82, long)
    measures(page, 110).text(50, 200, long).text(50, 212, long)
    assert texts(page) == WHOLE


@pytest.mark.parametrize("gap", [20, 60])
def test_running_text_in_two_columns_is_no_table(sheet: Sheet, gap: float) -> None:
    page = sheet()
    for n in range(12):
        page.text(50, 50 + 12 * n, "ord som fyller en rad i den vänstra")
        page.text(210 + gap, 50 + 12 * n, "och fler ord i den högra spalten")
    assert found(page) == []


def test_a_list_of_names_and_places_is_no_table(sheet: Sheet) -> None:
    page = sheet().row(50, (50, "Ordförande"), (300, "Anna Ek")).row(62, (50, "Förvaltningschef"), (300, "Bo Al"))
    assert found(page) == []


def test_two_tables_with_headers_of_their_own_are_two(sheet: Sheet) -> None:
    page = measures(sheet())
    put(page, 200, ("Mått", "Budget", "Prognos"), bold=True)
    put(page, 220, ("Hyra", "12", "14"))
    put(page, 240, ("El", "7", "9"))
    first, second = found(page)
    assert first.texts() == WHOLE
    assert second.texts() == [["Mått", "Budget", "Prognos"], ["Hyra", "12", "14"], ["El", "7", "9"]]


def test_the_rest_of_a_table_of_the_page_before_needs_no_header(sheet: Sheet) -> None:
    page = put(sheet(2), 50, ROWS[0])
    carried = [(50.0, 150.0), (217.0, 260.0), (317.0, 340.0)]
    assert texts(page, carried=carried) == [list(ROWS[0])]
    assert found(page) == []
    assert found(page, carried=[(50.0, 90.0), (120.0, 140.0), (400.0, 440.0)]) == []


def test_a_header_left_behind_at_the_end_of_a_page_is_kept(sheet: Sheet) -> None:
    page = put(sheet().text(50, 50, "Måtten följs varje år."), 700, HEAD, bold=True)
    assert texts(page) == [list(HEAD)]


def test_two_numbers_that_stand_apart_are_never_one(sheet: Sheet) -> None:
    page = measures(sheet()).row(180, (50, "Besök"), (225, "500", "right"), (237.5, "1"), (340, "9", "right"))
    cells = [cell for grid in found(page) for row in grid.rows for cell in row if cell is not None]
    glued = [cell for cell in cells if cell.text in ("500 1", "5001")]
    assert all(cell.doubt == "two numbers in one cell" for cell in glued)
    assert glued or {"500", "1"} <= {cell.text for cell in cells}


def test_a_page_without_words_has_no_tables(sheet: Sheet) -> None:
    assert found(sheet()) == []
