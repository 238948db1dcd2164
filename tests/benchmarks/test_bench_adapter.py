"""Planverk's tables, given to the scorer: one that goes over pages is one on each."""

from __future__ import annotations

from pathlib import Path

from benchmarks.adapters import planverk
from extractors.layout.types import Cell, Grid

SAMPLE = Path(__file__).parents[2] / "corpus" / "samples" / "pdf" / "tierp-tertialrapport-2-2023.ruled.pdf"


def cell(text: str, page: int) -> Cell:
    return Cell(text, page=page)


def test_a_table_over_two_pages_is_one_on_each() -> None:
    grid = Grid([[cell("a", 3), cell("b", 3)], [None, cell("c", 4)]], "ruled", page=3)
    assert list(planverk.by_page(grid)) == [(3, [["a", "b"]]), (4, [["", "c"]])]


def test_words_and_tables_of_a_sample() -> None:
    words, tables = list(planverk.words(str(SAMPLE))), list(planverk.read(str(SAMPLE)))
    assert len(words) == 4
    assert sum(words) > 500
    assert {page for page, _ in tables} <= {1, 2, 3, 4}
    assert any("" not in row for _, rows in tables for row in rows)
