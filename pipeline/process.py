"""One worker process, with the folder that it may write in: it reads one document at a time, until something happens.

The process is the only one of a pebble pool. Processes that share a pool share its pipes and locks, and one that is
killed or stopped while it holds them takes the others with it; so does a half-sent result. Here it costs its own.
What can go wrong while a document is read, in the order in which it is looked at:

1. the run ends: `Stopped` is raised;
2. the document takes too long (also because its process was stopped): `read.timeout`;
3. the process holds too much memory, with all that it started: `read.memory`;
4. the process ended by itself (native code crashed, it was killed): `read.crashed`.

After each of these, `end` is to be called and another process to be made. The time is watched here and not by pebble,
which cannot end a process that was stopped while it held a lock.
"""

from __future__ import annotations

import os
import shutil
import signal
from concurrent.futures import Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.context import SpawnContext, SpawnProcess
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool

from corpus.find import SourceFile
from pipeline.limits import resident_mb
from pipeline.settings import Settings
from pipeline.worker import OUT_OF_MEMORY, Failure, Reader, in_words, out_of_memory, packed, prepare

if TYPE_CHECKING:
    Handed = Future[bytes | Failure]

#: Seconds between two looks at a process that reads.
LOOK_S = 0.1
#: Seconds that a process may need to begin, on a machine that is busy.
START_S = 120.0


class NeverBegan(Exception):
    """The process ended before it could read anything: the document has nothing to do with it."""


class Stopped(Exception):
    """The run ends while the document is read."""


class _OneProcess(SpawnContext):
    """Makes one process (spawned: native libraries do not survive a fork), and none in its place when it has ended."""

    process: SpawnProcess | None = None

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: N802
        if self.process is not None:
            raise OSError("The pool ends with its process.")
        self.process = SpawnProcess(*args, **kwargs)
        return self.process


class WorkerProcess:
    """A process that reads documents; it begins to load what it needs when it is made. Raises NeverBegan."""

    def __init__(self, reader: Reader, settings: Settings, folder: str, memory_mb: int) -> None:
        self._reader, self._settings, self._folder, self._memory_mb = reader, settings, folder, memory_mb
        self._context = _OneProcess()
        self._pool = ProcessPool(
            max_workers=1, initializer=prepare, initargs=(reader, folder, memory_mb), context=self._context
        )
        self._ready: Future[int] = self._schedule(int)  # the first task, which is none, starts the process
        self.documents = 0

    def read(self, source: SourceFile, stop: Event) -> bytes | Failure:
        """The packed rows of a document, or why there are none. Raises NeverBegan, and Stopped when `stop` is set."""
        self._await(self._ready, START_S, stop)
        if not self._ready.done() or self._ready.exception() is not None:
            raise NeverBegan
        self.documents += 1
        handed = self._schedule(packed, self._reader, source, self._settings, self._memory_mb)
        ended = self._await(handed, self._settings.timeout_s, stop)
        return ended or self._result(handed)

    def end(self) -> None:
        """End the process, whatever it does, and all that it started; its folder goes with it."""
        process = self._context.process
        if process is not None and process.pid is not None:
            with suppress(OSError, AttributeError):  # it never became the first of a group, or all have ended
                os.killpg(process.pid, signal.SIGKILL)
            with suppress(OSError):
                process.kill()
        self._pool.stop()
        self._pool.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _schedule(self, function: Any, *arguments: object) -> Any:
        try:
            return self._pool.schedule(function, args=arguments)
        except (BrokenProcessPool, RuntimeError) as error:
            raise NeverBegan from error

    def _await(self, future: Future[Any], limit_s: float, stop: Event) -> Failure | None:
        """Wait until the process has done what it was given; a Failure where it is to be ended before."""
        end = monotonic() + limit_s
        while not wait([future], LOOK_S).done:
            if stop.is_set():
                raise Stopped
            if monotonic() > end:
                return _too_long(limit_s)
            if resident_mb(self._pid) > self._memory_mb:
                return out_of_memory(self._memory_mb)
        return None

    @property
    def _pid(self) -> int:
        process = self._context.process
        return process.pid or 0 if process is not None else 0

    def _result(self, handed: Handed) -> bytes | Failure:
        try:
            return handed.result()
        except (ProcessExpired, BrokenProcessPool):
            return self._crash()
        except Exception as error:  # the result could not be sent: nothing of it is here
            return Failure("read.failed", in_words(error))

    def _crash(self) -> Failure:
        """Why the process ended by itself."""
        process = self._context.process
        code = process.exitcode if process is not None else None
        if code == OUT_OF_MEMORY:
            return out_of_memory(self._memory_mb)
        if code == -getattr(signal, "SIGALRM", 0):
            return _too_long(self._settings.timeout_s)
        return Failure("read.crashed", f"The worker process that read it {_ending(code)}.")


def _too_long(limit_s: float) -> Failure:
    return Failure("read.timeout", f"It took longer than {limit_s:g} s and was given up.")


def _ending(exitcode: int | None) -> str:
    """How a process ended, in words."""
    if exitcode is None or exitcode >= 0:
        return "ended" if exitcode is None else f"ended with code {exitcode}"
    try:
        return f"was ended by {signal.Signals(-exitcode).name}"
    except ValueError:
        return f"was ended by signal {-exitcode}"
