"""Makes `schema.sql` of the models: `python -m output.schema_sql > output/schema.sql`, which `make docs` does.

sqlite-utils makes the tables in memory, and its statements are kept as a file: importing it takes as long as reading
fifty pages, and every run that begins a database would.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import sqlite_utils
from sqlite_utils.db import ForeignKey

from output.schema import (
    BETWEEN,
    TABLES,
    TOKENIZER,
    TableSpec,
    columns_of,
    indexes_of,
    references_of,
    required_columns,
)


def schema_sql() -> str:
    """The statements of all tables, indexes and full-text search, in the order in which they are run."""
    memory = sqlite_utils.Database(memory=True, execute_plugins=False)
    for spec in TABLES:
        _make(memory, spec)
    text = "".join(statement + BETWEEN for statement in _statements_in(memory))
    memory.close()
    return text


def _make(memory: sqlite_utils.Database, spec: TableSpec) -> None:
    table = memory.table(spec.name)
    table.create(
        columns_of(spec),
        pk=spec.key,
        not_null=required_columns(spec),
        foreign_keys=[
            ForeignKey(spec.name, column, other, "id", on_delete=action)
            for column, other, action in references_of(spec)
        ],
    )
    for columns in indexes_of(spec):
        table.create_index(list(columns))
    if spec.search:
        table.enable_fts(spec.search, create_triggers=True, tokenize=TOKENIZER)


def _statements_in(memory: sqlite_utils.Database) -> Iterator[str]:
    """The statements behind what stands in `memory`, without the tables that full-text search makes for itself."""
    shadows = {f"{spec.name}_fts_{part}" for spec in TABLES for part in ("data", "idx", "docsize", "config", "content")}
    for name, sql in memory.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"):
        if name not in shadows:
            yield str(sql)


if __name__ == "__main__":
    sys.stdout.write(schema_sql())
