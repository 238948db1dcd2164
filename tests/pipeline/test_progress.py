"""What is shown while documents are read."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from pipeline.bar import Terminal
from pipeline.progress import Lines, Silent, progress_for
from pipeline.report import Counts, DocumentReport, Status

READ = DocumentReport("in/[a].pdf", Status.READ, Counts(pages=1, goals=2))
FAILED = DocumentReport("in/b.pdf", Status.FAILED, message="It is refused.", detail="Traceback …")


def shown(verbose: bool) -> str:
    stream = io.StringIO()
    with Terminal(Console(file=stream, force_terminal=True, width=200, color_system=None), verbose) as bar:
        bar.start(2)
        bar.document(READ)
        bar.document(FAILED)
    return stream.getvalue()


def test_the_bar_shows_documents_and_what_failed() -> None:
    text = shown(verbose=False)
    assert "2/2 documents" in text
    assert "pages/s" in text
    assert "in/b.pdf  FAILED: It is refused." in text
    assert "1 page  2 goals" not in text


def test_the_bar_with_verbose_shows_every_document() -> None:
    text = shown(verbose=True)
    assert "in/[a].pdf  1 page  2 goals  0 measures" in text
    assert "Traceback …" in text


@pytest.mark.parametrize(("quiet", "kind"), [(True, Silent), (False, Lines)])
def test_a_pipe_gets_lines_and_quiet_nothing(quiet: bool, kind: type) -> None:
    stream = io.StringIO()
    progress = progress_for(quiet, verbose=False, stream=stream)
    assert type(progress) is kind
    with progress:
        progress.start(10)
        progress.document(READ)
    assert stream.getvalue().startswith("" if quiet else "[ 1/10] in/[a].pdf  1 page  2 goals")


def test_a_terminal_gets_a_bar() -> None:
    class Tty(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert isinstance(progress_for(False, False, Tty()), Terminal)
