"""Numbers from OCR never stand unmarked where they are compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.base import Ocr
from output.compare import compare
from output.compare_html import page
from output.connection import reader
from output.database import Database
from output.render_compare import render_comparison
from output.report import report
from output.report_render import render_report
from output.scanned import ocr_mark


@pytest.mark.parametrize(
    ("ocr", "mark"), [(None, ""), (Ocr.ENGINE, " [OCR]"), (Ocr.HIDDEN, " [OCR?]"), ("uncertain", " [OCR?]")]
)
def test_the_mark(ocr: str | None, mark: str) -> None:
    assert ocr_mark(ocr) == mark


def test_the_less_sure_comes_later_in_the_alphabet() -> None:
    assert sorted([Ocr.UNCERTAIN, Ocr.ENGINE, Ocr.HIDDEN]) == [Ocr.ENGINE, Ocr.HIDDEN, Ocr.UNCERTAIN]


@pytest.fixture
def scans(tmp_path: Path, builder: Any) -> Path:
    """Two documents: the amounts and values of the first come from OCR."""
    with Database.open(tmp_path / "plans.db") as database:
        for sha, town, ocrs in (("a1", "Norrvik", (Ocr.ENGINE, Ocr.UNCERTAIN)), ("b2", "Söderby", (None, None))):
            facts = {"municipality": town, "type": "follow_up", "year": 2031, "pages": 3, "pages_read": 3}
            made = builder(32 * sha, f"{town}.pdf", pages_ocr=3 if ocrs[0] else 0, **facts)
            measure = made.measure("Andel nöjda brukare i hemtjänsten")
            made.value(measure, "target", 2031, 90.0, comparator=">=", ocr=ocrs[0], ocr_confidence=0.97)
            made.value(measure, "outcome", 2031, 84.5, ocr=ocrs[1], ocr_confidence=0.2, confidence=0.5)
            made.amount("Hemtjänst", "budget", "net", 1250.0, ocr=ocrs[0], ocr_confidence=0.97)
            database.load(made.made)
    return tmp_path / "plans.db"


def ask(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with reader(db) as connection:
        return [tuple(row) for row in connection.execute(sql)]


@pytest.mark.parametrize("view", ["measure_overview", "target_outcomes", "fulfilment", "target_ambition"])
def test_a_view_tells_the_least_sure_of_its_numbers(scans: Path, view: str) -> None:
    found = ask(scans, f"SELECT ocr FROM {view} ORDER BY ocr IS NULL")
    assert found == [("uncertain",), (None,)]


def test_every_view_of_numbers_has_the_column(scans: Path) -> None:
    views = ["goals_by_sdg", "budget_checks", "low_confidence_values", "goal_fulfilment", "shared_kolada_measures",
             "target_changes", "forecasts", "forecast_outcomes", "budget_changes", "net_costs"]  # fmt: skip
    for view in views:
        ask(scans, f"SELECT ocr FROM {view}")


def test_nothing_is_recomputed_from_an_uncertain_number(scans: Path) -> None:
    found = ask(scans, "SELECT recomputed, not_recomputed FROM target_outcomes ORDER BY ocr IS NULL")
    assert found == [(None, "uncertain_reading"), ("not_fulfilled", None)]


def test_lists_of_values_have_the_mark_behind_each(scans: Path) -> None:
    found = ask(scans, "SELECT targets, outcomes FROM measure_overview ORDER BY ocr IS NULL")
    assert found == [("2031: 90.0 [OCR]", "2031: 84.5 [OCR?]"), ("2031: 90.0", "2031: 84.5")]


def test_a_comparison_marks_amounts(scans: Path) -> None:
    comparison = compare(scans, "Norrvik", "Söderby")
    assert "[OCR]" in render_comparison(comparison, "markdown")
    told = json.loads(render_comparison(comparison, "json"))
    assert [amount["ocr"] for side in ("left", "right") for amount in told[side]["budget_areas"]] == ["engine", None]
    header, *rows = render_comparison(comparison, "csv").splitlines()
    assert header.endswith(",ocr")
    assert [row.endswith(",engine") for row in rows if row.startswith("budget,")] == [True, False]


def test_the_report_marks_values_and_explains_the_mark(scans: Path) -> None:
    html = page(scans, ["Norrvik", "Söderby"])
    assert html.count("[OCR?]") > 1
    assert "84,5\u00a0% [OCR?]" in html
    assert "läst ur bild (OCR)" in html


def test_the_report_of_measurability_marks_them_too(tmp_path: Path, builder: Any) -> None:
    with Database.open(tmp_path / "plans.db") as database:
        made = builder(32 * "c3", "scan.pdf", municipality="Norrvik", type="follow_up", year=2031, pages=1, pages_ocr=1)
        made.amount("Hemtjänst", "budget", "net", 1250.0, ocr=Ocr.ENGINE, ocr_confidence=0.97)
        made.finding("budget.total_does_not_add_up", "In row X 12.1 is printed.")
        database.load(made.made)
    bodies = report(tmp_path / "plans.db")
    assert "is printed. [OCR]" in " ".join(render_report(bodies, "markdown", 120, "sv").split())
    assert any(row.endswith(",engine") for row in render_report(bodies, "csv", 120, "sv").splitlines())
