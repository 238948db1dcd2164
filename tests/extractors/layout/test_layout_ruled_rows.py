"""Rows that no line parts, in a table with vertical lines."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.ruled import INFERRED, find_ruled

Sheet = Any
XS = (40, 150, 250, 350)
ROWS = [["Norrby", "12", "1 200"], ["Söderby", "7", "980"], ["Västerby", "–", "64"]]


@pytest.fixture
def net(sheet: Sheet) -> Sheet:
    return sheet().net(XS, (60, 80, 160)).row(64, (50, "By"), (160, "Hus"), (260, "Boende"))


def put(page: Sheet, rows: list[list[str]], step: float = 18) -> Sheet:
    for n, row in enumerate(rows):
        page.row(88 + step * n, *((x, text) for x, text in zip((50, 160, 260), row, strict=True) if text))
    return page


@pytest.mark.parametrize("step", [12, 18, 22])
def test_lines_of_numbers_are_rows(net: Sheet, step: float) -> None:
    (grid,) = find_ruled(put(net, ROWS, step).page, net.words)
    assert grid.texts() == [["By", "Hus", "Boende"], *ROWS]
    assert grid.confidence == INFERRED
    assert not [cell for row in grid.rows for cell in row if cell is not None and cell.doubt]


def test_a_wrapped_label_stays_in_its_row(net: Sheet) -> None:
    wrapped = [ROWS[0], ["Söderby med", "7", "980"], ["öarna", "", ""], ROWS[2], ["Österby", "3", "5"]]
    (grid,) = find_ruled(put(net, wrapped, 13).page, net.words)
    labels = [row[0] for row in grid.texts()]
    assert labels[1] == "Norrby"
    assert [row[1:] for row in grid.texts() if row[1]] == [["Hus", "Boende"], *(r[1:] for r in (*ROWS, wrapped[4]))]


def test_numbers_in_one_cell_beside_words_are_not_parted(net: Sheet) -> None:
    rows = [["Bostäder i", "12", "byggda"], ["hela kommunen", "14", "planerade"], ["", "9", "sålda"]]
    (grid,) = find_ruled(put(net, rows, 12).page, net.words)
    assert grid.texts()[1:] == [["Bostäder i hela kommunen", "12 14 9", "byggda planerade sålda"]]
