"""The documents of a data set, one at a time, with their rows as the models they were made of.

Rows stand in files of many documents, and documents are asked for in the order of the input, so the tables of the
chunks met last are kept, up to a bound in bytes. Values are checked by the models again: a data set may come from
elsewhere.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

from pydantic import ValidationError

from models.document import Document
from models.errors import NotADataset
from models.extraction import Extraction
from output.dataset.gather import owner, read_table
from output.dataset.index import Entry
from output.dataset.layout import Partition, partition
from output.dataset.parts import DATASET_TABLES
from output.dataset.store import Store
from output.schema import TableSpec, is_json

#: Bytes of Arrow tables that are kept: the chunks of a hundred partitions.
KEPT_BYTES = 512 * 1024 * 1024


class _Table:
    """A table of a chunk, and where in it the rows of each document stand: one after the other."""

    def __init__(self, spec: TableSpec, table: Any) -> None:
        self._table = table
        self._json = [name for name in spec.columns if is_json(spec.model.model_fields[name].annotation)]
        self._places: dict[str, tuple[int, int]] = {}
        for place, id_ in enumerate(table.column(spec.key).to_pylist()):
            first, number = self._places.get(owner(id_), (place, 0))
            self._places[owner(id_)] = (first, number + 1)

    @property
    def nbytes(self) -> int:
        return int(self._table.nbytes)

    def rows(self, document_id: str) -> list[dict[str, Any]]:
        """The rows of a document, JSON as what it stands for."""
        first, number = self._places.get(document_id, (0, 0))
        rows: list[dict[str, Any]] = self._table.slice(first, number).to_pylist() if number else []
        for row in rows:
            row.update({name: json.loads(row[name]) for name in self._json if row[name] is not None})
        return rows


class Documents:
    """The documents of a data set."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: OrderedDict[tuple[Partition, str], dict[str, _Table]] = OrderedDict()
        self._bytes = 0

    def extraction(self, entry: Entry) -> Extraction:
        """A document with its rows. Raises NotADataset where they are not there, or not as they should be."""
        tables = self._chunk(partition(entry), entry.chunk)
        rows = {name: table.rows(entry.document_id) for name, table in tables.items()}
        found = rows.pop("documents", [])
        if len(found) != 1:
            raise NotADataset(
                f"{self._store.url}: the rows of {entry.path} are missing; extract it again with --force."
            )
        try:
            return Extraction(document=Document(**found[0]), **rows)
        except (ValidationError, TypeError) as error:
            raise NotADataset(
                f"{self._store.url}: the rows of {entry.path} are not as Planverk writes them "
                f"({str(error).splitlines()[0]}); extract it again with --force."
            ) from error

    def _chunk(self, where: Partition, name: str) -> dict[str, _Table]:
        tables = self._kept.pop((where, name), None)
        if tables is None:
            tables = self._read(where, name)
            self._bytes += _bytes(tables)
        self._kept[where, name] = tables
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= _bytes(self._kept.popitem(last=False)[1])
        return tables

    def _read(self, where: Partition, name: str) -> dict[str, _Table]:
        found = {spec.name: (spec, read_table(self._store, spec, where, name)) for spec in DATASET_TABLES}
        return {name: _Table(spec, table) for name, (spec, table) in found.items() if table is not None}


def _bytes(tables: dict[str, _Table]) -> int:
    return sum(table.nbytes for table in tables.values())
