"""What a page break cut in two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.layout.joins import join_pages
from extractors.layout.types import Block, Grid, Role
from models.table import TableMethod

Make = Callable[..., Block]
Grids = Callable[..., Grid]
COLUMNS = [(50.0, 150.0), (210.0, 240.0), (310.0, 340.0)]
HEAD = ["Mått", "Utfall", "Mål"]


def table(grid: Grid) -> Block:
    return Block(Role.TABLE, "", grid.page, grid.box, grid=grid, method=grid.method.value)


def texts(pages: list[list[Block]]) -> list[str]:
    flow, _ = join_pages(pages)
    return [b.text if b.grid is None else f"{len(b.grid.rows)} rows" for b in flow]


def test_a_paragraph_goes_on_with_a_small_letter(block: Make) -> None:
    pages = [[block("Badhuset byggs")], [block("om nästa år.", page=2), block("Sedan", page=2)]]
    assert texts(pages) == ["Badhuset byggs om nästa år.", "Sedan"]


def test_a_word_that_the_page_cuts_is_one(block: Make) -> None:
    assert texts([[block("Alla för-")], [block("skolor byggs om.", page=2)]]) == ["Alla förskolor byggs om."]


def test_a_list_item_goes_on_as_a_paragraph(block: Make) -> None:
    pages = [[block("läsa mer", Role.LIST_ITEM, marker="•")], [block("varje dag", page=2)]]
    flow, _ = join_pages(pages)
    assert [(b.role, b.text, b.marker) for b in flow] == [(Role.LIST_ITEM, "läsa mer varje dag", "•")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"text": "Badhuset byggs om."}, {"text": "om nästa år."}),
        ({"text": "Badhuset byggs"}, {"text": "Biblioteket byggs."}),
        ({"text": "Badhuset byggs"}, {"text": "om i år.", "bold": True}),
        ({"text": "Badhuset byggs"}, {"text": "om i år.", "size": 8.0}),
        ({"text": "Badhuset", "role": Role.HEADING}, {"text": "om i år."}),
        ({"text": "Badhuset byggs"}, {"text": "läsa mer", "role": Role.LIST_ITEM}),
    ],
)
def test_what_is_whole_or_of_another_kind_stays_apart(
    block: Make, first: dict[str, object], second: dict[str, object]
) -> None:
    assert len(texts([[block(**first)], [block(page=2, **second)]])) == 2


def test_an_element_of_the_tree_goes_on_whatever_it_ends_with(block: Make) -> None:
    pages = [[block("Första meningen.", tag=7), block("Fotnot", tag=8)], [block("Andra meningen.", page=2, tag=7)]]
    assert texts(pages) == ["Första meningen. Andra meningen.", "Fotnot"]


def test_blocks_of_one_page_are_never_joined(block: Make) -> None:
    assert texts([[block("Badhuset byggs"), block("om i år.")]]) == ["Badhuset byggs", "om i år."]


def joined(grid_at: Grids, first: list[list[str]], second: list[list[str]]) -> list[list[str]]:
    one = grid_at(COLUMNS, first)
    two = grid_at(COLUMNS, second, page=2, top=50, confidence=0.8)
    flow, notes = join_pages([[table(one)], [table(two)]])
    assert len(flow) == 1
    assert notes == []
    grid = flow[0].grid
    assert grid is not None
    assert (grid.page, grid.page_last, grid.confidence) == (1, 2, 0.8)
    return grid.texts()


def test_a_table_goes_on_and_its_repeated_header_is_dropped(grid_at: Grids) -> None:
    first, second = [HEAD, ["Bad", "12", "14"]], [["Lån", "7", "9"]]
    assert joined(grid_at, first, [HEAD, *second]) == [*first, *second]


def test_a_table_goes_on_without_a_header(grid_at: Grids) -> None:
    first, second = [HEAD, ["Bad", "12", "14"]], [["Lån", "7", "9"], ["Spel", "1", "2"]]
    assert joined(grid_at, first, second) == [*first, *second]


def test_a_row_that_the_page_cuts_is_one_again(grid_at: Grids) -> None:
    first = [HEAD, ["Andel elever som", "12", "14"]]
    assert joined(grid_at, first, [["kan simma", "", ""], ["Lån", "7", "9"]]) == [
        HEAD,
        ["Andel elever som kan simma", "12", "14"],
        ["Lån", "7", "9"],
    ]


def test_a_row_with_numbers_of_its_own_is_no_rest(grid_at: Grids) -> None:
    first = [HEAD, ["Andel elever som", "12", "14"]]
    assert len(joined(grid_at, first, [["kan simma", "7", "9"]])) == 3


def test_columns_that_stand_elsewhere_are_not_proven_and_noted(grid_at: Grids) -> None:
    one = grid_at(COLUMNS, [HEAD, ["Bad", "12", "14"]])
    two = grid_at([(50.0, 120.0), (170.0, 190.0), (400.0, 440.0)], [["Lån", "7", "9"]], page=2)
    flow, notes = join_pages([[table(one)], [table(two)]])
    assert [len(b.grid.rows) for b in flow if b.grid] == [2, 1]
    assert [(n.code, n.page, n.severity) for n in notes] == [("tables.join_not_proven", 2, "warning")]


def test_another_number_of_columns_is_another_table(grid_at: Grids) -> None:
    one = grid_at(COLUMNS, [HEAD])
    two = grid_at(COLUMNS[:2], [["Lån", "7"]], page=2)
    flow, notes = join_pages([[table(one)], [table(two)]])
    assert (len(flow), notes) == (2, [])


def test_text_between_two_tables_keeps_them_apart(grid_at: Grids, block: Make) -> None:
    one, two = grid_at(COLUMNS, [HEAD]), grid_at(COLUMNS, [["Lån", "7", "9"]], page=2)
    assert texts([[table(one), block("Källa: egen mätning.")], [table(two)]]) == [
        "1 rows",
        "Källa: egen mätning.",
        "1 rows",
    ]


def test_tagged_tables_are_joined_by_their_tree_only(grid_at: Grids) -> None:
    one = grid_at(COLUMNS, [HEAD], method=TableMethod.TAGGED)
    two = grid_at(COLUMNS, [["Lån", "7", "9"]], page=2, method=TableMethod.TAGGED)
    flow, _ = join_pages([[table(one)], [table(two)]])
    assert len(flow) == 2


def test_a_table_over_three_pages_is_one(grid_at: Grids) -> None:
    parts = [grid_at(COLUMNS, [HEAD, [f"Rad {n}", str(n), "9"]], page=n) for n in (1, 2, 3)]
    flow, _ = join_pages([[table(part)] for part in parts])
    assert [b.grid.texts() for b in flow if b.grid] == [[HEAD, *[[f"Rad {n}", str(n), "9"] for n in (1, 2, 3)]]]


def test_empty_pages_between() -> None:
    assert join_pages([[], [], []]) == ([], [])


def test_the_columns_of_a_joined_table_are_those_of_all_its_parts(grid_at: Grids) -> None:
    """Each page lies within reach of the one before, but the columns are compared with the whole table."""
    shifted = [[(x0 + 3 * n, x1 + 3 * n) for x0, x1 in COLUMNS] for n in range(3)]
    pages = [[table(grid_at(shifted[n], [["A", "1", "2"], ["B", "3", "4"]], page=n + 1))] for n in range(3)]
    again = [[table(grid_at(shifted[n], [["A", "1", "2"], ["B", "3", "4"]], page=n + 1))] for n in range(3)]
    whole, _ = join_pages(pages)
    in_two, _ = join_pages([join_pages(again[:2])[0], again[2]])
    assert [len(b.grid.rows) for b in whole if b.grid] == [len(b.grid.rows) for b in in_two if b.grid]


def test_an_empty_page_keeps_the_table_open(grid_at: Grids) -> None:
    rows = [["A", "1", "2"], ["B", "3", "4"]]
    pages = [[table(grid_at(COLUMNS, rows, page=n))] for n in (1, 2, 4)]
    flow, notes = join_pages([pages[0], pages[1], [], pages[2]])
    assert len(flow) == 1
    assert not notes


def test_a_text_as_long_as_a_book_is_no_paragraph_that_goes_on(block: Make) -> None:
    assert len(join_pages([[block("ord " * 20_000 + "ord")], [block("och mer", page=2)]])[0]) == 2
    assert len(join_pages([[block("ord " * 20_000, tag=7)], [block("och mer", page=2, tag=7)]])[0]) == 2
