"""Headers that read upward."""

from __future__ import annotations

from typing import Any

from extractors.layout.aligned import find_aligned
from extractors.layout.ruled import find_ruled
from extractors.layout.types import Word
from models.box import Box

Sheet = Any


def upward(page: Sheet, x: float, bottom: float, *texts: str) -> None:
    """Words one above the other, as text that reads upward stands."""
    for text in texts:
        page.page.rotated.append(Word(text, Box(x - 5, bottom - 5 * len(text), x + 5, bottom), size=10))
        bottom -= 5 * len(text) + 3


def test_a_ruled_table_takes_its_header_from_them(sheet: Sheet) -> None:
    page = sheet().net((40, 150, 250, 350), (60, 140, 160, 180))
    page.row(144, (50, "Norrby"), (160, "12"), (260, "14")).row(164, (50, "Söderby"), (160, "7"), (260, "9"))
    page.text(50, 64, "By")
    upward(page, 200, 135, "Egna", "hus")
    upward(page, 300, 135, "Båtar")
    (grid,) = find_ruled(page.page, page.words)
    assert grid.texts() == [["By", "Egna hus", "Båtar"], ["Norrby", "12", "14"], ["Söderby", "7", "9"]]


def test_a_cell_with_upright_words_keeps_these(sheet: Sheet) -> None:
    page = sheet().net((40, 150, 250), (60, 140, 160))
    page.row(64, (50, "By"), (160, "Hus")).row(144, (50, "Norrby"), (160, "12"))
    upward(page, 240, 135, "Arkiv")
    (grid,) = find_ruled(page.page, page.words)
    assert grid.texts() == [["By", "Hus"], ["Norrby", "12"]]


def rows(page: Sheet) -> Sheet:
    for n, name in enumerate(("Norrby", "Söderby", "Västerby")):
        page.row(160 + 18 * n, (50, name), *((x, f"{n + 4}", "right") for x in (200, 260, 320)))
    return page


def test_an_aligned_table_takes_its_header_from_them(sheet: Sheet) -> None:
    page = rows(sheet())
    upward(page, 197, 152, "Egna", "hus")
    upward(page, 257, 152, "Båtar")
    upward(page, 317, 152, "Cyklar")
    (grid,) = find_aligned(page.page, page.words)
    assert grid.texts()[:2] == [["", "Egna hus", "Båtar", "Cyklar"], ["Norrby", "4", "4", "4"]]
    assert grid.box is not None
    assert grid.box.top < 130


def test_a_stamp_in_the_margin_is_no_header(sheet: Sheet) -> None:
    page = rows(sheet())
    upward(page, 580, 152, "Undertecknat")
    upward(page, 197, 60, "Utkast")
    (grid,) = find_aligned(page.page, page.words)
    assert grid.texts()[0] == ["Norrby", "4", "4", "4"]
