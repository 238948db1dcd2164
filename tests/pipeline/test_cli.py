"""The command line: what is printed where, and how errors are told."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from fake_readers import read

from models.version import VERSION
from pipeline.commands import extract
from pipeline.commands.common import Command
from pipeline.commands.group import cli
from pipeline.progress import Silent
from pipeline.runner import run

Folder = Callable[..., Path]


@pytest.fixture
def planverk(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command line in this process, with the fake reader."""
    monkeypatch.setattr(extract, "run", partial(run, reader=read))
    return lambda *arguments: CliRunner().invoke(cli, arguments)


def test_version(planverk: Callable[..., Result]) -> None:
    assert VERSION in planverk("--version").stdout


def test_extract_prints_a_line_per_document_and_a_summary(folder: Folder, planverk: Callable[..., Result]) -> None:
    folder(a_txt="one\ntwo", b_txt="three", c_txt="three")
    result = planverk("extract", "in", "--workers", "0")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "[1/3] in/a.txt  2 pages  0 goals  0 measures  0 budget lines  0 global goals  0 findings",
        "[2/3] in/b.txt  2 pages  0 goals  0 measures  0 budget lines  0 global goals  0 findings",
        "[3/3] in/c.txt  The file has the same bytes as in/b.txt, under which it is stored.",
    ]
    lines = result.stdout.splitlines()
    assert lines[0].split() == [
        "document",
        "pages",
        "sections",
        "goals",
        "measures",
        "budget",
        "lines",
        "global",
        "goals",
        "findings",
    ]
    assert lines[1].split() == ["in/a.txt", "2", "2", "0", "0", "0", "0", "0"]
    assert lines[3].split() == ["in/c.txt", *"–––––––", "same", "bytes"]
    assert lines[4] == (
        "2 documents read into plans.db: 4 pages, 0 goals, 0 measures, 0 budget lines, 0 global goals, 0 findings; "
        "1 with the same bytes as another."
    )
    assert lines[5] == "Next: planverk query"


def test_a_second_run_says_what_it_skipped(folder: Folder, planverk: Callable[..., Result]) -> None:
    folder(a_txt="one\ntwo")
    planverk("extract", "in", "--workers", "0")
    result = planverk("extract", "in", "--workers", "0")
    assert result.stderr == "[1/1] in/a.txt  is in the database already\n"
    assert result.stdout.splitlines()[1].split() == ["in/a.txt", "2", "2", "0", "0", "0", "0", "0", "skipped"]
    assert "No document was read into plans.db; 1 document skipped, in the database already." in result.stdout


def test_quiet_prints_nothing(folder: Folder, planverk: Callable[..., Result]) -> None:
    folder(a_txt="one")
    result = planverk("extract", "in", "--workers", "0", "--quiet")
    assert (result.output, result.exit_code) == ("", 0)


def test_summary_as_json_and_csv(folder: Folder, planverk: Callable[..., Result]) -> None:
    folder(a_txt="one\ntwo", b_txt="refuse")
    arguments = ("extract", "in", "--workers", "0", "--quiet", "--format")
    result = planverk(*arguments, "json")
    said = json.loads(result.stdout)
    assert [d["status"] for d in said["documents"]] == ["read", "failed"]
    assert said["documents"][1]["message"] == "It is refused."
    assert (said["totals"]["read"], said["totals"]["failed"], said["totals"]["sections"]) == (1, 1, 2)
    rows = list(csv.DictReader(io.StringIO(planverk(*arguments, "csv").stdout)))
    assert [(row["path"], row["status"], row["sections"]) for row in rows] == [
        ("in/a.txt", "skipped", "2"),
        ("in/b.txt", "failed", ""),
    ]


def test_failed_documents_give_their_exit_code(folder: Folder, planverk: Callable[..., Result]) -> None:
    folder(a_txt="refuse", b_txt="one")
    result = planverk("extract", "in", "--workers", "0")
    assert result.exit_code == 8
    assert result.stderr.splitlines()[0] == "[1/2] in/a.txt  FAILED: It is refused."
    assert result.stderr.splitlines()[-1] == (
        "planverk: in/a.txt could not be read: It is refused. The other is kept. "
        "See planverk findings --severity error --db plans.db"
    )
    folder(c_txt="raise")
    result = planverk("extract", "in", "--workers", "0", "--verbose")
    assert "planverk: 2 of 3 documents could not be read. The other is kept. See" in result.stderr
    assert "Traceback" in result.stderr
    assert result.exit_code == 8


def test_strict(folder: Folder, planverk: Callable[..., Result]) -> None:
    folder(a_txt="warn")
    result = planverk("extract", "in", "--workers", "0", "--strict", "--quiet")
    assert result.exit_code == 9
    assert result.stderr == "planverk: 1 warning or error was found; see planverk findings --db plans.db\n"


def test_an_interrupted_run_says_so(
    folder: Folder, planverk: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(self: Silent, report: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Silent, "document", interrupt)
    folder(a_txt="one", b_txt="two")
    result = planverk("extract", "in", "--workers", "0", "--quiet")
    assert result.exit_code == 130
    assert result.stderr == (
        "planverk: Interrupted: 1 document read and kept in plans.db; the same command goes on where this one ended.\n"
    )


def test_usage_errors_have_exit_code_2(planverk: Callable[..., Result]) -> None:
    assert planverk("extract").exit_code == 2
    assert planverk("extract", "in", "--workers", "-1").exit_code == 2
    result = planverk("extrac")
    assert result.exit_code == 2
    assert "No such command 'extrac'" in result.stderr


@pytest.mark.parametrize("verbose", [False, True])
def test_unexpected_errors_are_one_sentence(verbose: bool) -> None:
    @click.command(cls=Command)
    @click.option("--verbose", is_flag=True)
    def broken(verbose: bool) -> None:
        raise ZeroDivisionError("by nought")

    result = CliRunner().invoke(broken, ["--verbose"] if verbose else [])
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("planverk: An error in Planverk: ZeroDivisionError: by nought")
    assert ("Traceback" in result.stderr) is verbose


def program(tmp_path: Path, body: str) -> subprocess.Popen[str]:
    """A program of its own that runs the command line with the fake reader."""
    script = tmp_path / "program.py"
    script.write_text(
        f"import sys; sys.path[:0] = {[str(Path(__file__).parent), os.getcwd()]!r}\n"
        "if __name__ == '__main__':\n"
        "    from functools import partial\n"
        "    from fake_readers import read\n"
        "    from pipeline.cli import main\n"
        "    from pipeline.commands import extract\n"
        "    extract.run = partial(extract.run, reader=read)\n"
        f"    {body}\n"
    )
    return subprocess.Popen(
        [sys.executable, str(script)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def assert_all_gone(group: int) -> None:
    """No process of the group runs on; they get some time for it."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("A process of the run is still there.")


def test_ctrl_c_ends_workers_and_program_without_tracebacks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one, the largest: it is read first")
    (tmp_path / "b.txt").write_text("hang")
    process = program(tmp_path, "main(['extract', '.', '--workers', '1'])")
    assert process.stderr is not None
    first = process.stderr.readline()
    assert first.startswith("[1/2] ./a.txt")
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the program and all its workers
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors == (
        "planverk: Interrupted: 1 document read and kept in plans.db; the same command goes on where this one ended.\n"
    )
    assert_all_gone(process.pid)


def test_a_killed_run_goes_on(
    tmp_path: Path,
    planverk: Callable[..., Result],
    rows: Callable[..., list[tuple[object, ...]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "a.txt").write_text("one, the largest: it is read first")
    (tmp_path / "b.txt").write_text("hang")
    process = program(tmp_path, "main(['extract', '.', '--workers', '1'])")
    assert process.stderr is not None
    process.stderr.readline()
    process.kill()
    process.communicate(timeout=20)
    assert_all_gone(process.pid)
    (tmp_path / "b.txt").write_text("two")
    monkeypatch.chdir(tmp_path)
    process = program(tmp_path, "main(['extract', '.', '--workers', '1'])")
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "./a.txt  is in the database already" in errors
    assert rows("SELECT path FROM documents ORDER BY path", db=str(tmp_path / "plans.db")) == [
        ("./a.txt",),
        ("./b.txt",),
    ]


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    process = program(tmp_path, "main(['extract', 'a.txt', '--workers', '0', '--format', 'csv', '--quiet'])")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.wait(timeout=20)
