"""A program that is run is measured; one that fails says why, without the folders of the machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import answers, child
from benchmarks.process import ProgramFailed, run, told


def test_what_a_program_costs() -> None:
    cost = run([sys.executable, "-c", "sum(range(10**6))"], limit=60)
    assert cost.wall > 0
    assert cost.cpu > 0
    assert 1 < cost.memory < 1000


def test_memory_is_that_of_the_largest_process() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'len(bytearray(200_000_000))'])"
    assert run([sys.executable, "-c", code], limit=60).memory > 200


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise ValueError('not so')", "ValueError: not so"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", r"crashed \(SIGSEGV\)"),
        ("raise SystemExit(3)", "ended with exit code 3"),
    ],
)
def test_why_a_program_failed(code: str, reason: str) -> None:
    with pytest.raises(ProgramFailed, match=reason):
        run([sys.executable, "-c", code], limit=60)


def test_a_program_that_takes_too_long_is_ended() -> None:
    with pytest.raises(ProgramFailed, match="not ready after 0 seconds"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], limit=0.2)


def test_messages_are_short_and_without_folders() -> None:
    assert told("OSError: '/some/where/else/a.pdf'\n is   broken") == "OSError: 'a.pdf' is broken"
    assert told("1/2 and a/b") == "1/2 and a/b"
    assert len(told("x" * 1000)) <= 140


def test_a_line_for_each_file(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text(
        '{"file": "a", "found": 2}\n{"file": "b", "found": 3}\n{"file": "c", "error": "E"}\n'
        '{"file": "d", "tables": {"1": [[["x"]]]}}\n{"file": "e", "fou',
        encoding="utf-8",
    )
    found = answers.read(out)
    assert (found.found, found.errors, found.tables) == (5, {"c": "E"}, {"d": {"1": [[["x"]]]}})
    assert found.files == ["a", "b", "c", "d"]
    assert answers.read(tmp_path / "none").files == []


def counts(path: str) -> Iterator[int]:
    yield from (2, 3)


def tables(path: str) -> Iterator[tuple[int, list[list[str | None]]]]:
    yield 2, [["a", None]]
    yield 2, [["b"]]


def fails(path: str) -> Iterator[int]:
    yield 1
    raise KeyError("font")


def test_what_a_child_answers() -> None:
    assert child.answer(counts, "x", with_tables=False) == {"found": 5}
    assert child.answer(tables, "x", with_tables=False) == {"found": 2}
    assert child.answer(tables, "x", with_tables=True) == {"tables": {"2": [[["a", ""]], [["b"]]]}}
    assert child.answer(fails, "x", with_tables=False) == {"error": "KeyError: 'font'"}
