"""The pool: workers that cannot start, and pools that break under documents."""

from __future__ import annotations

import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import ModuleType

import pytest
from fake_readers import read

from corpus.find import SourceFile
from models.errors import PlanverkError
from models.extraction import Extraction
from pipeline.pool import InProcess, Result, Task, Workers
from pipeline.settings import Settings
from pipeline.worker import Failure, in_words


@pytest.fixture
def source(tmp_path: Path) -> SourceFile:
    path = tmp_path / "a.txt"
    path.write_text("one")
    return SourceFile(str(path), "text")


class Breaking(Workers):
    """A pool that breaks under a document so many times."""

    breaks = 0

    def _wait(self, task: Task) -> Result:
        if self.breaks:
            self.breaks -= 1
            raise BrokenProcessPool
        return super()._wait(task)


def test_a_new_pool_takes_what_was_under_way(source: SourceFile) -> None:
    with Breaking(read, Settings(), 1) as workers:
        tasks = [workers.start(source), workers.start(source)]
        workers.breaks = 1
        results = [workers.result(task) for task in tasks]
    assert all(isinstance(result, Extraction) for result in results)
    assert [task.pools for task in tasks] == [2, 2]


def test_a_document_under_which_two_pools_break_has_failed(source: SourceFile) -> None:
    with Breaking(read, Settings(), 1) as workers:
        task = workers.start(source)
        workers.breaks = 2
        result = workers.result(task)
    assert isinstance(result, Failure)
    assert result.code == "read.crashed"


def test_workers_that_cannot_start_end_the_run(source: SourceFile, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("only_here")  # a worker process does not find it
    exec("def read(source, settings): return None", module.__dict__)
    monkeypatch.setitem(sys.modules, "only_here", module)
    with Workers(module.read, Settings(), 1) as workers:
        tasks = [workers.start(source) for _ in range(3)]
        with pytest.raises(PlanverkError, match="The worker processes end as soon as they begin"):
            [workers.result(task) for task in tasks]


def test_in_process_failures_come_back_as_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("raise")
    executor = InProcess(read, Settings())
    result = executor.result(executor.start(SourceFile(str(path), "text")))
    assert isinstance(result, Failure)
    assert "Traceback" in result.detail


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("first\nsecond"), "ValueError: first"),
        (KeyError(), "KeyError"),
        (OSError("at 0xAF09"), "OSError: at 0x…"),
    ],
)
def test_errors_in_words(error: Exception, words: str) -> None:
    assert in_words(error) == words
