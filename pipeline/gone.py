"""Documents of a database whose files are no longer in the folders that a run was given. They stay; the run says so."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from corpus.fetch import disk_path
from models.characters import shown_path


def gone(connection: sqlite3.Connection, paths: Sequence[str], found: Iterable[str]) -> list[str]:
    """The paths, sorted, of stored documents under the folders of `paths` where there is nothing any more.

    `found` are the files that the run found, which need not be looked for.
    """
    there = set(found)
    folders = [shown_path(folder) for folder in paths if os.path.isdir(folder)]
    stored = {path for folder in folders for path in _stored_under(connection, folder)}
    return sorted(path for path in stored - there if not os.path.lexists(disk_path(path)))


def _stored_under(connection: sqlite3.Connection, folder: str) -> Iterator[str]:
    prefix = os.path.join(folder, "")
    end = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    for (path,) in connection.execute("SELECT path FROM documents WHERE path >= ? AND path < ?", [prefix, end]):
        yield path
