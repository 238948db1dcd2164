"""Reading documents in worker processes, so that what one does costs that one alone.

`Workers` runs the reader in processes of their own, `InProcess` in this one. Both start documents at once or later, and
give each one's result when it is asked for; the caller asks in the order of the input. Each worker process has a thread
of this process that hands it documents and watches it: see `keeper.py`, `waiting.py` for what is read next,
`process.py` for what may go wrong, and `fence.py` and `limits.py` for what a process may do and take.
"""

from __future__ import annotations

import pickle
import threading
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from corpus.find import SourceFile
from pipeline import signals
from pipeline.folders import RunFolder
from pipeline.keeper import Keeper
from pipeline.limits import memory_for
from pipeline.process import WorkerProcess
from pipeline.settings import AHEAD_PER_WORKER, Settings
from pipeline.waiting import Task, Waiting
from pipeline.worker import Failure, Reader, attempt

if TYPE_CHECKING:
    from models.extraction import Extraction

Result: TypeAlias = "Extraction | Failure"


class Executor(Protocol):
    """Something that reads documents."""

    @property
    def ahead(self) -> int:
        """How many documents may be handed over and not yet asked for."""

    def begin(self) -> None:
        """Make ready to read, while the caller does other things."""

    def start(self, source: SourceFile) -> Task:
        """Hand over a document."""

    def done(self, task: Task) -> bool:
        """Does its result come at once?"""

    def result(self, task: Task) -> Result:
        """Its rows, or why there are none; waits for it."""


class InProcess:
    """Reads in this process, one after the other: for looking for errors. A crash or a hang is the run's."""

    ahead = 1

    def __init__(self, reader: Reader, settings: Settings) -> None:
        self._reader, self._settings = reader, settings

    def begin(self) -> None:
        return None

    def start(self, source: SourceFile) -> Task:
        return Task(source)

    def done(self, task: Task) -> bool:
        return True

    def result(self, task: Task) -> Result:
        return attempt(self._reader, task.source, self._settings)


class Workers:
    """Reads in worker processes: a context, at whose end none of them is left, nor what they started or wrote."""

    def __init__(self, reader: Reader, settings: Settings, workers: int) -> None:
        self._reader, self._settings, self._workers = reader, settings, workers
        self._waiting = Waiting()
        self._threads: list[threading.Thread] = []

    @property
    def ahead(self) -> int:
        return AHEAD_PER_WORKER * self._workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._waiting.end()
        for thread in self._threads:
            thread.join()
        if self._threads:
            self._folder.remove()

    def begin(self) -> None:
        while len(self._threads) < self._workers:
            self._new_thread()

    def start(self, source: SourceFile) -> Task:
        task = Task(source)
        if self._waiting.put(task) and len(self._threads) < self._workers:
            self._new_thread()
        return task

    def done(self, task: Task) -> bool:
        return task.future.done()

    def result(self, task: Task) -> Result:
        """Raises PlanverkError where no worker process can be started, OSError where it can have no folder."""
        result = task.future.result()
        if isinstance(result, Failure):
            return result
        extraction: Extraction = pickle.loads(result)
        return extraction

    @cached_property
    def _folder(self) -> RunFolder:
        return RunFolder()

    def _new_thread(self) -> None:
        assert self._folder  # made here, before two threads need it
        keeper = Keeper(self._waiting, self._new_process)
        thread = threading.Thread(target=keeper.run, name=f"worker-{len(self._threads) + 1}", daemon=True)
        with signals.held():
            thread.start()
        self._threads.append(thread)

    def _new_process(self, alone: bool) -> WorkerProcess:
        memory_mb = memory_for(self._settings.memory_mb, 1 if alone else self._workers)
        return WorkerProcess(self._reader, self._settings, self._folder.new(), memory_mb)
