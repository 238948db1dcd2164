"""What happens in a worker process: one document is read, and whatever goes wrong comes back as words.

No exception crosses the process boundary: one that cannot be pickled would take the process with it. Rows are packed
here, so that what is too much is refused before it is sent, and the run keeps them small until it loads them.
This module is imported by every worker before it knows what to read, so it imports little.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import re
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import TYPE_CHECKING, TypeAlias

from corpus.find import SourceFile
from models.errors import DocumentUnreadable
from pipeline import limits
from pipeline.settings import MOST_OUTPUT_MB, MOST_ROWS, Settings

if TYPE_CHECKING:
    from models.extraction import Extraction

#: Reads one document. Raises DocumentUnreadable for a document that cannot be read.
Reader: TypeAlias = "Callable[[SourceFile, Settings], Extraction]"

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]+")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be read: the code and message of its finding, and the traceback if there is one."""

    code: str
    message: str
    detail: str = ""


def read_document(source: SourceFile, settings: Settings) -> Extraction:
    """The reader of the project, imported where it is used: the parent process never needs it."""
    from pipeline.document import read_document as read

    return read(source, settings)


#: Seconds between two looks at what this process may not outlive or exceed.
_LOOK_S = 0.25
#: Seconds after its time limit at which a process ends itself, should nobody have ended it.
_GRACE_S = 5.0
#: The longest time that the system's clock is set to.
_LONGEST_S = 1e7


def prepare(reader: Reader, folder: str, memory_mb: int) -> None:
    """Make a worker process ready: load the reader before the first document's time begins to run, then fence it in.

    `folder` is the one folder that it may write in; `memory_mb` holds for it and for each program that it starts.
    """
    from pipeline.fence import fence_in
    from pipeline.signals import let_through

    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)  # so that what it starts can be ended with it
    let_through()
    threading.Thread(target=_watch, args=(memory_mb,), daemon=True).start()
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    limits.limit_process(memory_mb)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font; findings say what matters
    if reader is read_document:
        gc.disable()  # what is loaded stays: looking through it for rubbish, now or later, finds none
        import pipeline.document  # noqa: F401

        gc.freeze()
        gc.enable()
    fence_in(folder)


def _watch(memory_mb: int) -> None:
    """End this process and what it started when the run is killed, also in the middle of a document that never ends."""
    parent = parent_process()
    while parent is not None and parent.is_alive():
        parent.join(_LOOK_S)
        if not limits.ENFORCED and limits.exceeds(memory_mb):
            os._exit(OUT_OF_MEMORY)
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


#: The code that a process ends with where it saw itself that it took too much memory.
OUT_OF_MEMORY = 77


def packed(reader: Reader, source: SourceFile, settings: Settings, memory_mb: int) -> bytes | Failure:
    """Read one document in a worker process, which may have so much memory: its rows, packed to be sent."""
    timer = hasattr(signal, "setitimer")
    if timer:  # the run ends what takes too long; this is for a process that nobody is left to end
        signal.setitimer(signal.ITIMER_REAL, min(settings.timeout_s + _GRACE_S, _LONGEST_S))
    try:
        result = attempt(reader, source, settings)
        if isinstance(result, Failure):
            return out_of_memory(memory_mb) if result.code == "read.memory" else result
        return _packed(result)
    except MemoryError:
        return out_of_memory(memory_mb)
    finally:
        if timer:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _packed(extraction: Extraction) -> bytes | Failure:
    data = pickle.dumps(extraction, pickle.HIGHEST_PROTOCOL)
    if len(data) > MOST_OUTPUT_MB * limits.MB:
        return Failure("read.too_much", f"It gives more than {MOST_OUTPUT_MB} MB of text and rows and was refused.")
    return data


def attempt(reader: Reader, source: SourceFile, settings: Settings) -> Extraction | Failure:
    """Read one document; a Failure where that raised anything, or gave more than any document holds."""
    try:
        extraction = reader(source, settings)
    except DocumentUnreadable as error:
        return Failure("read.memory", "Memory ran out.") if _of_memory(error) else Failure(error.code, str(error))
    except (Exception, SystemExit) as error:
        if _of_memory(error):
            return Failure("read.memory", "Memory ran out.")
        return Failure("read.failed", in_words(error), traceback.format_exc())
    rows = sum(len(value) for value in vars(extraction).values() if isinstance(value, (list, tuple)))
    if rows > MOST_ROWS:
        return Failure("read.too_much", f"It gives {rows:,} rows, more than {MOST_ROWS:,}, and was refused.")
    return extraction


def _of_memory(error: BaseException | None) -> bool:
    """Is it, or does it come from, a lack of memory?"""
    while error is not None and not isinstance(error, MemoryError):
        error = error.__cause__ or error.__context__
    return error is not None


def out_of_memory(memory_mb: int) -> Failure:
    return Failure("read.memory", f"It needed more than {memory_mb} MB of memory and was given up.")


def in_words(error: BaseException) -> str:
    """Type and first line of an error, without addresses in memory: the same in every run."""
    first = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__}: {_ADDRESS.sub('0x…', first)}".removesuffix(": ")
