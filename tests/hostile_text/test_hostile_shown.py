"""Whatever stands in a database, no output steers a terminal, runs in a spreadsheet or is markup in a browser."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hostile_strings import ESCAPES, FORMULAS, HOSTILE, NUMBERS, steers

from models.characters import storable
from models.document import Document
from models.extraction import Extraction
from models.finding import Finding, Severity
from models.goal import Goal, GoalKind
from models.measure import Measure
from models.section import Section
from models.version import VERSION
from output.database import Database
from output.export.files import export
from output.report import report
from output.report_render import FORMATS as REPORT_FORMATS
from output.report_render import render_report
from output.tables import FORMATS, as_csv, render
from pipeline.commands.group import cli
from pipeline.progress import in_words
from pipeline.report import DocumentReport, Status

TEXTS = tuple(storable(text) for text in HOSTILE)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")


def _document(letter: str, code: str, name: str) -> Extraction:
    """A document in which every word is hostile."""
    id_ = letter * 16
    head = Document(
        id=id_, sha256=letter * 64, path=f"{letter}\x1b[31m[/]\n<b>.md", format="text", title=TEXTS[8],
        municipality=name, municipality_code=code, body="Socialnämnden", type="plan", year=2020, version=VERSION,
    )  # fmt: skip
    made = Extraction(document=head)
    for n, text in enumerate(TEXTS, 1):
        base = {"document_id": id_, "position": n}
        made.sections.append(Section(id=f"{id_}-s{n}", level=1, title=text, text=text, **base))
        section = {"section_id": f"{id_}-s{n}"}
        made.goals.append(
            Goal(
                id=f"{id_}-g{n}",
                kind=GoalKind.COMMITTEE_GOAL,
                local_term=text,
                text=text,
                method="x",
                **base,
                **section,
            )
        )
        made.measures.append(
            Measure(id=f"{id_}-m{n}", name=text, group_name=text, unit=text, note=text, **base, **section)
        )
        made.findings.append(
            Finding(
                id=f"{id_}-f{n}", stage="read", severity=Severity.WARNING, code="x", message=text, path=text, **base
            )
        )
    return made


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "plans.db"
    with Database.open(path) as database:
        database.load(_document("a", "1440", "Ale"))
        database.load(_document("b", "1980", "Västerås"))
    return path


@pytest.mark.parametrize("form", FORMATS)
def test_no_table_steers_a_terminal(form: str) -> None:
    shown = render(("=name", "[red]"), [(text, text) for text in TEXTS], form)
    if form != "csv":  # a file of data; where a terminal shows it, `say` makes it visible
        assert steers(shown) == set()
    if form == "json":
        assert [row["[red]"] for row in json.loads(shown)] == list(TEXTS)


def test_csv_runs_nothing_and_keeps_numbers() -> None:
    shown = as_csv(("=a",), [(text,) for text in (*FORMULAS, *NUMBERS, -5, -1.5)])
    head, *cells = [row[0] for row in csv.reader(io.StringIO(shown))]
    assert head == "'=a"
    assert cells[: len(FORMULAS)] == [f"'{text}".replace("\r", "\n") for text in FORMULAS]
    assert cells[len(FORMULAS) :] == [*NUMBERS, "-5", "-1.5"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "SELECT title FROM sections", "--format", "csv"), ("findings", "--format", "csv"),
        ("compare", "Ale", "Västerås", "--format", "csv"), ("review", "--format", "csv"), ("report", "--format", "csv"),
    ],
)  # fmt: skip
def test_no_command_prints_a_formula(hostile_db: Path, arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, [*arguments, "--db", str(hostile_db)])
    assert result.exit_code == 0, result.output[-300:]
    for row in csv.reader(io.StringIO(result.stdout, newline="")):
        for cell in row:
            assert not cell.startswith(FORMULA_STARTS) or cell in NUMBERS or cell.lstrip("-").replace(".", "").isdigit()


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
@pytest.mark.parametrize(
    "arguments", [("query", "SELECT * FROM goals"), ("findings",), ("compare", "Ale", "Västerås"), ("report",)]
)
def test_no_command_steers_a_terminal(hostile_db: Path, arguments: tuple[str, ...], form: str) -> None:
    result = CliRunner().invoke(cli, [*arguments, "--db", str(hostile_db), "--format", form])
    assert result.exit_code == 0, result.output[-300:]
    assert steers(result.output) == set()


@pytest.mark.parametrize("name", [*ESCAPES, "a\udcff", "[/]"])
def test_no_error_steers_a_terminal(name: str, hostile_db: Path) -> None:
    for arguments in (
        ("extract", name),
        ("query", name),
        ("compare", name, name),
        ("query", "fritext", "--text", name),
    ):
        result = CliRunner().invoke(cli, [*arguments, "--db", str(hostile_db)])
        assert "An error in Planverk" not in result.output
        assert steers(result.output) == set()


def test_progress_and_bar_take_any_name() -> None:
    from rich.console import Console

    from pipeline.bar import Terminal

    stream = io.StringIO()
    with Terminal(Console(file=stream, force_terminal=True, color_system=None), verbose=True) as bar:
        bar.start(len(TEXTS))
        for text in TEXTS:
            bar.document(DocumentReport(path=text[:500], status=Status.FAILED, message=text[:500]))
    assert "\x1b]" not in stream.getvalue()
    assert "\x9b" not in stream.getvalue()
    assert "\n" not in in_words(DocumentReport(path="a\nb", status=Status.SKIPPED))


class _Tags(HTMLParser):
    """What a browser would make of a page: its elements and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += attrs


def _is_harmless(page: str) -> None:
    tags = _Tags(page)
    assert not tags.names & {"script", "img", "iframe", "object", "embed"}
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    assert not [value for name, value in tags.attributes if name == "href" and (value or "").startswith("javascript")]


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_the_report_in_every_form(hostile_db: Path, form: str) -> None:
    shown = render_report(report(hostile_db), form, 110, "sv")
    if form == "html":
        _is_harmless(shown)
    elif form != "csv":
        assert steers(shown) == set()


def test_the_comparison_as_a_page(hostile_db: Path, tmp_path: Path) -> None:
    target = tmp_path / "compare.html"
    arguments = ["compare", "Ale", "Västerås", "--db", str(hostile_db), "--html", str(target)]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output[-300:]
    _is_harmless(target.read_text(encoding="utf-8"))


def test_a_workbook_holds_no_formula(hostile_db: Path, tmp_path: Path) -> None:
    export(hostile_db, "xlsx", tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells: list[Any] = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 1000
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
