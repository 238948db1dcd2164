"""Two tables beside each other."""

from __future__ import annotations

from typing import Any

from extractors.layout.aligned import find_aligned

Sheet = Any
LEFT = [["Skola", "2030", "2031"], ["Norrby", "120", "118"], ["Söderby", "87", "91"], ["Västerby", "45", "44"]]
RIGHT = [["Bad", "2030", "2031"], ["Simhall", "1 200", "1 310"], ["Strand", "310", "295"], ["Damm", "12", "9"]]


def put(page: Sheet, x: float, top: float, rows: list[list[str]], step: float) -> Sheet:
    for n, row in enumerate(rows):
        page.row(top + step * n, (x, row[0]), (x + 120, row[1], "right"), (x + 180, row[2], "right"))
    return page


def test_rows_at_other_heights_make_two_tables(sheet: Sheet) -> None:
    page = put(put(sheet(), 50, 100, LEFT, 20), 300, 103, RIGHT, 20)
    assert [grid.texts() for grid in find_aligned(page.page, page.words)] == [LEFT, RIGHT]


def test_rows_on_the_same_lines_are_one_table(sheet: Sheet) -> None:
    page = put(put(sheet(), 50, 100, LEFT, 20), 300, 100, RIGHT, 20)
    (grid,) = find_aligned(page.page, page.words)
    assert grid.texts() == [a + b for a, b in zip(LEFT, RIGHT, strict=True)]
