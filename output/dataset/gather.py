"""Gathering the rows of documents into the files of a chunk.

The rows of a document come from its own file (`_parts`) or from the chunk that held it before. Files that
hold no document of the index are taken away when that is written.
"""

from __future__ import annotations

from typing import Any

from output.arrow import arrow_schema, arrow_table, parquet_bytes, parquet_table
from output.dataset.index import Index, say
from output.dataset.layout import Chunk, Member, Partition, file_name, partition
from output.dataset.parts import DATASET_TABLES, Rows, read_part
from output.dataset.parts import FOLDER as PARTS
from output.dataset.store import Store
from output.rows import Value, rows_of
from output.schema import BY_NAME, TableSpec

_DOCUMENTS = BY_NAME["documents"]
_FINDINGS = BY_NAME["findings"]
#: The file with what was found about files that became no documents.
FILE_FINDINGS = file_name("findings", Partition(None, None), "files")


def owner(row_id: str) -> str:
    """The document that a row belongs to: the ids of its rows begin with its own."""
    return row_id.partition("-")[0]


def write_chunk(store: Store, chunk: Chunk) -> int:
    """Write the files of a chunk, one per table that has rows. The number of rows. Raises TargetNotWritable."""
    held = _rows(store, chunk)
    number = 0
    for spec in DATASET_TABLES:
        rows: list[list[Value]] = []
        for member in chunk.members:
            rows += _moved(spec, member, held[member.document_id].get(spec.name, []))
        if rows:
            content = parquet_bytes(arrow_table(arrow_schema(spec), rows))
            store.write(file_name(spec.name, chunk.partition, chunk.name), content)
        number += len(rows)
    return number


def _rows(store: Store, chunk: Chunk) -> dict[str, Rows]:
    """The rows of the members, by document: of their own files, and of the chunks that hold them."""
    found: dict[str, Rows] = {m.document_id: read_part(store, m.part) if m.part else {} for m in chunk.members}
    wanted = {member.document_id for member in chunk.members if not member.part}
    for name in sorted({m.chunk for m in chunk.members if m.chunk}):
        for spec in DATASET_TABLES:
            table = read_table(store, spec, chunk.partition, name)
            if table is None:
                continue
            for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
                document = owner(str(row[spec.columns.index(spec.key)]))
                if document in wanted:
                    found[document].setdefault(spec.name, []).append(list(row))
    return found


def _moved(spec: TableSpec, member: Member, rows: list[list[Value]]) -> list[list[Value]]:
    """The rows, a document's own under the path where its file is now."""
    if spec is _DOCUMENTS:
        for row in rows:
            row[spec.columns.index("path")] = member.path
    return rows


def read_table(store: Store, spec: TableSpec, where: Partition, chunk: str) -> Any:
    """The rows of a table of a chunk as an Arrow table, None where it has none."""
    try:
        return parquet_table(store.read(file_name(spec.name, where, chunk)))
    except FileNotFoundError:
        return None


def write_file_findings(store: Store, index: Index) -> None:
    """What was found about files that became no documents, among the other findings."""
    rows = list(rows_of(_FINDINGS, [entry.finding for entry in index.findings()]))
    if rows:
        store.write(FILE_FINDINGS, parquet_bytes(arrow_table(arrow_schema(_FINDINGS), rows)))
    else:
        store.remove(FILE_FINDINGS)


def publish(store: Store, index: Index) -> None:
    """Make the data set what the index says, when all chunks are written. Raises TargetNotWritable."""
    write_file_findings(store, index)
    index.write(store)
    _sweep(store, index)
    say(store, whole=True, **index.counts)
    with store.sentences():
        store.remove_folder(PARTS)


def _sweep(store: Store, index: Index) -> None:
    """Take away the files of chunks that hold no document of the index."""
    held = {f"{partition(entry).folder}/{entry.chunk}.parquet" for entry in index.documents()}
    with store.sentences():
        for spec in DATASET_TABLES:
            for name in store.names(spec.name):
                if name != FILE_FINDINGS and name.removeprefix(f"{spec.name}/") not in held:
                    store.remove(name)
