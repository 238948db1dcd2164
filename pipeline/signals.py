"""Signals that end a run: Ctrl-C, SIGTERM (of `kill`, of a service manager) and SIGHUP (of a terminal that closes).

All three end a run in the same way; the exit code is what shells expect, 128 and the number of the signal.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from types import FrameType

#: Signals that end a run like Ctrl-C does; SIGHUP is not known everywhere.
_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


class Ended(KeyboardInterrupt):
    """A signal other than Ctrl-C ended the run."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


def exit_code(interrupt: KeyboardInterrupt) -> int:
    """The exit code of a run that was ended so."""
    return 128 + (interrupt.number if isinstance(interrupt, Ended) else signal.SIGINT)


@contextmanager
def raised() -> Iterator[None]:
    """In here, a signal that ends a run raises Ended; one that is ignored (by nohup) or handled already stays so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    taken = [number for number in _ENDING if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _raise)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _raise(number: int, _: FrameType | None) -> None:
    raise Ended(number)


@contextmanager
def held() -> Iterator[None]:
    """Threads that begin in here never get these signals, nor do their processes: the main thread ends the run."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it unblocks signals when it begins, so it must run before
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *_ENDING})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_through() -> None:
    """In a worker process: a signal that ends it does so at once; Ctrl-C is the run's."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
