"""Columns of text, and strips between columns of a table."""

from __future__ import annotations

from typing import Any

from extractors.layout.columns import Memory, split_columns
from extractors.layout.edges import Edge
from extractors.layout.lines import group_lines, line_text

Sheet = Any
LEFT, RIGHT = "ord som fyller den vänstra spalten", "ord som fyller den högra spalten"


def read(page: Sheet, memory: Memory | None = None, separators: tuple[Edge, ...] = ()) -> list[list[str]]:
    """The lines of each region, in reading order."""
    regions = split_columns(page.words, page.width, memory or Memory(), separators)
    return [[line_text(line) for line in group_lines(words)] for words in regions]


def two_columns(page: Sheet, top: float = 100, lines: int = 8) -> Sheet:
    for n in range(lines):
        page.text(50, top + 12 * n, f"{LEFT} {n}").text(310, top + 12 * n, f"{RIGHT} {n}")
    return page


def test_the_left_column_is_read_first(sheet: Sheet) -> None:
    left, right = read(two_columns(sheet()))
    assert left == [f"{LEFT} {n}" for n in range(8)]
    assert right == [f"{RIGHT} {n}" for n in range(8)]


def test_a_title_across_parts_the_page_into_bands(sheet: Sheet) -> None:
    page = two_columns(sheet()).text(50, 60, "En rubrik som går över båda spalterna och fyller hela sidan")
    title = "Ännu en rubrik som går över båda spalterna och fyller hela sidans bredd"
    regions = read(two_columns(page.text(50, 220, title), 250))
    assert [len(region) for region in regions] == [1, 8, 8, 1, 8, 8]
    assert regions[3] == [title]
    assert regions[1][0].startswith(LEFT)


def test_one_column_is_one_region(sheet: Sheet) -> None:
    page = sheet()
    for n in range(20):
        page.text(50, 60 + 14 * n, "en rad med ord som går över hela sidans bredd och lite till på slutet")
    assert len(read(page)) == 1


def test_headers_beside_each_other_make_a_table_of_the_strip(sheet: Sheet) -> None:
    page = two_columns(sheet().row(80, (50, "Aktivitet"), (310, "Kommentar")))
    assert len(read(page)) == 1


def test_a_short_page_has_the_gutter_that_pages_before_it_had(sheet: Sheet) -> None:
    memory, short = Memory(), two_columns(sheet(3), lines=3)
    assert len(read(short, memory)) == 1
    for number in (1, 2):
        read(two_columns(sheet(number)), memory)
    assert len(read(short, memory)) == 2


def test_a_gutter_that_was_seen_once_is_not_remembered() -> None:
    memory = Memory()
    memory.add(300)
    assert memory.usual() is None
    memory.add(303)
    assert memory.usual() == 303


def test_a_ruled_table_over_the_whole_width_stands_between_the_columns(sheet: Sheet) -> None:
    page = two_columns(sheet())
    for n, (name, value) in enumerate([("Hyra", "12"), ("Löner", "14"), ("Material", "16"), ("Energi", "18")]):
        page.row(230 + 20 * n, (50, name), (400, value))
    lines = tuple(Edge(225 + 20 * n, 50, 540) for n in range(5))
    regions = read(two_columns(page, 340), separators=lines)
    assert regions[2] == ["Hyra 12", "Löner 14", "Material 16", "Energi 18"]
    assert [len(region) for region in regions] == [8, 8, 4, 8, 8]


def test_no_words_give_no_columns(sheet: Sheet) -> None:
    assert read(sheet()) in ([], [[]])
