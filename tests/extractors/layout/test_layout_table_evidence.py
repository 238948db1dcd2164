"""What is a table and what only stands like one."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.aligned import find_aligned

Sheet = Any
TEXT = (
    "kommunen växer och behovet av skola",
    "ökar i takt med att fler familjer flyttar",
    "hit från andra delar av landet för att",
    "bo nära naturen och ändå ha nära till",
    "arbete vård och kultur i staden där vi",
    "planerar för nya bostäder under de år",
    "som kommer tillsammans med bolagen",
)


def found(page: Sheet) -> list[list[list[str]]]:
    return [grid.texts() for grid in find_aligned(page.page, page.words)]


def test_running_text_in_two_columns(sheet: Sheet) -> None:
    page = sheet()
    for n, line in enumerate(TEXT):
        page.row(100 + 12 * n, (50, line), (310, TEXT[-1 - n]))
    assert found(page) == []


def test_running_text_whose_first_lines_name_goals(sheet: Sheet) -> None:
    page = sheet().row(88, (50, "Mål till år 2030 och"), (310, "Fokusområden är"))
    for n, line in enumerate(TEXT):
        page.row(100 + 12 * n, (50, line), (310, TEXT[-1 - n]))
    assert found(page) == []


def test_a_table_of_contents_without_leaders(sheet: Sheet) -> None:
    page = sheet()
    for n, number in enumerate((3, 5, 5, 8, 11, 14)):
        page.row(100 + 15 * n, (50, f"Kapitel om {TEXT[n][:12]}"), (500, str(number), "right"))
    assert found(page) == []


def test_a_numbered_list(sheet: Sheet) -> None:
    page = sheet()
    for n, line in enumerate(TEXT):
        page.row(100 + 15 * n, (50, f"{n + 1}."), (75, line))
    assert found(page) == []


def test_addresses_beside_each_other(sheet: Sheet) -> None:
    page = sheet()
    for n, line in enumerate(("Kommunhuset", "Storgatan 1", "123 45 Orten", "Växel 0123-45 60 00")):
        page.row(100 + 12 * n, (50, line), (220, line), (390, line))
    assert found(page) == []


def test_names_under_a_letter(sheet: Sheet) -> None:
    page = sheet().across(98, 50, 200).across(98, 320, 470)
    page.row(102, (50, "Anna Ek"), (320, "Bo Alm")).row(114, (50, "Ordförande"), (320, "Sekreterare"))
    assert found(page) == []


def test_labels_of_a_drawing(sheet: Sheet) -> None:
    page = sheet()
    places = ((100, 3), (118, 0), (131, 4), (149, 1), (166, 5), (181, 2), (199, 4), (216, 0), (230, 3), (249, 5))
    for n, (top, at) in enumerate(places):
        page.text(60, top + 5, str(100 - 10 * n), "right").text(120 + 70 * at, top + 5, f"{n * 7 + 3},5")
    assert found(page) == []


def test_amounts_under_each_other_are_a_table(sheet: Sheet) -> None:
    page = sheet()
    rows = [["Hyror", "1 200 tkr"], ["Löner", "14 310 tkr"], ["Material", "45 tkr"], ["Resor", "8,5 tkr"]]
    for n, (label, amount) in enumerate(rows):
        page.row(100 + 15 * n, (50, label), (300, amount, "right"))
    assert found(page) == [rows]


@pytest.mark.parametrize("bold", [True, False])
def test_words_in_three_columns_need_a_bold_header(sheet: Sheet, bold: bool) -> None:
    rows = [["Ort", "Lokal", "Kontakt"], ["Norrby", "Skolan", "Anna Ek"], ["Söderby", "Gården", "Bo Alm"]]
    rows += [["Västerby", "Torget", "Eva Lind"]]
    page = sheet()
    for n, row in enumerate(rows):
        page.row(100 + 15 * n, *zip((50, 200, 350), row, strict=True), bold=bold and n == 0)
    assert found(page) == ([rows] if bold else [])
