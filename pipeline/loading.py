"""What becomes of each job of a run in the database, and its entry in the report: see `pipeline.outcome`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.find import SourceFile
from models.errors import DocumentUnreadable
from models.extraction import Extraction
from models.finding import Finding, Severity
from output.database import Database
from pipeline.outcome import Outcomes
from pipeline.plan import Job
from pipeline.report import Counts, DocumentReport, Status, counts_of
from pipeline.worker import Failure

#: The tables whose rows a report counts.
COUNTED = ("sections", "goals", "measures", "budget_lines", "sdg_references", "findings")


class Loader(Outcomes[Extraction]):
    """Puts the results of a run into a database. `settle` raises TargetNotWritable and DatabaseBusy."""

    def __init__(self, database: Database, read: Callable[[SourceFile], Extraction | Failure]) -> None:
        super().__init__(read)
        self._database = database

    def _stored(self, job: Job, read: Extraction) -> DocumentReport | Failure:
        try:
            self._database.load(read)
        except DocumentUnreadable as error:
            return Failure(error.code, str(error))
        return DocumentReport(job.path, Status.READ, counts_of(read), read.document.municipality)

    def _note_failure(self, path: str, finding: Finding) -> None:
        self._database.add_findings([finding])

    def _note_same_bytes(self, path: str, stored: str) -> Finding:
        return self._database.add_same_bytes(path, stored)

    def _move(self, job: Job) -> None:
        if job.document_id is not None:
            self._database.set_path(job.document_id, job.path)

    def _skipped(self, job: Job) -> DocumentReport:
        return DocumentReport(job.path, Status.SKIPPED, *self._known(job.document_id))

    def _known(self, document_id: str | None) -> tuple[Counts, str | None]:
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
