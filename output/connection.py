"""Connections to the database, and SQLite's errors as sentences with a next step.

A file is Planverk's when it has our tables; its `user_version` says which schema it was written with.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from models.errors import DatabaseBusy, NotADatabase, PathNotFound, PlanverkError, TargetNotWritable
from models.version import SCHEMA_VERSION
from output.schema import TABLES

#: Seconds to wait for another writer: a load takes well under one.
BUSY_S = 5.0

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_NO_DATABASE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_NOT_WRITABLE = {
    sqlite3.SQLITE_READONLY: "it is read only",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk gave an error",
    sqlite3.SQLITE_PERM: "its rights do not allow it",
}


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as DatabaseBusy, NotADatabase or TargetNotWritable; others go on as they are."""
    try:
        yield
    except sqlite3.Error as error:
        known = problem(path, error)
        if known is None:
            raise
        raise known from error


def problem(path: Path, error: sqlite3.Error) -> PlanverkError | None:
    """The error that a user understands, or None where SQLite's is not about the file."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code in _BUSY:
        return DatabaseBusy(f"{path}: another program is writing to the database; wait until it is done and try again.")
    if code in _NO_DATABASE:
        return NotADatabase(f"{path}: the file is no SQLite database, or a damaged one; name another file with --db.")
    if code in _NOT_WRITABLE:
        return TargetNotWritable(
            f"{path}: the database cannot be written: {_NOT_WRITABLE[code]}; free it or name another file with --db."
        )
    return None


def check_target(path: Path) -> None:
    """Can a database stand at `path`? Raises TargetNotWritable or NotADatabase.

    The rights are read from the file's mode, so that a file that was protected is not written by root either.
    """
    if path.is_dir():
        raise NotADatabase(f"{path}: this is a folder; name a file in it, such as {path / 'plans.db'}.")
    if not path.parent.is_dir():
        raise TargetNotWritable(f"{path}: the folder {path.parent} does not exist; make it, or name another with --db.")
    if path.exists() and not path.is_file():
        raise TargetNotWritable(f"{path}: this is no ordinary file; name another with --db.")
    for part in (path, path.parent):
        if part.exists() and not part.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise TargetNotWritable(f"{path}: {part} is write-protected; change its rights or name another with --db.")


def check_source(path: Path) -> None:
    """Is there a file to read at `path`? Raises PathNotFound or NotADatabase."""
    if not path.exists():
        raise PathNotFound(f"{path}: there is no such database; make one with: planverk extract FOLDER --db {path}")
    if not path.is_file():
        raise NotADatabase(f"{path}: this is no database file; name one with --db.")


def check_schema(connection: sqlite3.Connection, path: Path) -> bool:
    """Does the file hold our tables? False where it is empty. Raises NotADatabase where it holds something else."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names and version == 0:
        return False
    if version > SCHEMA_VERSION:
        raise NotADatabase(
            f"{path}: the database was made by a newer Planverk (schema {version}, this one knows {SCHEMA_VERSION}); "
            "update Planverk, or name another file with --db."
        )
    if not {spec.name for spec in TABLES} <= names:
        raise NotADatabase(f"{path}: this database was not made by Planverk; name another file with --db.")
    if version < SCHEMA_VERSION:
        raise NotADatabase(
            f"{path}: the database was made by an older Planverk (schema {version}, this one needs {SCHEMA_VERSION}); "
            "extract the documents again into a new file."
        )
    return True


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection that writes, with foreign keys on; transactions begin where it says BEGIN. The caller closes it."""
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def reader(path: str | Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, with rows by column name.

    Raises PathNotFound, NotADatabase, and DatabaseBusy where another program holds the file for itself.
    """
    path = Path(path)
    check_source(path)
    with sentences(path), closing(_connect_reader(path)) as connection:
        if not check_schema(connection, path):
            raise NotADatabase(f"{path}: the database is empty; fill it with: planverk extract FOLDER --db {path}")
        yield connection


def _connect_reader(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_S)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA query_only = ON")
    return connection
