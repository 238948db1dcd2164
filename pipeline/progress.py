"""What a user sees while documents are read, on standard error: a bar on a terminal, one line per document otherwise.

Results go to standard output, so that a pipe gets nothing but them.
"""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Protocol, Self, TextIO

from models.characters import visible
from pipeline.report import Counts, DocumentReport, Status


class Progress(Protocol):
    """Is told how a run goes on; a context, so that a bar is taken away whatever happens."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None: ...

    def start(self, documents: int) -> None:
        """So many documents were found."""

    def document(self, report: DocumentReport) -> None:
        """One more document is in the database, or will not be."""


class Silent:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        return None

    def start(self, documents: int) -> None:
        return None

    def document(self, report: DocumentReport) -> None:
        return None


class Lines(Silent):
    """One line per document, for a log or a pipe."""

    def __init__(self, stream: TextIO, verbose: bool = False) -> None:
        self._stream, self._verbose = stream, verbose
        self._done = self._documents = 0

    def start(self, documents: int) -> None:
        self._documents = documents

    def document(self, report: DocumentReport) -> None:
        self._done += 1
        width = len(str(self._documents))
        print(f"[{self._done:{width}}/{self._documents}] {visible(in_words(report))}", file=self._stream, flush=True)
        if self._verbose and report.detail:
            print(visible(report.detail.rstrip()), file=self._stream, flush=True)


def in_words(report: DocumentReport) -> str:
    """One document on one line."""
    if report.status is Status.READ and report.counts is not None:
        again = f"  (read at the second try; the first time: {report.first_try})" if report.first_try else ""
        return f"{_on_one_line(report.path)}  {'  '.join(counted(report.counts))}{again}"
    said = {Status.SKIPPED: "is in the database already", Status.FAILED: f"FAILED: {report.message}"}
    return f"{_on_one_line(report.path)}  {said.get(report.status, report.message)}"


def _on_one_line(path: str) -> str:
    """The path, whose name may hold a line feed."""
    return path.replace("\n", "\\n")


def counted(counts: Counts) -> list[str]:
    """The counts in words, such as "24 pages"."""
    words = (
        (counts.pages, "page", "pages"),
        (counts.goals, "goal", "goals"),
        (counts.measures, "measure", "measures"),
        (counts.budget_lines, "budget line", "budget lines"),
        (counts.sdg_references, "global goal", "global goals"),
        (counts.findings, "finding", "findings"),
    )
    return [f"{number} {one if number == 1 else many}" for number, one, many in words]


def progress_for(quiet: bool, verbose: bool, stream: TextIO | None = None) -> Progress:
    """The progress that suits `stream` (standard error): a bar on a terminal, lines elsewhere, nothing with `quiet`."""
    stream = stream or sys.stderr
    if quiet:
        return Silent()
    if not may_be_terminal(stream):
        return Lines(stream, verbose)
    from rich.console import Console  # here and below, since a pipe needs nothing of it

    from pipeline.bar import Terminal

    console = Console(file=stream)
    return Terminal(console, verbose) if console.is_terminal else Lines(stream, verbose)


def may_be_terminal(stream: TextIO) -> bool:
    """Could rich take the stream for a terminal: is it one, or does a variable of rich say so?"""
    return stream.isatty() or any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))
