"""One page without tags: its blocks in reading order."""

from __future__ import annotations

from typing import Any

from extractors.layout.columns import Memory
from extractors.layout.pages import lay_out
from extractors.layout.types import Block, Role
from models.box import Box
from models.table import TableMethod

Sheet = Any


def blocks(page: Sheet, memory: Memory | None = None) -> list[Block]:
    return lay_out(page.page, None, None, memory or Memory())


def told(page: Sheet) -> list[str]:
    return [b.text if b.grid is None else "|".join(b.grid.texts()[0]) for b in blocks(page)]


def test_a_ruled_table_stands_where_it_is_printed(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "Text före tabellen.").text(50, 200, "Text efter den.")
    page.row(105, (55, "Mått"), (205, "Utfall")).row(125, (55, "Bad"), (205, "12")).net((50, 200, 300), (100, 120, 140))
    assert told(page) == ["Text före tabellen.", "Mått|Utfall", "Text efter den."]
    table = blocks(page)[1]
    assert (table.role, table.method) == (Role.TABLE, TableMethod.RULED.value)


def test_an_aligned_table_stands_where_it_is_printed(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "Text före tabellen.").text(50, 240, "Text efter den.")
    for n, row in enumerate((("Mått", "Utfall"), ("Bad", "12"), ("Lån", "7"))):
        page.row(100 + 20 * n, (50, row[0]), (205, row[1]))
    assert told(page) == ["Text före tabellen.", "Mått|Utfall", "Text efter den."]


def test_dots_that_are_drawn_are_bullets(sheet: Sheet) -> None:
    page = sheet().text(64, 50, "läsa mer").text(64, 70, "räkna mer")
    page.page.dots += [Box(52, 53, 56, 57), Box(52, 73, 56, 77), Box(400, 400, 404, 404)]
    assert [(b.role, b.marker, b.text) for b in blocks(page)] == [
        (Role.LIST_ITEM, "•", "läsa mer"),
        (Role.LIST_ITEM, "•", "räkna mer"),
    ]


def test_a_dot_between_words_is_no_bullet(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "före").text(80, 50, "efter")
    page.page.dots.append(Box(73, 53, 77, 57))
    assert [b.text for b in blocks(page)] == ["före efter"]


def test_the_columns_of_a_table_at_the_end_are_left_to_the_next_page(sheet: Sheet) -> None:
    memory = Memory()
    page = sheet().text(50, 50, "Text före.")
    for n, row in enumerate((("Mått", "Utfall"), ("Bad", "12"), ("Lån", "7"))):
        page.row(100 + 20 * n, (50, row[0]), (205, row[1]))
    blocks(page, memory)
    assert [round(x0) for x0, _ in memory.open_table] == [50, 205]
    (rest,) = blocks(sheet(2).row(50, (50, "Spel"), (205, "9")), memory)
    assert rest.grid is not None
    assert rest.grid.texts() == [["Spel", "9"]]
    assert blocks(sheet(3).text(50, 50, "Bara text."), memory)[0].grid is None
    assert memory.open_table == []


def test_an_empty_page_has_no_blocks(sheet: Sheet) -> None:
    assert blocks(sheet()) == []


def test_dots_by_the_hundred_are_a_drawing(sheet: Sheet) -> None:
    page = sheet().text(60, 50, "Punkt").text(60, 90, "Text")
    page.page.dots = [Box(50, 53, 54, 57)] * 600
    assert [b.text for b in lay_out(page.page, None, None, Memory())] == ["Punkt", "Text"]
