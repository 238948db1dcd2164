"""Loading a Parquet data set into the database: documents in the order in which the run read them.

The database becomes the one that a run on this machine makes of the same documents. In this order, for each entry of
the data set: a file that became no document is a finding; a document that the database has, read by the same version,
is skipped (one that has moved since, moved); the others are loaded, one transaction each. Then follows what follows
every run: corrections and links. A load that was ended goes on when it is started again.
"""

from __future__ import annotations

from pathlib import Path

from corpus.find import SourceFile
from output.database import Database
from output.dataset.index import Entry, open_to_read
from output.dataset.reading import Documents
from pipeline import signals
from pipeline.loading import Loader
from pipeline.plan import Job, Todo
from pipeline.progress import Progress, Silent
from pipeline.report import DocumentReport, RunReport, Status
from pipeline.runner import fill, read_corrections
from pipeline.settings import Settings
from pipeline.worker import Failure


def load_dataset(dataset: str, db_path: str | Path, settings: Settings, progress: Progress | None = None) -> RunReport:
    """Load the data set at `dataset` into the database at `db_path`, which is made where there is none.

    Raises NotADataset, PathNotFound and UsageProblem (a file of corrections), NotADatabase, DatabaseBusy and
    TargetNotWritable. Ctrl-C ends it with what was loaded kept; the report says so.
    """
    store, index = open_to_read(dataset)
    corrections = read_corrections(settings.corrections, db_path)
    report = RunReport(str(db_path), strict=settings.strict)

    def load(database: Database) -> None:
        _load(list(index), _Loading(database, Documents(store), settings.force), progress or Silent(), report)

    with signals.raised():
        fill(db_path, {**settings.model_dump(), "dataset": dataset}, corrections, report, load)
    return report


def _load(entries: list[Entry], loading: _Loading, progress: Progress, report: RunReport) -> None:
    with progress as told:
        told.start(len(entries))
        for entry in entries:
            report.documents.append(loading.load(entry))
            told.document(report.documents[-1])


class _Loading:
    """Puts the entries of a data set into a database."""

    def __init__(self, database: Database, documents: Documents, force: bool) -> None:
        self._database, self._documents, self._force = database, documents, force
        self._loader = Loader(database, lambda source: Failure("load.failed", "A data set reads no files."))

    def load(self, entry: Entry) -> DocumentReport:
        """Store a document, or what was found about a file."""
        if entry.code:
            return self._finding(entry)
        job = self._job(entry)
        return self._loader.settle(job, self._documents.extraction(entry) if job.to_read else None)

    def _job(self, entry: Entry) -> Job:
        known, source = self._database.known(entry.sha256), SourceFile(entry.path, "", entry.sha256)
        if known is None or known.version != entry.version or self._force:
            return Job(source, Todo.READ, entry.sha256)
        todo = Todo.SKIP if known.path == entry.path else Todo.MOVE
        return Job(source, todo, entry.sha256, document_id=known.document_id)

    def _finding(self, entry: Entry) -> DocumentReport:
        if entry.stored:
            finding = self._database.add_same_bytes(entry.path, entry.stored)
            return DocumentReport(entry.path, Status.SAME_BYTES, message=finding.message)
        failure = Failure(entry.code, entry.message)
        return self._loader.settle(Job(SourceFile(entry.path, ""), Todo.FAIL, failure=failure), None)
