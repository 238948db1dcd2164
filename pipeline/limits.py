"""How much memory a worker process may take, and how much it takes with the programs that it started.

Two measures, since neither holds alone: the system refuses memory beyond the limit (`limit_process`), which Python code
meets as a MemoryError; and the run looks at what is resident (`resident_mb`), for memory that no such limit counts:
shared mappings, several programs at once. Where the system does not enforce a limit (macOS), the process looks at
itself (`exceeds`). Sizes are in MB of 1024 × 1024 bytes.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

try:
    import resource
except ImportError:  # Windows: time limits and crashes are held there, memory is not
    resource = None  # type: ignore[assignment]

MB = 1024 * 1024
#: Part of the machine's memory that all workers together may take; the rest is for the run itself and for others.
SHARE = 0.8
#: MB that a process needs to begin at all, and to read an ordinary document.
LEAST_MB = 256
#: MB of the largest file that a worker may write in its folder: pictures of pages are far smaller.
FILE_MB = 1024
#: Where the system enforces a limit on a process's own memory.
ENFORCED = sys.platform.startswith("linux")
_CGROUP = Path("/sys/fs/cgroup/memory.max")


def memory_for(wanted_mb: int, at_once: int, of_mb: int | None = None) -> int:
    """MB for each of so many processes: what is wanted, less where the machine, or `of_mb` of it, has less for each."""
    machine = of_mb or machine_mb()
    return wanted_mb if machine is None else min(wanted_mb, max(LEAST_MB, int(machine * SHARE / at_once)))


def machine_mb() -> int | None:
    """MB of memory of the machine or of the container; None where it is not known."""
    try:
        sizes = [os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")]
    except (AttributeError, ValueError, OSError):
        return None
    with suppress(OSError, ValueError):  # "max" is no number: there is no limit
        sizes.append(int(_CGROUP.read_text()))
    return min(sizes) // MB


def limit_process(memory_mb: int) -> None:
    """Limit this process and each that it starts: memory, the size of a file; a crash leaves no image of the memory."""
    if resource is None:
        return
    _lower(resource.RLIMIT_DATA, memory_mb * MB)
    _lower(resource.RLIMIT_FSIZE, FILE_MB * MB)
    _lower(resource.RLIMIT_CORE, 0)
    with suppress(OSError):  # should memory run out all the same, this process goes first, not the run
        Path("/proc/self/oom_score_adj").write_text("1000")


def _lower(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(kind, (value, value))


def exceeds(memory_mb: int) -> bool:
    """Did this process ever hold more than so much?"""
    if resource is None:
        return False
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > memory_mb * MB


def resident_mb(pid: int) -> float:
    """MB that a process and those that it started hold; 0 where the system does not tell or it has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MB + sum(map(resident_mb, _children(pid)))


def _children(pid: int) -> list[int]:
    try:
        threads = os.listdir(f"/proc/{pid}/task")
        told = [Path(f"/proc/{pid}/task/{thread}/children").read_text() for thread in threads]
    except OSError:
        return []
    return [int(child) for text in told for child in text.split()]
