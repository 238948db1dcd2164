"""What a worker process may not do once it reads documents: use the network, or write outside its own folder.

Two fences, the first that of Python (an audit hook, everywhere), the second that of the system (Landlock, on Linux
from 5.13; the network from 6.7). The hook tells a Python library by an error what was refused; Landlock also holds
native code and the programs that the process starts, and cannot be taken away again. Neither hinders reading files.
"""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress

#: Events of Python that reach out of the process.
_NETWORK = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
    }
)
#: Events of Python that change a file; for each path among the arguments its place and that of its folder's descriptor.
_CHANGES: dict[str, tuple[tuple[int, int | None], ...]] = {
    "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),),
    "os.mkdir": ((0, 2),),
    "os.rename": ((0, 2), (1, 3)),
    "os.link": ((1, 3),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.utime": ((0, 3),),
    "os.setxattr": ((0, None),),
    "os.removexattr": ((0, None),),
    "sqlite3.connect": ((0, None),),
}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: What may be written to although it stands elsewhere: nothing is kept there.
_NOWHERE = frozenset({os.devnull, ":memory:"})


def fence_in(folder: str) -> bool:
    """Fence this process in: from now on it writes in `folder` only. Does the system's fence stand too?

    To be called in the main thread, which reads the documents.
    """
    sys.dont_write_bytecode = True
    folder = os.path.realpath(folder)
    inside = folder + os.sep

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & _WRITES and not isinstance(path, int):
                _check(os.path.realpath(os.fsdecode(path)), None, inside)  # type: ignore[arg-type]
        elif event in _CHANGES:
            for place, at in _CHANGES[event]:
                _check(arguments[place], arguments[at] if at is not None else None, inside)
        elif event in _NETWORK:
            raise PermissionError(f"A worker needs no network: {event} was refused")

    sys.addaudithook(hook)
    return _landlock(folder)


def _check(path: object, folder: object, inside: str) -> None:
    """Raise PermissionError where a path, of a folder that may be open already, does not stand inside."""
    if isinstance(path, int) or path in _NOWHERE:
        return
    name = os.fsdecode(path)  # type: ignore[arg-type]  # what is no path, the call itself refuses
    if isinstance(folder, int) and folder >= 0 and not os.path.isabs(name):
        with suppress(OSError):  # without /proc, a name in an opened folder is taken as it stands
            name = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), name)
    parent, last = os.path.split(name)
    if not os.path.join(os.path.realpath(parent or "."), last, "").startswith(inside):
        raise PermissionError(f"A worker writes in its own folder only: {os.path.basename(name)} was refused")


# Landlock: numbers of linux/landlock.h and of the system calls, which are the same on all machines since 5.11.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG, _PATH_BENEATH, _NO_NEW_PRIVILEGES = 1, 1, 38
_WRITE_FILE, _CHANGE_FOLDERS, _REFER, _TRUNCATE = 1 << 1, sum(1 << bit for bit in range(4, 13)), 1 << 13, 1 << 14
_TCP = 0b11
#: Versions of Landlock from which a right is known.
_REFER_SINCE, _TRUNCATE_SINCE, _TCP_SINCE = 2, 3, 4


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


def _landlock(folder: str) -> bool:
    """Let the system refuse every writing outside `folder`, and TCP. False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    system = ctypes.CDLL(None, use_errno=True)
    version = system.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION_FLAG)
    if version < 1:
        return False
    rights = _WRITE_FILE | _CHANGE_FOLDERS
    rights |= (_REFER if version >= _REFER_SINCE else 0) | (_TRUNCATE if version >= _TRUNCATE_SINCE else 0)
    wanted = _Ruleset(rights, _TCP if version >= _TCP_SINCE else 0)
    size = ctypes.sizeof(wanted) if version >= _TCP_SINCE else ctypes.sizeof(ctypes.c_uint64)
    ruleset = system.syscall(_CREATE_RULESET, ctypes.byref(wanted), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    try:
        _allow(system, ruleset, folder, rights)
        _allow(system, ruleset, os.devnull, _WRITE_FILE | (rights & _TRUNCATE))
        no_more = system.prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0))) == 0
        return no_more and bool(system.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow(system: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        beneath = _Beneath(rights, descriptor)
        system.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(beneath), 0)
    finally:
        os.close(descriptor)
