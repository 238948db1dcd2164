"""A database as text, rows ordered by primary key: two runs over the same documents give the same text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

from output.connection import reader
from output.schema import TABLES, TableSpec


def dump(path: str | Path, without: Collection[str] = ("runs",)) -> str:
    """One line of JSON per row, under a line per table. Raises as `connection.reader`."""
    with reader(path) as connection:
        return (
            "\n".join(line for spec in TABLES if spec.name not in without for line in _lines(connection, spec)) + "\n"
        )


def _lines(connection: sqlite3.Connection, spec: TableSpec) -> Iterator[str]:
    yield f"{spec.name} {json.dumps(spec.columns)}"
    columns = ", ".join(f'"{column}"' for column in spec.columns)
    for found in connection.execute(f'SELECT {columns} FROM "{spec.name}" ORDER BY "{spec.key}"'):
        yield json.dumps(tuple(found), ensure_ascii=False)
