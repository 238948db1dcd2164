"""The runner: what is read, what a failing document costs, and that the order of events does not show."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from fake_readers import read

from corpus.find import SourceFile
from models.errors import NoDocuments, PathNotFound
from pipeline.progress import Silent
from pipeline.report import DocumentReport, RunReport
from pipeline.runner import run
from pipeline.settings import Settings
from pipeline.summary import totals

Folder = Callable[..., Path]
Rows = Callable[..., list[tuple[object, ...]]]


TWICE = "It was tried twice, the second time alone."


def go(*paths: str | Path, db: str = "plans.db", workers: int = 0, **settings: object) -> RunReport:
    return run(paths or ["in"], db, Settings(workers=workers, **settings), reader=read)


def statuses(report: RunReport) -> list[tuple[str, str]]:
    return [(os.path.basename(d.path), str(d.status)) for d in report.documents]


def test_documents_are_loaded_with_their_rows(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one\ntwo", b_txt="three")
    report = go()
    assert statuses(report) == [("a.txt", "read"), ("b.txt", "read")]
    assert report.exit_code == 0
    assert report.total().sections == 3
    assert rows("SELECT path FROM documents ORDER BY path") == [("in/a.txt",), ("in/b.txt",)]
    assert rows("SELECT title FROM sections ORDER BY title") == [("one",), ("three",), ("two",)]


def test_the_registers_and_the_run_are_there(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one")
    go()
    assert rows("SELECT count(*) FROM municipalities") == [(290,)]
    assert rows("SELECT count(*) FROM sdg_goals") == [(17,)]
    [(ended, counts)] = rows("SELECT ended, counts FROM runs")
    assert ended is not None
    assert '"read":1' in str(counts)


def test_known_documents_are_skipped_unless_forced(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one")
    go()
    assert statuses(go()) == [("a.txt", "skipped")]
    assert statuses(go(force=True)) == [("a.txt", "read")]
    assert rows("SELECT count(*) FROM documents") == [(1,)]


def test_a_document_of_another_version_is_read_again(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one")
    go()
    with closing(sqlite3.connect("plans.db")) as connection, connection:
        connection.execute("UPDATE documents SET version = '0.0.0'")
    assert statuses(go()) == [("a.txt", "read")]


def test_a_changed_file_replaces_its_own_rows_only(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one", b_txt="two")
    go()
    folder(a_txt="other")
    assert statuses(go()) == [("a.txt", "read"), ("b.txt", "skipped")]
    assert rows("SELECT title FROM sections ORDER BY title") == [("other",), ("two",)]


def test_same_bytes_are_stored_once(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one", b_txt="one")
    report = go()
    assert statuses(report) == [("a.txt", "read"), ("b.txt", "same_bytes")]
    assert report.exit_code == 0
    assert rows("SELECT path FROM documents") == [("in/a.txt",)]
    assert rows("SELECT path, code, severity FROM findings") == [("in/b.txt", "find.same_bytes", "info")]
    assert statuses(go()) == [("a.txt", "skipped"), ("b.txt", "same_bytes")]
    assert rows("SELECT count(*) FROM findings") == [(1,)]


def test_a_copy_that_comes_first_in_a_later_run_does_not_take_over(folder: Folder, rows: Rows) -> None:
    folder(b_txt="one")
    go()
    folder(a_txt="one")
    assert statuses(go()) == [("a.txt", "same_bytes"), ("b.txt", "skipped")]
    assert rows("SELECT path FROM documents") == [("in/b.txt",)]


def test_a_moved_document_gets_its_new_path(folder: Folder, rows: Rows) -> None:
    folder(a_txt="one")
    go()
    shutil.move("in/a.txt", "in/c.txt")
    assert statuses(go()) == [("c.txt", "skipped")]
    assert rows("SELECT path FROM documents") == [("in/c.txt",)]


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        ("raise", "read.failed", "LookupError: no such thing: <object object at 0x…>"),
        ("refuse", "read.refused", "It is refused."),
        ("dangling", "load.inconsistent", "nothing of it was stored"),
    ],
)
def test_a_failing_document_becomes_a_finding(
    folder: Folder, rows: Rows, content: str, code: str, message: str
) -> None:
    folder(a_txt=content, b_txt="fine")
    report = go()
    assert statuses(report) == [("a.txt", "failed"), ("b.txt", "read")]
    assert report.exit_code == 8
    [(document, path, severity, found, said)] = rows("SELECT document_id, path, severity, code, message FROM findings")
    assert (document, path, severity, found) == (None, "in/a.txt", "error", code)
    assert message in str(said)
    assert rows("SELECT path FROM documents") == [("in/b.txt",)]


def test_the_finding_goes_when_the_document_is_read_at_last(folder: Folder, rows: Rows) -> None:
    folder(a_txt="raise")
    go()
    folder(a_txt="fine")
    assert go().exit_code == 0
    assert rows("SELECT count(*) FROM findings") == [(0,)]


def test_a_copy_of_a_failed_document_has_failed_too(folder: Folder, rows: Rows) -> None:
    folder(a_txt="refuse", b_txt="refuse")
    assert statuses(go()) == [("a.txt", "failed"), ("b.txt", "failed")]
    assert rows("SELECT path, code FROM findings ORDER BY path") == [
        ("in/a.txt", "read.refused"),
        ("in/b.txt", "read.refused"),
    ]


def test_a_copy_of_a_failed_document_is_tried_in_its_own_format(folder: Folder, rows: Rows) -> None:
    folder(a_md="no markdown", b_txt="no markdown", c_txt="no markdown")
    report = go()
    assert statuses(report) == [("a.md", "failed"), ("b.txt", "read"), ("c.txt", "same_bytes")]
    assert report.documents[2].message == "The file has the same bytes as in/b.txt, under which it is stored."
    assert rows("SELECT path FROM documents") == [("in/b.txt",)]


def test_a_file_that_cannot_be_opened_costs_itself_alone(
    folder: Folder, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(source: SourceFile) -> str:
        if source.path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return "0" * 64

    folder(a_txt="one", b_txt="two")
    monkeypatch.setattr("pipeline.plan.digest", denied)
    assert statuses(go()) == [("a.txt", "failed"), ("b.txt", "read")]
    assert rows("SELECT message FROM findings") == [("It cannot be opened: Permission denied.",)]


def test_a_crash_and_a_hang_cost_one_document_each(folder: Folder, rows: Rows) -> None:
    folder(a_txt="crash", b_txt="one", c_txt="hang", d_txt="two", e_txt="raise", f_txt="three")
    report = go(workers=2, timeout_s=1.0)
    assert statuses(report) == [
        ("a.txt", "failed"),
        ("b.txt", "read"),
        ("c.txt", "failed"),
        ("d.txt", "read"),
        ("e.txt", "failed"),
        ("f.txt", "read"),
    ]
    assert report.exit_code == 8
    assert [document.path for document in report.tried_twice()] == ["in/a.txt", "in/c.txt"]
    assert "3 failed (1 crashed, 1 took too long)" in totals(report)[0]
    assert rows("SELECT path, code, message FROM findings ORDER BY path") == [
        ("in/a.txt", "read.crashed", f"The worker process that read it was ended by SIGSEGV. {TWICE}"),
        ("in/c.txt", "read.timeout", f"It took longer than 1 s and was given up. {TWICE}"),
        ("in/e.txt", "read.failed", "LookupError: no such thing: <object object at 0x…>"),
    ]


def test_the_database_is_the_same_with_one_worker_and_with_two(
    folder: Folder, dump: Callable[[str], list[str]]
) -> None:
    folder(a_txt="slow one", b_txt="two", c_txt="two", d_txt="warn", e_txt="refuse", f_txt="three", g_txt="raise")
    for workers in (0, 1, 2):
        go(db=f"{workers}.db", workers=workers)
    assert dump("1.db") == dump("2.db") == dump("0.db")
    assert any("slow one" in line for line in dump("1.db"))


class Interrupting(Silent):
    """Ctrl-C after so many documents."""

    def __init__(self, after: int) -> None:
        self.left = after

    def document(self, report: DocumentReport) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt


@pytest.mark.parametrize("workers", [0, 1])
def test_an_interrupted_run_keeps_what_was_loaded_and_goes_on_later(folder: Folder, rows: Rows, workers: int) -> None:
    folder(a_txt="one", b_txt="two", c_txt="three")
    report = run(["in"], "plans.db", Settings(workers=workers), Interrupting(after=2), read)
    assert report.interrupted
    assert report.exit_code == 130
    assert rows("SELECT path FROM documents ORDER BY path") == [("in/a.txt",), ("in/b.txt",)]
    assert statuses(go()) == [("a.txt", "skipped"), ("b.txt", "skipped"), ("c.txt", "read")]


def test_strict_fails_on_warnings_also_of_skipped_documents(folder: Folder) -> None:
    folder(a_txt="warn")
    assert go().exit_code == 0
    assert go(strict=True).exit_code == 9
    assert go(strict=True, force=True).exit_code == 9


def test_nothing_is_made_where_nothing_is_found(folder: Folder) -> None:
    folder()
    with pytest.raises(NoDocuments):
        go()
    with pytest.raises(PathNotFound):
        go("nowhere")
    assert not Path("plans.db").exists()
