"""The settings of a run: one validated object; every default is a constant with its reason.

A worker gets the same object as the runner, so it holds plain values only.
"""

from __future__ import annotations

import os
from typing import Literal

from pydantic import Field

from models.base import Model
from pipeline.limits import LEAST_MB

#: Seconds that one document may take. Reports of 200 pages take about a minute, on a slow machine some minutes;
#: what takes ten hangs.
TIMEOUT_S = 600.0

#: MB of memory that one document may take, with its worker process. Reports of 200 pages take 150; pictures of scanned
#: pages and the engines that read them take some hundreds.
MEMORY_MB = 2048

#: Rows that one document may give: ten times what 900 pages give at the twelve of the densest reports.
MOST_ROWS = 100_000

#: MB that its rows may take as they are sent from the worker to the run: ten times what 900 such pages give.
MOST_OUTPUT_MB = 40

#: Documents that a worker process reads before a new one takes its place: what native code leaks goes with it,
#: and starting a process costs little beside reading twenty documents.
DOCUMENTS_PER_WORKER = 20

#: Documents per worker that are under way or wait to be loaded in their order: enough that a long document does
#: not leave the others idle, few enough that results (200 kB each, as they wait) do not fill the memory.
AHEAD_PER_WORKER = 8


class Settings(Model):
    """How a run is done. An unknown key is refused by name."""

    workers: int | None = Field(
        None, ge=0, description="Worker processes; null for the cores that may be used, 0 to read in this process."
    )
    timeout_s: float = Field(TIMEOUT_S, gt=0, description="Seconds that one document may take.")
    memory_mb: int = Field(
        MEMORY_MB, ge=LEAST_MB, description="MB of memory that one document may take, with its worker process."
    )
    reader: Literal["fast", "pdfplumber"] = Field(
        "fast", description="Who reads the pages of a PDF: the fast reader, or pdfplumber, its slow reference."
    )
    ocr: Literal["auto", "off", "force"] = Field(
        "auto", description="Read pages by OCR: those without text (auto), none (off), all (force)."
    )
    force: bool = Field(False, description="Read documents again that are in the database already.")
    corrections: str | None = Field(
        None, description="File of corrections; null for corrections.csv beside the database, where there is one."
    )
    strict: bool = Field(False, description="Let the run fail where warnings or errors were found.")


def usable_cores() -> int:
    """Cores that this process may use, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers_for(settings: Settings, documents: int) -> int:
    """Worker processes for that many documents: never more than documents, 0 for this process."""
    wanted = usable_cores() if settings.workers is None else settings.workers
    return min(wanted, documents)
