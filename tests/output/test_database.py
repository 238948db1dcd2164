"""Opening, loading and replacing; what a user is told when it does not work."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.errors import DatabaseBusy, DocumentUnreadable, NotADatabase, PathNotFound, TargetNotWritable
from models.extraction import Extraction
from models.finding import Finding
from models.version import SCHEMA_VERSION, VERSION
from output import connection as connections
from output.connection import reader
from output.database import Database, Known, same_bytes
from output.dump import dump
from output.schema import TABLES

Make = dict[str, Callable[..., Extraction]]


def count(path: Path, sql: str, *values: Any) -> int:
    with reader(path) as connection:
        return int(connection.execute(sql, values).fetchone()[0])


def test_a_new_database_is_one_file_with_version_and_foreign_keys(tmp_path: Path) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        assert database.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert os.listdir(tmp_path) == ["plans.db"]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    cascades = {row[3]: row[6] for row in connection.execute("PRAGMA foreign_key_list(measures)")}
    assert cascades == {
        "document_id": "CASCADE",
        "section_id": "NO ACTION",
        "goal_id": "NO ACTION",
        "table_id": "NO ACTION",
    }
    connection.close()


def test_columns_are_those_of_the_contract_with_their_types(filled: Path) -> None:
    with reader(filled) as connection:
        columns = {row["name"]: row["type"] for row in connection.execute("PRAGMA table_info(measure_values)")}
        required = [row["name"] for row in connection.execute("PRAGMA table_info(goals)") if row["notnull"]]
    assert list(columns) == [
        "id", "measure_id", "kind", "year", "period", "split", "comparator", "value", "unit", "origin",
        "raw", "page", "box", "method", "confidence", "ocr", "ocr_confidence",
    ]  # fmt: skip
    assert (columns["value"], columns["year"], columns["box"]) == ("REAL", "INTEGER", "TEXT")
    assert required == ["id", "document_id", "position", "kind", "text", "method"]


def test_every_reference_has_an_index(filled: Path) -> None:
    with reader(filled) as connection:
        for spec in TABLES:
            indexed = {
                connection.execute(f"PRAGMA index_info('{row['name']}')").fetchone()["name"]
                for row in connection.execute(f"PRAGMA index_list({spec.name})")
            }
            references = {row["from"] for row in connection.execute(f"PRAGMA foreign_key_list({spec.name})")}
            assert references <= indexed, spec.name


def test_rows_hold_what_the_models_hold(filled: Path) -> None:
    with reader(filled) as connection:
        total = connection.execute("SELECT is_total, amount, box FROM budget_lines WHERE area = 'Summa'").fetchone()
        table = connection.execute("SELECT header, rows, box FROM tables WHERE kind = 'activity'").fetchone()
    assert tuple(total) == (1, 170.0, "[72.0,100.0,300.2,120.0]")
    assert tuple(table) == ("[]", "[]", None)


def test_loading_again_replaces_the_documents_own_rows_only(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        for name in ("norrvik", "soderby"):
            database.load(make[name]())
        before = dump(path)
        fewer = make["norrvik"]()
        fewer.measure_values.clear()
        database.load(fewer)
        assert count(path, "SELECT count(*) FROM measure_values WHERE measure_id LIKE 'a1%'") == 0
        assert count(path, "SELECT count(*) FROM goals") == 9
        database.load(make["norrvik"]())
    assert dump(path) == before
    assert count(path, "SELECT count(*) FROM goals_fts WHERE goals_fts MATCH 'arbete'") == 2


def test_a_changed_file_replaces_what_it_was(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        database.load(make["norrvik"]())
        database.load(make["norrvik"](sha256="c3" * 32))
        assert database.known("a1" * 32) is None
        assert database.known("c3" * 32) == Known("c3" * 8, VERSION, "docs/norrvik-plan.pdf")
    assert count(path, "SELECT count(*) FROM documents") == 1
    assert count(path, "SELECT count(DISTINCT document_id) FROM goals") == 1


def test_search_stays_right_when_a_document_is_replaced_and_the_file_is_vacuumed(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "plans.db"
    hit = "SELECT count(*) FROM goals_fts JOIN goals ON goals.rowid = goals_fts.rowid WHERE goals_fts MATCH ?"
    with Database.open(path) as database:
        database.load(make["norrvik"]())
        database.load(make["soderby"]())
        changed = make["norrvik"]()
        changed.goals[1].text = "Kollektivtrafiken ska byggas ut."
        database.load(changed)
        for table in ("sections", "goals", "measures", "activities", "indicators"):
            database.db.execute(f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)")
        database.db.execute("VACUUM")
    assert count(path, hit, "kollektivtrafiken") == 1
    assert count(path, hit, "arbete") == 1
    assert count(path, hit, "bostader") == 0  # å, ä and ö are letters of their own
    assert count(path, hit, "bostäder") == 1


def test_nothing_is_stored_of_rows_that_do_not_fit(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "plans.db"
    dangling, twice, foreign = (make["norrvik"]() for _ in range(3))
    dangling.goals[1].parent_id = "nowhere"
    twice.measures[1].id = twice.measures[0].id
    foreign.sections[0].document_id = "b2" * 8
    with Database.open(path) as database:
        database.load(make["soderby"]())
        for broken, reason in ((dangling, "parent_id of"), (twice, "stands twice"), (foreign, "document_id of")):
            with pytest.raises(DocumentUnreadable, match=reason) as caught:
                database.load(broken)
            assert caught.value.code == "load.inconsistent"
        clash = make["norrvik"]()
        clash.budget_lines[0].amount = float("nan")  # SQLite stores it as null, which the column refuses
        with pytest.raises(DocumentUnreadable, match=r"NOT NULL.*nothing of it was stored"):
            database.load(clash)
    assert count(path, "SELECT count(*) FROM documents") == 1


def finding(path: str, number: int = 1) -> Finding:
    return Finding(
        id=f"file-{path}-{number}", path=path, position=number, stage="read", severity="error", code="read.empty",
        message="The file is empty.",
    )  # fmt: skip


def test_findings_of_files_that_became_no_document(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        for _ in range(2):  # a second run finds the same
            database.add_findings([finding("docs/norrvik-plan.pdf", 1), finding("docs/norrvik-plan.pdf", 2)])
        database.add_findings([finding("docs/other.pdf")])
        assert count(path, "SELECT count(*) FROM findings") == 3
        database.load(make["norrvik"]())
    assert count(path, "SELECT count(*) FROM findings WHERE document_id IS NULL") == 1
    assert count(path, "SELECT count(*) FROM findings WHERE path = 'docs/other.pdf'") == 1


def test_the_same_bytes_under_another_name_are_stored_once(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        database.load(make["norrvik"]())
        database.load(make["norrvik"](sha256="c3" * 32, path="docs/copy.pdf"))
        for _ in range(2):
            told = database.add_same_bytes("docs/copy.pdf", "docs/norrvik-plan.pdf")
        assert told == same_bytes("docs/copy.pdf", "docs/norrvik-plan.pdf")
    assert count(path, "SELECT count(*) FROM documents") == 1
    assert count(path, "SELECT count(*) FROM findings WHERE code = 'find.same_bytes'") == 1
    assert "docs/norrvik-plan.pdf" in told.message


def test_a_document_can_move(tmp_path: Path, make: Make) -> None:
    with Database.open(tmp_path / "plans.db") as database:
        database.load(make["norrvik"]())
        database.load(make["soderby"](path="new/place.pdf"))
        database.set_path("a1" * 8, "new/place.pdf")
        known = database.known("a1" * 32)
        assert database.known("b2" * 32) is None
    assert known is not None
    assert known.path == "new/place.pdf"


def test_runs_have_ids_of_their_own_and_an_end(tmp_path: Path) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        ids = [database.start_run({"workers": 2}) for _ in range(3)]
        database.end_run(ids[0], {"documents_read": 4})
    assert len(set(ids)) == 3
    with reader(path) as connection:
        row = connection.execute("SELECT * FROM runs WHERE id = ?", [ids[0]]).fetchone()
        open_ones = connection.execute("SELECT count(*) FROM runs WHERE ended IS NULL").fetchone()[0]
    assert (row["settings"], row["counts"]) == ('{"workers":2}', '{"documents_read":4}')
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["ended"])
    assert open_ones == 2


def test_a_dump_does_not_depend_on_what_was_there_before(tmp_path: Path, make: Make) -> None:
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    for path, names in ((first, ["norrvik", "soderby"]), (second, ["soderby", "norrvik", "norrvik"])):
        with Database.open(path) as database:
            database.start_run({"db": str(path)})
            for name in names:
                database.load(make[name]())
    assert dump(first) == dump(second)
    assert "Äldre ska ha inflytande." in dump(first)
    assert dump(first, without=()) != dump(second, without=())


def test_others_read_while_a_run_writes(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        database.load(make["norrvik"]())
        database.db.execute("BEGIN IMMEDIATE")
        assert count(path, "SELECT count(*) FROM documents") == 1
        database.db.execute("ROLLBACK")


def test_a_run_that_was_killed_can_be_read_and_goes_on(tmp_path: Path, make: Make) -> None:
    path, left = tmp_path / "plans.db", tmp_path / "killed.db"
    database = Database.open(path)
    database.load(make["norrvik"]())
    for part in ("", "-wal"):  # what lies on the disk when the process ends here
        Path(f"{left}{part}").write_bytes(Path(f"{path}{part}").read_bytes())
    database.close()
    assert count(left, "SELECT count(*) FROM documents") == 1
    with Database.open(left) as again:
        again.load(make["soderby"]())
    assert count(left, "SELECT count(*) FROM documents") == 2
    assert not Path(f"{left}-wal").exists()


@pytest.mark.parametrize("content", [b"This is a text, and not a short one.\n" * 40, b"%PDF-1.7\n" + b"x" * 600])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plans.db"
    path.write_bytes(content)
    with pytest.raises(NotADatabase, match=r"no SQLite database.*--db"):
        Database.open(path)
    with pytest.raises(NotADatabase, match="no SQLite database"), reader(path):
        pass
    assert path.read_bytes() == content


def other_database(path: Path, version: int = 0, like: bool = False) -> None:
    if like:
        Database.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (a)")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("version", "like", "sentence"),
    [
        (0, False, "was not made by Planverk"),
        (SCHEMA_VERSION, False, "was not made by Planverk"),
        (SCHEMA_VERSION + 1, True, "newer Planverk.*update Planverk"),
        (0, True, "was not made by Planverk"),
    ],
)
def test_a_database_of_another_kind_is_left_alone(tmp_path: Path, version: int, like: bool, sentence: str) -> None:
    path = tmp_path / "plans.db"
    other_database(path, version, like)
    before = path.read_bytes()
    with pytest.raises(NotADatabase, match=sentence):
        Database.open(path)
    with pytest.raises(NotADatabase, match=sentence), reader(path):
        pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_database_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Make, lock: str) -> None:
    monkeypatch.setattr(connections, "BUSY_S", 0.05)
    path = tmp_path / "plans.db"
    database = Database.open(path)
    other = sqlite3.connect(path)
    other.execute(lock)
    with pytest.raises(DatabaseBusy, match=r"another program is writing.*try again"):
        database.load(make["norrvik"]())
    with pytest.raises(DatabaseBusy):
        Database.open(path)
    other.rollback()
    other.close()
    database.load(make["norrvik"]())
    database.close()


def test_targets_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(TargetNotWritable, match=r"folder .*missing does not exist"):
        Database.open(tmp_path / "missing" / "plans.db")
    with pytest.raises(NotADatabase, match="this is a folder"):
        Database.open(tmp_path)
    path = tmp_path / "plans.db"
    Database.open(path).close()
    path.chmod(0o444)
    with pytest.raises(TargetNotWritable, match="write-protected"):
        Database.open(path)
    assert count(path, "SELECT count(*) FROM documents") == 0
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(TargetNotWritable, match="write-protected"):
            Database.open(tmp_path / "new.db")
    finally:
        tmp_path.chmod(0o755)


def test_a_full_disk(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        database.load(make["soderby"]())
        pages = database.db.execute("PRAGMA page_count").fetchone()[0]
        database.db.execute(f"PRAGMA max_page_count = {pages}")
        big = make["norrvik"]()
        big.sections[0].text = "ord " * 100_000
        with pytest.raises(TargetNotWritable, match="the disk is full"):
            database.load(big)
    assert count(path, "SELECT count(*) FROM documents") == 1


def test_there_is_no_database_to_read(tmp_path: Path) -> None:
    for opening in (lambda: Database.open(tmp_path / "plans.db", create=False), lambda: dump(tmp_path / "plans.db")):
        with pytest.raises(PathNotFound, match="planverk extract FOLDER"):
            opening()
    (tmp_path / "empty.db").touch()
    with pytest.raises(NotADatabase, match="is empty"):
        dump(tmp_path / "empty.db")
