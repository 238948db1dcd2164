"""Every command has help with an example and stands in the reference; each prints what its function gives."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import models.errors
from models.errors import PlanverkError
from pipeline.commands.group import COMMANDS, cli
from pipeline.commands_reference import reference

ROOT = Path(__file__).parents[2]
CONTEXT = click.Context(cli, info_name="planverk")

PLAN = """\
# Verksamhetsplan 2019

Ale kommun, Kultur- och fritidsnämnden

## 1 Mål

### 1.1 Nämndens mål

Nämndens mål:

- Fler ska läsa böcker.
"""


def planverk(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def command(name: str) -> click.Command:
    found = cli.get_command(CONTEXT, name)
    assert found is not None
    return found


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("plan.md").write_text(PLAN)
    Path("plan2.md").write_text(PLAN.replace("Ale", "Sala"))
    Path("broken.pdf").write_text("none")
    assert planverk("extract", ".", "--workers", "0", "--quiet").exit_code == 8
    return "plans.db"


def test_the_reference_is_up_to_date() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == reference(), "run: make docs"


def test_every_exit_code_is_in_the_reference() -> None:
    errors = [e for e in vars(models.errors).values() if isinstance(e, type) and issubclass(e, PlanverkError)]
    assert len(errors) > 10
    for error in errors:
        assert f"\n| {error.exit_code} | " in reference()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_an_example(name: str) -> None:
    text = planverk(name, "--help").stdout
    assert f"Usage: planverk {name}" in text or f"Usage: cli {name}" in text
    _, _, example = text.partition("Example:\n")
    assert f"planverk {name}" in example


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_are_understood(name: str) -> None:
    """Each line of the example is taken apart as the shell and click do it."""
    _, _, example = (command(name).help or "").partition("Example:\n")
    lines = [line.strip().partition(" > ")[0] for line in example.splitlines() if line.strip()]
    assert lines
    for line in lines:
        program, sub, *arguments = shlex.split(line)
        assert (program, sub) == ("planverk", name)
        command(name).make_context(name, arguments)


def test_extract_is_a_command_of_its_own() -> None:
    result = CliRunner().invoke(command("extract"), ["--help"], prog_name="extract")
    assert result.stdout.startswith("Usage: extract [OPTIONS] PATH…")


def test_compare(database: str) -> None:
    result = planverk("compare", "Ale", "Sala")
    assert result.exit_code == 0
    assert result.stdout.startswith("Ale och Sala\n")
    assert planverk("compare", "Ale", "Sala", "--lang", "en").stdout.startswith("Ale and Sala\n")
    assert json.loads(planverk("compare", "1440", "plan2", "--format", "json").stdout)["left"]["name"]
    missing = planverk("compare", "Ale", "Tierp")
    assert missing.exit_code == 10
    assert missing.stderr.startswith("planverk: Tierp: the database has no municipality and no document of that name.")


def test_query_lists_the_named_queries_without_a_database() -> None:
    rows = json.loads(planverk("query", "--format", "json", "--db", "nowhere.db").stdout)
    assert {"fritext", "fynd", "mål-per-nivå"} <= {row["name"] for row in rows}
    assert next(row for row in rows if row["name"] == "fritext")["parameters"].startswith("text [")


def test_query(database: str) -> None:
    found = planverk("query", "fritext", "-p", "text", "böcker", "--format", "json")
    assert {row["municipality"] for row in json.loads(found.stdout)} == {"Ale", "Sala"}
    free = planverk("query", "SELECT path FROM documents ORDER BY path", "--format", "csv")
    assert free.stdout == "path\n./plan.md\n./plan2.md\n"
    assert planverk("query", "fritext").exit_code == 2
    refused = planverk("query", "DELETE FROM documents")
    assert refused.exit_code == 11
    assert refused.stderr.startswith("planverk: Queries may only read")
    unknown = planverk("query", "fritex")
    assert unknown.exit_code == 10
    assert "Did you mean fritext" in unknown.stderr


def findings(*arguments: str) -> list[dict[str, str]]:
    result = planverk("findings", "--format", "json", *arguments)
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert isinstance(found, list)
    return found


def test_findings(database: str) -> None:
    every = findings()
    assert [row["path"] for row in findings("--severity", "error")] == ["./broken.pdf"]
    assert findings("--code", "read") == [row for row in every if row["code"].startswith("read")] != []
    assert findings("--document", "broken.pdf") == findings("--severity", "error")
    assert {row["path"] for row in findings("--document", "plan2.md")} <= {"./plan2.md"}
    assert planverk("findings", "--document", "nothing.pdf").exit_code == 10
    assert "./broken.pdf" in planverk("findings", "--severity", "error").stdout


def test_show_of_a_text_says_why_not(database: str) -> None:
    result = planverk("show", "plan.md")
    assert result.exit_code == 2
    assert result.stderr == (
        "planverk: ./plan.md: a text has no pages, so there is none to draw; "
        "planverk serve shows what was read in its section or table.\n"
    )


def test_show_writes_a_picture(folder: Callable[..., Path], tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    folder()
    canvas = Canvas("in/plan.pdf")
    canvas.drawString(72, 720, "Verksamhetsplan 2019")
    canvas.save()
    planverk("extract", "in", "--workers", "0", "--quiet")
    result = planverk("show", "plan.pdf", "--page", "1", "--out", "page.png")
    assert (result.exit_code, result.stdout) == (0, "page.png\n")
    assert Path("page.png").read_bytes().startswith(b"\x89PNG")


def test_evaluate(database: str) -> None:
    gold = {"document": {"municipality": "Ale", "type": "plan", "year": 2019}, "goals": []}
    Path("plan.json").write_text(json.dumps(gold))
    result = planverk("evaluate", "plan.json", "--format", "json")
    assert result.exit_code == 0, result.output
    assert "plan" in result.stdout
    assert planverk("evaluate", "nowhere.json").exit_code == 3


def test_schema() -> None:
    assert "### goals" in planverk("schema").stdout
    assert "extraction" in json.loads(planverk("schema", "--json").stdout)
