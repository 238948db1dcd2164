"""Captions and footnotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.layout.asides import caption_kind, mark_asides, mark_of
from extractors.layout.types import Block, Grid, Role

Make = Callable[..., Block]
GridAt = Callable[..., Grid]
TEXT = "Nämnden sköter badhus, bibliotek och idrottsplatser i hela kommunen under året."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tabell 3. Besök per år", "table"),
        ("Tabell 3 Besök per år", "table"),
        ("TABELL 12: besök", "table"),
        ("Tabell: Besök per år", "table"),
        ("Diagram 2", "figure"),
        ("Figur 4: Besök", "figure"),
        ("Bild 1 – Organisation", "figure"),
        ("Tabell 3 visar besöken per år", None),
        ("Tabell över besök", None),
        ("Diagram", None),
        ("Bilder från staden", None),
        (f"Tabell 3. {TEXT * 4}", None),
        ("", None),
    ],
)
def test_what_a_caption_is(text: str, kind: str | None) -> None:
    assert caption_kind(text) == kind


def table(block: Make, grid_at: GridAt, page: int = 1) -> Block:
    return Block(Role.TABLE, "", page, grid=grid_at([(50, 100), (120, 160)], [["Bad", "3"]], page))


def test_a_caption_belongs_to_the_table_below_it_else_above(block: Make, grid_at: GridAt) -> None:
    above, below = table(block, grid_at), table(block, grid_at)
    blocks = [block("Tabell 1. Bad"), above, block(TEXT), below, block("Tabell 2. Böcker")]
    mark_asides(blocks)
    assert [b.grid.caption for b in blocks if b.grid] == ["Tabell 1. Bad", "Tabell 2. Böcker"]
    assert [b.role for b in blocks].count(Role.CAPTION) == 2


def test_one_caption_between_two_tables_belongs_to_the_second(block: Make, grid_at: GridAt) -> None:
    blocks = [table(block, grid_at), block("Tabell 2. Böcker"), table(block, grid_at)]
    mark_asides(blocks)
    assert [b.grid.caption for b in blocks if b.grid] == [None, "Tabell 2. Böcker"]


def test_the_caption_of_a_figure_is_not_that_of_a_table(block: Make, grid_at: GridAt) -> None:
    blocks = [block("Figur 2: Besök"), table(block, grid_at)]
    mark_asides(blocks)
    assert blocks[0].role is Role.CAPTION
    assert blocks[1].grid is not None
    assert blocks[1].grid.caption is None


def footnotes(blocks: list[Block]) -> list[str]:
    mark_asides(blocks)
    return [b.text for b in blocks if b.role is Role.FOOTNOTE]


def test_small_text_with_a_mark_of_the_page_at_its_foot_is_a_footnote(block: Make) -> None:
    blocks = [
        block(f"{TEXT} Det är fler än i fjol.¹"),
        block(TEXT, y=300),
        block("1 Kommunens statistik.", y=700, size=8),
        block("Den är inte jämförbar.", y=709, size=8),
    ]
    assert footnotes(blocks) == ["1 Kommunens statistik.", "Den är inte jämförbar."]


@pytest.mark.parametrize(
    ("text", "y", "size"),
    [
        ("2 Kommunens statistik.", 700, 8),
        ("1 Kommunens statistik.", 700, 10),
        ("1 Kommunens statistik.", 120, 8),
        ("Kommunens statistik.", 700, 8),
    ],
    ids=["no such mark in the text", "as large as the body", "text below", "no mark"],
)
def test_what_is_no_footnote(block: Make, text: str, y: float, size: float) -> None:
    blocks = [block(f"{TEXT} I fjol.¹"), block(text, y=y, size=size), block(TEXT, y=400), block(TEXT, y=600)]
    assert footnotes(blocks) == []


def test_stars_are_marks_too(block: Make) -> None:
    blocks = [block("Bad* i hela kommunen, inne och ute, för stora och små."), block("* Även ute.", y=700, size=8)]
    assert footnotes(blocks) == ["* Även ute."]


@pytest.mark.parametrize(
    ("text", "mark"),
    [("1 Not", "1"), ("¹ Not", "1"), ("(²) Not", "2"), ("12) Not", "12"), ("* Not", "*"), ("3", "3"), ("Not", None)],
)
def test_marks(block: Make, text: str, mark: str | None) -> None:
    assert mark_of(block(text)) == mark


def test_a_paragraph_goes_on_past_the_footnotes_of_its_page(block: Make) -> None:
    blocks = [
        block("Nämnden sköter¹ badhus, bibliotek och", y=600),
        block("1 Sedan i fjol.", y=700, size=8),
        block("idrottsplatser i hela kommunen.", page=2),
    ]
    mark_asides(blocks)
    assert [b.text for b in blocks] == [
        "Nämnden sköter¹ badhus, bibliotek och idrottsplatser i hela kommunen.",
        "1 Sedan i fjol.",
    ]
