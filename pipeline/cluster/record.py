"""What becomes of each job of a run in the index of a data set, and its entry in the report.

By the rules of `pipeline.outcome`: the same documents and findings come of the same input as in a database.
"""

from __future__ import annotations

from collections.abc import Callable

from corpus.find import SourceFile
from models.finding import Finding
from models.version import VERSION
from output.database import same_bytes
from output.dataset.index import Entry, Index
from output.dataset.layout import Partition, partition
from pipeline.cluster.tasks import Part
from pipeline.outcome import Outcomes
from pipeline.plan import Job
from pipeline.report import DocumentReport, Status
from pipeline.worker import Failure


class Recorder(Outcomes[Part]):
    """Keeps the index of a data set."""

    def __init__(self, index: Index, read: Callable[[SourceFile], Part | Failure]) -> None:
        super().__init__(read)
        self.index = index
        #: By document: the file with the rows that were read in this run.
        self.parts: dict[str, str] = {}
        #: Chunks that hold something else than they should.
        self.stale: set[tuple[Partition, str]] = set()
        self.changed = False

    def _stored(self, job: Job, read: Part) -> DocumentReport:
        where = read.partition
        entry = Entry(
            0,
            job.path,
            job.sha256,
            read.document_id,
            VERSION,
            where.municipality_key,
            where.year,
            scans_left=read.scans_left,
        )
        self._gone(self.index.add_document(entry))
        self.parts[read.document_id] = read.name
        return DocumentReport(job.path, Status.READ, read.counts, read.municipality, first_try=read.first_try)

    def _note_failure(self, path: str, finding: Finding) -> None:
        self.index.add_finding(path, finding)
        self.changed = True

    def _note_same_bytes(self, path: str, stored: str) -> Finding:
        finding = same_bytes(path, stored)
        self._gone(self.index.forget(path))
        self.index.add_finding(path, finding, stored)
        return finding

    def _move(self, job: Job) -> None:
        moved = self.index.at(job.sha256)
        if moved is not None:
            self._gone([moved, *self.index.move(job.sha256, job.path)])

    def _skipped(self, job: Job) -> DocumentReport:
        return DocumentReport(job.path, Status.SKIPPED)

    def _gone(self, entries: list[Entry]) -> None:
        self.changed = True
        self.stale |= {(partition(entry), entry.chunk) for entry in entries if entry.chunk}
