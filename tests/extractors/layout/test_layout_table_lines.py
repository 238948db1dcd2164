"""Lines of a page as rows of segments, and the columns that these stand in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractors.layout.table_columns import boundaries, column_at, columns_of
from extractors.layout.table_lines import TableLine, add_starts, is_number, is_role, is_value, resplit

Sheet = Any
Rows = Callable[[Any], list[TableLine]]


def texts(lines: list[TableLine]) -> list[list[str]]:
    return [[part.text for part in line.segments] for line in lines]


@pytest.mark.parametrize(
    "text",
    ["7", "1 200", "176\u00a0280", "12,5 %", "−7 843", "≥ 95 %", "(12)", "40³", "5,8 st", "1.250", "2031", "88%", "0"],
)
def test_numbers_as_tables_print_them(text: str) -> None:
    assert is_number(text)
    assert is_value(text)


@pytest.mark.parametrize("text", ["åk 9", "12 och 13", "4.1.2", "Mål 4", "12-13", "", "1 2345"])
def test_texts_that_are_no_number(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize("text", ["-", "–", "i.u.", ".."])
def test_signs_for_none_are_values_but_no_numbers(text: str) -> None:
    assert is_value(text)
    assert not is_number(text)


@pytest.mark.parametrize("text", ["Mått", "Utfall 2031", "Budget (tkr)", "Kommentar", "Aktivitet"])
def test_known_headers(text: str) -> None:
    assert is_role(text)


@pytest.mark.parametrize("text", ["Badhuset", "Vi följer måttet varje år.", "Utfall " * 12, "2031"])
def test_texts_that_are_no_header(text: str) -> None:
    assert not is_role(text)


def test_cells_are_parted_by_gaps_and_numbers_by_narrower_ones(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(50, (50, "Antal badande i maj"), (200, "1 200"), (231, "1 500"))
    page.row(70, (50, "Vid sidan"), (99.5, "om detta"))
    assert texts(rows_of(page)) == [["Antal badande i maj", "1 200", "1 500"], ["Vid sidan om detta"]]


def test_a_marker_and_its_text_are_one_segment(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(50, (50, "•"), (70, "läsa mer")).row(70, (50, "2."), (75, "räkna"))
    page.row(90, (50, "4"), (100, "12"))
    assert texts(rows_of(page)) == [["• läsa mer"], ["2. räkna"], ["4", "12"]]


def test_lines_of_a_table_of_contents_are_no_lines(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().text(50, 50, "Inledning ........................ 3").text(50, 70, "Text")
    assert texts(rows_of(page)) == [["Text"]]


def test_a_narrow_gap_parts_where_other_lines_begin_a_column(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(50, (50, "Mått"), (114.6, "Utfall")).row(70, (50, "Badande barn"), (114.6, "nio av tio"))
    first, second = rows_of(page)
    assert len(second.segments) == 1
    starts: list[float] = []
    add_starts(starts, first)
    assert starts == [114.6]
    assert texts([resplit(second, starts)]) == [["Badande barn", "nio av tio"]]
    assert resplit(first, starts) is first


def test_columns_are_where_segments_stand(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(50, (50, "Mått"), (240, "2030", "right"), (340, "2031", "right"))
    page.row(70, (50, "Badande"), (240, "1 200", "right"), (340, "9", "right"))
    lines = rows_of(page)
    columns = columns_of(lines)
    assert [(round(a), round(b)) for a, b in columns] == [(50, 85), (217, 240), (320, 340)]
    assert boundaries(columns) == [48, pytest.approx(151, abs=1), 280, 342]
    assert [column_at(columns, part) for part in lines[1].segments] == [[0], [1], [2]]


def test_a_segment_over_two_columns_makes_none(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().text(200, 40, "Utfall under hela året 2031")
    page.row(60, (50, "Bad"), (200, "12"), (300, "14")).row(80, (50, "Lån"), (200, "7"), (300, "9"))
    lines = rows_of(page)
    columns = columns_of(lines)
    assert len(columns) == 3
    assert column_at(columns, lines[0].segments[0]) == [1, 2]


def test_a_stray_gap_in_one_line_makes_no_column(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(50, (50, "Mått"), (300, "Mål")).row(70, (50, "Bad"), (180, "ute"), (300, "12"))
    page.row(90, (50, "Lån"), (300, "9"))
    assert len(columns_of(rows_of(page))) == 2
