"""Databases as older versions of Planverk left them: their own statements, filled with rows that were read."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from output.migrate import older

#: The version of Planverk that wrote them, whatever their schema.
VERSION = "0.1.0"


def make_older(path: Path, schema: int, rows_of: Path) -> Path:
    """A database at `path` of an older schema, with what it can hold of the rows of the database `rows_of`."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in older(schema):
            db.execute(statement)
        db.execute("ATTACH ? AS source", [str(rows_of)])
        db.execute("BEGIN")
        for (table,) in db.execute("SELECT name FROM source.sqlite_master WHERE type = 'table'").fetchall():
            had, has = _columns(db, f"main.{table}"), _columns(db, f"source.{table}")
            columns = ", ".join(f'"{name}"' for name in had if name in has)
            if columns and "_fts" not in table and set(_needed(db, table)) <= set(has):
                db.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM source."{table}"')
        db.execute("UPDATE documents SET version = ?", [VERSION])
        db.execute("COMMIT")
        db.execute("DETACH source")
        db.execute(f"PRAGMA user_version = {schema}")
    return path


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    schema, _, name = table.partition(".")
    return [row[1] for row in db.execute(f'PRAGMA {schema}.table_info("{name}")')]


def _needed(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f'PRAGMA main.table_info("{table}")') if row[3] and row[4] is None]
