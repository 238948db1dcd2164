"""What lies on the disk, and what the disk does: full ones, read-only ones, files left over, removed and replaced."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.errors import PlanverkError, TargetNotWritable
from models.extraction import Extraction
from output.connection import reader
from output.database import Database
from output.dump import dump

Make = dict[str, Callable[..., Extraction]]
Mount = Callable[[str], Path]

#: A process that loads documents until the disk, or a limit on the size of files, takes no more.
FILL = """
import pickle, resource, sys
from models.errors import PlanverkError
from output.database import Database
path, size, data = sys.argv[1], int(sys.argv[2]), open(sys.argv[3], "rb").read()
if size:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    with Database.open(path) as database:
        for number in range(1000):
            data_now = data.replace(b"a1" * 8, b"%016d" % number).replace(b"norrvik-plan", b"norrvik-%04d" % number)
            made = pickle.loads(data_now)
            made.sections[0].text = f"ord {number} " * 3000
            database.load(made)
            print(number, flush=True)
except PlanverkError as error:
    sys.exit(f"{error.exit_code} {error}")
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small disk in memory, or mounts it anew with other options."""
    point = tmp_path / "disk"
    point.mkdir()

    def do(options: str) -> Path:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", point], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
        return point

    if not shutil.which("mount") or sys.platform != "linux":
        pytest.skip("no disk can be mounted here")
    yield do
    subprocess.run(["umount", "-l", point], capture_output=True)


def fill(path: Path, make: Make, folder: Path, size: int = 0) -> tuple[list[int], str]:
    """Load documents in a process of its own; which it reported, and what it said in the end."""
    import pickle

    (folder / "made").write_bytes(pickle.dumps(make["norrvik"](sha256="a1" * 32), 0))
    run = [sys.executable, "-c", FILL, path, str(size), folder / "made"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True)
    return [int(line) for line in done.stdout.split()], done.stderr


def must_hold(path: Path, documents: int) -> None:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("SELECT count(*) FROM documents").fetchone() == (documents,)


def test_a_disk_that_is_full(tmp_path: Path, make: Make, mount: Mount) -> None:
    path = mount("size=2m") / "plans.db"
    reported, told = fill(path, make, tmp_path)
    assert reported
    assert told.startswith(f"7 {path}: the database cannot be written: the disk is full")
    assert "make room and give the same command again" in told
    mount("remount,size=40m")
    must_hold(path, len(reported))
    with Database.open(path) as database:
        database.load(make["soderby"]())
    must_hold(path, len(reported) + 1)
    assert os.listdir(path.parent) == ["plans.db"]


def test_a_disk_that_is_full_from_the_start(tmp_path: Path, mount: Mount) -> None:
    disk = mount("size=64k")
    (disk / "other").write_bytes(b"x" * 60_000)
    with pytest.raises(TargetNotWritable, match=r"the disk (is full|takes no more)"):
        Database.open(disk / "plans.db")
    (disk / "other").unlink()
    assert [name for name in os.listdir(disk) if not name.startswith("plans.db")] == []


def test_a_disk_without_room_for_one_file_is_told(tmp_path: Path, make: Make, mount: Mount) -> None:
    disk = mount("size=4m")
    path = disk / "plans.db"
    database = Database.open(path)
    database.db.execute("PRAGMA wal_autocheckpoint = 0")
    for name in ("norrvik", "soderby"):
        made = make[name]()
        made.sections[0].text = "ord " * 50_000
        database.load(made)
    free = os.statvfs(disk)
    (disk / "other").write_bytes(b"x" * (free.f_bavail * free.f_frsize))
    with pytest.raises(TargetNotWritable, match=r"no room to bring all into one file.*plans.db-wal"):
        database.close()
    (disk / "other").unlink()
    must_hold(path, 2)
    Database.open(path).close()
    assert os.listdir(disk) == ["plans.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_file_that_may_not_grow(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "db" / "plans.db"
    path.parent.mkdir()
    reported, told = fill(path, make, tmp_path, size=2_000_000)
    assert reported
    assert told.startswith(f"7 {path}: the database cannot be written: the disk takes no more")
    must_hold(path, len(reported))


def test_a_disk_that_is_read_only(tmp_path: Path, make: Make, mount: Mount) -> None:
    path = mount("size=4m") / "plans.db"
    with Database.open(path) as database:
        database.load(make["norrvik"]())
    before = dump(path)
    mount("remount,ro")
    with pytest.raises(TargetNotWritable, match="Read-only file system"):
        Database.open(path)
    assert dump(path) == before


@pytest.mark.parametrize("what", ["removed", "replaced", "moved", "folder"])
def test_a_database_that_goes_away_while_it_is_written(tmp_path: Path, make: Make, what: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "plans.db"
    with Database.open(path) as database:
        database.load(make["norrvik"]())
        if what == "folder":
            shutil.rmtree(folder)
        elif what == "moved":
            path.rename(folder / "elsewhere.db")
            (folder / "plans.db-wal").rename(folder / "elsewhere.db-wal")
        else:
            path.unlink()
            if what == "replaced":
                path.write_bytes(b"something else")
        with pytest.raises(TargetNotWritable, match="was removed, moved or replaced"):
            database.load(make["soderby"]())
    if what == "replaced":
        assert path.read_bytes() == b"something else"
    if what == "moved":
        must_hold(folder / "elsewhere.db", 2)


def test_a_log_without_its_database_is_not_thrown_away(tmp_path: Path) -> None:
    path, log = tmp_path / "plans.db", tmp_path / "plans.db-wal"
    log.write_bytes(b"x" * 100)
    for _ in range(2):
        with pytest.raises(TargetNotWritable, match=r"plans.db-wal is there.*put that back.*or delete"):
            Database.open(path)
        path.touch()  # nor where the database is there, and empty
    assert log.read_bytes() == b"x" * 100


@pytest.mark.parametrize("left", ["-shm", "-journal", "-lock"])
def test_files_left_over_do_no_harm(tmp_path: Path, make: Make, left: str) -> None:
    path = tmp_path / "plans.db"
    for _ in range(2):  # without a database, and beside one
        Path(f"{path}{left}").write_bytes(b"left over" * 200)
        with Database.open(path) as database:
            database.load(make["norrvik"]())
        must_hold(path, 1)
    assert set(os.listdir(tmp_path)) <= {"plans.db", "plans.db-journal"}


@pytest.mark.parametrize(
    "name", [":memory:", "a?mode=ro#x%20.db", "å ä\nö.db", "-db", "file:x", "'\";--", "\udcff.db", "*.db"]
)
def test_odd_names(tmp_path: Path, make: Make, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Database.open(name) as database:
        database.load(make["norrvik"]())
    assert os.listdir(tmp_path) == [name]
    with reader(name) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 1


def test_an_error_of_the_run_is_told_before_one_of_closing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Database) -> None:
        raise TargetNotWritable("closing")

    monkeypatch.setattr(Database, "_make_one_file", full)
    with pytest.raises(PlanverkError, match="the run"), Database.open(tmp_path / "plans.db"):
        raise PlanverkError("the run")
    with pytest.raises(TargetNotWritable, match="closing"), Database.open(tmp_path / "plans.db"):
        pass
