"""One run at a time over a database: a lock that its process holds, and that ends with it, however it ends.

The lock is the operating system's, on a file beside the database; that file alone, left by a process that was
killed, locks nothing. Readers never ask for it. Where the system or the disk has no such locks, runs are kept apart
by SQLite's alone: the database stays sound, and the later run may have to be started again.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from models.errors import DatabaseBusy, TargetNotWritable

#: Seconds between two looks at a lock that another run holds.
LOOK_S = 0.05


class RunLock:
    """The lock of one database, held until `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path, self._descriptor = path, descriptor

    @classmethod
    def take(cls, database: Path, wait_s: float) -> RunLock:
        """The lock of the database at `database`, which need not be there, as soon as it is free.

        Raises DatabaseBusy where another run holds it for `wait_s` seconds, and TargetNotWritable.
        """
        path = Path(f"{os.path.realpath(database)}-lock")  # the same one, whatever link leads to the database
        deadline = time.monotonic() + wait_s
        while (held := _held(path, database)) is None:
            if time.monotonic() >= deadline:
                raise DatabaseBusy(
                    f"{database}: another run{_by_whom(path)} is writing to the database; "
                    "wait until it is done and try again."
                )
            time.sleep(LOOK_S)
        return cls(path, held)

    def release(self) -> None:
        """Let the next run have it. The file goes first, while it is still held: nobody else can hold it then."""
        with suppress(OSError):
            self._path.unlink()
        os.close(self._descriptor)


def _held(path: Path, database: Path) -> int | None:
    """A descriptor of the file at `path` that holds its lock, or None where another process does."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise TargetNotWritable(
            f"{database}: {path} cannot be made ({error.strerror}); free it or name another file with --db."
        ) from error
    if not _lock(descriptor) or not _is_at(descriptor, path):
        os.close(descriptor)
        return None
    with suppress(OSError):  # a full disk: who holds it is for people alone
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
    return descriptor


def _lock(descriptor: int) -> bool:
    """Is the file locked by this process now? True also where there are no locks."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    """Is the open file still the one at `path`? The run that held it before may have taken it away just now."""
    try:
        return sys.platform == "win32" or os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _by_whom(path: Path) -> str:
    try:
        number = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError):
        return ""
    return f" (process {number})" if number.isdigit() else ""
