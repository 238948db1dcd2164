"""What loading and linking cost does not depend on the size of the database: every statement seeks in an index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.extraction import Extraction
from output.database import Database
from output.fulfilment import update_directions
from output.links import update_links
from output.links_similar import NEAREST

#: Tables that do not grow with the documents.
SMALL = {"municipalities", "sdg_goals", "kolada_measures", "runs"}
COMMON = "Alla barn ska få en trygg uppväxt"
Make = Callable[..., Extraction]


@pytest.fixture
def document(builder: Any) -> Make:
    def made(n: int, *goals: str, municipality: str = "", year: int = 2031) -> Extraction:
        b = builder(
            f"{n:04x}" * 16, f"docs/{n}.pdf", municipality=municipality or f"M{n:03}", body="Skolnämnden",
            body_family="education", year=year, type="plan",
        )  # fmt: skip
        for goal in goals:
            b.goal("committee_goal", goal)
        extraction: Extraction = b.made
        return extraction

    return made


def store(database: Database, *documents: Extraction) -> None:
    for one in documents:
        database.load(one)
    update_directions(database)
    update_links(database)


def similar(database: Database, goal: str) -> list[str]:
    """The municipalities that a goal is linked to."""
    sql = (
        "SELECT d.municipality FROM links l JOIN documents d ON d.id = l.to_document_id "
        "WHERE l.from_id = ? AND l.relation = 'similar' ORDER BY 1"
    )
    return [name for (name,) in database.db.execute(sql, [goal])]


def test_no_statement_of_a_load_looks_through_a_table(tmp_path: Path, document: Make) -> None:
    said: list[str] = []
    with Database.open(tmp_path / "plans.db") as database:
        store(database, *(document(n, COMMON, f"Särskilt mål om cykel {n}") for n in range(1, 12)))
        database.db.set_trace_callback(said.append)
        store(database, document(20, COMMON, "Särskilt mål om cykel"))
        store(database, document(3, COMMON))  # read again, with a goal less
        database.db.set_trace_callback(None)
        shapes = {re.sub(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b", "?", sql): sql for sql in said}
        chosen = [sql for sql in shapes.values() if re.match(r"\s*(?:SELECT|DELETE|UPDATE|INSERT OR IGNORE)", sql)]
        plans = {sql: [row[3] for row in database.db.execute(f"EXPLAIN QUERY PLAN {sql}")] for sql in chosen}
    assert len(plans) > 20
    through = re.compile(r"^SCAN (?:TABLE )?(?!\(|CONSTANT|SUBQUERY)(\w+)")
    names = {
        "link_goals",
        "link_words",
        "links",
        "documents",
        "goals",
        "measures",
        "findings",
        "document_links",
    } - SMALL
    for sql, plan in plans.items():
        if not sql.rstrip().endswith("LIMIT 1"):  # whether there is anything at all
            assert not [step for step in plan if (found := through.match(step)) and found[1] in names], sql
        assert not [step for step in plan if "idx_links_relation" in step], sql


def test_goals_in_the_same_words_are_linked_to_the_next_municipalities(tmp_path: Path, document: Make) -> None:
    with Database.open(tmp_path / "plans.db") as database:
        many = [document(n, COMMON) for n in range(1, 12)]
        store(database, *many)
        assert similar(database, many[3].goals[0].id) == ["M005", "M006", "M007", "M008", "M009"]
        assert similar(database, many[9].goals[0].id) == ["M001", "M002", "M003", "M004", "M011"]


def test_those_nearest_in_time_come_first(tmp_path: Path, document: Make) -> None:
    years = {n: 2030 + n for n in range(1, 9)}
    with Database.open(tmp_path / "plans.db") as database:
        many = [document(n, COMMON, year=year) for n, year in years.items()]
        store(database, *many)
        assert similar(database, many[0].goals[0].id) == ["M002", "M003", "M004", "M005", "M006"]
        assert similar(database, many[4].goals[0].id) == ["M002", "M003", "M004", "M006", "M007"]


def test_a_new_goal_is_asked_of_few_others_however_many_have_its_words(
    tmp_path: Path, document: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from output.links_similar import Similar

    asked: list[str] = []
    nearest = Similar.nearest

    def counted(self: Similar, goal: Any) -> Any:
        asked.append(goal.id)
        return nearest(self, goal)

    with Database.open(tmp_path / "plans.db") as database:
        store(database, *(document(n, COMMON) for n in range(1, 60)))
        monkeypatch.setattr(Similar, "nearest", counted)
        new = document(70, COMMON, municipality="M030b")
        store(database, new)
        assert len(asked) == 1 + NEAREST
        assert similar(database, new.goals[0].id) == ["M031", "M032", "M033", "M034", "M035"]
        before = database.db.execute(
            "SELECT id FROM goals WHERE id LIKE ?", [f"{document(30).document.id}-%"]
        ).fetchone()
        assert "M030b" in similar(database, before[0])


def test_a_wording_that_nobody_has_any_longer_leaves_the_index(tmp_path: Path, document: Make) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        store(database, document(1, COMMON, "Fler ska cykla"), document(2, COMMON))
        database.add_same_bytes("docs/1.pdf", "elsewhere.pdf")
        update_links(database)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(DISTINCT wording) FROM link_goals").fetchone() == (1,)
        assert connection.execute("SELECT count(DISTINCT wording) FROM link_words").fetchone() == (1,)
