"""The header of a table without inner lines."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.aligned import find_aligned
from extractors.layout.table_header import is_time
from extractors.layout.table_lines import is_role

Sheet = Any


def body(page: Sheet, top: float = 140, columns: tuple[float, ...] = (240, 300, 380, 440)) -> Sheet:
    for n, name in enumerate(("Hyra", "Löner", "Material")):
        page.row(top + 20 * n, (50, name), *((x, f"{n + 1} 20{i}", "right") for i, x in enumerate(columns)))
    return page


def header(page: Sheet) -> tuple[list[list[str]], list[str]]:
    """The texts of the header rows of the one table of the page, and the codes of what was not sure."""
    (grid,) = find_aligned(page.page, page.words)
    rows = [row for row in grid.rows if all(cell is None or cell.header for cell in row)]
    return [["" if c is None else c.text for c in row] for row in rows], [code for code, _ in grid.doubts]


def test_a_header_of_one_line(sheet: Sheet) -> None:
    page = sheet().row(100, (50, "Post"), (240, "Budget", "right"), (300, "Utfall", "right"))
    found = header(body(page, 120, (240, 300)))
    assert found == ([["Post", "Budget", "Utfall"]], [])


def test_wrapped_header_words_are_joined(sheet: Sheet) -> None:
    page = sheet().row(100, (50, "Post", "left"), (240, "Budget", "right"), (300, "Utfall", "right"), bold=True)
    page.row(112, (240, "helår", "right"), (300, "helår", "right"), bold=True)
    found = header(body(page, 130, (240, 300)))
    assert found == ([["Post", "Budget helår", "Utfall helår"]], [])


@pytest.mark.parametrize(
    ("align", "places"),
    [("centre", (256, 396)), ("left", (212, 352)), ("right", (300, 440))],
)
def test_years_above_their_columns(sheet: Sheet, align: str, places: tuple[float, float]) -> None:
    page = sheet().row(100, (places[0], "2030", align), (places[1], "2031", align))
    words = zip((240, 300, 380, 440), ("Utfall", "Budget") * 2, strict=True)
    rows, doubts = header(body(page.row(120, (50, "Post"), *((x, word, "right") for x, word in words))))
    assert rows == [["", "2030", "", "2031", ""], ["Post", "Utfall", "Budget", "Utfall", "Budget"]]
    assert doubts == []


def test_years_whose_columns_are_not_clear_are_left_out(sheet: Sheet) -> None:
    columns = (240, 300, 360)
    page = sheet().row(100, (257, "2030", "centre"), (317, "2031", "centre"))
    words = zip(columns, ("Utfall", "Budget", "Utfall"), strict=True)
    page.row(120, (50, "Post"), *((x, word, "right") for x, word in words))
    rows, doubts = header(body(page, columns=columns))
    assert doubts == ["table.header_span_unclear"]
    assert not {"2030", "2031"} & {text for row in rows for text in row}


def test_a_table_without_header_words_has_no_header(sheet: Sheet) -> None:
    assert header(body(sheet())) == ([], [])


def test_the_first_row_of_a_body_is_no_header(sheet: Sheet) -> None:
    page = sheet().row(100, (50, "Post"), (240, "Budget", "right"), (300, "Utfall", "right"))
    page.row(112, (50, "Summa"), (240, "1 200", "right"), (300, "1 400", "right"), bold=True)
    assert header(body(page, 124, (240, 300)))[0] == [["Post", "Budget", "Utfall"]]


def test_a_bold_first_row_of_small_numbers_is_no_header(sheet: Sheet) -> None:
    page = sheet().row(100, (50, "Post"), (240, "Budget", "right"), (300, "Utfall", "right"), bold=True)
    page.row(112, (50, "Summa"), (240, "12", "right"), (300, "14", "right"), bold=True)
    assert header(body(page, 124, (240, 300)))[0] == [["Post", "Budget", "Utfall"]]


def test_a_count_that_looks_like_a_year_is_no_header(sheet: Sheet) -> None:
    page = sheet().row(100, (50, "Bad"), (240, "12", "right"), (300, "2031", "right"))
    assert header(body(page, 120, (240, 300)))[0] == []


def test_words_that_may_stand_beside_a_time_are_none() -> None:
    assert [is_time(text) for text in ("Utfall", "per", "Utfall per aug", "2023", "Helår")] == [
        *(False, False),
        *(True, True, True),
    ]


def test_a_word_over_each_of_its_columns_stands_over_no_others(sheet: Sheet) -> None:
    page = sheet().row(100, (240, "Utfall", "right"), (300, "Utfall", "right"))
    page.row(112, (50, "Post"), (240, "2030", "right"), (300, "2029", "right"), (380, "Medel", "right"))
    rows, doubts = header(body(page, 130, (240, 300, 380)))
    assert (rows, doubts) == ([["Post", "Utfall 2030", "Utfall 2029", "Medel"]], [])


def test_upper_words_over_the_columns_that_need_them_reach_no_further(sheet: Sheet) -> None:
    page = sheet().row(90, (200, "Utfall jan–aug"), (280, "Utfall jan–aug"), bold=True)
    page.row(102, (50, "Post"), (220, "2023"), (300, "2024"), (370, "Budget 2024"), (450, "Bokslut 2023"), bold=True)
    for n, name in enumerate(("Hyra", "Löner", "Material")):
        page.row(120 + 16 * n, (50, name), *((x, f"{n + 1} 20{n}") for x in (220, 300, 385, 465)))
    rows, _ = header(page)
    assert rows[0][1:3] == ["Utfall jan–aug", "Utfall jan–aug"]
    assert rows[0][3:] == ["", ""]


def test_a_statement_is_no_header_word() -> None:
    assert is_role("Prioriterat mål")
    assert not is_role("Kommunens mål ska vara hållbara")
