"""A copy of a database beside it, checked before anything relies on it, and never in place of an older one."""

from __future__ import annotations

import filecmp
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from models.errors import NotADatabase
from output.connection import connect_plainly


def back_up(path: Path, label: str) -> Path:
    """Copy the database at `path`, as it is committed, to `PATH.LABEL.bak`; the answer is where the copy stands.

    Where a backup of that name is there already, the copy is `PATH.LABEL.2.bak` and so on; one that holds the same
    bytes is taken as it is. The copy has its name once it is whole, checked and on the disk. Raises NotADatabase where
    the database is damaged, and sqlite3.Error and OSError.
    """
    part = Path(f"{path}.{label}.bak.part")
    _remove(part)  # of a process that was killed
    try:
        _copy(path, part)
        return _name(part, path, label)
    except BaseException:
        _remove(part)
        raise


def _copy(path: Path, part: Path) -> None:
    with closing(connect_plainly(path)) as source, closing(connect_plainly(part)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, also where the source has a write-ahead log
        [(verdict,), *_] = target.execute("PRAGMA integrity_check(1)").fetchall()
        if verdict != "ok" or _facts(source) != _facts(target):
            raise NotADatabase(
                f"{path}: the database is damaged ({verdict}); nothing was changed. "
                "Extract the documents again into a new file."
            )


def _facts(connection: sqlite3.Connection) -> dict[str, int]:
    """The schema's number, and how many rows each table has."""
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counted = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    return {**counted, "user_version()": connection.execute("PRAGMA user_version").fetchone()[0]}


def _name(part: Path, path: Path, label: str) -> Path:
    for name in _names(path, label):
        if not name.exists():
            os.replace(part, name)
            _to_disk(name.parent)
            return name
        if filecmp.cmp(part, name, shallow=False):
            _remove(part)
            return name
    raise AssertionError("numbers do not end")


def _names(path: Path, label: str) -> Iterator[Path]:
    yield Path(f"{path}.{label}.bak")
    yield from (Path(f"{path}.{label}.{number}.bak") for number in count(2))


def _to_disk(folder: Path) -> None:
    """A power cut does not take the new name away; SQLite has seen to the file itself."""
    with suppress(OSError):  # systems where folders cannot be opened
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove(part: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        Path(f"{part}{suffix}").unlink(missing_ok=True)
