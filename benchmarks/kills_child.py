"""A run that is killed where it is told: `python -m benchmarks.kills_child WHERE ARGUMENT…`.

ARGUMENT… are those of `planverk`. WHERE is `event:N`: the process kills itself when SQLite is to begin the Nth of its
statements, where statements that begin alike and follow each other are one; or `size:N`: the system kills it in the
middle of the write that would make a file longer than N bytes. With `event:0` nothing is killed, and the number of
events is told on standard error, behind "events".

Where there is a folder `prepared`, its workers take from there what was read of a document before, by its SHA-256: the
run is one of its storing, and short.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sqlite3
import sys
from functools import partial
from pathlib import Path

from corpus.find import SourceFile
from models.extraction import Extraction
from pipeline.settings import Settings

#: Where that is, in the folder of the run.
PREPARED = Path("prepared")
#: Characters by which statements are alike.
ALIKE = 30


class Events:
    """Counts the statements of all connections that write."""

    def __init__(self, last: int) -> None:
        self.number, self._last, self._before = 0, last, ""

    def __call__(self, statement: str) -> None:
        if statement[:ALIKE] == self._before:
            return
        self._before = statement[:ALIKE]
        self.number += 1
        if self.number == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def watch(events: Events) -> None:
    """Let `events` see the statements of each connection that is made from now on."""
    from output import connection as connections

    connect = connections.connect_plainly

    def connect_watched(path: Path) -> sqlite3.Connection:
        made = connect(path)
        made.set_trace_callback(events)
        return made

    connections.connect_plainly = connect_watched


def limit(size: int) -> None:
    """No file may grow beyond `size` bytes; Python would be told, the process is ended instead."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def prepared(source: SourceFile, settings: Settings) -> Extraction:
    """What was read of the document before."""
    made: Extraction = pickle.loads((PREPARED / source.sha256).read_bytes())
    return made


def main(where: str, *arguments: str) -> None:
    from pipeline.cli import main as planverk

    if PREPARED.is_dir():
        from pipeline import runner
        from pipeline.commands import extract

        vars(extract)["run"] = partial(runner.run, reader=prepared)
    kind, _, number = where.partition(":")
    events = Events(int(number))
    if kind == "event":
        watch(events)
    else:
        limit(int(number))
    try:
        planverk(arguments)
    finally:
        if kind == "event":
            print(f"events {events.number}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
