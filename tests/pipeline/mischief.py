"""What documents do that mean no good, by the first word of their content: for the fake reader.

Each deed gets the document and the other words of its content. What it returns becomes the document's title, unless it
is an extraction, and everything that it says goes to standard error, which a worker shares with the run.
"""

from __future__ import annotations

import ctypes
import hashlib
import mmap
import os
import re
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus.find import SourceFile
from models.document import Document
from models.extraction import Extraction
from models.section import Section
from models.version import VERSION

#: Longer than any test waits.
FOR_EVER_S = 60
MB = 1024 * 1024
#: More than the memory limits of the tests.
TOO_MUCH_MB = 700


def rows(source: SourceFile, title: str = "", sections: int = 1, text: str = "") -> Extraction:
    """A document with so many sections."""
    sha256 = hashlib.sha256(Path(source.path).read_bytes()).hexdigest()
    key = sha256[:16]
    document = Document(
        id=key, path=source.path, sha256=sha256, format=source.format, pages=1, version=VERSION, title=title
    )
    section = Section(id=f"{key}-s1", document_id=key, position=1, level=1, title="one", text=text)
    return Extraction.model_construct(document=document, sections=[section] * sections)


def say(words: str) -> None:
    os.write(2, f"{words}\n".encode())


def logged(source: SourceFile, *_: str) -> None:
    name = Path(source.path).name
    say(f"begins {name}")
    time.sleep(0.2)
    say(f"ends {name}")


def logged_crash(source: SourceFile, *_: str) -> None:
    say(f"begins {Path(source.path).name}")
    time.sleep(0.2)
    os.abort()


def spin(*_: object) -> None:
    """A search that never gives way to another thread."""
    re.match(r"(a|aa)+$", "a" * 200 + "b")


def stop(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def allocate(*_: object) -> None:
    held = []
    while True:
        held.append(bytearray(10 * MB))


def memory_error_in_disguise(*_: object) -> None:
    """A library that turns a lack of memory into an error of its own."""
    try:
        memory_error()
    except MemoryError as error:
        raise ValueError("what was decoded is odd") from error


def numpy(*_: object) -> None:
    import numpy as np

    np.ones(TOO_MUCH_MB * MB, dtype=np.uint8)


def memory_error(*_: object) -> None:
    raise MemoryError


def map_shared(*_: object) -> None:
    shared = mmap.mmap(-1, TOO_MUCH_MB * MB)  # shared, so that no limit counts it
    for place in range(0, len(shared), mmap.PAGESIZE):
        shared[place] = 1
    time.sleep(FOR_EVER_S)


def children(*_: object) -> None:
    """Programs each of which stays under the limit."""
    for _number in range(4):
        if not os.fork():
            held = bytearray(100 * MB)
            time.sleep(FOR_EVER_S)
            os._exit(len(held) % 2)
    time.sleep(FOR_EVER_S)


def change(how: Callable[[str], object]) -> Callable[..., object]:
    return lambda _, path: how(path)


def write(path: str) -> None:
    Path(path).write_text("changed")


def native(_: SourceFile, path: str) -> str:
    """What code that is not Python can write."""
    libc = ctypes.CDLL(None, use_errno=True)
    made = libc.open(path.encode(), os.O_WRONLY | os.O_CREAT, 0o600)
    return "refused" if made < 0 else "made"


def program(_: SourceFile, path: str) -> str:
    """What a program that the worker starts can write, here and in the worker's own folder."""
    own = f"{tempfile.gettempdir()}/own"
    subprocess.run(["sh", "-c", f"echo > {own}; cp {own} {path} 2> /dev/null"], check=False)
    return "refused" if os.path.exists(own) and not os.path.exists(path) else "made"


def temporary(*_: object) -> str:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a").mkdir()
        Path(folder, "a", "b").write_text("some")
        Path(folder, "a", "b").rename(Path(folder, "c"))
    with tempfile.TemporaryFile() as file:
        file.write(b"some")
    with open(os.devnull, "w") as nothing:
        nothing.write("some")
    return tempfile.mkdtemp()


def start(*_: object) -> None:
    say(f"started {subprocess.Popen(['sleep', str(FOR_EVER_S)]).pid}")


def start_and(then: Callable[[], object]) -> Callable[..., object]:
    def deed(*_: object) -> object:
        start()
        return then()

    return deed


def fork(*_: object) -> None:
    child = os.fork()
    if not child:
        time.sleep(FOR_EVER_S)
        os._exit(0)
    say(f"started {child}")


def network(how: Callable[[socket.socket], object]) -> Callable[..., None]:
    def deed(*_: object) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as opened:
            how(opened)

    return deed


HERE = ("127.0.0.1", 9)
DEEDS: dict[str, Callable[..., object]] = {
    "leave": lambda *_: os._exit(0),
    "spin": spin,
    "stop": stop,
    "logged": logged,
    "logged_crash": logged_crash,
    "allocate": allocate,
    "memory_error_in_disguise": memory_error_in_disguise,
    "numpy": numpy,
    "memory_error": memory_error,
    "map": map_shared,
    "children": children,
    "rows": lambda source: rows(source, sections=100_001),
    "text": lambda source: rows(source, text="a" * (41 * MB)),
    "unsendable": lambda source: rows(source).model_copy(update={"document": lambda: None}),
    "process": lambda *_: str(os.getpid()),
    "temporary": temporary,
    "write": change(write),
    "append": change(lambda path: os.open(path, os.O_APPEND | os.O_WRONLY)),
    "remove": change(os.remove),
    "rename": change(lambda path: os.rename(path, f"{path}.moved")),
    "link": change(lambda path: os.symlink(path, f"{path}.link")),
    "folder": change(lambda path: os.mkdir(f"{path}.folder")),
    "truncate": change(lambda path: os.truncate(path, 0)),
    "database": change(lambda path: sqlite3.connect(f"{path}.db")),
    "native": native,
    "program": program,
    "start": start,
    "start_and_crash": start_and(os.abort),
    "start_and_hang": start_and(lambda: time.sleep(FOR_EVER_S)),
    "fork": fork,
    "connect": network(lambda opened: opened.connect(HERE)),
    "bind": network(lambda opened: opened.bind(("127.0.0.1", 0))),
    "send": network(lambda opened: opened.sendto(b"some", HERE)),
    "resolve": lambda *_: socket.getaddrinfo("localhost", 80),
}
