"""Reading documents in worker processes, so that a crash or a hang costs one document alone.

`Workers` runs the reader in processes of a pool (spawned: native libraries do not survive a fork), `InProcess` in
this one. Both start documents at once or later, and give each one's result when it is asked for; the caller
asks in the order of the input. What can go wrong with a process, in the order in which it is looked at:

1. the document takes too long: its process is ended, the document failed with `read.timeout`;
2. the process ended by itself (native code crashed, memory ran out): `read.crashed`;
3. the pool itself is broken, and nobody knows by which document: a new pool takes what was under way, and a
   document that saw two pools break has failed with `read.crashed`; a third pool in a row that breaks before it has
   read anything ends the run.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from pebble import ProcessExpired, ProcessPool

from corpus.find import SourceFile
from models.errors import PlanverkError
from pipeline.settings import AHEAD_PER_WORKER, DOCUMENTS_PER_WORKER, Settings
from pipeline.worker import Failure, Reader, attempt, in_words, prepare

if TYPE_CHECKING:
    from models.extraction import Extraction

Result: TypeAlias = "Extraction | Failure"

#: Pools that a document may see break before it counts as the one that breaks them.
POOLS_PER_DOCUMENT = 2
#: Pools that may break one after the other without one document read.
BROKEN_IN_A_ROW = 3
#: Seconds between two looks at the pool while a document is waited for.
LOOK_S = 1.0


@dataclass(slots=True)
class Task:
    """One document that was handed over, and the pool that it was handed to."""

    source: SourceFile
    future: Future[Result] | None = None
    generation: int = 0
    pools: int = field(default=0)


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
    """Reads in worker processes."""

    def __init__(self, reader: Reader, settings: Settings, workers: int) -> None:
        self._reader, self._settings, self._workers = reader, settings, workers
        self._pool: ProcessPool | None = None
        self._generation = 0
        self._broken = 0

    @property
    def ahead(self) -> int:
        return AHEAD_PER_WORKER * self._workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._stop()

    def begin(self) -> None:
        if self._pool is None:
            self._pool = self._new_pool()
            with _interrupts_held():
                self._pool.schedule(int)  # the first task, which is none, starts the processes

    def start(self, source: SourceFile) -> Task:
        task = Task(source)
        self._schedule(task)
        return task

    def done(self, task: Task) -> bool:
        return task.future is not None and task.future.done()

    def result(self, task: Task) -> Result:
        while True:
            try:
                result = self._wait(task)
            except BrokenProcessPool as error:
                if not self._again(task, error):
                    return Failure("read.crashed", "The worker process that read it ended, twice.")
            else:
                self._broken = 0
                return result

    def _wait(self, task: Task) -> Result:
        """The result of a task. Raises BrokenProcessPool where the pool that has it will never give one."""
        if task.future is None:
            raise BrokenProcessPool("It could not be handed over.")
        while not wait([task.future], LOOK_S).done:
            if task.generation != self._generation or self._pool is None or not self._pool.active:
                raise BrokenProcessPool("Its pool is no more.")
        try:
            return task.future.result()
        except TimeoutError:
            return Failure("read.timeout", f"It took longer than {self._settings.timeout_s:g} s and was given up.")
        except ProcessExpired as error:
            return Failure("read.crashed", f"The worker process that read it {_ending(error.exitcode)}.")
        except BrokenProcessPool:
            raise
        except Exception as error:  # the result could not be sent: nothing of it is here
            return Failure("read.failed", in_words(error))

    def _schedule(self, task: Task) -> None:
        """Hand a document to the pool; a pool that does not take it is noticed when the result is asked for."""
        if self._pool is None:
            self._pool = self._new_pool()
        task.generation, task.pools = self._generation, task.pools + 1
        try:
            with _interrupts_held():
                task.future = self._pool.schedule(
                    attempt, args=(self._reader, task.source, self._settings), timeout=self._settings.timeout_s
                )
        except RuntimeError:
            task.future = None

    def _again(self, task: Task, error: Exception) -> bool:
        """Hand a document whose pool broke to a sound one. False where it has had its chances."""
        if task.generation == self._generation:
            self._broken += 1
            self._stop()
            self._generation += 1
        if self._broken >= BROKEN_IN_A_ROW:
            raise PlanverkError(
                "The worker processes end as soon as they begin. Called from a program of your own, the call must "
                'stand under `if __name__ == "__main__":`; else try --workers 0, which reads in one process.'
            ) from error
        if task.pools >= POOLS_PER_DOCUMENT:
            return False
        self._schedule(task)
        return True

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=DOCUMENTS_PER_WORKER,
            initializer=prepare,
            initargs=(self._reader,),
            context=get_context("spawn"),
        )

    def _stop(self) -> None:
        """End the processes, whatever they do."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()
            pool.join()


def _ending(exitcode: int) -> str:
    """How a process ended, in words."""
    if exitcode >= 0:
        return f"ended with code {exitcode}"
    try:
        return f"was ended by {signal.Signals(-exitcode).name}"
    except ValueError:
        return f"was ended by signal {-exitcode}"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes and threads that begin in here never see Ctrl-C: the run ends them itself, without their tracebacks."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it unblocks the signal when it begins, so it must run before
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
