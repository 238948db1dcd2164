"""Named queries that ship with Planverk, and free SQL: both only read.

What is asked is first looked up among the numbers of the questions and the names (case, spaces and the dots of å, ä and
ö do not count), else taken as SQL. How it is kept from writing is in `guard`.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from models.errors import DocumentNotFound, UsageProblem
from output.connection import reader
from output.fulltext import expression
from output.guard import TIME_LIMIT_S, Answer, run_guarded
from output.lookup import select_body, select_document, select_municipality
from output.sqlfiles import SqlFile, read_folder

_SQL_WORDS = {
    "alter", "analyze", "attach", "begin", "commit", "create", "delete", "detach", "drop", "end", "explain", "insert",
    "pragma", "reindex", "release", "replace", "rollback", "savepoint", "select", "update", "vacuum", "values", "with",
}  # fmt: skip
_COMMENT = re.compile(r"\A(?:\s+|--[^\n]*(?:\n|\Z)|/\*.*?\*/)+", re.DOTALL)
_WITHOUT = re.compile(r":(\w+) IS NULL\s+OR ")
_FOLD = str.maketrans("åäöéÅÄÖÉ _", "aaoeaaoe--")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query may be given.

    `type` is text, integer, search (words for full-text search), municipality (name or code), body (name) or document
    (id, path or file name).
    """

    name: str
    type: str
    description: str
    required: bool = False
    default: Any = None

    def read(self, connection: sqlite3.Connection, value: object) -> object:
        """The value as SQLite gets it. Raises UsageProblem, and DocumentNotFound for a name that is not there."""
        if value is None:
            return None
        if self.type == "search":
            return expression(str(value))
        if self.type == "municipality":
            return select_municipality(connection, str(value))
        if self.type == "body":
            return select_body(connection, str(value))
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
    """The query of that name or alias, or of that number of a question."""
    wanted = folded(name)
    if wanted.isdecimal():
        return next((q for q in queries() if q.number == int(wanted)), None)
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
            return run_guarded(connection, name_or_sql, dict(params or {}), time_limit_s)
        values = bound(connection, query, params or {})
        return run_guarded(connection, narrowed(query.sql, values), values, time_limit_s)


def narrowed(sql: str, values: Mapping[str, object]) -> str:
    """The statement without ":name IS NULL OR" for the parameters that have a value, so that an index can be used.

    >>> narrowed("SELECT 1 WHERE (:a IS NULL OR x = :a) AND (:b IS NULL OR y = :b)", {"a": 1, "b": None})
    'SELECT 1 WHERE (x = :a) AND (:b IS NULL OR y = :b)'
    """
    return _WITHOUT.sub(lambda match: match[0] if values.get(match[1]) is None else "", sql)


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
