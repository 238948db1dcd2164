"""Correcting from end to end: review, corrections.csv, extract, corrections."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main as _  # noqa: F401
from pipeline.commands.group import cli

TEXT = """Norrviks kommun

Verksamhetsplan 2031

Skolnämnden

1 Mål

Nämndens mål: Alla elever ska vara trygga i skolan.
"""


def planverk(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    result = planverk("extract", "plan.txt", "--workers", "0")
    assert result.exit_code == 0, result.output
    return tmp_path


def test_a_correction_is_applied_by_the_next_run_and_taken_back(folder: Path) -> None:
    [(document, year)] = json_rows("SELECT id, year FROM documents")
    (folder / "corrections.csv").write_text(f"id,field,value,who\n{document},year,2032,Eva\nx-1,value,2,Eva\n")
    result = planverk("extract", "plan.txt", "--workers", "0")
    assert "1 of 2 corrections applied; see planverk corrections" in result.output
    assert json_rows("SELECT year FROM documents") == [(2032,)]
    listed = list(csv.DictReader(io.StringIO(planverk("corrections", "--format", "csv").output)))
    assert [(row["line"], row["applied"], row["read_value"]) for row in listed] == [
        ("2", "1", str(year)),
        ("3", "0", ""),
    ]
    assert "no row has the id" in planverk("corrections", "--unapplied").output
    review = list(csv.DictReader(io.StringIO(planverk("review", "--format", "csv").output)))
    assert "x-1" in [row["id"] for row in review if row["what"] == "correction"]
    (folder / "corrections.csv").unlink()
    planverk("extract", "plan.txt", "--workers", "0", "--force")
    assert json_rows("SELECT year FROM documents") == [(year,)]
    assert json_rows("SELECT id FROM corrections") == []


def test_a_file_that_is_named_must_be_there_and_be_a_table(folder: Path) -> None:
    result = planverk("extract", "plan.txt", "--workers", "0", "--corrections", "mine.csv")
    assert result.exit_code == 3
    (folder / "mine.csv").write_text("a,b\n")
    result = planverk("extract", "plan.txt", "--workers", "0", "--corrections", "mine.csv")
    assert result.exit_code == 2
    assert "mine.csv, line 1: the column id and field and value is missing" in result.output


def test_a_template_does_nothing_until_it_is_filled_in(folder: Path) -> None:
    template = planverk("review", "--csv-template").output
    assert template.splitlines()[0] == "id,field,value,who,why,read"
    (folder / "corrections.csv").write_text(template)
    assert "corrections applied" not in planverk("extract", "plan.txt", "--workers", "0").output


def json_rows(sql: str) -> list[tuple[object, ...]]:
    found = json.loads(planverk("query", sql, "--format", "json").output)
    return [tuple(row.values()) for row in found]
