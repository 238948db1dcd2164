"""What becomes of each job of a run in the database, and its entry in the report.

What cannot be read or stored becomes a finding about its path, so that the database says itself what it lacks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from corpus.find import SourceFile
from models.errors import DocumentUnreadable
from models.extraction import Extraction
from models.finding import Finding, Severity
from output.database import Database, file_finding
from pipeline.plan import Job, Todo
from pipeline.report import Counts, DocumentReport, Status, counts_of
from pipeline.worker import Failure

#: The tables whose rows a report counts.
COUNTED = ("sections", "goals", "measures", "budget_lines", "sdg_references", "findings")


class Loader:
    """Puts the results of a run into a database; `read` reads a document at once."""

    def __init__(self, database: Database, read: Callable[[SourceFile], Extraction | Failure]) -> None:
        self._database, self._read = database, read
        #: By SHA-256: the documents that failed in this run, and where those that did not are stored.
        self._failed: dict[str, tuple[str, Failure]] = {}
        self._paths: dict[str, str] = {}

    def load(self, job: Job, result: Extraction | Failure | None) -> DocumentReport:
        """Store what came of a job; `result` is what a worker gave, None where it was not asked.

        Raises TargetNotWritable and DatabaseBusy.
        """
        result = result or job.failure
        if isinstance(result, Extraction):
            return self._store(job, result)
        if result is not None:
            return self._fail(job, result)
        if job.todo is Todo.SAME_BYTES:
            return self._same_bytes(job)
        if job.todo is Todo.MOVE and job.document_id is not None:
            self._database.set_path(job.document_id, job.path)
        return DocumentReport(job.path, Status.SKIPPED, *self._stored(job.document_id))

    def _store(self, job: Job, extraction: Extraction) -> DocumentReport:
        try:
            self._database.load(extraction)
        except DocumentUnreadable as error:
            return self._fail(job, Failure(error.code, str(error)))
        self._paths[job.sha256] = job.path
        municipality = extraction.document.municipality
        return DocumentReport(job.path, Status.READ, counts_of(extraction), municipality)

    def _fail(self, job: Job, failure: Failure) -> DocumentReport:
        failure = replace(failure, message=about(job.path, failure.message))
        self._failed[job.sha256] = (job.source.format, failure)
        self._database.add_findings([failure_finding(job.path, failure)])
        return DocumentReport(job.path, Status.FAILED, None, None, failure.message, failure.detail, failure.code)

    def _same_bytes(self, job: Job) -> DocumentReport:
        """A file with the bytes of another of this run; where that one failed, this one may be of a fitter format."""
        stored = self._paths.get(job.sha256, job.stored)
        form, failure = self._failed.get(job.sha256, ("", None))
        if failure is None or job.sha256 in self._paths:
            finding = self._database.add_same_bytes(job.path, stored)
            return DocumentReport(job.path, Status.SAME_BYTES, message=finding.message)
        return self.load(job, failure if form == job.source.format else self._read(job.source))

    def _stored(self, document_id: str | None) -> tuple[Counts, str | None]:
        """How much the database has of a document, and whose it is."""
        by_table = {
            name: self._one(f"SELECT count(*) FROM {name} WHERE document_id = ?", document_id) for name in COUNTED
        }
        serious = "SELECT count(*) FROM findings WHERE document_id = ? AND severity != ?"
        counts = Counts(
            pages=self._one("SELECT pages FROM documents WHERE id = ?", document_id),
            warnings=self._one(serious, document_id, Severity.INFO),
            **by_table,
        )
        return counts, self._one("SELECT municipality FROM documents WHERE id = ?", document_id)

    def _one(self, sql: str, *parameters: str | None) -> Any:
        return self._database.db.execute(sql, list(parameters)).fetchone()[0]


def failure_finding(path: str, failure: Failure) -> Finding:
    """The finding about a file that became no document."""
    return file_finding(path, failure.code, Severity.ERROR, failure.message)


def about(path: str, message: str) -> str:
    """The message as a sentence beside the path, where it begins with it."""
    rest = message.removeprefix(f"{path}: ")
    return message if rest == message else rest[:1].upper() + rest[1:]
