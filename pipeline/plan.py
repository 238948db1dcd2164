"""Which of the files found are read: the first of each content that the database does not have.

In this order, for each file:

1. it cannot be opened: it has failed;
2. its bytes were met before in this run: they are stored under the first file's path;
3. the database does not have its bytes, read by this version, or the run is forced, or it holds scanned pages that
   were left and that OCR can read now: it is read;
4. the database has them under its path: it is skipped;
5. the database has them under the path of another file that is still there: they stay stored under that;
6. the database has them under a path where they no longer are: it has moved, and is skipped.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from corpus.fetch import digest, source_at
from corpus.find import SourceFile
from models.errors import DocumentUnreadable
from models.version import VERSION
from output.database import Known
from pipeline.worker import Failure


class Todo(Enum):
    """What is to be done with a file."""

    READ = auto()
    SKIP = auto()
    MOVE = auto()
    SAME_BYTES = auto()
    FAIL = auto()


@dataclass(frozen=True, slots=True)
class Job:
    """One file, and what is to be done with it."""

    source: SourceFile
    todo: Todo
    sha256: str = ""
    #: With SAME_BYTES: the path under which the bytes are stored.
    stored: str = ""
    #: With SKIP, MOVE and SAME_BYTES: the document in the database, where it was there before the run.
    document_id: str | None = None
    #: With FAIL: why.
    failure: Failure | None = None

    @property
    def to_read(self) -> bool:
        return self.todo is Todo.READ

    @property
    def path(self) -> str:
        return str(self.source.path)


def plan(
    sources: Iterable[SourceFile], known: Callable[[str], Known | None], force: bool, ocr: str = "off"
) -> Iterator[Job]:
    """The jobs of a run, in the order of `sources`, each made when it is asked for.

    `known` looks up a SHA-256 in the database. With `ocr`, documents whose scanned pages were left are read again.
    """
    met: dict[str, str] = {}
    for source in sources:
        job = _job(source, known, met, force, ocr)
        if job.sha256:
            met.setdefault(job.sha256, job.stored or job.path)
        yield job


def _job(source: SourceFile, known: Callable[[str], Known | None], met: dict[str, str], force: bool, ocr: str) -> Job:
    path = str(source.path)
    try:
        sha256 = source.sha256 or digest(source)
    except DocumentUnreadable as error:
        return Job(source, Todo.FAIL, failure=Failure(error.code, str(error)))
    except OSError as error:
        return Job(source, Todo.FAIL, failure=Failure("read.failed", f"It cannot be opened: {_reason(error)}."))
    stored = known(sha256)
    if sha256 in met:
        if stored and stored.path == path == met[sha256]:
            return Job(source, Todo.SKIP, sha256, document_id=stored.document_id)
        return Job(source, Todo.SAME_BYTES, sha256, met[sha256])
    if stored is None or stored.version != VERSION or force or _now_by_ocr(stored, ocr):
        return Job(replace(source, sha256=sha256), Todo.READ, sha256)
    if stored.path == path:
        return Job(source, Todo.SKIP, sha256, document_id=stored.document_id)
    if _is_another(stored.path, path, sha256):
        return Job(source, Todo.SAME_BYTES, sha256, stored.path, stored.document_id)
    return Job(source, Todo.MOVE, sha256, document_id=stored.document_id)


def _now_by_ocr(stored: Known, ocr: str) -> bool:
    """Were scanned pages left for lack of an engine, or because OCR was off, and can they be read now?"""
    if ocr == "off" or not stored.scans_left:
        return False
    from extractors.readers.ocr_engine import find_engine

    return not isinstance(find_engine(), str)


def _is_another(stored: str, path: str, sha256: str) -> bool:
    """Is `stored` a file of its own that has these bytes?"""
    try:
        other = source_at(stored)
        return other is not None and not _same_file(stored, path) and digest(other) == sha256
    except (OSError, DocumentUnreadable):
        return False


def _same_file(first: str, second: str) -> bool:
    """Do both paths lead to one file on disk? A member of an archive is none."""
    try:
        return os.path.samefile(first, second)
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
