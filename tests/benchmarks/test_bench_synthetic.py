"""The generated database: as many documents as asked for, the same every time, and one that can be compared."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.at_size import timed, values
from benchmarks.synthetic import AMOUNTS, GOALS, MEASURES, SDGS, SECTIONS, fill
from models.errors import QueryRefused
from output.comparing.report import make_report
from output.queries import find_query

DOCUMENTS = 295  # one more round than there are municipalities, for a few of them


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("synthetic") / "plans.db"
    fill(path, DOCUMENTS)
    return path


def test_it_has_what_is_asked_for_and_holds_together(made: Path) -> None:
    each = {"goals": GOALS, "sections": SECTIONS, "measures": MEASURES, "budget_lines": AMOUNTS, "sdg_references": SDGS}
    with closing(sqlite3.connect(made)) as connection:
        counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in each}
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) FROM measure_values").fetchone()[0] == DOCUMENTS * 100
    assert counts == {table: n * DOCUMENTS for table, n in each.items()}


def test_the_same_number_gives_the_same_rows(made: Path, tmp_path: Path) -> None:
    fill(tmp_path / "again.db", 3)
    query = "SELECT text FROM goals WHERE document_id IN (SELECT id FROM documents ORDER BY rowid LIMIT 3) ORDER BY id"
    texts = []
    for path in (made, tmp_path / "again.db"):
        with closing(sqlite3.connect(path)) as connection:
            texts.append(connection.execute(query).fetchall())
    assert texts[0] == texts[1]
    assert len(texts[0]) == 3 * GOALS


def test_two_municipalities_can_be_compared(made: Path) -> None:
    report = make_report(made, ["Ale", "Sala"])
    assert [len(party.all_goals) for party in report.parties] == [GOALS, GOALS]
    assert len(report.shared) == MEASURES
    assert report.budgets


def test_queries_are_asked_for_one_municipality_and_refusals_are_told() -> None:
    def refuse() -> None:
        raise QueryRefused("The query took longer than 1 s and was stopped; ask for less.")

    search = find_query("search")
    assert search is not None
    assert "trygghet" in values(search).values()
    assert timed(refuse).startswith("refused: The query took longer")
    assert timed(lambda: None).startswith("0.00 s")
