"""Programs take turns; the slow and the failed are not run again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import accuracy, rounds
from benchmarks.documents import Group
from benchmarks.options import Options, parse
from benchmarks.process import Cost, ProgramFailed
from benchmarks.programs import OURS, PROGRAMS, READING, REFERENCE, Kind, Program, command
from benchmarks.rounds import Run

GROUP = Group("long", "", (Path("a.pdf"),), 1, 0)
SLOW = Program("slow", OURS, Kind.TABLES, "slow:slow")
FAILS = Program("fails", OURS, Kind.TABLES, "fails:fails")


def turns(programs: list[Program], seconds: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The names that were run in each round."""

    def once(group: Group, program: Program, options: Options, number: int) -> Run:
        cost = Cost(seconds[program.name], 1, 1) if program.name in seconds else None
        return Run(group.name, program.name, number, cost, "" if cost else "crashed")

    monkeypatch.setattr(rounds, "once", once)
    done = list(rounds.rounds(GROUP, programs, replace(parse([]), patience=30)))
    return [[run.program for run in done if run.round == number] for number in (1, 2, 3)]


def test_slow_programs_run_once_and_the_reference_always(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = {REFERENCE.name: 40.0, READING.name: 10.0, SLOW.name: 99.0}
    assert turns([REFERENCE, READING, SLOW, FAILS], seconds, monkeypatch) == [
        [REFERENCE.name, READING.name, SLOW.name, FAILS.name],
        [REFERENCE.name, READING.name],
        [REFERENCE.name, READING.name],
    ]


def test_the_reference_is_not_run_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert turns([REFERENCE, SLOW], {REFERENCE.name: 1.0, SLOW.name: 99.0}, monkeypatch)[1:] == [[], []]


def test_a_reference_that_failed_is_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    assert turns([REFERENCE, READING], {READING.name: 1.0}, monkeypatch)[1:] == [[READING.name], [READING.name]]


def test_each_program_has_a_command() -> None:
    for program in PROGRAMS:
        words = command(program, [Path("a.pdf")], Path("out"))
        assert "a.pdf" in words
        assert all(isinstance(word, str) and word for word in words)


def test_after_a_crash_the_other_documents_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A process that dies at a document is started again with those behind it."""

    def run(words: list[str], limit: float, environment: object) -> Cost:
        out, *files = words[words.index("--tables") + 2 :]
        with Path(out).open("a", encoding="utf-8") as lines:
            for file in files:
                if file == "b.pdf":
                    raise ProgramFailed("crashed (SIGSEGV)")
                lines.write(f'{{"file": "{file}", "tables": {{}}}}\n')
        return Cost(1, 1, 1)

    monkeypatch.setattr(accuracy, "run", run)
    files = [Path(f"{name}.pdf") for name in "abc"]
    found = accuracy.collect(READING, files, tmp_path, 60)
    assert found.files == ["a.pdf", "c.pdf"]
    assert found.errors == {"b.pdf": "crashed (SIGSEGV)"}
