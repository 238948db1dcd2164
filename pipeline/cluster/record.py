"""What becomes of each job of a run in the index of a data set, and its entry in the report.

The counterpart of `pipeline.loading`, whose rules it follows: the same documents and findings come of the same input.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from corpus.find import SourceFile
from models.version import VERSION
from output.database import same_bytes
from output.dataset.index import Entry, Index
from output.dataset.layout import Partition, partition
from pipeline.cluster.tasks import Part
from pipeline.loading import about, failure_finding
from pipeline.plan import Job, Todo
from pipeline.report import DocumentReport, Status
from pipeline.worker import Failure


class Recorder:
    """Keeps the index of a data set; `read` reads a document at once."""

    def __init__(self, index: Index, read: Callable[[SourceFile], Part | Failure]) -> None:
        self.index, self._read = index, read
        #: By document: the file with the rows that were read in this run.
        self.parts: dict[str, str] = {}
        #: Chunks that hold something else than they should.
        self.stale: set[tuple[Partition, str]] = set()
        self._failed: dict[str, tuple[str, Failure]] = {}
        self._paths: dict[str, str] = {}
        self.changed = False

    def record(self, job: Job, result: Part | Failure | None) -> DocumentReport:
        """Note what came of a job; `result` is what a worker gave, None where it was not asked."""
        found = result or job.failure
        if isinstance(found, Part):
            return self._store(job, found)
        if found is not None:
            return self._fail(job, found)
        if job.todo is Todo.SAME_BYTES:
            return self._same_bytes(job)
        if job.todo is Todo.MOVE:
            self._move(job)
        return DocumentReport(job.path, Status.SKIPPED)

    def _store(self, job: Job, part: Part) -> DocumentReport:
        where = part.partition
        entry = Entry(
            0,
            job.path,
            job.sha256,
            part.document_id,
            VERSION,
            where.municipality_key,
            where.year,
            scans_left=part.scans_left,
        )
        self._gone(self.index.add_document(entry))
        self.parts[part.document_id] = part.name
        self._paths[job.sha256] = job.path
        return DocumentReport(job.path, Status.READ, part.counts, part.municipality, first_try=part.first_try)

    def _fail(self, job: Job, failure: Failure) -> DocumentReport:
        failure = replace(failure, message=about(job.path, failure.message))
        self._failed[job.sha256] = (job.source.format, failure)
        self.index.add_finding(job.path, failure_finding(job.path, failure))
        self.changed = True
        return DocumentReport(job.path, Status.FAILED, None, None, failure.message, failure.detail, failure.code)

    def _same_bytes(self, job: Job) -> DocumentReport:
        """A file with the bytes of another of this run; where that one failed, this one may be of a fitter format."""
        form, failure = self._failed.get(job.sha256, ("", None))
        if failure is None or job.sha256 in self._paths:
            stored = self._paths.get(job.sha256, job.stored)
            finding = same_bytes(job.path, stored)
            self._gone(self.index.forget(job.path))
            self.index.add_finding(job.path, finding, stored)
            return DocumentReport(job.path, Status.SAME_BYTES, message=finding.message)
        source = replace(job.source, sha256=job.sha256)
        return self.record(job, failure if form == job.source.format else self._read(source))

    def _move(self, job: Job) -> None:
        moved = self.index.at(job.sha256)
        if moved is not None:
            self._gone([moved, *self.index.move(job.sha256, job.path)])

    def _gone(self, entries: list[Entry]) -> None:
        self.changed = True
        self.stale |= {(partition(entry), entry.chunk) for entry in entries if entry.chunk}
