"""A run on Dask: the stages of `pipeline.stages` in its workers, the rows in a Parquet data set.

In this order: the files are found; their digests are told, a little ahead; what the data set does not have is read, and
each document's rows stored in a file of their own; these are gathered, by municipality and year; and the index is
written. A run that was ended at any time goes on when it is started again: rows that were stored are not read anew.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.find import SourceFile, find
from output.dataset.gather import publish
from output.dataset.index import Index, about, open_to_write, say
from output.dataset.layout import Chunk, chunks
from output.dataset.parts import FOLDER as PARTS
from output.dataset.store import Store
from pipeline import signals
from pipeline.cluster.connect import Call, Cluster, TaskFailed, connect
from pipeline.cluster.record import Recorder
from pipeline.cluster.tasks import Part, Reading, digest_of, gather, read_into_part
from pipeline.plan import Job, plan
from pipeline.progress import Progress, Silent
from pipeline.report import RunReport
from pipeline.settings import Settings
from pipeline.worker import Failure, Reader, in_words, read_document

#: Digests are told before documents are read, so that there is always something to read.
_FIRST = 10


def run_on_dask(
    paths: Sequence[str | Path],
    dataset: str,
    settings: Settings,
    scheduler: str | None = None,
    progress: Progress | None = None,
    reader: Reader = read_document,
) -> RunReport:
    """Read the documents under `paths` into the data set at `dataset`, which is made where there is none.

    `scheduler` is the address of a Dask scheduler; without one, a cluster of `settings.workers` processes is started.
    Raises PathNotFound, NoDocuments, UsageProblem, NotADataset, TargetNotWritable and ClusterNotReached.
    """
    sources = [_reachable(source) for source in find([str(path) for path in paths])]
    dataset = _absolute(dataset)
    report = RunReport(dataset, strict=settings.strict, dataset=dataset)
    with signals.raised(), connect(scheduler, settings, len(sources)) as cluster:
        store, index = open_to_write(dataset)
        if settings.force:
            store.remove_folder(PARTS)
        with report.interruptible():
            _Run(cluster, store, index, Reading(reader, settings, dataset)).all(sources, progress or Silent(), report)
    return report


class _Run:
    def __init__(self, cluster: Cluster, store: Store, index: Index, how: Reading) -> None:
        self._cluster, self._store, self._how = cluster, store, how
        self._recorder = Recorder(index, self._read_now)

    def all(self, sources: Sequence[SourceFile], progress: Progress, report: RunReport) -> None:
        index = self._recorder.index
        with progress as told:
            told.start(len(sources))
            settings = self._how.settings
            for job, result in self._results(plan(self._digested(sources), index.known, settings.force, settings.ocr)):
                report.documents.append(self._recorder.settle(job, result))
                told.document(report.documents[-1])
        if self._recorder.changed or not self._whole():
            self._gather()

    def _digested(self, sources: Sequence[SourceFile]) -> Iterator[SourceFile]:
        """The sources with the digests of their bytes."""
        for source, found in self._cluster.in_order(sources, lambda source: (digest_of, source), _FIRST):
            yield replace(source, sha256=found if isinstance(found, str) else "")

    def _results(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Part | Failure | None]]:
        for job, result in self._cluster.in_order(jobs, lambda job: self._call(job.source) if job.to_read else None):
            yield job, _failure(result) if isinstance(result, TaskFailed) else result

    def _call(self, source: SourceFile) -> Call:
        return (read_into_part, self._how, source)

    def _read_now(self, source: SourceFile) -> Part | Failure:
        for _, result in self._cluster.in_order([source], self._call):
            return _failure(result) if isinstance(result, TaskFailed) else result
        raise AssertionError("one item gives one result")

    def _gather(self) -> None:
        index = self._recorder.index
        say(self._store, whole=False)
        wanted = chunks(index.documents(), self._recorder.parts, self._recorder.stale)
        for chunk, result in self._cluster.in_order(wanted, lambda chunk: (gather, self._how.dataset, chunk)):
            if isinstance(result, TaskFailed):
                raise result.cause
            self._note(chunk, index)
        publish(self._store, index)

    def _note(self, chunk: Chunk, index: Index) -> None:
        """The rows of these documents are in this chunk now."""
        for member in chunk.members:
            index.placed(member.document_id, chunk.name)

    def _whole(self) -> bool:
        return bool((about(self._store) or {}).get("whole"))


def _failure(failed: TaskFailed) -> Failure:
    """What a document has failed with whose task has."""
    if failed.killed:
        return Failure("read.crashed", "The Dask workers that read it were lost, one after the other.")
    return Failure("read.failed", in_words(failed.cause))


def _absolute(dataset: str) -> str:
    """The address as workers understand it, that stand in other folders."""
    return dataset if "://" in dataset else os.path.abspath(dataset)


def _reachable(source: SourceFile) -> SourceFile:
    """The source with a path that leads to it from any folder; its own stays as it was given."""
    if source.archive or source.is_remote:
        return source
    return replace(source, copy=os.path.abspath(source.copy or source.path))
