"""The keeper of a worker process: a thread's work, which hands it documents and puts another in its place.

A process is replaced after so many documents, after a failure that it may not have got over, and before and after a
second try. A document that crashes, hangs or runs out of memory is given back to be tried once more; what it fails with
then counts. A process that ends before it has read anything is no document's fault; the fifth in a row ends the run.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace

from corpus.find import SourceFile
from models.errors import DocumentUnreadable, PlanverkError
from pipeline.process import NeverBegan, Stopped, WorkerProcess
from pipeline.settings import DOCUMENTS_PER_WORKER
from pipeline.waiting import Task, Waiting
from pipeline.worker import Failure

#: Processes that may end one after the other before one of them has read a document.
BROKEN_IN_A_ROW = 5
#: Failures after which a document is tried once more: what was wrong may have been the machine.
TRIED_AGAIN = frozenset({"read.crashed", "read.timeout", "read.memory"})


class Keeper:
    """Reads documents that wait until the run ends; `new_process` makes a process, for a document alone or not."""

    def __init__(self, waiting: Waiting, new_process: Callable[[bool], WorkerProcess]) -> None:
        self._waiting, self._new_process = waiting, new_process
        self._process: WorkerProcess | None = None
        self._broken = 0

    def run(self) -> None:
        with suppress(NeverBegan):  # met again, and counted, by the first document
            self._process = self._new_process(False)
        while (task := self._waiting.take()) is not None:
            try:
                self._read(task)
            except Stopped:
                break
            except Exception as error:  # no process can be made, or the disk is full: it is the run's
                self._end_process()
                task.future.set_exception(error)
            finally:
                self._waiting.finished()
        self._end_process()

    def _read(self, task: Task) -> None:
        alone = task.first_try is not None
        if alone or (self._process is not None and self._process.documents >= DOCUMENTS_PER_WORKER):
            self._end_process()
        result = self._attempt_at_hand(task.source, alone)
        if alone or _is_tried_again(result):
            self._end_process()
        if task.first_try is None and _is_tried_again(result):
            assert isinstance(result, Failure)
            task.first_try = result
            self._waiting.put_again(task)
        else:
            task.future.set_result(_twice(task.first_try, result))

    def _attempt_at_hand(self, source: SourceFile, alone: bool) -> bytes | Failure:
        """The result of one try; what stands behind an address is fetched here, since no worker may."""
        if not source.is_remote or source.copy:
            return self._attempt(source, alone)
        from corpus.fetch import at_hand

        with ExitStack() as stack:
            try:
                here = stack.enter_context(at_hand(source))
            except DocumentUnreadable as error:
                return Failure(error.code, str(error))
            except OSError as error:
                return Failure("read.failed", f"It cannot be opened: {error.strerror or type(error).__name__}.")
            return self._attempt(here, alone)

    def _attempt(self, source: SourceFile, alone: bool) -> bytes | Failure:
        """The result of one try, by another process where one never began. Raises Stopped and PlanverkError."""
        while True:
            try:
                self._process = self._process or self._new_process(alone)
                result = self._process.read(source, self._waiting.ended)
            except NeverBegan as error:
                self._end_process()
                self._count_broken(error)
            else:
                self._broken = 0
                return result

    def _count_broken(self, error: Exception) -> None:
        self._broken += 1
        if self._broken >= BROKEN_IN_A_ROW:
            raise PlanverkError(
                "The worker processes end as soon as they begin. Called from a program of your own, the call must "
                'stand under `if __name__ == "__main__":`; else try --workers 0, which reads in one process.'
            ) from error

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()


def _is_tried_again(result: bytes | Failure) -> bool:
    return isinstance(result, Failure) and result.code in TRIED_AGAIN


def _twice(first: Failure | None, result: bytes | Failure) -> bytes | Failure:
    """A result, which says that there were two tries where both failed."""
    if first is None or not isinstance(result, Failure):
        return result
    before = "" if first.message == result.message else f" The first time: {first.message}"
    return replace(result, message=f"{result.message} It was tried twice, the second time alone.{before}")
