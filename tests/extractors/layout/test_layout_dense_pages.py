"""Pages with more on them than a table could have."""

from __future__ import annotations

from typing import Any

from extractors.layout.aligned import MAX_WORDS, find_aligned
from extractors.layout.ruled import MAX_EDGES, PAGE_TOO_DENSE, find_ruled
from extractors.layout.types import Page, Word
from models.box import Box

Sheet = Any


def test_too_many_words_are_said_once(sheet: Sheet) -> None:
    page = Page(3, 595, 842)
    page.words = [Word("12", Box(i % 500, i // 500, i % 500 + 1, i // 500 + 1), size=1) for i in range(MAX_WORDS + 1)]
    assert find_aligned(page, page.words) == []
    assert find_aligned(page, page.words) == []
    assert [(note.code, note.page, note.severity) for note in page.notes] == [(PAGE_TOO_DENSE, 3, "warning")]
    assert "words" in page.notes[0].message


def test_too_many_lines_are_said(sheet: Sheet) -> None:
    page = Page(1, 10_000, 30_000)
    page.rules = [Box(0, 10 * i, 9, 10 * i + 0.5) for i in range(MAX_EDGES + 1)]
    assert find_ruled(page, []) == []
    assert [note.code for note in page.notes] == [PAGE_TOO_DENSE]


def test_a_page_with_a_table_has_no_such_note(sheet: Sheet) -> None:
    page = sheet().net((40, 150, 250), (60, 80, 100))
    page.row(64, (50, "By"), (160, "Hus")).row(84, (50, "Norrby"), (160, "12"))
    assert len(find_ruled(page.page, page.words)) == 1
    assert page.page.notes == []


def test_more_columns_than_a_table_has_are_none(sheet: Sheet) -> None:
    page = sheet(width=2000.0)
    for top in (100, 112, 124):
        page.row(top, *((20 + 20 * i, "12") for i in range(90)))
    assert find_aligned(page.page, page.words) == []
