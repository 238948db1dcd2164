"""Rows as Arrow tables and Parquet files, typed by the models: the same types wherever a file of a table is written."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from models.errors import UsageProblem
from output.export.source import columns
from output.rows import Value
from output.schema import TableSpec


def pyarrow_modules() -> tuple[Any, Any]:
    """pyarrow and pyarrow.parquet. Raises UsageProblem where pyarrow is not installed."""
    try:
        import pyarrow  # here, since it takes a while to load and only Parquet needs it
        import pyarrow.parquet
    except ImportError:
        raise UsageProblem("Parquet needs pyarrow; install it with: pip install 'planverk[parquet]'") from None
    return pyarrow, pyarrow.parquet


def arrow_schema(spec: TableSpec) -> Any:
    """The columns of a table with their types; what the models say of them is in the metadata."""
    arrow, _ = pyarrow_modules()
    types = {"integer": arrow.int64(), "number": arrow.float64()}
    return arrow.schema(
        [
            arrow.field(c.name, types.get(c.kind, arrow.string()), not c.required, {"description": c.description})
            for c in columns(spec)
        ],
        {"description": spec.meaning},
    )


def arrow_table(schema: Any, rows: Sequence[Sequence[Value]]) -> Any:
    """Rows, at least one, as a table of that schema."""
    arrow, _ = pyarrow_modules()
    arrays = [arrow.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return arrow.Table.from_arrays(arrays, schema=schema)


def parquet_bytes(table: Any) -> bytes:
    """A Parquet file."""
    _, parquet = pyarrow_modules()
    target = io.BytesIO()
    parquet.write_table(table, target, compression="zstd")
    return target.getvalue()


def parquet_table(content: bytes) -> Any:
    """The table of a Parquet file."""
    _, parquet = pyarrow_modules()
    return parquet.ParquetFile(io.BytesIO(content)).read()
