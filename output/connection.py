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

#: The tables that a database of the first schema has.
OLDEST = frozenset(
    {"documents", "sections", "tables", "goals", "measures", "measure_values", "budget_lines", "sdg_references",
     "activities", "indicators", "findings", "runs", "municipalities", "sdg_goals"}
)  # fmt: skip

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_NO_DATABASE = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_ANOTHER = "free it or name another file with --db"
#: What the user does where there is no room; nothing that was reported as done is lost then.
MAKE_ROOM = "what was reported as done is kept: make room and give the same command again"
#: By SQLite's code, the extended one first: why a database cannot be written, and what to do.
_NOT_WRITABLE = {
    sqlite3.SQLITE_IOERR_WRITE: f"the disk takes no more (a quota, a limit, a fault); {MAKE_ROOM}",
    sqlite3.SQLITE_READONLY: f"it is read only; {_ANOTHER}",
    sqlite3.SQLITE_FULL: f"the disk is full, or that of temporary files; {MAKE_ROOM}",
    sqlite3.SQLITE_CANTOPEN: f"it cannot be opened; {_ANOTHER}",
    sqlite3.SQLITE_IOERR: f"the disk gave an error; {_ANOTHER}",
    sqlite3.SQLITE_PERM: f"its rights do not allow it; {_ANOTHER}",
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
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF  # the low byte is the primary code
    if code in _BUSY:
        return DatabaseBusy(f"{path}: another program is writing to the database; wait until it is done and try again.")
    if code in _NO_DATABASE:
        return NotADatabase(f"{path}: the file is no SQLite database, or a damaged one; name another file with --db.")
    why = _NOT_WRITABLE.get(extended) or _NOT_WRITABLE.get(code)
    return TargetNotWritable(f"{path}: the database cannot be written: {why}.") if why else None


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
        raise PathNotFound(
            f"{path}: there is no such database; make one with: planverk extract FOLDER --db {_word(path)}"
        )
    if not path.is_file():
        raise NotADatabase(f"{path}: this is no database file; name one with --db.")


def check_not_half(path: Path) -> None:
    """Raises TargetNotWritable where there is nothing of a database but the log of its last changes.

    SQLite would throw the log away, and with it what a run that was killed had stored.
    """
    log = Path(f"{path}-wal")
    if (not path.exists() or not path.stat().st_size) and log.is_file() and log.stat().st_size:
        raise TargetNotWritable(
            f"{path}: {log} is there, which belongs to a database that is not; put that back beside it, "
            f"or delete {log} to begin a new one."
        )


def schema_of(connection: sqlite3.Connection, path: Path) -> int:
    """The number of the schema that the file has; 0 where it is empty. Raises NotADatabase where it is not ours."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names and version == 0:
        return 0
    if version > SCHEMA_VERSION:
        raise NotADatabase(
            f"{path}: the database was made by a newer Planverk (schema {version}, this one knows {SCHEMA_VERSION}); "
            "update Planverk, or name another file with --db."
        )
    needed = {spec.name for spec in TABLES} if version == SCHEMA_VERSION else OLDEST
    if not version or not needed <= names:
        raise NotADatabase(f"{path}: this database was not made by Planverk; name another file with --db.")
    return int(version)


def connect_plainly(path: Path) -> sqlite3.Connection:
    """A connection whose transactions begin where it says BEGIN. The caller closes it.

    The path is made absolute: SQLite takes some names, such as `:memory:`, for no file.
    """
    return sqlite3.connect(path.absolute(), timeout=BUSY_S, isolation_level=None)


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection that writes, with foreign keys on, as `connect_plainly`.

    What is committed is on the disk, also when the power goes a moment later (`docs/safety.md`).
    """
    connection = connect_plainly(path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: also out of the disk's own memory
    return connection


@contextmanager
def reader(path: str | Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, with rows by column name.

    Raises PathNotFound, NotADatabase, and DatabaseBusy where another program holds the file for itself.
    """
    path = Path(path)
    check_source(path)
    with sentences(path), closing(_connect_reader(path)) as connection:
        version = schema_of(connection, path)
        if not version:
            raise NotADatabase(
                f"{path}: the database is empty; fill it with: planverk extract FOLDER --db {_word(path)}"
            )
        if version < SCHEMA_VERSION:
            raise NotADatabase(
                f"{path}: the database was made by an older Planverk (schema {version}, this one needs "
                f"{SCHEMA_VERSION}); bring it up to date, with a backup, by: planverk migrate --db {_word(path)}"
            )
        yield connection


def _connect_reader(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_S)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA query_only = ON")
    return connection


def _word(path: Path) -> str:
    """The path as a word of a command line."""
    from shlex import quote

    return quote(str(path))
