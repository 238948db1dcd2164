"""What a data set holds: its documents in the order of the runs, and what was found about files that became none.

`_index.parquet` is written when all rows are gathered, and then `_planverk.json` says that the data set is whole.
As long as it does not, a run is gathering, or was ended while it did: the same command goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from typing import Any, Self

from models.errors import NotADataset, TargetNotWritable
from models.finding import Finding, Severity
from models.version import SCHEMA_VERSION, VERSION
from output.arrow import parquet_bytes, parquet_table, pyarrow_modules
from output.database import Known, file_finding
from output.dataset.store import Store

ABOUT = "_planverk.json"
INDEX = "_index.parquet"


@dataclass(slots=True)
class Entry:
    """A document, or with `code` a file that became none."""

    position: int
    path: str
    sha256: str = ""
    document_id: str = ""
    #: The version of Planverk that read it.
    version: str = ""
    municipality_key: str | None = None
    document_year: int | None = None
    #: The name of the files that hold its rows; "" as long as they are in a file of their own.
    chunk: str = ""
    code: str = ""
    severity: str = ""
    message: str = ""
    #: With `find.same_bytes`: the path under which the bytes are stored.
    stored: str = ""
    #: Has the document scanned pages that were left for lack of OCR?
    scans_left: bool | None = None

    @property
    def finding(self) -> Finding:
        """What was found about a file that became no document."""
        return file_finding(self.path, self.code, Severity(self.severity), self.message)


class Index:
    """The entries of a data set: documents by the digest of their bytes, findings by the path of the file."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._documents: dict[str, Entry] = {}
        self._findings: dict[str, Entry] = {}
        self._by_path: dict[str, Entry] = {}
        self._by_id: dict[str, Entry] = {}
        self._last = 0
        for entry in entries:
            self._last = max(self._last, entry.position)
            if entry.code:
                self._findings[entry.path] = entry
            else:
                self._put(entry)

    def __iter__(self) -> Iterator[Entry]:
        """All entries in their order."""
        return iter(sorted((*self._documents.values(), *self._findings.values()), key=lambda entry: entry.position))

    def documents(self) -> list[Entry]:
        """The documents in their order."""
        return sorted(self._documents.values(), key=lambda entry: entry.position)

    def findings(self) -> list[Entry]:
        """What was found about files, in their order."""
        return sorted(self._findings.values(), key=lambda entry: entry.position)

    def known(self, sha256: str) -> Known | None:
        """The document with these bytes."""
        entry = self._documents.get(sha256)
        return Known(entry.document_id, entry.version, entry.path, bool(entry.scans_left)) if entry else None

    def at(self, sha256: str) -> Entry | None:
        """The entry of the document with these bytes."""
        return self._documents.get(sha256)

    def placed(self, document_id: str, chunk: str) -> None:
        """The rows of a document are in the files of that name now."""
        self._by_id[document_id].chunk = chunk

    def add_document(self, entry: Entry) -> list[Entry]:
        """A document takes the place of what was at its path and of its older self. Those that it replaced."""
        gone = [*self.forget(entry.path), *self._remove(self._documents.get(entry.sha256))]
        entry.position = self._next()
        self._put(entry)
        return gone

    def add_finding(self, path: str, finding: Finding, stored: str = "") -> None:
        """A file became no document, in place of what was found about it before."""
        said = finding.code, str(finding.severity), finding.message
        self._findings[path] = Entry(self._next(), path, "", "", "", None, None, "", *said, stored)

    def forget(self, path: str) -> list[Entry]:
        """What was known of a path is no more. The document that was there."""
        self._findings.pop(path, None)
        return self._remove(self._by_path.get(path))

    def move(self, sha256: str, path: str) -> list[Entry]:
        """The file of a document is at another path now. The document that was there before."""
        entry = self._documents[sha256]
        gone = self.forget(path) if entry.path != path else []
        del self._by_path[entry.path]
        entry.path = path
        self._put(entry)
        return gone

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _put(self, entry: Entry) -> None:
        self._documents[entry.sha256] = self._by_path[entry.path] = self._by_id[entry.document_id] = entry

    def _remove(self, entry: Entry | None) -> list[Entry]:
        if entry is None:
            return []
        del self._documents[entry.sha256], self._by_path[entry.path], self._by_id[entry.document_id]
        return [entry]

    @classmethod
    def read(cls, store: Store) -> Self:
        """The index of the data set; an empty one where there is none yet. Raises as `about`."""
        about(store)
        if not store.exists(INDEX):
            return cls()
        return cls(Entry(**values) for values in parquet_table(store.read(INDEX)).to_pylist())

    def write(self, store: Store) -> None:
        """Put the index in its place. Raises TargetNotWritable."""
        arrow, _ = pyarrow_modules()
        rows = [astuple(entry) for entry in self]
        types = {"position": arrow.int64(), "document_year": arrow.int64(), "scans_left": arrow.bool_()}
        schema = arrow.schema([(field.name, types.get(field.name, arrow.string())) for field in fields(Entry)])
        names = zip(*rows, strict=True) if rows else [()] * len(schema)
        arrays = [arrow.array(values, field.type) for values, field in zip(names, schema, strict=True)]
        store.write(INDEX, parquet_bytes(arrow.Table.from_arrays(arrays, schema=schema)))

    @property
    def counts(self) -> dict[str, int]:
        """How many documents, and how many files that became none."""
        return {"documents": len(self._documents), "files_without_document": len(self._findings)}


def say(store: Store, whole: bool, **counts: int) -> None:
    """Write what the data set says of itself. Raises TargetNotWritable."""
    said = {"planverk": VERSION, "schema": SCHEMA_VERSION, "whole": whole, **counts}
    store.write(ABOUT, (json.dumps(said, indent=1) + "\n").encode())


def about(store: Store) -> dict[str, Any] | None:
    """What a data set says of itself, None where there is nothing.

    Raises NotADataset where there is something else, or a data set of another schema.
    """
    try:
        said = json.loads(store.read(ABOUT))
    except FileNotFoundError:
        if not store.is_empty():
            raise NotADataset(f"{store.url}: there are other files than a data set's; name another folder.") from None
        return None
    except (ValueError, OSError) as error:
        raise NotADataset(f"{store.url}/{ABOUT} cannot be read ({error}); is this a data set of Planverk?") from None
    schema = said.get("schema") if isinstance(said, dict) else None
    if schema != SCHEMA_VERSION:
        raise NotADataset(
            f"{store.url}: the data set was made by another Planverk (schema {schema}, this one needs "
            f"{SCHEMA_VERSION}); extract the documents again into a new folder."
        )
    return dict(said)


def open_to_write(url: str) -> tuple[Store, Index]:
    """The data set at `url`, made where there is none. Raises NotADataset, TargetNotWritable and UsageProblem."""
    store = Store(url)
    pyarrow_modules()
    try:
        index = Index.read(store)
    except PermissionError as error:
        raise TargetNotWritable(f"{url}: the data set cannot be opened: {error}; change its rights.") from error
    if about(store) is None:
        say(store, whole=False)
    return store, index


def open_to_read(url: str) -> tuple[Store, Index]:
    """The data set at `url`. Raises NotADataset where there is none, or one that is not whole."""
    store = Store(url)
    said = about(store)
    if said is None:
        raise NotADataset(
            f"{url}: there is no data set; make one with: planverk extract PATH --executor dask --dataset {url}"
        )
    if not said.get("whole"):
        raise NotADataset(f"{url}: the run that writes this data set has not ended; run the same command again.")
    return store, Index.read(store)
