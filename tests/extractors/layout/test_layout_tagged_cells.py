"""Tagged cells on a grid: the tree where it is whole, else the page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.tagged_cells import place_cells
from extractors.layout.types import Cell
from models.box import Box

X = (50, 200, 300, 400)


def cell(text: str, column: int | None = None, row: int = 0, **spans: int) -> Cell:
    """A cell whose text stands in a column of the page."""
    if column is None:
        return Cell(text, **spans)  # type: ignore[arg-type]
    x = X[column]
    return Cell(text, Box(x, 100 + 20 * row, x + 60, 110 + 20 * row), 1, **spans)


def row(number: int, *texts: str) -> list[Cell]:
    return [cell(text, column, number) for column, text in enumerate(texts) if text]


def texts(rows: Sequence[Sequence[Cell | None]]) -> list[list[str | None]]:
    return [[None if c is None else c.text for c in line] for line in rows]


def test_whole_rows_are_placed_as_the_tree_says() -> None:
    placed = place_cells([row(0, "Mått", "2030", "2031"), row(1, "Lån", "40", "50")])
    assert texts(placed) == [["Mått", "2030", "2031"], ["Lån", "40", "50"]]


@pytest.mark.parametrize(
    ("given_row", "expected"),
    [
        (["Lån", "", "50"], ["Lån", "", "50"]),
        (["", "", "50"], ["", "", "50"]),
        (["", "40", ""], ["", "40", ""]),
    ],
)
def test_a_row_without_its_empty_cells_is_placed_by_the_page(given_row: list[str], expected: list[str]) -> None:
    placed = place_cells([row(0, "Mått", "2030", "2031"), row(1, "Bad", "1", "2"), row(2, *given_row)])
    assert texts(placed)[2] == expected
    assert all(c is None or c.doubt is None for line in placed for c in line)


def test_empty_cells_that_are_in_the_tree_are_placed_by_the_tree() -> None:
    placed = place_cells([row(0, "Mått", "2030", "2031"), [cell("Lån", 0, 1), cell(""), cell("50", 2, 1)]])
    assert texts(placed)[1] == ["Lån", "", "50"]


def test_a_cell_over_several_rows_covers_the_places_below() -> None:
    first = [cell("Skola", 0, 1, row_span=2), cell("Läsning", 1, 1), cell("80", 2, 1)]
    second = [cell("Räkning", 1, 2), cell("75", 2, 2)]
    placed = place_cells([row(0, "Område", "Mått", "Mål"), first, second])
    assert texts(placed)[1:] == [["Skola", "Läsning", "80"], [None, "Räkning", "75"]]


def test_a_header_of_two_levels() -> None:
    upper = [cell("Post", 0, 0, row_span=2), cell("2030", 1, 0, col_span=2), cell("2031", 3, 0)]
    lower = [cell("Budget", 1, 1), cell("Utfall", 2, 1), cell("Budget", 3, 1)]
    placed = place_cells([upper, lower, row(2, "Hyra", "1", "2", "3")])
    assert texts(placed) == [
        ["Post", "2030", None, "2031"],
        [None, "Budget", "Utfall", "Budget"],
        ["Hyra", "1", "2", "3"],
    ]


def test_where_tree_and_page_disagree_the_page_decides() -> None:
    rows = [row(0, "Mått", "2030", "2031"), [cell("Lån", 0, 1), cell("50", 2, 1), cell("", None)]]
    placed = place_cells(rows)
    assert texts(placed)[1][2] == "50"
    assert texts(placed)[1][1] != "50"


def test_a_number_between_two_columns_gets_a_doubt() -> None:
    between = Cell("50", Box(255, 120, 305, 130), 1)
    placed = place_cells([row(0, "Mått", "2030", "2031"), row(1, "Bad", "1", "2"), [cell("Lån", 0, 2), between]])
    held = [c for c in placed[2] if c is not None and c.text == "50"]
    assert [c.doubt for c in held] == ["the column of the cell is not certain"]


def test_no_rows_give_no_rows() -> None:
    assert place_cells([]) == []


def test_endless_spans_do_not_blow_up_the_table() -> None:
    placed = place_cells([[Cell("allt", Box(50, 100, 90, 110), 1, row_span=400, col_span=100000)]])
    assert len(placed) == 1
    assert len(placed[0]) <= 100


FULL = [row(0, "Mått", "2030", "2031", "2032"), row(1, "Bad", "1", "2", "3")]


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4).filter(any), max_size=6))
def test_a_number_is_never_placed_under_another_header(filled: list[list[bool]]) -> None:
    """Whichever empty cells a program leaves out of the tree."""
    names = ("Mått", "2030", "2031", "2032")
    rows = [
        row(n, *(name if held else "" for name, held in zip(names, line, strict=True)))
        for n, line in enumerate(filled, 2)
    ]
    for line in place_cells([*FULL, *rows])[2:]:
        assert len(line) == 4
        for column, placed in enumerate(line):
            if placed is not None and placed.text and placed.doubt is None:
                assert placed.text == names[column]


def test_a_table_with_more_places_than_can_be_read_is_a_list_of_its_cells() -> None:
    rows = [[cell("x", col_span=100, row_span=500) for _ in range(10)] for _ in range(1500)]
    placed = place_cells(rows)
    assert len(placed) == 15_000
    assert all(len(line) == 1 for line in placed)
