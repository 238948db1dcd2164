"""Named queries that ship with Planverk, and free SQL: both only read.

What is asked is first looked up among the names (case, spaces and the dots of å, ä and ö do not count), else taken
as SQL. It runs on a connection that is opened for reading, under an authorizer that lets nothing but reading pass,
and within a time limit.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models.errors import DocumentNotFound, QueryRefused, UsageProblem
from output.connection import reader
from output.fulltext import expression
from output.lookup import select_document, select_municipality
from output.schema import TABLES
from output.sqlfiles import SqlFile, read_folder

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
_SQL_WORDS = set(
    "alter analyze attach begin commit create delete detach drop end explain insert pragma reindex release replace "
    "rollback savepoint select update vacuum values with".split()
)
_COMMENT = re.compile(r"\A(?:\s+|--[^\n]*(?:\n|\Z)|/\*.*?\*/)+", re.DOTALL)
_FOLD = str.maketrans("åäöéÅÄÖÉ _", "aaoeaaoe--")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query may be given.

    `type` is text, integer, search (words for full-text search), municipality (name or code) or document (id, path
    or file name).
    """

    name: str
    type: str
    description: str
    required: bool = False
    default: Any = None

    def read(self, connection: sqlite3.Connection, value: object) -> object:
        """The value as SQLite gets it. Raises UsageProblem, and DocumentNotFound for what the database does not have."""
        if value is None:
            return None
        if self.type == "search":
            return expression(str(value))
        if self.type == "municipality":
            return select_municipality(connection, str(value))
        if self.type == "document":
            return select_document(connection, str(value)).id
        if self.type == "integer":
            try:
                return int(str(value))
            except ValueError:
                raise UsageProblem(f"{self.name} must be a whole number, not {value!r}.") from None
        return str(value)


@dataclass(frozen=True, slots=True)
class Query:
    """A named query. `number` is that of the question it answers, where it is one of the list."""

    name: str
    aliases: tuple[str, ...]
    question: str
    description: str
    number: int | None
    parameters: tuple[Parameter, ...]
    sql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a query."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def __iter__(self) -> Iterator[Any]:
        """So that `columns, rows = run_query(…)` works."""
        yield self.columns
        yield self.rows


@cache
def queries() -> tuple[Query, ...]:
    """All named queries, those that answer a question of the list first, in its order."""
    found = [_query(file) for file in read_folder("queries")]
    return tuple(sorted(found, key=lambda query: (query.number is None, query.number or 0, query.name)))


def _query(file: SqlFile) -> Query:
    head = file.head
    parameters = tuple(Parameter(name=name, **about) for name, about in head.get("parameters", {}).items())
    return Query(
        name=head["name"],
        aliases=tuple(head.get("aliases", ())),
        question=head["question"],
        description=head["description"],
        number=head.get("number"),
        parameters=parameters,
        sql=file.sql,
    )


def folded(name: str) -> str:
    """A name as it is compared: lower case, hyphens for spaces, no dots or rings.

    >>> folded("Mål per nivå")
    'mal-per-niva'
    """
    return name.strip().translate(_FOLD).casefold()


def find_query(name: str) -> Query | None:
    """The query of that name or alias."""
    wanted = folded(name)
    return next((q for q in queries() if wanted in map(folded, (q.name, *q.aliases))), None)


def looks_like_sql(text: str) -> bool:
    """Does the text begin with a word of SQL, or is it several words that are like no query's name?"""
    first = re.match(r"[A-Za-z]*", _COMMENT.sub("", text))
    if first is not None and first.group().lower() in _SQL_WORDS:
        return True
    return len(text.split()) > 1 and not close_names(text)


def run_query(
    path: str | Path,
    name_or_sql: str,
    params: Mapping[str, object] | None = None,
    time_limit_s: float = TIME_LIMIT_S,
) -> Answer:
    """Columns and rows of a named query or of free SQL, with values for its `:parameters`.

    Raises DocumentNotFound (no query of that name; the sentence names the closest), UsageProblem (parameters),
    QueryRefused (what SQLite refuses, what writes, what takes too long), and as `connection.reader`.
    """
    query = find_query(name_or_sql)
    if query is None and not looks_like_sql(name_or_sql):
        raise DocumentNotFound(_unknown(name_or_sql))
    with reader(path) as connection:
        if query is None:
            return _run(connection, name_or_sql, dict(params or {}), time_limit_s)
        return _run(connection, query.sql, bound(connection, query, params or {}), time_limit_s)


def close_names(name: str) -> list[str]:
    """Names of queries that `name` may be meant for, the closest first."""
    by_fold = {folded(form): q.name for q in queries() for form in (q.name, *q.aliases)}
    close = difflib.get_close_matches(folded(name), by_fold, n=3, cutoff=0.5)
    return list(dict.fromkeys(by_fold[form] for form in close))


def _unknown(name: str) -> str:
    close = close_names(name)
    hint = f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(q.name for q in queries())}."
    return f"There is no query named {name!r}. {hint}"


def bound(connection: sqlite3.Connection, query: Query, params: Mapping[str, object]) -> dict[str, object]:
    """A value for each parameter of `query`. Raises UsageProblem for an unknown or a missing one."""
    known = [parameter.name for parameter in query.parameters]
    for name in params:
        if name not in known:
            takes = f"takes {', '.join(known)}" if known else "takes no parameters"
            raise UsageProblem(f"{query.name} has no parameter {name}; it {takes}.")
    values: dict[str, object] = {}
    for parameter in query.parameters:
        if parameter.required and params.get(parameter.name) is None:
            raise UsageProblem(f"{query.name} needs a value for {parameter.name}: {parameter.description}")
        values[parameter.name] = parameter.read(connection, params.get(parameter.name, parameter.default))
    return values


def _run(connection: sqlite3.Connection, sql: str, values: Mapping[str, object], time_limit_s: float) -> Answer:
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
