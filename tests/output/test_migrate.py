"""Databases of older schemas: they become what a new one is, with all their rows and all that the user made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from benchmarks.older import make_older
from models.errors import NotADatabase, TargetNotWritable
from models.extraction import Extraction
from models.version import SCHEMA_VERSION
from output import database as databases
from output import migrate as migration
from output.connection import reader
from output.database import Database
from output.dump import dump
from output.schema import BY_NAME, TABLES, required_columns

Make = dict[str, Callable[..., Extraction]]
OLDER = range(1, SCHEMA_VERSION)


def ask(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def shape(path: Path) -> list[Any]:
    """All statements of a database, as SQLite keeps them."""
    return sorted(ask(path, "SELECT type, name, tbl_name, sql FROM sqlite_master"), key=str)


@pytest.fixture(params=OLDER)
def old(request: pytest.FixtureRequest, tmp_path: Path, filled: Path) -> Path:
    return make_older(tmp_path / "plans.db", request.param, filled)


def test_it_becomes_what_a_new_one_is(old: Path, tmp_path: Path) -> None:
    before = dump_of_shared(old)
    with Database.open(old) as database:
        done = database.migration
    Database.open(tmp_path / "new.db").close()
    assert shape(old) == shape(tmp_path / "new.db")
    assert ask(old, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert ask(old, "PRAGMA integrity_check") == [("ok",)]
    assert ask(old, "PRAGMA foreign_key_check") == []
    assert done is not None
    assert dump_of_shared(done.backup) == before
    assert dump_of_shared(old, like=done.backup) == before
    assert ask(old, "SELECT count(*) FROM goals_fts WHERE goals_fts MATCH 'arbete'") == [(2,)]
    assert Database.open(old).migration is None


def dump_of_shared(path: Path, like: Path | None = None) -> dict[str, list[Any]]:
    """The rows of all tables of Planverk in `path`, in the columns that the same table has in `like`."""
    rows = {}
    for spec in TABLES:
        columns = [row[1] for row in ask(like or path, f'PRAGMA table_info("{spec.name}")')]
        if columns and spec.name not in {"link_queue", *migration.INDEXES}:
            rows[spec.name] = ask(path, f"SELECT rowid, {', '.join(columns)} FROM {spec.name} ORDER BY rowid")
    assert rows["goals"]
    return rows


def test_its_documents_wait_to_be_linked(old: Path) -> None:
    with Database.open(old) as database:
        waiting = {row[0] for row in database.db.execute("SELECT subject FROM link_queue WHERE kind = 'document'")}
    assert waiting == {row[0] for row in ask(old, "SELECT id FROM documents")}


def test_the_backup_is_what_it_was_and_no_older_one_is_overwritten(old: Path) -> None:
    before, number = dump_of_shared(old), ask(old, "PRAGMA user_version")[0][0]
    first = old.with_name(f"plans.db.schema{number}.bak")
    first.write_bytes(b"an older backup")
    with Database.open(old) as database:
        done = database.migration
    assert done == (number, old.with_name(f"plans.db.schema{number}.2.bak"))
    assert first.read_bytes() == b"an older backup"
    assert dump_of_shared(done.backup) == before
    assert sorted(path.name for path in old.parent.iterdir() if path.name.startswith("plans.db")) == sorted(
        ["plans.db", first.name, done.backup.name]
    )


def test_what_the_user_made_stays(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.executescript(
            """
            CREATE TABLE notes (id INTEGER PRIMARY KEY, goal_id TEXT REFERENCES goals(id), note TEXT);
            INSERT INTO notes (goal_id, note) SELECT id, 'Ring dem' FROM goals LIMIT 1;
            CREATE VIEW mine AS SELECT note, text FROM notes JOIN goals ON goals.id = goal_id;
            CREATE VIEW broken AS SELECT a FROM nowhere;
            CREATE INDEX my_index ON goals (local_term);
            CREATE TRIGGER my_trigger AFTER DELETE ON notes BEGIN DELETE FROM notes; END;
            CREATE TRIGGER on_ours AFTER UPDATE OF title ON documents BEGIN UPDATE notes SET note = 'ny titel'; END;
            ALTER TABLE documents ADD COLUMN checked_by TEXT;
            UPDATE documents SET checked_by = 'Kim';
            ANALYZE;
            """
        )
    mine = "SELECT name, sql FROM sqlite_master WHERE name IN ('notes', 'mine', 'broken', 'my_index', 'my_trigger')"
    before = ask(old, mine)
    Database.open(old).close()
    assert sorted(ask(old, mine)) == sorted(before)
    assert len(before) == 5
    assert ask(old, "SELECT note FROM mine") == [("Ring dem",)]
    assert set(ask(old, "SELECT checked_by FROM documents")) == {("Kim",)}
    with closing(sqlite3.connect(old)) as db:
        db.execute("UPDATE documents SET title = 'x'")
        assert db.execute("SELECT note FROM notes").fetchall() == [("ny titel",)]


def test_a_log_that_a_killed_run_left_is_part_of_it(old: Path, tmp_path: Path) -> None:
    db = sqlite3.connect(old)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("UPDATE documents SET title = 'from the log'")
    db.commit()
    killed = tmp_path / "killed.db"
    for suffix in ("", "-wal"):
        Path(f"{killed}{suffix}").write_bytes(Path(f"{old}{suffix}").read_bytes())
    db.close()
    with Database.open(killed) as database:
        done = database.migration
    assert done is not None
    for path in (killed, done.backup):
        assert set(ask(path, "SELECT title FROM documents")) == {("from the log",)}
        assert ask(path, "PRAGMA journal_mode") == [("delete",)]


def fails(old: Path, error: type[Exception], sentence: str) -> None:
    before, number = dump_of_shared(old), ask(old, "PRAGMA user_version")
    with pytest.raises(error, match=sentence):
        Database.open(old)
    assert dump_of_shared(old) == before
    assert ask(old, "PRAGMA user_version") == number
    assert ask(old, "PRAGMA integrity_check") == [("ok",)]


def test_a_name_of_the_users_that_is_ours_now(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(old, "CREATE TABLE goals_of_ours (a)")
    made = [*databases.statements(), "CREATE VIEW goals_of_ours AS SELECT 1"]
    monkeypatch.setattr(migration, "statements", lambda: made)
    fails(old, NotADatabase, r"a table of yours named goals_of_ours.*nothing was changed")


def test_rows_that_would_be_lost(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rebuild = migration._rebuild

    def careless(connection: sqlite3.Connection, version: int) -> None:
        rebuild(connection, version)
        connection.execute("DELETE FROM findings")

    monkeypatch.setattr(migration, "_rebuild", careless)
    fails(old, NotADatabase, r"findings would have 0 rows, not \d+.*nothing was changed")


def test_a_disk_without_room_for_it(tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = make_older(tmp_path / "plans.db", 1, filled)
    connect = databases.connect_writer

    def full(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(databases, "connect_writer", full)
    fails(old, TargetNotWritable, "the disk is full")
    monkeypatch.undo()
    with Database.open(old) as database:  # the backup that was made before is as good as one made now
        assert database.migration is not None
        assert database.migration.backup.name.count(".2.") == 0


def test_a_damaged_one_is_left_alone(old: Path) -> None:
    data = bytearray(old.read_bytes())
    data[4096 * 8 : 4096 * 20] = b"\xa5" * (4096 * 12)
    old.write_bytes(data)
    with pytest.raises(NotADatabase, match="damaged"):
        Database.open(old)
    assert old.read_bytes() == data
    assert not [path for path in old.parent.iterdir() if ".bak" in path.name]


def test_who_only_reads_is_told_what_to_do(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(NotADatabase, match=r"older Planverk.*planverk migrate --db"), reader(old):
        pass
    assert old.read_bytes() == before


def test_what_stands_for_nothing_is_valid(tmp_path: Path) -> None:
    """A new column that is never null must say what stands in it where nothing is known, as the model reads it."""
    for number in OLDER:
        path = make_older(tmp_path / f"{number}.db", number, make_empty(tmp_path))
        for spec in TABLES:
            had = [row[1] for row in ask(path, f'PRAGMA table_info("{spec.name}")')]
            new = [name for name in required_columns(spec) if had and name not in had]
            if spec.name not in migration.INDEXES:
                assert not [name for name in new if BY_NAME[spec.name].model.model_fields[name].is_required()], (
                    spec.name
                )


def make_empty(folder: Path) -> Path:
    path = folder / "empty.db"
    Database.open(path).close()
    return path


def test_a_migrated_database_takes_documents(old: Path, make: Make) -> None:
    with Database.open(old) as database:
        for name in ("norrvik", "soderby"):
            database.load(make[name]())
    assert "Äldre ska ha inflytande." in dump(old)
