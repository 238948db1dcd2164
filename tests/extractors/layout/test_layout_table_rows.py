"""Rows of a table without a full net of lines."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

from extractors.layout.edges import Edge
from extractors.layout.table_columns import columns_of
from extractors.layout.table_lines import TableLine
from extractors.layout.table_rows import row_bounds

Sheet = Any
Rows = Callable[[Any], list[TableLine]]


def rows(lines: Sequence[TableLine], separators: Sequence[Edge] = ()) -> tuple[list[list[str]], bool]:
    """The first words of the lines in each row, and whether printed lines gave the rows."""
    ys, sure = row_bounds(lines, columns_of(lines), separators)
    assert ys == sorted(ys)
    held = [[x.segments[0].text for x in lines if a <= x.box.y_mid < b] for a, b in itertools.pairwise(ys)]
    return [names for names in held if names], sure


def test_printed_lines_give_the_rows(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(100, (50, "Andel badande"), (200, "12")).text(50, 112, "i skolan")
    page.row(130, (50, "Antal lån"), (200, "7")).text(50, 142, "per invånare").row(160, (50, "Spel"), (200, "9"))
    found = rows(rows_of(page), [Edge(126, 40, 260), Edge(156, 40, 260)])
    assert found == ([["Andel badande", "i skolan"], ["Antal lån", "per invånare"], ["Spel"]], True)


def test_coloured_rows_count_as_lines(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet()
    for n in range(4):
        page.row(100 + 20 * n, (50, f"rad {n}"), (200, "12"))
    found, sure = rows(rows_of(page), [Edge(116, 40, 260), Edge(136, 40, 260), Edge(156, 40, 260)])
    assert found == [["rad 0"], ["rad 1"], ["rad 2"], ["rad 3"]]
    assert sure


def test_lines_that_hold_several_rows_between_them_do_not_merge_these(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet()
    for n in range(6):
        page.row(100 + 15 * n, (50, f"rad {n}"), (200, str(n)), (260, str(n + 4)))
    found, sure = rows(rows_of(page), [Edge(143.5, 40, 300)])
    assert found == [[f"rad {n}"] for n in range(6)]
    assert not sure


def test_distances_give_the_rows_where_nothing_is_printed(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(100, (50, "Andel badande"), (200, "12"), (260, "14")).text(50, 112, "i skolan")
    page.row(136, (50, "Antal lån"), (200, "7"), (260, "8")).text(50, 148, "per invånare")
    page.row(172, (50, "Spel"), (200, "9"), (260, "3"))
    found, sure = rows(rows_of(page))
    assert found == [["Andel badande", "i skolan"], ["Antal lån", "per invånare"], ["Spel"]]
    assert not sure


def test_distances_give_the_rows_of_words_that_begin_with_small_letters(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet()
    for top, name, comment in ((100, "bygga om", "klart i maj"), (130, "måla hallen", "pågår"), (160, "sälja", "nej")):
        page.row(top, (50, name), (200, comment)).text(50, top + 12, "i år")
    assert rows(rows_of(page))[0] == [["bygga om", "i år"], ["måla hallen", "i år"], ["sälja", "i år"]]


def test_the_last_row_may_be_wrapped(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(100, (50, "Bad"), (200, "12")).row(124, (50, "Antal lån"), (200, "7")).text(50, 136, "per år")
    assert rows(rows_of(page))[0] == [["Bad"], ["Antal lån", "per år"]]


def test_at_one_distance_each_number_begins_a_row(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet()
    for n, (name, value) in enumerate([("Bad", "12"), ("Lån", "7"), ("av böcker", ""), ("Spel", "9")]):
        page.row(100 + 12 * n, (50, name), *([(200, value)] if value else []))
    assert rows(rows_of(page))[0] == [["Bad"], ["Lån", "av böcker"], ["Spel"]]


def test_two_numbers_of_a_column_are_never_in_one_row(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet()
    for n, y in enumerate((100, 112, 130, 141, 153, 180)):
        page.row(y, (50, f"Rad {n}"), (200, f"{n}"), (260, f"{n}0"))
    found, _ = rows(rows_of(page))
    assert found == [[f"Rad {n}"] for n in range(6)]


def test_rows_of_words_that_fill_their_columns_are_not_one_cell(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet()
    for n, (goal, status) in enumerate(
        [("Barn ska läsa mer", "Uppfyllt"), ("Badet är öppet längre", "Delvis uppfyllt")]
    ):
        page.row(100 + 16 * n, (50, goal), (200, status))
    page.row(132, (50, "Föreningar får tider"), (200, "Ej uppfyllt")).row(148, (50, "Fler rör sig"), (200, "Uppfyllt"))
    found, _ = rows(rows_of(page))
    assert len(found) == 4


def test_a_word_that_had_room_above_begins_a_row(sheet: Sheet, rows_of: Rows) -> None:
    page = sheet().row(100, (50, "Antal medlemmar i föreningarna"), (260, "ska öka"), (400, "ska öka"))
    page.row(116, (50, "Helhetsbetyg"), (260, "bättre än förra året"), (400, "bättre än förra året"))
    page.row(132, (50, "Bibliotek"), (260, "2 av 8"), (400, "2 av 8"))
    assert rows(rows_of(page))[0] == [["Antal medlemmar i föreningarna"], ["Helhetsbetyg"], ["Bibliotek"]]
