"""Rows and cells of many kinds, in tables with lines and without."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.aligned import find_aligned
from extractors.layout.columns import Memory
from extractors.layout.pages import lay_out
from extractors.layout.ruled import find_ruled
from extractors.layout.types import Grid, Role

Sheet = Any
HEAD = ("Mått", "Utfall 2030", "Mål 2031")
ENDS = (330, 430)


def rows(page: Sheet, top: float, *table: tuple[str, ...], step: float = 18, x: float = 50) -> Sheet:
    for n, (label, *values) in enumerate(table):
        cells = ((end + x - 50, value, "right") for end, value in zip(ENDS, values, strict=False) if value)
        page.row(top + step * n, (x, label), *cells, bold=label == HEAD[0])
    return page


def aligned(page: Sheet) -> Grid:
    (grid,) = find_aligned(page.page, page.words)
    return grid


def test_a_group_row_over_its_measures(sheet: Sheet) -> None:
    table = (HEAD, ("Äldreomsorg",), ("Antal platser", "120", "130"), ("Nöjda boende", "88 %", "90 %"))
    grid = aligned(rows(sheet(), 100, *table))
    assert grid.texts()[1] == ["Äldreomsorg", "", ""]
    assert grid.texts()[2] == ["Antal platser", "120", "130"]


def test_varav_rows_stay_rows(sheet: Sheet) -> None:
    table = (HEAD, ("Antal anställda", "120", "130"), ("varav kvinnor", "90", "95"), ("varav män", "30", "35"))
    assert aligned(rows(sheet(), 100, *table, step=12)).texts()[1:] == [list(row) for row in table[1:]]


def test_a_comment_over_all_columns_of_a_ruled_table(sheet: Sheet) -> None:
    page = sheet()
    for y in (60, 80, 100, 120):
        page.across(y, 40, 350)
    for top, bottom in ((60, 80), (80, 100)):
        page.down(150, top, bottom).down(250, top, bottom)
    page.down(40, 60, 120).down(350, 60, 120)
    page.row(64, (50, "Mått"), (160, "Utfall"), (260, "Mål")).row(84, (50, "Bad"), (160, "12"), (260, "14"))
    page.text(50, 104, "Kommentar: Badet var stängt i maj och juni.")
    (grid,) = find_ruled(page.page, page.words)
    comment = grid.rows[2][0]
    assert comment is not None
    assert (comment.text[:10], comment.col_span) == ("Kommentar:", 3)
    assert grid.rows[2][1:] == [None, None]


def test_merged_cells_stand_once(sheet: Sheet) -> None:
    page = sheet()
    for y in (60, 80, 120):
        page.across(y, 40, 350)
    page.across(100, 150, 350)
    for x in (40, 150, 250, 350):
        page.down(x, 60, 120)
    page.row(64, (50, "Område"), (160, "Mått"), (260, "Utfall")).row(84, (160, "Platser"), (260, "12"))
    page.row(104, (160, "Boende"), (260, "14")).text(50, 95, "Äldre")
    (grid,) = find_ruled(page.page, page.words)
    merged = grid.rows[1][0]
    assert merged is not None
    assert (merged.text, merged.row_span, grid.rows[2][0]) == ("Äldre", 2, None)


@pytest.mark.parametrize("mark", ["¹", "*", "²"])
def test_a_footnote_mark_stays_on_its_number(sheet: Sheet, mark: str) -> None:
    table = (HEAD, ("Antal platser", f"40{mark}", "130"), ("Antal besök", "1 200", "1 300"))
    assert aligned(rows(sheet(), 100, *table)).texts()[1] == ["Antal platser", f"40{mark}", "130"]


def test_an_empty_column_keeps_its_place(sheet: Sheet) -> None:
    table = (HEAD, ("Antal platser", "", "130"), ("Antal besök", "", "1 300"), ("Antal lån", "", "70"))
    assert aligned(rows(sheet(), 100, *table)).texts() == [list(row) for row in table]


def test_two_tables_under_each_other_stay_two(sheet: Sheet) -> None:
    table = (HEAD, ("Antal platser", "120", "130"), ("Antal besök", "1 200", "1 300"))
    page = rows(sheet(), 100, *table)
    page.text(50, 190, "Läsåret räknas från augusti och omfattar alla skolor i kommunen och i samverkan.")
    rows(page, 240, *table)
    assert [grid.texts() for grid in find_aligned(page.page, page.words)] == [[list(row) for row in table]] * 2


def test_a_table_on_a_landscape_page(sheet: Sheet) -> None:
    page = sheet(width=842.0, height=595.0)
    ends = tuple(260 + 90 * i for i in range(6))
    page.row(100, (50, "Mått"), *((x, f"Utfall {2026 + i}", "right") for i, x in enumerate(ends)), bold=True)
    for n, name in enumerate(("Platser", "Besök", "Lån")):
        page.row(120 + 18 * n, (50, name), *((x, f"{n + 1} {100 + i}", "right") for i, x in enumerate(ends)))
    grid = aligned(page)
    assert (grid.n_columns, len(grid.rows)) == (7, 4)
    assert grid.texts()[3] == ["Lån", *(f"3 {100 + i}" for i in range(6))]


def test_coloured_rows_do_not_cut_a_ruled_table(sheet: Sheet) -> None:
    page = sheet().net((40, 150, 250), (60, 80, 100, 120)).fill(40, 80, 250, 100)
    for top, row in ((64, ("Mått", "Utfall")), (84, ("Bad", "12")), (104, ("Lån", "7"))):
        page.row(top, (50, row[0]), (160, row[1]))
    (grid,) = find_ruled(page.page, page.words)
    assert grid.texts() == [["Mått", "Utfall"], ["Bad", "12"], ["Lån", "7"]]


def test_cells_that_are_coloured_one_by_one_make_one_row(sheet: Sheet) -> None:
    page = rows(sheet(), 104, HEAD, ("Antal platser", "120", "130"), ("Antal besök", "7", "9"), step=20)
    for top in (100, 120, 140):
        for x0, x1 in ((45, 250), (256, 335), (341, 435)):
            page.fill(x0, top + 1.5, x1, top + 18.5)
        page.across(top, 45, 435)
    assert aligned(page).texts()[1:] == [["Antal platser", "120", "130"], ["Antal besök", "7", "9"]]


def test_text_beside_a_table_stays_text(sheet: Sheet) -> None:
    page = rows(sheet(), 100, HEAD, ("Platser", "12", "13"), ("Besök", "7", "9"), ("Lån", "3", "4"))
    page.net((45, 260, 340, 440), (97, 115, 133, 151, 169))
    for n in range(6):
        page.text(460, 100 + 12 * n, "Vi ser att allt fler")
    blocks = lay_out(page.page, None, None, Memory())
    (table,) = [block for block in blocks if block.role is Role.TABLE]
    assert table.grid is not None
    assert table.grid.texts()[1] == ["Platser", "12", "13"]
    assert any("allt fler" in block.text for block in blocks if block.role is Role.PARAGRAPH)
