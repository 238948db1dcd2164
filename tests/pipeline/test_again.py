"""The same command again, where nothing has changed, where files are gone or change, and over an older database."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from fake_readers import read

from benchmarks.older import make_older
from corpus.find import SourceFile
from models.errors import DocumentUnreadable, PathNotFound
from models.extraction import Extraction
from models.version import SCHEMA_VERSION
from output import dump as dumps
from pipeline.commands.group import cli
from pipeline.progress import Silent
from pipeline.reading import unchanged
from pipeline.report import DocumentReport, RunReport, Status
from pipeline.runner import run
from pipeline.settings import Settings
from pipeline.stages import Work
from pipeline.stages import read as read_stage
from pipeline.summary import totals

Folder = Callable[..., Path]
Rows = Callable[..., list[tuple[object, ...]]]


def go(*paths: str, reader: Callable[[SourceFile, Settings], Extraction] = read) -> RunReport:
    return run(paths or ["in"], "plans.db", Settings(workers=0), reader=reader)


def test_a_second_run_changes_nothing(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one\ntwo", b_txt="three", c_txt="three", d_txt="refuse")
    go()
    before = dumps.dump("plans.db")
    report = go()
    assert [document.status for document in report.documents] == [
        Status.SKIPPED, Status.SKIPPED, Status.SAME_BYTES, Status.FAILED,
    ]  # fmt: skip
    assert dumps.dump("plans.db") == before
    assert rows("SELECT count(*) FROM runs") == [(2,)]


def test_documents_whose_files_are_gone_stay_and_the_run_says_so(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one", b_txt="two", c_txt="three")
    shutil.copytree("in", "in-other")
    go()
    go("in-other")
    before = dumps.dump("plans.db")
    os.unlink("in/a.txt")
    os.unlink("in/b.txt")
    report = go()
    assert report.gone == ["in/a.txt", "in/b.txt"]
    assert "in/a.txt and 1 more are no longer there; what was read from them stays in plans.db." in totals(report)
    assert report.exit_code == 0
    assert rows("SELECT count(*) FROM documents") == [(3,)]
    os.unlink("in/c.txt")
    Path("in/d.txt").write_text("four", encoding="utf-8")
    assert go("in/d.txt").gone == []  # only folders are looked through
    shutil.rmtree("in")
    with pytest.raises(PathNotFound, match="in"):
        go()
    assert [line for line in before.splitlines() if line not in dumps.dump("plans.db")] == []


class Vanishing(Silent):
    """Takes a file or the folder away as soon as the first document is done."""

    def __init__(self, what: Callable[[], object]) -> None:
        self._what, self._done = what, False

    def document(self, report: DocumentReport) -> None:
        if not self._done:
            self._done = True
            self._what()


def test_a_folder_that_vanishes_costs_what_was_not_read(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one", b_txt="two", c_txt="three")
    report = run(["in"], "plans.db", Settings(workers=0), Vanishing(lambda: shutil.rmtree("in")), read)
    assert [str(document.status) for document in report.documents] == ["read", "failed", "failed"]
    assert report.exit_code == 8
    assert rows("SELECT path, message FROM findings ORDER BY path") == [
        ("in/b.txt", "It cannot be opened: No such file or directory."),
        ("in/c.txt", "It cannot be opened: No such file or directory."),
    ]
    folder(a_txt="one", b_txt="two", c_txt="three")
    assert go().exit_code == 0
    assert rows("SELECT count(*) FROM findings") == [(0,)]


@contextmanager
def changing(source: SourceFile, change: Callable[[Path], object]) -> Iterator[None]:
    """The file changes between the moment that it was found and the moment that it has been read."""
    with unchanged(source, source.sha256):
        change(Path(source.path))
        yield


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (lambda path: path.write_text("# Annat\n", encoding="utf-8"), "read.changed", "was changed while it was read"),
        (lambda path: os.truncate(path, 4), "read.changed", "was changed while it was read"),
        (lambda path: path.unlink(), "read.unreadable", "annot be opened (No such file or directory)"),
    ],
)
def test_a_file_that_changes_while_it_is_read_is_not_stored(
    folder: Folder, rows: Rows, change: Callable[[Path], object], code: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(a_md="# Mål\n\nText.\n", b_md="# Andra\n\nText.\n")
    monkeypatch.setattr(
        "pipeline.stages.unchanged",
        lambda source, sha256: changing(source, change if source.path.endswith("a.md") else lambda path: None),
    )
    from pipeline.document import read_document

    report = run(["in"], "plans.db", Settings(workers=0), reader=read_document)
    assert [str(document.status) for document in report.documents] == ["failed", "read"]
    assert rows("SELECT path FROM documents") == [("in/b.md",)]
    [(path, found, message)] = rows("SELECT path, code, message FROM findings WHERE document_id IS NULL")
    assert (path, found) == ("in/a.md", code)
    assert said in str(message)


def test_no_room_for_temporary_files_is_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder(a_md="# Mål\n")
    monkeypatch.setattr("pipeline.stages.read_source", full)
    with pytest.raises(DocumentUnreadable, match=r"no room for temporary files in .*TMPDIR") as caught:
        read_stage(Work(SourceFile("in/a.md", "markdown"), Settings()))
    assert caught.value.code == "read.no_room"


@pytest.fixture
def older(folder: Folder) -> Path:
    folder(a_txt="one", b_txt="two")
    go()
    Path("plans.db").rename("now.db")
    return make_older(Path("plans.db"), 2, Path("now.db"))


def test_extract_brings_an_older_database_up_to_date(older: Path, rows: Rows) -> None:
    Path("in/b.txt").unlink()
    report = go()
    said = f"plans.db was brought from schema 2 to {SCHEMA_VERSION}; as it was, it is in plans.db.schema2.bak."
    assert totals(report)[0] == said
    assert [(document.path, str(document.status)) for document in report.documents] == [("in/a.txt", "read")]
    assert rows("SELECT path FROM documents ORDER BY path") == [("in/a.txt",), ("in/b.txt",)]
    assert report.gone == ["in/b.txt"]
    assert go().migrated is None
    Path("in/b.txt").write_text("two", encoding="utf-8")
    go()
    assert dumps.dump("plans.db") == dumps.dump("now.db")
    with closing(sqlite3.connect("plans.db.schema2.bak")) as db:
        assert db.execute("SELECT count(*) FROM documents").fetchone() == (2,)


def test_the_command_migrate(older: Path) -> None:
    told = CliRunner().invoke(cli, ["query", "SELECT 1"])
    assert told.exit_code == 5
    assert "planverk migrate --db plans.db" in told.output
    first, second = (CliRunner().invoke(cli, ["migrate"]) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "was brought from schema 2" in first.output
    assert "nothing was changed" in second.output
    assert CliRunner().invoke(cli, ["migrate", "--db", "nowhere.db"]).exit_code == 3
