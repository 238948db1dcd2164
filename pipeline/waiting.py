"""The documents of a run that wait to be read, and which of them is read next.

1. The largest document that waits, since the one that is read last should not be a long one.
2. Where none waits and none is read: a document whose first try crashed, hung or ran out of memory. It is read alone,
   so that what others did to the machine cannot be the reason.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from heapq import heappop, heappush

from corpus.find import SourceFile
from pipeline.worker import Failure


@dataclass(slots=True)
class Task:
    """One document that was handed over. `first_try` is why its first try failed, where there is a second."""

    source: SourceFile
    future: Future[bytes | Failure] = field(default_factory=Future)
    first_try: Failure | None = None


class Waiting:
    """The documents that wait. Threads take them, and say when they have finished one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._first: list[tuple[int, int, Task]] = []
        self._again: deque[Task] = deque()
        self._put = self._idle = self._running = 0
        self._alone = False
        #: Is set when the run ends.
        self.ended = threading.Event()

    def put(self, task: Task) -> bool:
        """Add a document. Would one more thread have something to do?"""
        with self._changed:
            self._put += 1
            heappush(self._first, (-_size(task.source), self._put, task))
            self._changed.notify()
            return self._idle < len(self._first)

    def put_again(self, task: Task) -> None:
        """Add a document for its second try."""
        with self._changed:
            self._again.append(task)

    def take(self) -> Task | None:
        """The next document, when there is one that may be read; None when the run ends."""
        with self._changed:
            self._idle += 1
            while (task := self._next()) is None and not self.ended.is_set():
                self._changed.wait()
            self._idle -= 1
            self._running += task is not None
            return task

    def _next(self) -> Task | None:
        if self.ended.is_set() or self._alone:
            return None
        if self._first:
            return heappop(self._first)[2]
        if self._again and not self._running:
            self._alone = True
            return self._again.popleft()
        return None

    def finished(self) -> None:
        """A document that was taken is not read any more."""
        with self._changed:
            self._running -= 1
            self._alone = False
            self._changed.notify_all()

    def end(self) -> None:
        """No document is taken any more, and none that is read is waited for."""
        with self._changed:
            self.ended.set()
            self._changed.notify_all()


def _size(source: SourceFile) -> int:
    try:
        return os.path.getsize(source.path)
    except OSError:
        return 0
