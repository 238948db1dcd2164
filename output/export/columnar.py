"""Parquet: one file per table, typed, with the descriptions of the columns in the metadata of its fields."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from output.arrow import arrow_schema, arrow_table, pyarrow_modules
from output.export.source import batches
from output.schema import TableSpec


def write_parquet(connection: sqlite3.Connection, spec: TableSpec, folder: Path) -> Path:
    """`folder/TABLE.parquet`. Raises UsageProblem where pyarrow is not installed."""
    _, parquet = pyarrow_modules()
    schema = arrow_schema(spec)
    path = folder / f"{spec.name}.parquet"
    with parquet.ParquetWriter(path, schema) as writer:
        for rows in batches(connection, spec):
            writer.write_table(arrow_table(schema, rows))
    return path
