"""Pages are drawn evenly from all, and what a run stored is counted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.drawn import drawn
from benchmarks.stored import entities


def test_pages_come_from_the_whole_of_the_documents() -> None:
    assert drawn(10, 5) == [0, 2, 4, 6, 8]
    assert drawn(243, 100)[-1] == 240
    assert drawn(3, 5) == [0, 1, 2]


@given(st.integers(1, 500), st.integers(1, 500))
def test_no_page_is_drawn_twice_and_none_is_left_for_long(count: int, wanted: int) -> None:
    pages = drawn(count, wanted)
    assert len(set(pages)) == len(pages) == min(count, wanted)
    gaps = {later - page for page, later in zip(pages, [*pages[1:], count], strict=True)}
    assert max(gaps) <= -(-count // len(pages))


def test_entities_are_counted_where_there_are_any(tmp_path: Path) -> None:
    path = tmp_path / "plans.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE goals (id); CREATE TABLE findings (id); CREATE TABLE sections (id);")
        connection.executescript("INSERT INTO goals VALUES (1), (2); INSERT INTO findings VALUES (1);")
    assert entities(path) == 2
