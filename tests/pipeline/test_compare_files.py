"""`planverk compare` writes reports as files, and never over one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.commands.group import cli

PLAN = """\
# Verksamhetsplan 2019

Ale kommun, Kultur- och fritidsnämnden

## 1 Mål

Nämndens mål:

- Fler ska läsa böcker.
"""


def planverk(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ale.md").write_text(PLAN)
    Path("sala.md").write_text(PLAN.replace("Ale", "Sala"))
    Path("tierp.md").write_text(PLAN.replace("Ale", "Tierp"))
    assert planverk("extract", ".", "--workers", "0", "--quiet").exit_code == 0


def test_both_files_are_written_and_named() -> None:
    result = planverk(
        "compare", "Ale", "Sala", "Tierp", "--html", "report.html", "--xlsx", "report.xlsx", "--lang", "en"
    )
    assert (result.exit_code, result.output) == (0, "report.html\nreport.xlsx\n")
    assert "<h1>Ale, Sala and Tierp</h1>" in Path("report.html").read_text(encoding="utf-8")
    assert Path("report.xlsx").read_bytes().startswith(b"PK")


def test_a_file_is_only_replaced_with_force() -> None:
    Path("report.html").write_text("mine")
    result = planverk("compare", "Ale", "Sala", "--html", "report.html")
    assert result.exit_code != 0
    assert "exists already" in result.output
    assert Path("report.html").read_text() == "mine"
    assert planverk("compare", "Ale", "Sala", "--html", "report.html", "--force").exit_code == 0
    assert "mine" not in Path("report.html").read_text(encoding="utf-8")


def test_more_than_two_sides_need_a_file() -> None:
    result = planverk("compare", "Ale", "Sala", "Tierp")
    assert result.exit_code != 0
    assert "name its file with --html or --xlsx" in result.output
