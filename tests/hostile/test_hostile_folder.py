"""A folder of hostile and odd PDFs goes through the real run: each is a document or a finding, and nothing is left."""

from __future__ import annotations

import multiprocessing
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hostile_bombs import bombs
from hostile_mutations import mutations

from pipeline.report import RunReport, Status
from pipeline.runner import run
from pipeline.settings import Settings

resource = pytest.importorskip("resource", reason="the memory of processes is asked of Unix")

#: MB that a worker may take: what a document of 200 pages takes, and one stream as long as one may be, a few times.
MOST_MB = 640
#: Findings that say what is wrong with a file, or with a part of it.
SAID = {
    "read.archive_broken", "read.broken_pdf", "read.empty", "read.not_pdf", "read.password",
}  # fmt: skip
_EXCEPTION = re.compile(r"\b[A-Z][A-Za-z]*(?:Error|Exception|EOF|Unsupported)\b|Traceback")
Rows = list[tuple[str, ...]]


class Outcome:
    """What a run over the folder left."""

    def __init__(self, folder: Path, names: list[str]) -> None:
        self.names = names
        self.db = folder.parent / "plans.db"
        self.report: RunReport = run([folder], self.db, Settings(workers=2, ocr="off", timeout_s=600))
        self.children = multiprocessing.active_children()
        self.peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024

    def rows(self, sql: str) -> Rows:
        with closing(sqlite3.connect(self.db)) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("hostile") / "in"
    folder.mkdir()
    files = bombs() | mutations(6)
    for name, data in files.items():
        (folder / f"{name}.pdf").write_bytes(data)
    return Outcome(folder, sorted(files))


def test_there_are_at_least_300_files(outcome: Outcome) -> None:
    assert len(outcome.names) >= 300


def test_each_file_is_a_document_or_a_finding(outcome: Outcome) -> None:
    there = {Path(path).stem for (path,) in outcome.rows("SELECT path FROM documents")}
    said = {Path(path).stem for (path,) in outcome.rows("SELECT DISTINCT path FROM findings WHERE document_id IS NULL")}
    assert sorted(there | said) == outcome.names
    assert len(outcome.report.documents) == len(outcome.names)


def test_what_could_not_be_read_says_why(outcome: Outcome) -> None:
    found = outcome.rows("SELECT path, code, message FROM findings WHERE document_id IS NULL AND severity = 'error'")
    assert {code for _, code, _ in found} <= SAID, [row for row in found if row[1] not in SAID]


def test_no_message_names_an_exception(outcome: Outcome) -> None:
    messages = [message for (message,) in outcome.rows("SELECT message FROM findings")]
    assert [message for message in messages if _EXCEPTION.search(message)] == []
    assert [d.detail for d in outcome.report.documents if d.detail] == []


def test_no_worker_is_left_and_none_took_too_much_memory(outcome: Outcome) -> None:
    assert outcome.children == []
    assert outcome.peak_mb < MOST_MB


def test_the_database_is_sound(outcome: Outcome) -> None:
    assert outcome.rows("PRAGMA integrity_check") == [("ok",)]
    assert outcome.rows("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("inflates", "read.page_too_large"),
        ("forms_doubling", "read.page_too_large"),
        ("damaged_content", "read.page_damaged"),
        ("wrong_checksum", "read.page_damaged"),
        ("portfolio", "read.portfolio"),
        ("attachments", "read.attachments"),
        ("xfa", "read.xfa_form"),
        ("no_table", "read.repaired"),
        ("password", "read.password"),
        ("locked_otherwise", "read.password"),
        ("pages_none", "read.broken_pdf"),
        ("empty", "read.empty"),
        ("html", "read.not_pdf"),
    ],
)
def test_the_finding_says_what_it_is(outcome: Outcome, name: str, code: str) -> None:
    codes = {found for path, found in outcome.rows(_OF_FILES) if os.path.basename(path) == f"{name}.pdf"}
    assert code in codes


@pytest.mark.parametrize(
    "name",
    ["no_table", "table_elsewhere", "root_missing", "junk_before", "junk_after", "xref_prev_itself", "pages_deep",
     "pages_direct", "labels_negative", "outline_loop", "tags_deep", "font_widths_endless", "javascript",
     "box_endless"],
)  # fmt: skip
def test_what_can_be_read_of_an_odd_file_is(outcome: Outcome, name: str) -> None:
    statuses = {Path(d.path).stem: d.status for d in outcome.report.documents}
    pages = dict(outcome.rows("SELECT path, pages_read FROM documents"))
    assert statuses[name] is Status.READ
    assert [read for path, read in pages.items() if Path(path).stem == name] == [1]


_OF_FILES = """
    SELECT coalesce(findings.path, documents.path), code
    FROM findings LEFT JOIN documents ON documents.id = findings.document_id
"""
