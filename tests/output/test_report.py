"""The report of measurability and fulfilment: what it counts, lists and prints."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.errors import DocumentNotFound, UsageProblem
from output.report import report
from output.report_render import FORMATS, render_report
from pipeline.commands.group import cli


def test_a_body_has_counts_and_lists(filled: Path) -> None:
    norrvik, soderby = report(filled)
    assert (norrvik.municipality, norrvik.body, soderby.municipality) == ("Norrvik", "Omsorgsnämnden", "Söderby")
    (counts,) = norrvik.documents
    assert (counts["goals"], counts["goals_without_measure"]) == (4, 2)
    assert (counts["measures"], counts["measures_without_target"]) == (2, 1)
    assert (counts["targets"], counts["budget_errors"]) == (None, 2)
    assert {name: len(rows) for name, rows in norrvik.lists.items()} == {
        "goal_without_measure": 2,
        "measure_without_target": 1,
        "target_without_outcome": 0,
        "fulfilment": 0,
        "budget": 3,
    }
    assert all(row["page"] == 1 and row["document"] for row in norrvik.lists["goal_without_measure"])


def test_counts_are_the_lengths_of_the_lists(filled: Path, followed: Path, school_year: Path) -> None:
    for path in (filled, followed, school_year):
        for body in report(path):
            for count, part in [
                ("goals_without_measure", "goal_without_measure"),
                ("measures_without_target", "measure_without_target"),
                ("targets_without_outcome", "target_without_outcome"),
                ("goals_recomputed", "fulfilment"),
            ]:
                assert sum(row[count] or 0 for row in body.documents) == len(body.lists[part])


def test_what_the_document_says_stands_against_its_numbers(followed: Path) -> None:
    (body,) = report(followed, municipality="Norrvik")
    (row,) = body.lists["fulfilment"]
    assert (row["stated"], row["recomputed"], row["differs"]) == ("fulfilled", "not_fulfilled", 1)
    assert [row["goals_differ"] for row in body.documents] == [0, 1]


def test_targets_without_outcome_are_looked_for_in_follow_ups(school_year: Path) -> None:
    (body,) = report(school_year, body="skolnämnden")
    found = [(row["period"], row["text"], row["target"], row["page"]) for row in body.lists["target_without_outcome"]]
    assert found == [("T1", "Nöjda elever", "6 %", 5), ("T2", "Nöjda elever", "6 %", 5)]
    assert next(row for row in body.documents if row["type"] == "plan")["targets"] is None


def test_it_can_be_narrowed(filled: Path) -> None:
    assert [body.municipality for body in report(filled, municipality="9902")] == ["Söderby"]
    assert report(filled, year="1999") == []
    with pytest.raises(DocumentNotFound):
        report(filled, municipality="Västhamn")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_same(filled: Path, form: str, lang: str) -> None:
    text = render_report(report(filled), form, 120, lang)
    assert "Nöjda brukare" in text
    assert "Söderby" in text
    if form == "json":
        assert [body["municipality"] for body in json.loads(text)] == ["Norrvik", "Söderby"]
    if form == "csv":
        lines = list(csv.DictReader(io.StringIO(text)))
        assert [line["goals"] for line in lines if line["part"] == "counts"] == ["4", "1"]
    if form == "html":
        assert "http" not in text
        HTMLParser().feed(text)
    if form == "markdown":
        assert f"### {'Mått utan målvärde' if lang == 'sv' else 'Measures without a target'} (1)" in text


def test_words_of_documents_are_no_markup(tmp_path: Path, builder: type) -> None:
    from output.database import Database

    b = builder("d8" * 32, "docs/plan.pdf", title="<b>Plan</b>", year=2031)
    b.goal("committee_goal", "<script>alert(1)</script>")
    with Database.open(tmp_path / "plans.db") as database:
        database.load(b.made)
    text = render_report(report(tmp_path / "plans.db"), "html", 120, "sv")
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert "Ingen nämnd angiven" in text


def test_an_unknown_format_is_refused(filled: Path) -> None:
    with pytest.raises(UsageProblem, match="no format 'docx'"):
        render_report(report(filled), "docx", 120, "sv")


def test_the_command(filled: Path) -> None:
    result = CliRunner().invoke(cli, ["report", "--db", str(filled), "--municipality", "Norrvik"])
    assert result.exit_code == 0
    assert "Norrvik – Omsorgsnämnden" in result.output
    assert "Mål utan mått (2)" in result.output


def test_the_options_of_query(filled: Path) -> None:
    result = CliRunner().invoke(
        cli, ["query", "12", "--municipality", "Norrvik", "--db", str(filled), "--format", "csv"]
    )
    assert result.exit_code == 0
    assert result.output.splitlines()[0].startswith("kolada_id,title,split,year,municipality")
    refused = CliRunner().invoke(cli, ["query", "dokument", "--body", "Omsorgsnämnden", "--db", str(filled)])
    assert "has no parameter body" in refused.output
    assert CliRunner().invoke(cli, ["query"]).output.count("mått-i-uppföljning") == 1
