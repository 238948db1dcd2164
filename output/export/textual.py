"""CSV and JSON lines: one file per table.

CSV begins with a byte order mark, by which spreadsheets know that it is UTF-8, and what they would run as a formula
gets a leading apostrophe. JSON lines hold the values as they are, lists and boxes as JSON.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

from output.export.source import Column, batches, columns
from output.schema import TableSpec
from output.tables import defused


def write_csv(connection: sqlite3.Connection, spec: TableSpec, folder: Path, encoding: str = "utf-8-sig") -> Path:
    """`folder/TABLE.csv`, with a line of column names."""
    path = folder / f"{spec.name}.csv"
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(spec.columns)
        for rows in batches(connection, spec):
            writer.writerows([defused(value) for value in row] for row in rows)
    return path


def write_jsonl(connection: sqlite3.Connection, spec: TableSpec, folder: Path) -> Path:
    """`folder/TABLE.jsonl`, an object a line."""
    path, fields = folder / f"{spec.name}.jsonl", columns(spec)
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for rows in batches(connection, spec):
            file.writelines(json.dumps(_object(fields, row), ensure_ascii=False) + "\n" for row in rows)
    return path


def _object(fields: list[Column], row: tuple[Any, ...]) -> dict[str, Any]:
    return {
        field.name: json.loads(value) if field.kind == "json" and value is not None else value
        for field, value in zip(fields, row, strict=True)
    }
