"""The named queries as stored queries of Datasette.

A form gives every parameter as text, and an empty field as an empty one. So each `:name` of a statement is read by a
function of its type: an empty field is its default or null, words become an expression for full-text search, and the
name or code of a municipality and the name of a document become what is stored. One that is not there stands for
itself, so that nothing is found rather than everything.
"""

from __future__ import annotations

import re
import sqlite3
from functools import partial
from typing import Any

from markupsafe import escape

from models.errors import UsageProblem
from output.fulltext import expression
from output.queries import Parameter, Query, queries

#: What SQLite gives and takes.
Stored = str | int | float | bytes | None

_NAME = re.compile(r":([A-Za-z_][A-Za-z_0-9]*)")
#: Text and comments of a statement, in which a colon means nothing.
_APART = re.compile(r"('(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/)", re.DOTALL)


def stored_queries() -> dict[str, dict[str, Any]]:
    """All named queries as Datasette has them."""
    return {query.name: _stored(query) for query in queries()}


def _stored(query: Query) -> dict[str, Any]:
    number = f"{query.number}. " if query.number else ""
    return {
        "sql": with_types(query),
        "params": [parameter.name for parameter in query.parameters],
        "title": f"{number}{query.question}",
        "description_html": _about(query),
        "hide_sql": True,
    }


def _about(query: Query) -> str:
    """The description, and what each parameter means."""
    items = "".join(f"<dt>{escape(p.name)}</dt><dd>{escape(p.description)}</dd>" for p in query.parameters)
    return f"<p>{escape(query.description)}</p>" + (f"<dl>{items}</dl>" if items else "")


def with_types(query: Query) -> str:
    """The statement with each parameter read by its type."""
    by_name = {parameter.name: parameter for parameter in query.parameters}

    def replaced(match: re.Match[str]) -> str:
        parameter = by_name.get(match[1])
        return match[0] if parameter is None else _read(parameter)

    parts = _APART.split(query.sql)  # every second part is text or comment
    return "".join(part if i % 2 else _NAME.sub(replaced, part) for i, part in enumerate(parts))


def _read(parameter: Parameter) -> str:
    given, default = f":{parameter.name}", _literal(parameter.default)
    if parameter.type == "search":
        return f"plan_words({given})"
    if parameter.type == "integer":
        return f"plan_integer({given}, {default})"
    if parameter.type == "municipality":
        return f"(SELECT plan_either({given}, {_MUNICIPALITY.format(given=given)}))"
    if parameter.type == "document":
        return f"(SELECT plan_either({given}, {_DOCUMENT.format(given=given)}))"
    return f"plan_text({given}, {default})"


_MUNICIPALITY = "(SELECT name FROM municipalities WHERE plan_same({given}, name, official_name, code) LIMIT 1)"
_DOCUMENT = "(SELECT id FROM documents WHERE plan_file({given}, id, path) ORDER BY id LIMIT 1)"


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def add_functions(connection: sqlite3.Connection) -> None:
    """Give a connection the functions that read the parameters."""
    add = partial(connection.create_function, deterministic=True)
    add("plan_words", 1, _words)
    add("plan_text", 2, _text)
    add("plan_integer", 2, _integer)
    add("plan_either", 2, lambda given, found: None if _empty(given) else (found or given))
    add("plan_same", 4, lambda given, *names: int(_fold(given) != "" and _fold(given) in map(_fold, names)))
    add("plan_file", 3, _is_file)


def _empty(given: object) -> bool:
    return given is None or str(given).strip() == ""


def _fold(given: object) -> str:
    return "" if given is None else str(given).strip().casefold()


def _words(given: object) -> str:
    """The expression for full-text search; an empty phrase, which is nowhere, where there is no word."""
    try:
        return expression("" if given is None else str(given))
    except UsageProblem:
        return '""'


def _text(given: Stored, default: Stored) -> Stored:
    return default if _empty(given) else str(given)


def _integer(given: Stored, default: Stored) -> Stored:
    """The whole number; for what is none a text that equals no number."""
    if _empty(given):
        return default
    try:
        return int(str(given))
    except ValueError:
        return str(given)


def _is_file(given: object, document_id: str, path: str) -> int:
    """Does `given` name this document: its id, its path, its file name with or without the suffix?"""
    name = path.replace("\\", "/").rpartition("/")[2]
    return int(not _empty(given) and str(given).strip() in (document_id, path, name, name.rpartition(".")[0]))
