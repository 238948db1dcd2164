"""Scores against gold files: known numbers, and the same as the scorer that is kept beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import PathNotFound, UsageProblem
from models.extraction import Extraction
from output.evaluate import evaluate
from output.gold import GoldItem
from output.matching import close, norm, pair_up, precision_recall_f1
from output.render_evaluate import as_dict, render_report

SCORER = Path(__file__).parents[3] / "shared" / "eval" / "score.py"

NORRVIK: dict[str, Any] = {
    "document": {
        "municipality": "Norrvik", "municipality_code": "9901", "body": "Skolnämnden", "type": "plan", "year": 2031,
        "period": None, "title": "not scored",
    },
    "sections": [
        {"number": "4", "title": "Strategiska målsättningar", "level": 1, "parent": None},
        {"number": "4.1", "title": "Arbete åt  fler!", "level": 2, "parent": "4"},
        {"number": "4.2", "title": "Trygg ålderdom", "level": 2, "parent": "6"},
        {"number": "5", "title": "Finns inte", "level": 1, "parent": None},
        {"number": "7", "title": "Kan finnas", "level": 1, "parent": None, "optional": True},
    ],
    "goals": [
        {"kind": "strategic_objective", "section": "4.1", "text": "Arbete åt fler", "any_kind": False},
        {"kind": "council_goal", "section": "4.1", "text": "Fler ska gå vidare till arbete", "any_kind": True},
        {"kind": "assignment", "section": "4.2", "text": "Utred ett navet för ungaa.", "any_kind": False},
        {"kind": "council_goal", "section": "4.2", "text": "Trygg ålderdom", "any_kind": False},
    ],
    "measures": [
        {"section": "4.1", "name": "Andel arbetslösa.", "group": None, "values": [
            {"kind": "outcome", "year": 2029, "value": 6.7, "unit": "%"},
            {"kind": "outcome", "year": 2030, "value": 7.6, "unit": "st"},
            {"kind": "target", "year": 2034, "value": 44, "unit": "%"},
        ]},
    ],
    "narrative_values": [
        {"section": "4.1", "kind": "outcome", "year": "any", "value": 12, "unit": "%"},
        {"section": "4.2", "kind": "outcome", "year": 2030, "value": 12, "unit": "%"},
    ],
    "sdg": [
        {"section": "4.1", "goal": 8, "target": "8.5", "mention": "inline"},
        {"section": "4", "goal": 13, "mention": "inline"},
        {"section": "4", "goal": 13, "mention": "icon"},
    ],
    "budget": [
        {"section": "6", "area": "Hemtjänsten", "is_total": False, "year": 2031, "stage": "budget", "side": "cost",
         "amount": 120, "unit": "tkr"},
        {"section": "6", "area": "Summa", "is_total": False, "year": 2031, "stage": "budget", "side": "net",
         "amount": 140, "unit": "tkr"},
        {"section": "6", "area": "Summa", "is_total": True, "year": 2031, "stage": "budget", "side": "net",
         "amount": 141, "unit": "tkr"},
    ],
    "activities": [],
    "indicators": [],
    "not_annotated": ["indicators"],
}  # fmt: skip
SODERBY: dict[str, Any] = {
    "document": {"municipality": "Söderby", "municipality_code": "9902", "body": None, "type": "follow_up",
                 "year": 2034, "period": "T1"},
    "sections": [{"number": None, "title": "Växande Söderby", "level": 1, "parent": None}],
    "goals": [{"kind": "focus_area", "section": "Växande Söderby", "text": "Växande Söderby", "any_kind": False}],
    "measures": [], "narrative_values": [], "sdg": [], "budget": [],
    "activities": [{"section": "Växande Söderby", "activity": "Samtal mot ohälsa hos unga", "comment": "= Pågår."}],
    "indicators": [{"section": "Växande Söderby", "indicator": "Nöjdhet", "analysis": "Annat"}],
    "partial": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three gold files, one of them for a document that is not there."""
    folder = tmp_path_factory.mktemp("gold")
    for name, gold in (
        ("norrvik", NORRVIK),
        ("soderby-t1", SODERBY),
        ("nowhere", {**SODERBY, "not_annotated": ["sdg_references"]}),
    ):
        (folder / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory, scored_documents: Callable[[], list[Extraction]]) -> Path:
    """The documents of conftest, and values that are said in text."""
    from output.database import Database

    path = tmp_path_factory.mktemp("scored") / "plans.db"
    with Database.open(path) as database:
        for extraction in scored_documents():
            database.load(extraction)
    return path


def golds(place: Path) -> list[Path]:
    return sorted(place.glob("*.json"))


def test_the_scores_are_those_counted_by_hand(scored: Path, place: Path) -> None:
    report = evaluate(scored, golds(place))
    assert report.missing == ["nowhere"]
    first = next(document for document in report.documents if document.name == "norrvik-plan.pdf").scores
    counted = {name: (score.gold, score.found, score.hit) for name, score in first.items()}
    assert counted == {
        "document": (6, 6, 5),
        "sections": (4, 4, 3),
        "goals": (4, 5, 3),
        "measure_values": (3, 5, 2),
        "text_values": (2, 2, 1),
        "sdg_references": (3, 3, 2),
        "budget_lines": (3, 9, 2),
        "activities": (0, 0, 0),
    }
    assert first["sections"].more == {"placed": 2 / 3}
    assert first["goals"].more == {"placed": 2 / 3}
    assert first["measure_values"].more == {"unit": 0.5, "group": 1.0}
    assert first["sdg_references"].more == {"mention": 0.5}
    assert first["budget_lines"].more == {"totals": 0.5}
    assert first["document"].misses == [{"body": ["Skolnämnden", "Omsorgsnämnden"]}]
    second = next(document for document in report.documents if document.name == "soderby-t1.txt").scores
    assert (second["sections"].prf, second["activities"].prf, second["indicators"].prf[2]) == ((1, 1, 1), (1, 1, 1), 0)


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer kept in ../shared/eval is not there")
def test_it_agrees_with_the_scorer(scored: Path, place: Path) -> None:
    command = [sys.executable, str(SCORER), str(scored), *map(str, golds(place)), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    assert as_dict(evaluate(scored, golds(place))) == theirs


@pytest.mark.skipif(not SCORER.exists(), reason="the scorer kept in ../shared/eval is not there")
def test_it_agrees_with_the_scorer_on_its_own_gold(scored: Path, tmp_path: Path, make: dict[str, Any]) -> None:
    """All gold files that are there, with documents that are not theirs under their names."""
    from output.database import Database

    files = sorted((SCORER.parent / "gold").glob("*.json"))
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        for number, file in enumerate(files[:2]):
            database.load(make["norrvik"](sha256=f"{number}f" * 32, path=f"docs/{file.stem}-a.pdf"))
    command = [sys.executable, str(SCORER), str(path), *map(str, files), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    assert as_dict(evaluate(path, files)) == theirs


def test_a_key_that_is_left_out_is_not_scored(scored: Path, tmp_path: Path) -> None:
    gold = tmp_path / "norrvik.json"
    gold.write_text(json.dumps({"document": {"year": 2031}, "goals": NORRVIK["goals"]}), encoding="utf-8")
    report = evaluate(scored, [gold])
    assert list(report.total) == ["document", "goals"]
    assert report.macro_f1 == pytest.approx((1 + 2 * (3 / 5) * (3 / 4) / (3 / 5 + 3 / 4)) / 2)


def test_gold_files_that_do_not_fit_are_refused_by_place(scored: Path, tmp_path: Path) -> None:
    with pytest.raises(PathNotFound, match="cannot be read"):
        evaluate(scored, [tmp_path / "none.json"])
    gold = tmp_path / "norrvik.json"
    gold.write_text(json.dumps({"goals": [{"kind": "vision"}]}), encoding="utf-8")
    with pytest.raises(UsageProblem, match=r"goals\.0\.text does not fit"):
        evaluate(scored, [gold])
    gold.write_text("{", encoding="utf-8")
    with pytest.raises(UsageProblem, match="the file does not fit"):
        evaluate(scored, [gold])


def test_the_report_as_text(scored: Path, place: Path) -> None:
    report = evaluate(scored, golds(place))
    text = render_report(report, misses=1)
    assert "norrvik-plan.pdf" in text
    assert "nowhere: inget dokument" in text
    assert text.count("sections: Missat:") == 1
    assert 'sections: Missat: {"number": "5", "title": "Finns inte"}' in text
    assert text.rstrip().splitlines()[-1].startswith("Makro-F1: 0,")
    assert "Macro F1: 0." in render_report(report, lang="en")
    assert "## norrvik-plan.pdf" in render_report(report, "markdown")
    assert json.loads(render_report(report, "json"))["documents"]["nowhere"] is None
    with pytest.raises(UsageProblem, match="no format 'csv'"):
        render_report(report, "csv")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [("Mål: A-B", "mål a b", True), ("av\u00adstava", "avstava", True), ("", None, True), ("", "x", False),
     ("abcdefghij", "abcdefghiX", True), ("abcdefghij", "abcdefghXX", False)],
)  # fmt: skip
def test_texts_may_differ_by_a_tenth(left: str, right: str | None, same: bool) -> None:
    assert close(left, right) is same


@settings(deadline=None, max_examples=60)
@given(st.text(), st.text())
def test_closeness_holds_for_texts_that_are_the_same(left: str, right: str) -> None:
    assert close(left, left)
    assert close(left, right) or norm(left) != norm(right)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 3), st.booleans())), st.lists(st.integers(0, 3)))
def test_pairs_are_one_to_one(gold: list[tuple[int, bool]], found: list[int]) -> None:
    class Item(GoldItem):
        value: int

    items = [Item(value=value, optional=optional) for value, optional in gold]
    paired = pair_up(items, found, lambda item, candidate: item.value == candidate)
    needed = [item for item in items if not item.optional]
    assert len(paired.pairs) + len(paired.misses) == len(needed)
    assert len(paired.pairs) + len(paired.extras) <= len(found)
    for value in range(4):
        hits = sum(item.value == value for item, _ in paired.pairs)
        assert hits == min(found.count(value), sum(item.value == value for item in needed))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_scores_are_shares(hit: int, extra: int, missed: int) -> None:
    precision, recall, f1 = precision_recall_f1(hit, hit + extra, hit + missed)
    assert min(precision, recall) - 1e-12 <= f1 <= max(precision, recall) + 1e-12
    assert (f1 == 1) == (extra == missed == 0)
