"""A run: find the documents, read them in worker processes, load them in the order of their names.

Reading goes on out of order and a bounded number of documents ahead; loading follows the sorted input, one
transaction per document, so that the database is the same with any number of workers and a run that is killed
has lost nothing that was loaded. A document that fails becomes a finding, and the run goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.find import SourceFile, find
from pipeline.pool import Executor, InProcess, Result, Task, Workers
from pipeline.report import RunReport
from pipeline.settings import Settings, workers_for
from pipeline.worker import Reader, read_document

if TYPE_CHECKING:
    from output.database import Database
    from pipeline.plan import Job
    from pipeline.progress import Progress


def run(
    paths: Sequence[str | Path],
    db_path: str | Path,
    settings: Settings,
    progress: Progress | None = None,
    reader: Reader = read_document,
) -> RunReport:
    """Read the documents under `paths` into the database at `db_path`, which is made where there is none.

    Ctrl-C ends the run with what was loaded kept; the report says so. Raises PathNotFound, NoDocuments,
    NotADatabase, DatabaseBusy and TargetNotWritable; a document that fails raises nothing, the report says so.
    """
    sources = find([str(path) for path in paths])
    report = RunReport(str(db_path), strict=settings.strict)
    with executor(reader, settings, len(sources)) as workers:
        if settings.force or not Path(db_path).exists():
            workers.begin()  # something is to be read: they load what they need while this process does the same
        from corpus.registers import municipalities, sdg_goals
        from output.database import Database

        with Database.open(db_path) as database:
            database.fill_registers(municipalities(), sdg_goals())
            run_id = database.start_run(settings.model_dump())
            try:
                _load(sources, database, workers, settings, progress, report)
            except KeyboardInterrupt:
                report.interrupted = True
            database.end_run(run_id, report.for_runs())
    return report


def _load(
    sources: Sequence[SourceFile],
    database: Database,
    workers: Executor,
    settings: Settings,
    progress: Progress | None,
    report: RunReport,
) -> None:
    from pipeline.loading import Loader
    from pipeline.plan import plan
    from pipeline.progress import Silent

    loader = Loader(database, lambda source: workers.result(workers.start(source)))
    with progress or Silent() as told:
        told.start(len(sources))
        for job, result in in_order(plan(sources, database.known, settings.force), workers):
            report.documents.append(loader.load(job, result))
            told.document(report.documents[-1])


def executor(reader: Reader, settings: Settings, documents: int) -> AbstractContextManager[Executor]:
    """What reads the documents: worker processes, or with `workers=0` this process."""
    workers = workers_for(settings, documents)
    return Workers(reader, settings, workers) if workers else nullcontext(InProcess(reader, settings))


def in_order(jobs: Iterable[Job], workers: Executor) -> Iterator[tuple[Job, Result | None]]:
    """Each job with its result, in the order of `jobs`, while `workers` read at most `workers.ahead` of them ahead.

    The result of a job that is not to be read is None.
    """
    waiting: deque[tuple[Job, Task | None]] = deque()
    for job in jobs:
        waiting.append((job, workers.start(job.source) if job.to_read else None))
        while waiting and (len(waiting) >= workers.ahead or _at_once(waiting[0][1], workers)):
            yield _finished(*waiting.popleft(), workers)
    while waiting:
        yield _finished(*waiting.popleft(), workers)


def _finished(job: Job, task: Task | None, workers: Executor) -> tuple[Job, Result | None]:
    return job, None if task is None else workers.result(task)


def _at_once(task: Task | None, workers: Executor) -> bool:
    return task is None or workers.done(task)
