"""`planverk findings --coverage`: what was read of each document, and what was left."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.commands.group import cli

PLAN = """\
# Verksamhetsplan 2019

Ale kommun, Kultur- och fritidsnämnden

## 1 Läget

Uppdrag:

## 2 Mål

Nämndens mål:

- Fler ska läsa böcker.

| Mått | Utfall 2018 | Mål 2019 |
|---|---|---|
| Lån per invånare | 5 | 6 |

| Färg | Form |
|---|---|
| 12 | rund |
"""


def planverk(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.md").write_text(PLAN)
    Path("broken.pdf").write_text("none")
    planverk("extract", ".", "--workers", "0", "--quiet")


def test_what_was_read_and_left_is_counted() -> None:
    result = planverk("findings", "--coverage", "--format", "json")
    assert result.exit_code == 0, result.stderr
    plan, broken = sorted(json.loads(result.stdout), key=lambda row: row["path"], reverse=True)
    assert (plan["labels_read"], plan["labels_left"], plan["labels_share"]) == (1, 1, 0.5)
    assert (plan["tables_read"], plan["tables_left"]) == (1, 1)
    assert (plan["numbers_read"], plan["numbers_left"]) == (2, 1)
    assert (plan["pages"], plan["pages_share"]) == (0, None)
    assert (broken["path"], broken["document_id"], broken["errors"], broken["tables_read"]) == (
        "./broken.pdf",
        None,
        1,
        None,
    )


def test_a_terminal_shows_read_of_all_and_the_share() -> None:
    shown = planverk("findings", "--coverage", "--document", "plan.md").stdout
    assert all(counts in shown for counts in ("1/2 50 %", "2/3 66 %"))
    assert "broken" not in shown


def test_csv_has_every_column() -> None:
    rows = list(csv.DictReader(io.StringIO(planverk("findings", "--coverage", "--format", "csv").stdout)))
    assert {row["path"] for row in rows} == {"./plan.md", "./broken.pdf"}
    assert {"standing", "numbers_share", "findings"} <= set(rows[0])


def test_a_filter_of_findings_does_not_go_with_it() -> None:
    result = planverk("findings", "--coverage", "--severity", "error")
    assert result.exit_code == 2
    assert "--coverage counts per document" in result.stderr
