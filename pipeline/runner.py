"""A run: find the documents, read them in worker processes, load them in the order of their names.

Reading goes on out of order and a bounded number of documents ahead; loading follows the sorted input, one
transaction per document, so that the database is the same with any number of workers and a run that is killed
has lost nothing that was loaded. A document that fails becomes a finding, and the run goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from corpus.find import SourceFile, look
from pipeline import signals
from pipeline.pool import Executor, InProcess, Result, Workers
from pipeline.report import RunReport
from pipeline.settings import Settings, workers_for
from pipeline.waiting import Task
from pipeline.worker import Failure, Reader, read_document

if TYPE_CHECKING:
    from output.corrections_file import Wanted
    from output.database import Database
    from pipeline.plan import Job
    from pipeline.progress import Progress

#: The file of corrections, and its lines.
Corrections: TypeAlias = "tuple[Path, list[Wanted]]"


def run(
    paths: Sequence[str | Path],
    db_path: str | Path,
    settings: Settings,
    progress: Progress | None = None,
    reader: Reader = read_document,
) -> RunReport:
    """Read the documents under `paths` into the database at `db_path`, which is made where there is none.

    Ctrl-C, SIGTERM or SIGHUP ends the run with what was loaded kept; the report says so. Raises PathNotFound,
    NoDocuments, UsageProblem (a file of corrections that is none), NotADatabase, DatabaseBusy and TargetNotWritable; a
    document that fails raises nothing, the report says so.
    """
    found = look([str(path) for path in paths])
    sources = found.files
    corrections = read_corrections(settings.corrections, db_path)
    report = RunReport(str(db_path), strict=settings.strict, passed_by=found.passed_by)
    with signals.raised(), executor(reader, settings, len(sources)) as workers:
        if settings.force or not Path(db_path).exists():
            workers.begin()  # something is to be read: they load what they need while this process does the same

        def load(database: Database) -> None:
            from pipeline.gone import gone

            _load(sources, database, workers, settings, progress, report)
            report.gone = gone(database.db, [str(path) for path in paths], (source.path for source in sources))

        fill(db_path, settings.model_dump(), corrections, report, load)
    return report


def fill(
    db_path: str | Path,
    noted: Mapping[str, Any],
    corrections: Corrections | None,
    report: RunReport,
    load: Callable[[Database], None],
) -> None:
    """A run over the database at `db_path`: `load` puts documents into it, then follows what follows every run.

    `noted` are the run's settings as `runs` keeps them. A signal ends what it comes upon, with what was loaded kept.
    """
    from corpus.registers import municipalities, sdg_goals
    from output.database import Database

    with Database.open(db_path) as database:
        report.migrated = database.migration.in_words(db_path) if database.migration else None
        database.fill_registers(municipalities(), sdg_goals())
        run_id = database.start_run(noted)
        with report.interruptible():
            load(database)
        with report.interruptible():
            finish(database, corrections, report)
        database.end_run(run_id, report.for_runs())


def finish(database: Database, corrections: Corrections | None, report: RunReport) -> None:
    """What is done with the database as a whole when all documents are loaded: corrections, then links.

    A run that was interrupted leaves the links to the next one.
    """
    if corrections or database.db.execute("SELECT 1 FROM corrections LIMIT 1").fetchone():
        from output.corrections import apply_corrections

        outcome = apply_corrections(database, *(corrections or (None, [])))
        report.corrections, report.corrections_left = outcome.applied, outcome.not_applied
    update_kolada(database)
    if not report.interrupted and database.db.execute("SELECT 1 FROM link_queue LIMIT 1").fetchone():
        from output.fulfilment import update_directions
        from output.links import update_links

        update_directions(database)
        update_links(database)


def update_kolada(database: Database) -> None:
    """Kolada's register is there where a measure is one of its key figures: most small databases have none."""
    linked = database.db.execute("SELECT 1 FROM measures WHERE kolada_id IS NOT NULL LIMIT 1").fetchone() is not None
    there = database.db.execute("SELECT 1 FROM kolada_measures LIMIT 1").fetchone() is not None
    if linked != there:
        from corpus.kolada.rows import kolada_measures

        database.fill_kolada(kolada_measures() if linked else ())


def read_corrections(named: str | None, db_path: str | Path) -> Corrections | None:
    """The file of corrections and its lines. Raises PathNotFound and UsageProblem, before anything is read."""
    if named is None and not (Path(db_path).parent / "corrections.csv").is_file():
        return None
    from output.corrections_file import corrections_path, read_corrections

    path = corrections_path(named, db_path)
    return None if path is None else (path, read_corrections(path))


def _load(
    sources: Sequence[SourceFile],
    database: Database,
    workers: Executor,
    settings: Settings,
    progress: Progress | None,
    report: RunReport,
) -> None:
    from pipeline.fetching import Copies
    from pipeline.loading import Loader
    from pipeline.plan import plan
    from pipeline.progress import Silent

    loader = Loader(database, lambda source: workers.result(workers.start(source)))
    with Copies() as copies, progress or Silent() as told:
        told.start(len(sources))
        jobs = plan(copies.of(sources), database.known, settings.force, settings.ocr)
        for job, result, first_try in in_order(jobs, workers):
            document = loader.settle(job, result)
            report.documents.append(replace(document, first_try=first_try.message) if first_try else document)
            told.document(report.documents[-1])
            copies.release(job.source)


def executor(reader: Reader, settings: Settings, documents: int) -> AbstractContextManager[Executor]:
    """What reads the documents: worker processes, or with `workers=0` this process."""
    workers = workers_for(settings, documents)
    return Workers(reader, settings, workers) if workers else nullcontext(InProcess(reader, settings))


def in_order(jobs: Iterable[Job], workers: Executor) -> Iterator[tuple[Job, Result | None, Failure | None]]:
    """Each job with its result, in the order of `jobs`, while `workers` read at most `workers.ahead` of them ahead.

    The result of a job that is not to be read is None. The last of the three is why a first try failed, where there
    was a second.
    """
    waiting: deque[tuple[Job, Task | None]] = deque()
    for job in jobs:
        waiting.append((job, workers.start(job.source) if job.to_read else None))
        while waiting and (len(waiting) >= workers.ahead or _at_once(waiting[0][1], workers)):
            yield _finished(*waiting.popleft(), workers)
    while waiting:
        yield _finished(*waiting.popleft(), workers)


def _finished(job: Job, task: Task | None, workers: Executor) -> tuple[Job, Result | None, Failure | None]:
    return (job, None, None) if task is None else (job, workers.result(task), task.first_try)


def _at_once(task: Task | None, workers: Executor) -> bool:
    return task is None or workers.done(task)
