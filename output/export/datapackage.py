"""A Tabular Data Package (Frictionless): CSV files and `datapackage.json`, which describes each column.

Descriptions, types and keys are those of the models. Source: https://specs.frictionlessdata.io/tabular-data-package/
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.version import SCHEMA_VERSION, VERSION
from output.export.source import Column, columns
from output.export.textual import write_csv
from output.schema import TableSpec

DESCRIPTION = "datapackage.json"
_TITLE = "Plans and follow-ups of Swedish municipalities"


def write_datapackage(connection: sqlite3.Connection, specs: Sequence[TableSpec], folder: Path) -> list[Path]:
    """CSV files, and `datapackage.json` beside them."""
    files = [write_csv(connection, spec, folder, encoding="utf-8") for spec in specs]
    names = {spec.name for spec in specs}
    package = {
        "profile": "tabular-data-package",
        "name": "planverk",
        "title": _TITLE,
        "version": f"{SCHEMA_VERSION}",
        "sources": [{"title": f"Planverk {VERSION}"}],
        "resources": [_resource(spec, path, names) for spec, path in zip(specs, files, strict=True)],
    }
    path = folder / DESCRIPTION
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [path, *files]


def _resource(spec: TableSpec, path: Path, names: set[str]) -> dict[str, Any]:
    fields = columns(spec)
    keys = [_foreign_key(field) for field in fields if field.refers_to is not None and field.refers_to[0] in names]
    schema: dict[str, Any] = {"fields": [_field(f) for f in fields], "missingValues": [""], "primaryKey": spec.key}
    return {
        "name": spec.name.replace("_", "-"),
        "path": path.name,
        "profile": "tabular-data-resource",
        "title": spec.name,
        "description": spec.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    kind = "string" if column.kind == "json" else column.kind
    found: dict[str, Any] = {"name": column.name, "type": kind, "description": column.description}
    # an empty text stands for null in CSV, so that only numbers can be asked for
    return found | ({"constraints": {"required": True}} if column.required and kind != "string" else {})


def _foreign_key(column: Column) -> dict[str, Any]:
    table, key = column.refers_to or ("", "")
    return {"fields": column.name, "reference": {"resource": table.replace("_", "-"), "fields": key}}
