"""Headers of two and three levels, with words that nobody knows."""

from __future__ import annotations

from typing import Any

from extractors.layout.aligned import BY_DISTANCE, UNNAMED, find_aligned
from extractors.layout.types import Grid

Sheet = Any
ENDS = (240, 300, 380, 440)


def body(page: Sheet, top: float = 160) -> Grid:
    for n, name in enumerate(("Norrby", "Söderby", "Västerby")):
        page.row(top + 18 * n, (50, name), *((x, f"{n + 1} 20{i}", "right") for i, x in enumerate(ENDS)))
    (grid,) = find_aligned(page.page, page.words)
    return grid


def leaves(page: Sheet, top: float = 140) -> Sheet:
    return page.row(top, (50, "By"), *zip(ENDS, ("Hus", "Båt", "Hus", "Båt"), ("right",) * 4, strict=True))


def test_two_levels(sheet: Sheet) -> None:
    page = leaves(sheet().row(120, (256, "Ägda av byn", "centre"), (396, "Hyrda av andra", "centre")))
    grid = body(page)
    assert grid.texts()[:3] == [
        ["", "Ägda av byn", "", "Hyrda av andra", ""],
        ["By", "Hus", "Båt", "Hus", "Båt"],
        ["Norrby", "1 200", "1 201", "1 202", "1 203"],
    ]
    upper = grid.rows[0][1]
    assert upper is not None
    assert upper.col_span == 2
    assert grid.rows[0][2] is None


def test_three_levels(sheet: Sheet) -> None:
    page = sheet().text(330, 100, "Läget vid slutet av sommaren", "centre")
    page.row(120, (256, "Ägda av byn", "centre"), (396, "Hyrda av andra", "centre"))
    texts = body(leaves(page)).texts()
    assert [len([t for t in row if t]) for row in texts[:3]] == [1, 2, 5]
    assert "Läget vid slutet av sommaren" in texts[0]
    assert texts[3][0] == "Norrby"


def test_a_rule_says_how_far_a_cell_reaches(sheet: Sheet) -> None:
    page = sheet().row(120, (300, "Ägda", "centre")).across(133, 215, 385)
    grid = body(leaves(page.row(120, (440, "Hyrda", "right"))))
    upper = next(cell for cell in grid.rows[0] if cell is not None and cell.text == "Ägda")
    assert (grid.rows[0].index(upper), upper.col_span) == (1, 3)


def test_wrapped_words_over_one_column_are_one_cell(sheet: Sheet) -> None:
    page = sheet().row(129, (240, "Antal", "right"), (380, "Andel", "right"))
    assert body(leaves(page)).texts()[0] == ["By", "Antal Hus", "Båt", "Andel Hus", "Båt"]


def test_headers_in_the_middle_and_numbers_at_the_right_are_one_column(sheet: Sheet) -> None:
    middles = (180, 260, 340, 420)
    page = sheet().row(100, (50, "By"), *((x, "Hus", "centre") for x in middles))
    for n, name in enumerate(("Norrby", "Söderby", "Västerby")):
        page.row(120 + 18 * n, (50, name), *((x + 35, f"{n + 4}", "right") for x in middles))
    (grid,) = find_aligned(page.page, page.words)
    assert grid.texts()[:2] == [["By", "Hus", "Hus", "Hus", "Hus"], ["Norrby", "4", "4", "4", "4"]]


def test_narrow_header_cells_are_parted_between_their_columns(sheet: Sheet) -> None:
    page = sheet().row(
        140, (50, "By"), (214, "Gårdar"), (252, "Bostäder"), (380, "Hus", "right"), (440, "Båt", "right")
    )
    assert body(page).texts()[0] == ["By", "Gårdar", "Bostäder", "Hus", "Båt"]


def test_a_label_in_the_middle_is_a_row_over_all_columns(sheet: Sheet) -> None:
    page = leaves(sheet()).text(245, 160, "Byar vid kusten", "centre")
    grid = body(page, 178)
    assert grid.texts()[1] == ["Byar vid kusten", "", "", "", ""]
    label = grid.rows[1][0]
    assert label is not None
    assert label.col_span == 5
    assert grid.texts()[2][0] == "Norrby"


def test_an_unknown_header_makes_a_table_less_certain(sheet: Sheet) -> None:
    assert body(leaves(sheet())).confidence == BY_DISTANCE - UNNAMED
