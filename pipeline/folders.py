"""Temporary folders of worker processes: one for each, all in one folder of the run, which goes when the run ends.

A run holds a lock on its folder for as long as it lives, however it ends: a folder that nobody holds was left by a run
that was killed, and the next run removes it. Only folders of the same user are looked at.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress

try:
    import fcntl
except ImportError:  # Windows: what a killed run leaves stays in the folder of temporary files
    fcntl = None  # type: ignore[assignment]

PREFIX = "planverk-workers-"


class RunFolder:
    """The folder of a run. Made with what killed runs left cleared away; `remove` ends it."""

    def __init__(self) -> None:
        clear_leftovers()
        self.path, self._lock = _locked_folder()

    def new(self) -> str:
        """A folder for one worker process."""
        return tempfile.mkdtemp(dir=self.path)

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def clear_leftovers() -> None:
    """Remove the folders of runs that are no more."""
    if fcntl is None:
        return
    with os.scandir(tempfile.gettempdir()) as entries:
        left = [entry.path for entry in entries if entry.name.startswith(PREFIX) and _is_ours(entry)]
    for path in left:
        with suppress(OSError):  # held by a run that lives, or gone in between
            lock = _lock(path)
            try:
                shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(lock)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        return entry.is_dir(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_uid == os.geteuid()
    return False


def _locked_folder() -> tuple[str, int | None]:
    """A new folder and the descriptor that holds its lock.

    Another run can take it for a leftover before it is locked; then there is nothing at its path, and one more is made.
    """
    while True:
        path = tempfile.mkdtemp(prefix=PREFIX)
        if fcntl is None:
            return os.path.realpath(path), None
        with suppress(OSError):
            lock = _lock(path)
            if os.path.isdir(path):
                return os.path.realpath(path), lock
            os.close(lock)


def _lock(path: str) -> int:
    """Lock a folder. Raises OSError where another process holds it."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
