"""One run at a time over a database: what the second is told, and what a killed one leaves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import DatabaseBusy, TargetNotWritable
from output import connection as connections
from output.connection import reader
from output.database import Database
from output.lock import RunLock

HOLD = """
import sys, time
from output.database import Database
database = Database.open(sys.argv[1])
print("open", flush=True)
time.sleep(60)
"""
ROOT = Path(__file__).parents[2]


def other_run(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, path], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="the lock is that of POSIX systems")
def test_the_second_run_is_refused_until_the_first_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "BUSY_S", 0.1)
    path = tmp_path / "plans.db"
    (tmp_path / "link.db").symlink_to(path)
    first = other_run(path)
    try:
        for name in (path, tmp_path / "link.db"):
            with pytest.raises(DatabaseBusy, match=rf"another run \(process {first.pid}\).*try again"):
                Database.open(name)
        with reader(path) as connection:
            assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 0
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert first.stdout is not None
        first.stdout.close()
    assert (tmp_path / "plans.db-lock").read_text() == str(first.pid)  # stale: it locks nothing
    Database.open(path).close()
    assert sorted(os.listdir(tmp_path)) == ["link.db", "plans.db"]


def test_a_lock_waits_for_the_one_before(tmp_path: Path) -> None:
    first = RunLock.take(tmp_path / "plans.db", 0)
    with pytest.raises(DatabaseBusy):
        RunLock.take(tmp_path / "plans.db", 0.1)
    first.release()
    RunLock.take(tmp_path / "plans.db", 0).release()
    assert os.listdir(tmp_path) == []


def test_a_lock_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "plans.db-lock").mkdir()
    with pytest.raises(TargetNotWritable, match=r"plans.db-lock cannot be made.*--db"):
        Database.open(tmp_path / "plans.db")
    assert os.listdir(tmp_path) == ["plans.db-lock"]
