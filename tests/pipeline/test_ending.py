"""However a run ends, no process and no folder of it stays: signals, and kills that nobody can prepare for."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import folders, limits

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked up in /proc")

ROOT = Path(__file__).parents[2]
SOON_S = 20
RUN = """
import sys
sys.path[:0] = [{root!r}, {here!r}]
from fake_readers import read
import pipeline.commands.extract as command
from pipeline import runner
command.run = lambda paths, db, settings, progress: runner.run(paths, db, settings, progress, read)
if __name__ == "__main__":
    command.command()
"""


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts a run over documents, one of which starts a program and hangs, and waits until it does."""
    (tmp_path / "in").mkdir()
    (tmp_path / "temporary").mkdir()
    (tmp_path / "in" / "a.txt").write_text("one")
    (tmp_path / "in" / "b.txt").write_text("start_and_hang")
    script = tmp_path / "run.py"
    script.write_text(RUN.format(root=str(ROOT), here=str(Path(__file__).parent)))
    begun: list[subprocess.Popen[str]] = []

    def begin() -> subprocess.Popen[str]:
        command = [sys.executable, str(script), "in", "--db", "plans.db", "--workers", "2"]
        environment = os.environ | {"TMPDIR": str(tmp_path / "temporary")}
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        begun.append(process)
        assert process.stderr is not None
        said = ["", ""]
        while not (any("started" in line for line in said) and any("a.txt" in line for line in said)):
            line = process.stderr.readline()
            assert line, said
            said.append(line)
        return process

    yield begin
    for process in begun:
        process.kill()
        process.communicate()


def descendants(pid: int) -> list[int]:
    children = limits._children(pid)
    return [*children, *(below for child in children for below in descendants(child))]


def all_end(pids: list[int]) -> bool:
    end = time.monotonic() + SOON_S
    while (alive := [pid for pid in pids if _lives(pid)]) and time.monotonic() < end:
        time.sleep(0.05)
    return not alive


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_a_signal_ends_a_run_and_keeps_what_was_read(
    run: Callable[[], subprocess.Popen[str]], tmp_path: Path, number: int, code: int
) -> None:
    process = run()
    below = descendants(process.pid)
    assert len(below) >= 3, "two workers and a program"
    process.send_signal(number)
    _, said = process.communicate(timeout=SOON_S)
    assert process.returncode == code
    assert "Interrupted: 1 document read and kept in plans.db" in said
    assert all_end(below)
    assert list((tmp_path / "temporary").iterdir()) == []
    with closing(sqlite3.connect(tmp_path / "plans.db")) as connection:
        assert connection.execute("SELECT path FROM documents").fetchall() == [("in/a.txt",)]


def test_nothing_lives_on_when_a_run_is_killed(
    run: Callable[[], subprocess.Popen[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = run()
    below = descendants(process.pid)
    process.kill()
    process.communicate(timeout=SOON_S)
    assert all_end(below)
    assert list((tmp_path / "temporary").glob("planverk-workers-*"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    folders.clear_leftovers()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_folders_of_runs_that_live_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first = folders.RunFolder()
    (tmp_path / f"{folders.PREFIX}left").mkdir()
    (tmp_path / "kept").mkdir()
    (tmp_path / f"{folders.PREFIX}link").symlink_to(tmp_path / "kept")
    own = Path(first.new())
    second = folders.RunFolder()
    assert own.is_dir()
    assert not (tmp_path / f"{folders.PREFIX}left").exists()
    assert (tmp_path / f"{folders.PREFIX}link").is_symlink()
    first.remove()
    second.remove()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", f"{folders.PREFIX}link"]
