"""Run SQL that may only read.

It runs on a connection that is opened for reading, under an authorizer that lets nothing but reading pass, and
within a time limit.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from models.errors import QueryRefused
from output.schema import TABLES

#: Seconds that a query may take: the questions take well under one on hundreds of documents.
TIME_LIMIT_S = 30.0
#: Virtual machine steps between two looks at the clock: some milliseconds.
_STEPS = 100_000

_READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
#: Pragmas that only tell; `data_version` is what full-text search asks for itself.
_PRAGMAS = {
    "compile_options", "data_version", "database_list", "foreign_key_list", "function_list", "index_info", "index_list",
    "index_xinfo", "table_info", "table_list", "table_xinfo",
}  # fmt: skip
#: Pragmas that only tell when they are given no value.
_PRAGMAS_WITHOUT_VALUE = {"user_version", "application_id", "schema_version", "encoding", "page_count", "page_size"}
_FORBIDDEN_FUNCTIONS = {"load_extension", "fts3_tokenizer", "writefile", "edit"}
#: Tables that SQLite makes up when they are asked for: search indexes, JSON, and the schema.
_VIRTUAL = [f"{spec.name}_fts" for spec in TABLES if spec.search] + [
    "json_each('[]')", "json_tree('[]')", "pragma_table_info('goals')", "pragma_table_xinfo('goals')",
    "pragma_foreign_key_list('goals')", "pragma_index_list('goals')",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def __iter__(self) -> Iterator[Any]:
        """So that `columns, rows = run_query(…)` works."""
        yield self.columns
        yield self.rows


def run_guarded(
    connection: sqlite3.Connection, sql: str, values: Mapping[str, object], time_limit_s: float = TIME_LIMIT_S
) -> Answer:
    """The rows of a statement that only reads. Raises QueryRefused with SQLite's reason."""
    connection.row_factory = None
    with _guarded(connection, time_limit_s) as refused:
        try:
            cursor = connection.execute(sql, values)
            columns = tuple(column[0] for column in cursor.description or ())
            return Answer(columns, cursor.fetchall())
        except (sqlite3.Error, sqlite3.Warning, OverflowError) as error:
            raise QueryRefused(_reason(error, refused, time_limit_s)) from error


@contextmanager
def _guarded(connection: sqlite3.Connection, time_limit_s: float) -> Iterator[list[str]]:
    """Let nothing but reading pass, and nothing beyond the time limit; yields what was refused."""
    refused: list[str] = []
    deadline = time.monotonic() + time_limit_s

    def authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
        if _allowed(action, first, second):
            return sqlite3.SQLITE_OK
        refused.append(" ".join(filter(None, (first, second))))
        return sqlite3.SQLITE_DENY

    for table in _VIRTUAL:  # the first use of one counts as writing, so that comes before the guard stands
        connection.execute(f"SELECT 1 FROM {table} LIMIT 0")
    connection.isolation_level = None
    connection.set_authorizer(authorize)
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), _STEPS)
    try:
        yield refused
    finally:
        connection.set_progress_handler(None, 0)
        connection.set_authorizer(None)


def _allowed(action: int, first: str | None, second: str | None) -> bool:
    if action in _READS:
        return True
    if action == sqlite3.SQLITE_FUNCTION:
        return second not in _FORBIDDEN_FUNCTIONS
    if action == sqlite3.SQLITE_PRAGMA:
        return first in _PRAGMAS or (first in _PRAGMAS_WITHOUT_VALUE and second is None)
    return False


def _reason(error: Exception, refused: Sequence[str], time_limit_s: float) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return f"The query took longer than {time_limit_s:g} s and was stopped; ask for less."
    if code in (sqlite3.SQLITE_AUTH, sqlite3.SQLITE_READONLY) or refused:
        return f"Queries may only read, and this one does something else ({error})."
    return f"SQLite does not take the query: {str(error).rstrip('.')}."


def only_reads(connection: sqlite3.Connection) -> None:
    """Let nothing but reading pass on this connection from now on; time limits are the caller's."""
    for table in _VIRTUAL:
        connection.execute(f"SELECT 1 FROM {table} LIMIT 0")
    connection.set_authorizer(
        lambda action, first, second, *_: sqlite3.SQLITE_OK if _allowed(action, first, second) else sqlite3.SQLITE_DENY
    )
