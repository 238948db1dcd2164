"""Runs a program as a process of its own and says what it cost.

The process that measures must stay small: what a child held when it was split off counts as the child's memory. So this
module, and all that `benchmarks` imports in that process, is the standard library only.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO

from benchmarks.places import ROOT

#: Bytes of a unit of `ru_maxrss`.
_UNIT = 1 if sys.platform == "darwin" else 1024
#: The number of a request to the kernel, from `linux/prctl.h`.
_SET_CHILD_SUBREAPER = 36
#: Characters of a reason why a program failed.
_LONGEST = 140
_FOLDERS = re.compile(r"(?<![\w.])(?:/[\w.@+-]+)+/(?=[\w.@+-])")


#: The processes that run now, so that none is left behind.
_running: set[int] = set()


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock; seconds of the processor, of the process and its children; MB of the largest of them."""

    wall: float
    cpu: float
    memory: float


class ProgramFailed(Exception):
    """A program that ended with an error, a signal, or not at all within its time."""


def run(command: Sequence[str], limit: float, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a program to its end. Raises ProgramFailed, with the last thing that the program said."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = _start(command, said, environment)
        _running.add(process.pid)
        timer = Timer(limit, _end, [process.pid])
        timer.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            _end(process.pid)
            raise
        finally:
            timer.cancel()
            _running.discard(process.pid)
        wall = time.perf_counter() - start
        orphans = _orphans(process.pid)
        process.returncode = code = os.waitstatus_to_exitcode(status)
        if code:
            raise ProgramFailed(_reason(code, said, timed_out=wall >= limit, limit=limit))
    all_used = [used, *orphans]
    cpu = sum(each.ru_utime + each.ru_stime for each in all_used)
    return Cost(wall, cpu, max(each.ru_maxrss for each in all_used) * _UNIT / 1e6)


def adopt() -> None:
    """Make this process the parent of what its children leave behind (Linux; elsewhere nothing happens)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _orphans(group: int) -> list[resource.struct_rusage]:
    """What processes cost that a program did not wait for: without this, they would be lost, and it look faster."""
    _end(group)
    used = []
    with contextlib.suppress(ChildProcessError):
        while True:
            used.append(os.wait4(-group, 0)[2])
    return used


def _start(command: Sequence[str], said: IO[bytes], environment: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=said,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        start_new_session=True,  # so that its own children end with it
    )


def end_all() -> None:
    """End what still runs."""
    for pid in tuple(_running):
        _end(pid)


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _reason(code: int, said: IO[bytes], timed_out: bool, limit: float) -> str:
    if timed_out:
        return f"not ready after {limit:.0f} seconds"
    if code < 0:
        return f"crashed ({signal.Signals(-code).name})"
    said.seek(0)
    lines = [line for line in said.read().decode(errors="replace").splitlines() if line.strip()]
    return told(lines[-1]) if lines else f"ended with exit code {code}"


def told(message: str) -> str:
    """A message of a program in one short line, without the folders of this machine."""
    line = _FOLDERS.sub("", " ".join(message.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 2]} …"


def python(interpreter: Path, module: str, *arguments: str) -> list[str]:
    return [str(interpreter), "-m", module, *arguments]
