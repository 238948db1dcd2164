"""The workers: what one document does costs that one alone, and nothing is left of it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fake_readers import read

from corpus.find import SourceFile
from models.errors import PlanverkError
from models.extraction import Extraction
from pipeline import keeper, limits, process
from pipeline.pool import InProcess, Result, Workers
from pipeline.settings import Settings
from pipeline.waiting import Task, Waiting
from pipeline.worker import Failure, in_words

#: Seconds in which a process must have ended that nobody needs any more.
SOON_S = 20

Make = Callable[[str], SourceFile]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limit is one of Linux")


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes documents; the first word says what reading them does."""
    numbers = iter(range(100))

    def document(content: str) -> SourceFile:
        path = tmp_path / f"{next(numbers)}.txt"
        path.write_text(content)
        return SourceFile(str(path), "text")

    return document


@pytest.fixture(autouse=True)
def nothing_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process, no thread and no folder is left after a test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = threading.active_count()
    yield
    assert list(folder.iterdir()) == []
    assert threading.active_count() == before
    assert not workers_running()


def workers_running() -> list[int]:
    """Worker processes of this one."""
    found = []
    for pid in limits._children(os.getpid()):
        with suppress(OSError):
            if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.append(pid)
    return found


def has_ended(pid: int) -> bool:
    """Is there no such process, or only what nobody has asked about yet?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_until(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + SOON_S
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


def results(sources: list[SourceFile], workers: int = 1, **settings: Any) -> tuple[list[Result], list[Task]]:
    with Workers(read, Settings(**settings), workers) as executor:
        tasks = [executor.start(source) for source in sources]
        return [executor.result(task) for task in tasks], tasks


def failure(source: SourceFile, **settings: Any) -> Failure:
    [result], [task] = results([source], **settings)
    assert isinstance(result, Failure), result
    assert (task.first_try is not None) == ("tried twice" in result.message)
    return result


def refused(make: Make, *contents: str) -> None:
    """Asserts that a worker may do none of this."""
    found, _ = results([make(content) for content in contents])
    for content, result in zip(contents, found, strict=True):
        assert isinstance(result, Failure), content
        assert (result.code, result.message[:15]) == ("read.failed", "PermissionError"), content


def test_a_crash_is_tried_once_more_and_costs_one_document(make: Make) -> None:
    found, tasks = results([make(content) for content in ("one", "crash", "two", "leave")])
    assert [type(result) for result in found] == [Extraction, Failure, Extraction, Failure]
    twice = "It was tried twice, the second time alone."
    assert found[1] == Failure("read.crashed", f"The worker process that read it was ended by SIGSEGV. {twice}")
    assert found[3] == Failure("read.crashed", f"The worker process that read it ended with code 0. {twice}")
    assert [task.first_try is None for task in tasks] == [True, False, True, False]


@pytest.mark.parametrize("content", ["hang", "stop", "spin"])
def test_what_takes_too_long_is_given_up(make: Make, content: str) -> None:
    result = failure(make(content), timeout_s=0.5)
    assert result.code == "read.timeout"
    assert result.message.startswith("It took longer than 0.5 s and was given up. It was tried twice")


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the file of a document have another content when it is tried again."""

    def to(content: str) -> None:
        def put_again(waiting: Waiting, task: Task) -> None:
            Path(task.source.path).write_text(content)
            put(waiting, task)

        put = Waiting.put_again
        monkeypatch.setattr(Waiting, "put_again", put_again)

    return to


def test_the_second_try_may_succeed(make: Make, changed: Callable[[str], None]) -> None:
    changed("one")
    [result], [task] = results([make("crash")])
    assert isinstance(result, Extraction)
    assert task.first_try == Failure("read.crashed", "The worker process that read it was ended by SIGSEGV.")


def test_the_second_failure_may_be_another(make: Make, changed: Callable[[str], None]) -> None:
    changed("refuse")
    result = failure(make("crash"))
    assert result.code == "read.refused"
    assert "The first time: The worker process that read it was ended by SIGSEGV." in result.message


def test_the_second_try_is_alone(make: Make, capfd: pytest.CaptureFixture[str]) -> None:
    sources = [make(what) for what in ("logged", "logged_crash", *["logged"] * 4)]
    results(sources, workers=2)
    lines = [line for line in capfd.readouterr().err.splitlines() if line.startswith(("begins", "ends"))]
    assert lines.count("begins 1.txt") == 2
    assert lines[-1] == "begins 1.txt", "after all others"
    assert sum(line.startswith("ends") for line in lines) == 5


@linux
def test_memory_beyond_the_limit_is_refused_or_seen(make: Make) -> None:
    """Python's own, that of native code, shared memory that no limit counts, and several programs together."""
    found, _ = results([make(content) for content in ("allocate", "numpy", "one", "map", "children")], memory_mb=300)
    assert [type(result) for result in found] == [Failure, Failure, Extraction, Failure, Failure]
    for result in found:
        if isinstance(result, Failure):
            assert result.code == "read.memory"
            assert result.message.startswith("It needed more than 300 MB of memory and was given up.")


def test_too_much_is_refused_before_it_is_sent(make: Make) -> None:
    found, _ = results([make("rows"), make("text")])
    assert found == [
        Failure("read.too_much", "It gives 100,001 rows, more than 100,000, and was refused."),
        Failure("read.too_much", "It gives more than 40 MB of text and rows and was refused."),
    ]


def test_each_worker_has_a_folder_and_writes_nowhere_else(make: Make, tmp_path: Path) -> None:
    [result], _ = results([make("temporary")])
    assert isinstance(result, Extraction)
    assert result.document.title is not None
    assert result.document.title.startswith(str(tmp_path / "temporary" / "planverk-workers-"))
    target = tmp_path / "target.txt"
    target.write_text("kept")
    deeds = ("write", "append", "remove", "rename", "link", "folder", "truncate", "database")
    refused(make, *(f"{what} {target}" for what in deeds))
    assert target.read_text() == "kept"
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".txt") == ["temporary"]


def test_a_worker_has_no_network(make: Make) -> None:
    refused(make, "connect", "bind", "resolve", "send")


def has_landlock() -> bool:
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1) > 0)


@pytest.mark.skipif(not has_landlock(), reason="this system has no Landlock")
def test_native_code_and_programs_are_fenced_in_too(make: Make, tmp_path: Path) -> None:
    target = tmp_path / "made"
    found, _ = results([make(f"native {target}"), make(f"program {target}")])
    assert [result.document.title for result in found if isinstance(result, Extraction)] == ["refused", "refused"]
    assert not target.exists()


def test_what_a_document_starts_ends_with_its_worker(make: Make, capfd: pytest.CaptureFixture[str]) -> None:
    contents = ("start", "start_and_crash", "start_and_hang", "fork")
    found, _ = results([make(content) for content in contents], timeout_s=1.0)
    assert [type(result) for result in found] == [Extraction, Failure, Failure, Extraction]
    started = [int(line.split()[1]) for line in capfd.readouterr().err.splitlines() if line.startswith("started")]
    assert len(started) == 6
    assert wait_until(lambda: all(has_ended(pid) for pid in started))


def test_a_result_that_cannot_be_sent_is_a_failure(make: Make) -> None:
    result = failure(make("unsendable"))
    assert result.code == "read.failed"


def test_a_worker_is_replaced_after_some_documents(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "DOCUMENTS_PER_WORKER", 2)
    found, _ = results([make("process") for _ in range(5)])
    numbers = [result.document.title for result in found if isinstance(result, Extraction)]
    assert [numbers.count(number) for number in dict.fromkeys(numbers)] == [2, 2, 1]


@linux
def test_workers_that_are_killed_at_any_moment_lose_no_document(make: Make) -> None:
    sources = [make("slow" if n % 3 else "one") for n in range(12)]
    with Workers(read, Settings(), 2) as executor:
        tasks = [executor.start(source) for source in sources]
        for _ in range(3):
            time.sleep(0.4)
            for pid in workers_running()[:1]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        assert [type(executor.result(task)) for task in tasks] == [Extraction] * 12


def test_an_end_in_the_middle_leaves_nothing(make: Make) -> None:
    with Workers(read, Settings(), 2) as executor:
        executor.begin()
        tasks = [executor.start(make("hang")) for _ in range(3)]
        assert wait_until(lambda: executor._waiting._running == 2)
        assert len(workers_running()) == 2
    assert not any(task.future.done() for task in tasks)


def test_workers_that_cannot_start_end_the_run(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("only_here")  # a worker process does not find it
    exec("def read(source, settings): return None", module.__dict__)
    monkeypatch.setitem(sys.modules, "only_here", module)
    with Workers(module.read, Settings(), 1) as workers:
        tasks = [workers.start(make("one")) for _ in range(3)]
        with pytest.raises(PlanverkError, match="The worker processes end as soon as they begin"):
            [workers.result(task) for task in tasks]


def test_a_disk_that_takes_no_folder_ends_the_run(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(process.WorkerProcess, "read", full)
    with Workers(read, Settings(), 1) as workers, pytest.raises(OSError, match="No space"):
        workers.result(workers.start(make("one")))


def test_in_process_failures_come_back_as_words(make: Make) -> None:
    executor = InProcess(read, Settings())
    contents = {"raise": "read.failed", "memory_error": "read.memory", "memory_error_in_disguise": "read.memory"}
    for content, code in contents.items():
        result = executor.result(executor.start(make(content)))
        assert isinstance(result, Failure)
        assert (result.code, "Traceback" in result.detail) == (code, content == "raise")


def test_the_largest_document_is_read_first_and_second_tries_last(make: Make) -> None:
    waiting = Waiting()
    tasks = [Task(make("a" * size)) for size in (2, 5, 1, 4)]
    for task in tasks:
        waiting.put(task)
    first = waiting.take()
    assert first is tasks[1]
    waiting.put_again(first)
    waiting.finished()
    taken = []
    while (following := waiting.take()) is not first:
        taken.append(following)
        waiting.finished()
    assert taken == [tasks[3], tasks[0], tasks[2]]
    later = Task(make("a"))
    waiting.put(later)
    assert waiting._next() is None, "a second try is alone"
    waiting.finished()
    assert waiting.take() is later


@pytest.mark.parametrize(
    ("wanted", "machine", "at_once", "given"),
    [
        (2048, 64_000, 2, 2048),
        (2048, 8000, 4, 1600),
        (2048, 8000, 1, 2048),
        (2048, 2000, 64, 256),
        (2048, None, 64, 2048),
    ],
)
def test_the_memory_of_the_machine_is_shared(
    monkeypatch: pytest.MonkeyPatch, wanted: int, machine: int | None, at_once: int, given: int
) -> None:
    monkeypatch.setattr(limits, "machine_mb", lambda: machine)
    assert limits.memory_for(wanted, at_once) == given


def test_the_memory_of_a_dask_worker_is_shared_by_its_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "machine_mb", lambda: 64_000)
    assert limits.memory_for(2048, 4, of_mb=4000) == 800


def test_a_process_knows_what_it_holds() -> None:
    assert limits.exceeds(1)
    assert not limits.exceeds(10_000_000)


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
