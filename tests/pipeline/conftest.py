"""What the tests of the pipeline share."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

# The fake readers must be importable by their name, here and in worker processes, which get this path.
sys.path.insert(0, str(Path(__file__).parent))

Rows = list[tuple[Any, ...]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Makes files in a folder `in` and stands beside it, so that paths in messages are short."""
    monkeypatch.chdir(tmp_path)

    def make(**files: str | bytes) -> Path:
        target = Path("in")
        target.mkdir(exist_ok=True)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (target / name.replace("_", ".")).write_bytes(data)
        return target

    return make


@pytest.fixture
def rows() -> Callable[..., Rows]:
    """Asks a database."""

    def ask(sql: str, parameters: Iterable[Any] = (), db: str = "plans.db") -> Rows:
        with closing(sqlite3.connect(db)) as connection:
            return connection.execute(sql, tuple(parameters)).fetchall()

    return ask


@pytest.fixture
def dump() -> Callable[[str], list[str]]:
    """All rows of a database but those of `runs`, as SQL."""

    def lines(db: str) -> list[str]:
        with closing(sqlite3.connect(db)) as connection:
            return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "runs"')]

    return lines
