"""Where the rows of a document stand in a data set, and which documents share a file.

`TABLE/municipality_key=1440-ale/document_year=2019/CHUNK.parquet`: the key is made of code and name, so that no reader
takes it for a number and loses the nought of 0114. What is not known is `unknown`, and the year 0: readers tell a key's
type by what they meet, and some fail where all are null. The keys have names that no table has as a column, since a
reader would take one for the other.

A chunk holds the documents of one partition, at most `CHUNK_DOCUMENTS`, in the order of the run, and gives one file per
table. It is named after what it holds, so that the same documents give the same file and no others overwrite it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from output.dataset.index import Entry

#: Documents whose rows share a file: a few megabytes, which a task and a reader hold in memory at once.
CHUNK_DOCUMENTS = 256
_UNKNOWN = "unknown"


class Partition(NamedTuple):
    """Whose documents, and of which year; None where it is not known."""

    municipality_key: str | None
    year: int | None

    @property
    def folder(self) -> str:
        return f"municipality_key={self.municipality_key or _UNKNOWN}/document_year={self.year or 0}"


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a chunk: where its rows come from, a file of its own or an older chunk."""

    document_id: str
    path: str
    part: str | None = None
    chunk: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents that share their files."""

    partition: Partition
    members: tuple[Member, ...]

    @property
    def name(self) -> str:
        held = "\n".join(f"{member.document_id} {member.path}" for member in self.members)
        return sha256(held.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def partition_of(code: str | None, municipality: str | None, year: int | None) -> Partition:
    """The partition of a document of that municipality, by code and name, and year."""
    return Partition(f"{code}-{_plain(municipality or '')}".rstrip("-") if code else None, year)


def partition(entry: Entry) -> Partition:
    """The partition that an entry names."""
    return Partition(entry.municipality_key, entry.document_year)


def file_name(table: str, where: Partition, chunk: str) -> str:
    """The file with the rows of a table of a chunk."""
    return f"{table}/{where.folder}/{chunk}.parquet"


def chunks(entries: Iterable[Entry], parts: Mapping[str, str], stale: Iterable[tuple[Partition, str]]) -> list[Chunk]:
    """The chunks to write, in the order of their partitions.

    `entries` are all documents in their order, `parts` the files of those that were read in this run, by document id,
    `stale` the chunks that hold something else than they should. A partition that gets documents gathers its last
    chunk, where that is not full, with them, so that many small runs do not leave many small files.
    """
    old, held = frozenset(stale), _by_partition(entries)
    found: list[Chunk] = []
    for where in sorted(held, key=lambda part: (part.municipality_key or "", part.year or 0)):
        documents = held[where]
        again = {name for place, name in old if place == where}
        if not again and not any(entry.document_id in parts for entry in documents):
            continue
        again |= _not_full(documents)
        members = [_member(e, parts) for e in documents if e.document_id in parts or e.chunk in again]
        found += [
            Chunk(where, tuple(members[start : start + CHUNK_DOCUMENTS]))
            for start in range(0, len(members), CHUNK_DOCUMENTS)
        ]
    return found


def _by_partition(entries: Iterable[Entry]) -> dict[Partition, list[Entry]]:
    held: dict[Partition, list[Entry]] = defaultdict(list)
    for entry in entries:
        held[partition(entry)].append(entry)
    return held


def _not_full(documents: Iterable[Entry]) -> set[str]:
    """The chunks that have room for more documents."""
    sizes: dict[str, int] = defaultdict(int)
    for entry in documents:
        if entry.chunk:
            sizes[entry.chunk] += 1
    return {name for name, size in sizes.items() if size < CHUNK_DOCUMENTS}


def _member(entry: Entry, parts: Mapping[str, str]) -> Member:
    part = parts.get(entry.document_id)
    return Member(entry.document_id, entry.path, part, None if part else entry.chunk)


def _plain(name: str) -> str:
    """The name in small letters of English and hyphens, as it may stand in any path."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
