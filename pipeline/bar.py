"""The bar that a terminal shows while documents are read."""

from __future__ import annotations

import os
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.progress import Task as BarTask
from rich.text import Text

from models.characters import visible
from pipeline.progress import Silent, in_words
from pipeline.report import DocumentReport, Status


class _Pages(ProgressColumn):
    """Pages per second since the first document."""

    def render(self, task: BarTask) -> Text:
        pages, elapsed = task.fields["pages"], task.elapsed
        return Text(f"{pages / elapsed:.1f} pages/s" if pages and elapsed else "– pages/s", style="progress.data.speed")


class Terminal(Silent):
    """A bar with documents, pages per second and time left; above it what failed or was tried twice, or everything."""

    def __init__(self, console: Console, verbose: bool = False) -> None:
        self._verbose = verbose
        self._bar = Bar(
            SpinnerColumn(),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents"),
            _Pages(),
            TimeRemainingColumn(),
            TextColumn("[dim]{task.fields[name]}"),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, pages=0, name="")
        self._pages = 0

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._bar.stop()

    def start(self, documents: int) -> None:
        self._bar.update(self._task, total=documents)

    def document(self, report: DocumentReport) -> None:
        self._pages += report.counts.pages if report.counts and report.status is Status.READ else 0
        if self._verbose or report.status is Status.FAILED or report.first_try:
            self._bar.console.print(Text(visible(in_words(report))))
        if self._verbose and report.detail:
            self._bar.console.print(Text(visible(report.detail.rstrip())))
        self._bar.update(self._task, advance=1, pages=self._pages, name=escape(visible(os.path.basename(report.path))))
