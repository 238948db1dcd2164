"""One document's rows in a file of its own, until they are gathered with others of its municipality and year.

The name tells the document, the path that it was read under and the version that read it, so that a task that runs
twice writes the same file, and finds what it wrote. The file is JSON, compressed: the rows of each table as the
database holds them.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from typing import TypeAlias

from models.extraction import Extraction
from models.version import SCHEMA_VERSION, VERSION
from output.dataset.store import Store
from output.rows import Value, rows_of
from output.schema import TABLES

#: The rows of some tables, by the table's name, values in the order of its columns.
Rows: TypeAlias = "dict[str, list[list[Value]]]"

#: The tables of a data set: those that a document fills.
DATASET_TABLES = tuple(spec for spec in TABLES if spec.name == "documents" or spec.name in Extraction.model_fields)
#: Where the files stand; readers of Parquet pass by names with such a beginning.
FOLDER = "_parts"


def part_name(path: str, file_sha256: str) -> str:
    """The name of the file with the rows of the document at `path`."""
    place = sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return f"{FOLDER}/{file_sha256[:32]}-{place}-{VERSION}-{SCHEMA_VERSION}.json.gz"


def rows_by_table(extraction: Extraction) -> Rows:
    """The rows of a document."""
    items = {spec: getattr(extraction, spec.name, [extraction.document]) for spec in DATASET_TABLES}
    return {spec.name: list(rows_of(spec, found)) for spec, found in items.items()}


def write_part(store: Store, name: str, rows: Rows) -> None:
    """Store the rows of a document. Raises TargetNotWritable."""
    store.write(name, gzip.compress(json.dumps(rows, separators=(",", ":")).encode("ascii"), 3, mtime=0))


def read_part(store: Store, name: str) -> Rows:
    """The rows of a document. Raises FileNotFoundError."""
    rows: Rows = json.loads(gzip.decompress(store.read(name)))
    return rows
