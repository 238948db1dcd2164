"""Parquet: one file per table, typed, with the descriptions of the columns in the metadata of its fields."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from models.errors import UsageProblem
from output.export.source import batches, columns
from output.schema import TableSpec


def write_parquet(connection: sqlite3.Connection, spec: TableSpec, folder: Path) -> Path:
    """`folder/TABLE.parquet`. Raises UsageProblem where pyarrow is not installed."""
    arrow, parquet = _pyarrow()
    schema = _schema(arrow, spec)
    path = folder / f"{spec.name}.parquet"
    with parquet.ParquetWriter(path, schema) as writer:
        for rows in batches(connection, spec):
            arrays = [
                arrow.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return path


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow  # here, since it takes a while to load and only this format needs it
        import pyarrow.parquet
    except ImportError:
        raise UsageProblem("Parquet needs pyarrow; install it with: pip install 'planverk[parquet]'") from None
    return pyarrow, pyarrow.parquet


def _schema(arrow: Any, spec: TableSpec) -> Any:
    types = {"integer": arrow.int64(), "number": arrow.float64()}
    return arrow.schema(
        [
            arrow.field(c.name, types.get(c.kind, arrow.string()), not c.required, {"description": c.description})
            for c in columns(spec)
        ],
        {"description": spec.meaning},
    )
