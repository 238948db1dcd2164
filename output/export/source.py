"""What is exported: the tables of the database in the order of the models, row by row.

Tables that only serve the program are left out. Rows come in the order of their key, so that the same database gives
the same files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from models.errors import UsageProblem
from output.schema import BY_NAME, TABLES, TableSpec, columns_of, is_json, references_of, required_columns

#: Tables that hold nothing for a reader.
_INTERNAL = frozenset({"link_goals", "link_queue", "link_words"})
#: Rows that are fetched at once.
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what the models say of it; `kind` is string, integer, number or json."""

    name: str
    kind: str
    description: str
    required: bool
    #: (table, column) that it refers to.
    refers_to: tuple[str, str] | None = None


def exported(names: Iterable[str] = ()) -> list[TableSpec]:
    """The tables to export: those named, or all. Raises UsageProblem for a name that is none."""
    named = list(dict.fromkeys(names))
    for name in named:
        if name not in BY_NAME or name in _INTERNAL:
            known = ", ".join(spec.name for spec in TABLES if spec.name not in _INTERNAL)
            raise UsageProblem(f"There is no table {name!r} to export; choose from {known}.")
    return [spec for spec in TABLES if spec.name in named or (not named and spec.name not in _INTERNAL)]


def columns(spec: TableSpec) -> list[Column]:
    """The columns of a table in their order."""
    required, references = required_columns(spec), {name: (table, key) for name, table, key in _references(spec)}
    return [
        Column(name, _kind(spec, name, sql), _description(spec, name), name in required, references.get(name))
        for name, sql in columns_of(spec).items()
    ]


def _references(spec: TableSpec) -> Iterator[tuple[str, str, str]]:
    for name, table, _ in references_of(spec):
        yield name, table, BY_NAME[table].key


def _kind(spec: TableSpec, name: str, sql: str) -> str:
    if is_json(spec.model.model_fields[name].annotation):
        return "json"
    return {"INTEGER": "integer", "REAL": "number"}.get(sql, "string")


def _description(spec: TableSpec, name: str) -> str:
    return spec.model.model_fields[name].description or ""


def batches(connection: sqlite3.Connection, spec: TableSpec) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table, some thousands at once."""
    names = ", ".join(f'"{column}"' for column in spec.columns)
    cursor = connection.cursor()
    cursor.row_factory = None
    cursor.execute(f'SELECT {names} FROM "{spec.name}" ORDER BY "{spec.key}"')
    while rows := cursor.fetchmany(BATCH):
        yield rows
