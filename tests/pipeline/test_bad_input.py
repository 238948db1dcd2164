"""Bad input and bad targets: each gives a clear sentence and its exit code, and the other documents are kept."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.commands.group import cli

Folder = Callable[..., Path]
Rows = Callable[..., list[tuple[object, ...]]]

PLAN = "# Verksamhetsplan 2019 för Ale kommun\n\n## 1 Inledning\n\nEn text om året som kommer.\n"


def planverk(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def extract(*arguments: str) -> Result:
    return planverk("extract", "in", "--workers", "0", *arguments)


def pdf(path: Path, password: str | None = None) -> bytes:
    """A PDF of one page, if need be behind a password."""
    canvas = Canvas(str(path), encrypt=StandardEncryption(password) if password else None)
    canvas.drawString(72, 720, "Verksamhetsplan 2019")
    canvas.save()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("empty.pdf", "read.empty", "The file is empty; fetch it again."),
        ("empty.txt", "read.empty", "The file is empty; fetch it again."),
        ("text.pdf", "read.not_pdf", "This is no PDF, though its name says so; give a text the suffix .txt or .md."),
        ("truncated.pdf", "read.broken_pdf", "The PDF is broken or was cut off; fetch it again."),
        ("locked.pdf", "read.password", "The PDF asks for a password; save a copy without one."),
        ("binary.txt", "read.not_text", "This is no text file; give PDFs the suffix .pdf."),
    ],
)
def test_a_bad_document_costs_itself_alone(
    folder: Folder, rows: Rows, tmp_path: Path, name: str, code: str, sentence: str
) -> None:
    contents = {
        "empty": b"",
        "text": PLAN.encode() * 2,
        "truncated": pdf(tmp_path / "whole.pdf")[:60],
        "locked": pdf(tmp_path / "locked.pdf", password="hemligt"),
        "binary": bytes(range(256)),
    }
    target = folder(plan_md=PLAN)
    (target / name).write_bytes(contents[Path(name).stem])
    result = extract()
    assert result.exit_code == 8
    assert result.stderr.splitlines()[-1] == (
        f"planverk: in/{name} could not be read: {sentence} The other is kept. "
        "See planverk findings --severity error --db plans.db"
    )
    assert rows("SELECT path FROM documents") == [("in/plan.md",)]
    errors = rows("SELECT path, code, message FROM findings WHERE severity = 'error'")
    assert errors == [(f"in/{name}", code, sentence)]
    shown = planverk("findings", "--severity", "error", "--document", name, "--format", "csv")
    assert sentence in shown.stdout


def test_a_folder_without_documents(folder: Folder) -> None:
    folder()
    result = extract()
    assert result.exit_code == 4
    assert result.stderr == (
        "planverk: No documents in “in”: it is empty; give a folder with files ending in .pdf, .docx, .html, .htm, "
        ".xhtml, .txt, .text, .md, .markdown, .zip, or name a file itself.\n"
    )


def test_a_path_that_does_not_exist(folder: Folder) -> None:
    folder(plan_md=PLAN)
    result = planverk("extract", "in", "nowhere.pdf")
    assert result.exit_code == 3
    assert result.stderr == (
        "planverk: There is no file or folder “nowhere.pdf”; check the spelling and the folder that you stand in.\n"
    )


def test_a_database_that_is_none(folder: Folder) -> None:
    folder(plan_md=PLAN)
    Path("plans.db").write_text("no database " * 100)
    result = extract()
    assert result.exit_code == 5
    assert result.stderr == (
        "planverk: plans.db: the file is no SQLite database, or a damaged one; name another file with --db.\n"
    )
    assert Path("plans.db").read_text() == "no database " * 100


def test_a_database_of_another_program(folder: Folder) -> None:
    folder(plan_md=PLAN)
    with closing(sqlite3.connect("plans.db")) as connection:
        connection.execute("CREATE TABLE documents (a)")
    result = extract()
    assert result.exit_code == 5
    assert "plans.db: this database was not made by Planverk; name another file with --db." in result.stderr


def test_a_database_in_use(folder: Folder, rows: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    folder(plan_md=PLAN)
    assert extract().exit_code == 0
    monkeypatch.setattr("output.connection.BUSY_S", 0.1)
    folder(other_md=PLAN + "Mer text.\n")
    with closing(sqlite3.connect("plans.db", isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        result = extract()
    assert result.exit_code == 6
    assert result.stderr == (
        "planverk: plans.db: another program is writing to the database; wait until it is done and try again.\n"
    )
    assert rows("SELECT path FROM documents") == [("in/plan.md",)]
    assert extract().exit_code == 0


@pytest.mark.parametrize(
    ("db", "exit_code", "sentence"),
    [
        ("nowhere/plans.db", 7, "the folder nowhere does not exist; make it, or name another with --db."),
        ("in", 5, "this is a folder; name a file in it, such as in/plans.db."),
        pytest.param(
            "/dev/full",
            7,
            "this is no ordinary file; name another with --db.",
            marks=pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full"),
        ),
    ],
)
def test_a_target_that_cannot_be_written(folder: Folder, db: str, exit_code: int, sentence: str) -> None:
    folder(plan_md=PLAN)
    result = extract("--db", db)
    assert result.exit_code == exit_code
    assert result.stderr == f"planverk: {db}: {sentence}\n"


def test_a_write_protected_database(folder: Folder, rows: Rows) -> None:
    folder(plan_md=PLAN)
    assert extract().exit_code == 0
    Path("plans.db").chmod(0o444)
    folder(other_md=PLAN + "Mer text.\n")
    result = extract()
    assert result.exit_code == 7
    assert result.stderr == (
        "planverk: plans.db: plans.db is write-protected; change its rights or name another with --db.\n"
    )
    assert rows("SELECT count(*) FROM documents") == [(1,)]


def test_a_full_disk_keeps_what_was_loaded(folder: Folder, rows: Rows, tmp_path: Path) -> None:
    """A limit on the size of files stands in for a full disk."""
    folder(plan_md=PLAN)
    assert extract().exit_code == 0
    folder(z_md=PLAN + "Mycket mer text. " * 60_000)
    room = Path("plans.db").stat().st_size + 100_000
    command = [sys.executable, "-m", "planverk", "extract", f"{tmp_path}/in", f"--db={tmp_path}/plans.db"]
    process = subprocess.run(
        [*command, "--workers=0", "--force", "--quiet"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        check=False,
    )
    assert process.returncode == 7
    assert process.stderr.startswith(f"planverk: {tmp_path / 'plans.db'}: the database cannot be written: ")
    assert rows("SELECT path FROM documents") == [(str(tmp_path / "in/plan.md"),)]
    assert extract().exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [("compare", "Ale", "Sala"), ("query", "fynd"), ("show", "plan"), ("findings",)],
)
def test_reading_commands_without_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = planverk(*arguments)
    assert result.exit_code == 3
    assert result.stderr == (
        "planverk: plans.db: there is no such database; make one with: planverk extract FOLDER --db plans.db\n"
    )
