"""What Dask's workers do: tell the digest of a file, read a document, gather rows.

A document is read in a process of its own below the Dask worker (`pipeline.pool`), with the same limits as on one
machine: a hang, a crash or a memory bomb costs that document, and the Dask worker goes on. Each thread of a worker has
one such process, kept for the next document. A task may run twice, when a worker is lost: it writes the same files.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from corpus.fetch import at_hand, digest
from corpus.find import SourceFile
from models.errors import DocumentUnreadable, UsageProblem
from models.finding import Severity
from models.version import VERSION
from output.database import SCANS_LEFT
from output.dataset.gather import write_chunk
from output.dataset.layout import Chunk, Partition, partition_of
from output.dataset.parts import Rows, part_name, read_part, rows_by_table, write_part
from output.dataset.store import Store
from output.rows import Value
from output.schema import BY_NAME
from pipeline import limits
from pipeline.pool import Result, Workers
from pipeline.report import Counts
from pipeline.settings import Settings
from pipeline.worker import Failure, Reader


@dataclass(frozen=True, slots=True)
class Part:
    """A document that was read: where its rows are, and what the run needs to know of it."""

    name: str
    document_id: str
    partition: Partition
    municipality: str | None
    counts: Counts
    #: Has it scanned pages that were left for lack of OCR?
    scans_left: bool = False
    #: Why the first try failed, where there was a second.
    first_try: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read in a run: the same for all of its tasks."""

    reader: Reader
    settings: Settings
    dataset: str
    version: str = VERSION


def digest_of(source: SourceFile) -> str:
    """SHA-256 of a file; "" where it cannot be opened, which the run finds out itself."""
    try:
        return digest(source)
    except (OSError, DocumentUnreadable):
        return ""


def read_into_part(how: Reading, source: SourceFile) -> Part | Failure:
    """Read a document and store its rows; what an earlier try has stored is taken as it is.

    Raises TargetNotWritable, and UsageProblem where this machine has another Planverk than the run.
    """
    if how.version != VERSION:
        raise UsageProblem(
            f"A Dask worker has Planverk {VERSION}, and the run {how.version}; install the same on all machines."
        )
    store, name = Store(how.dataset), part_name(source.path, source.sha256)
    try:
        return _part(name, read_part(store, name))
    except FileNotFoundError:
        result, first_try = _read(how, source)
    if isinstance(result, Failure):
        return result
    rows = rows_by_table(result)
    write_part(store, name, rows)
    return _part(name, rows, first_try)


def gather(dataset: str, chunk: Chunk) -> int:
    """Write the files of a chunk. The number of rows. Raises TargetNotWritable."""
    return write_chunk(Store(dataset), chunk)


def _read(how: Reading, source: SourceFile) -> tuple[Result, str]:
    """The document's rows, read in the process of this thread, and why a first try failed, where there was a second."""
    try:
        with at_hand(source) as here, _processes.used(how.reader, how.settings) as workers:
            task = workers.start(here)
            result = workers.result(task)
            return result, task.first_try.message if task.first_try else ""
    except DocumentUnreadable as error:
        return Failure(error.code, str(error)), ""
    except OSError as error:
        return Failure("read.failed", f"It cannot be opened: {error.strerror or type(error).__name__}."), ""


def _part(name: str, rows: Rows, first_try: str = "") -> Part:
    document = dict(zip(BY_NAME["documents"].columns, rows["documents"][0], strict=True))
    severity, kind = map(BY_NAME["findings"].columns.index, ("severity", "code"))
    serious = sum(row[severity] != Severity.INFO for row in rows["findings"])
    numbers = {table: len(rows[table]) for table in Counts.__slots__ if table in rows}
    code, municipality, year = _text(document["municipality_code"]), _text(document["municipality"]), document["year"]
    return Part(
        name,
        str(document["id"]),
        partition_of(code, municipality, year if isinstance(year, int) else None),
        municipality,
        Counts(pages=int(document["pages"] or 0), warnings=serious, **numbers),
        any(row[kind] in SCANS_LEFT for row in rows["findings"]),
        first_try,
    )


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _memory_mb(wanted_mb: int) -> int:
    """MB for a thread's process: what is wanted, less where this Dask worker has less for each of its threads."""
    from distributed import get_worker  # here: without Dask, the command says what to install

    worker = get_worker()
    limit, threads = worker.memory_manager.memory_limit, worker.state.nthreads
    return limits.memory_for(wanted_mb, threads, limit // limits.MB if limit else None)


class _Processes:
    """The processes that read, one for each thread of a Dask worker."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._threads: dict[int, tuple[Reader, Settings, Workers]] = {}
        self._busy: set[int] = set()
        self._ending: set[int] = set()

    @contextmanager
    def used(self, reader: Reader, settings: Settings) -> Iterator[Workers]:
        """The process of this thread, which reads with these settings."""
        thread = threading.get_ident()
        with self._lock:
            found = self._threads.get(thread)
            if found is None or found[:2] != (reader, settings):
                self._end(thread)
                multiprocessing.current_process().daemon = False  # Dask's workers are daemons, which may start none
                share = settings.model_copy(update={"memory_mb": _memory_mb(settings.memory_mb)})
                found = self._threads[thread] = (reader, settings, Workers(reader, share, 1))
            self._busy.add(thread)
        try:
            yield found[2]
        finally:
            with self._lock:
                self._busy.discard(thread)
                if thread in self._ending:
                    self._end(thread)

    def end(self) -> None:
        """End the processes; one that reads ends when it has read."""
        with self._lock:
            self._ending |= self._busy
            for thread in set(self._threads) - self._busy:
                self._end(thread)

    def _end(self, thread: int) -> None:
        self._ending.discard(thread)
        _, _, workers = self._threads.pop(thread, (None, None, None))
        if workers is not None:
            workers.__exit__(None, None, None)


_processes = _Processes()


def end_processes() -> None:
    """Called on each Dask worker when a run is done: the memory of its processes is free again."""
    _processes.end()


def installed_version() -> str:
    """The version of Planverk on a Dask worker."""
    return VERSION
