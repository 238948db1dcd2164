"""What happens in a worker process: one document is read, and whatever goes wrong comes back as words.

No exception crosses the process boundary: one that cannot be pickled would take the whole pool with it.
This module is imported by every worker before it knows what to read, so it imports little.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import TYPE_CHECKING, TypeAlias

from corpus.find import SourceFile
from models.errors import DocumentUnreadable
from pipeline.settings import Settings

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


def prepare(reader: Reader) -> None:
    """Make a worker process ready: load the reader before the first document's time begins to run."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font; findings say what matters
    if reader is read_document:
        gc.disable()  # what is loaded stays: looking through it for rubbish, now or later, finds none
        import pipeline.document  # noqa: F401

        gc.freeze()
        gc.enable()


def _end_with_parent() -> None:
    """End this process when the run is killed, also in the middle of a document that never ends."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def attempt(reader: Reader, source: SourceFile, settings: Settings) -> Extraction | Failure:
    """Read one document; a Failure where that raised anything."""
    try:
        return reader(source, settings)
    except DocumentUnreadable as error:
        return Failure(error.code, str(error))
    except (Exception, SystemExit) as error:
        return Failure("read.failed", in_words(error), traceback.format_exc())


def in_words(error: BaseException) -> str:
    """Type and first line of an error, without addresses in memory: the same in every run."""
    first = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__}: {_ADDRESS.sub('0x…', first)}".removesuffix(": ")
