"""The documents of ../shared: how much of each is read, and that none crashes or gives what is not there.

Nothing of them is kept in the project. Where the folder is missing, these tests are skipped.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from corpus.find import SourceFile
from extractors.readers.ocr_engine import find_engine
from models.extraction import Extraction
from output.evaluate import evaluate
from output.render_evaluate import as_dict
from output.scorer import Score
from pipeline.document import read_document
from pipeline.settings import Settings

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS, GOLD = SHARED / "corpus", SHARED / "eval" / "gold"
SEEDS, RENDERS = sorted(CORPUS.glob("seeds/*.txt")), sorted(CORPUS.glob("renders/*.pdf"))
REAL = sorted(CORPUS.glob("real/*/*.pdf"))
#: F1 that every entity reaches at least, and share that stands in its section.
SEED_FLOOR, RENDER_FLOOR, PLACED = 0.98, 0.97, 0.97
#: Entities whose every row must be right.
SURE = ("measure_values", "budget_lines")
#: Kinds of documents as INDEX.csv names them, where they are plans, follow-ups or reports on a year.
TYPES = {
    "klimatstrategi": "plan",
    "energi- och klimatplan": "plan",
    "strategi (tillväxtstrategi)": "plan",
    "bokslut": "annual_report",
    "RSA (risk- och sårbarhetsanalys)": "other",
    "revisionsrapport (sammandrag)": "other",
}

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not REAL, reason="the folder ../shared with real documents is not there"),
]

Read = Callable[[Path], Extraction]
Scores = Callable[[Path, Path], dict[str, Score]]


def each(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=[path.name for path in paths])


def gold_of(path: Path) -> Path:
    return next(gold for gold in sorted(GOLD.glob("*.json")) if path.name.startswith(gold.stem))


def below(scores: dict[str, Score], floor: float) -> dict[str, tuple[float, list[Any], list[Any]]]:
    """Entities under the floor, with what was missed and what was too much."""
    return {
        entity: (round(score.prf[2], 3), score.misses[:5], score.extras[:5])
        for entity, score in scores.items()
        if score.prf[2] < floor
    }


def index() -> dict[str, dict[str, str]]:
    """Rows of INDEX.csv by name of the file."""
    with (CORPUS / "INDEX.csv").open(encoding="utf-8", newline="") as file:
        return {Path(row["path"]).name: row for row in csv.DictReader(file)}


@each(SEEDS)
def test_texts(scores_of: Scores, path: Path) -> None:
    scores = scores_of(path, gold_of(path))
    assert below(scores, SEED_FLOOR) == {}
    assert scores["document"].misses == []


@each(RENDERS)
def test_renders(scores_of: Scores, path: Path) -> None:
    scores = scores_of(path, gold_of(path))
    assert below(scores, RENDER_FLOOR) == {}
    assert scores["document"].misses == []
    assert {name: scores[name].extras for name in SURE if scores[name].extras} == {}
    assert {name: s.more["placed"] for name, s in scores.items() if s.hit and s.more.get("placed", 1.0) < PLACED} == {}


@each([path for path in REAL if path.stem in {gold.stem for gold in GOLD.glob("*.json")}])
def test_real_documents_with_gold_have_no_wrong_number(scores_of: Scores, path: Path) -> None:
    scores = scores_of(path, gold_of(path))
    assert scores["document"].misses == []
    assert {name: scores[name].extras for name in SURE if name in scores and scores[name].extras} == {}


@each(REAL)
def test_every_document_is_read_and_told(read_once: Read, path: Path) -> None:
    found, listed = read_once(path), index()[path.name]
    document = found.document
    assert document.municipality == listed["municipality"]
    assert document.pages == int(listed["pages"])
    assert document.type == TYPES.get(listed["type"], document.type)
    assert len(found.sections) > 0 or document.pages_read == 0
    assert (document.body or "") in (listed["committee"], "")


@each(REAL)
def test_every_value_can_be_shown_on_its_page(read_once: Read, path: Path) -> None:
    found = read_once(path)
    values = [*found.measure_values, *found.budget_lines]
    assert all(value.page is not None and 1 <= value.page <= found.document.pages for value in values)
    assert all(value.raw and value.box is not None for value in values if value.method != "prose")


def test_a_risk_analysis_has_no_goals_and_no_measures(read_once: Read) -> None:
    (path,) = (path for path in REAL if index()[path.name]["type"].startswith("RSA"))
    found = read_once(path)
    assert (found.goals, found.measures, found.measure_values) == ([], [], [])


@pytest.mark.skipif(isinstance(find_engine(), str), reason="Tesseract with Swedish is not installed")
def test_a_scan_is_read_with_its_headings(tmp_path: Path) -> None:
    (path,) = (path for path in REAL if "no text layer" in index()[path.name]["notes"])
    third = tmp_path / "third-page.pdf"
    document, part = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    part.import_pages(document, [2])
    part.save(third)
    found = read_document(SourceFile(str(third), "pdf"), Settings())
    assert [(len(section.title), section.title[:1].isupper()) for section in found.sections] == [
        (28, True), (28, True), (77, True),
    ]  # fmt: skip
    assert (found.document.pages_ocr, found.document.pages_read) == (1, 1)
    assert "ocr.used" in [finding.code for finding in found.findings]


def test_the_scorer_beside_the_project_says_the_same(database_of: Callable[..., Path]) -> None:
    golds = sorted(GOLD.glob("*.json"))
    stems = tuple(gold.stem for gold in golds)
    db = database_of(*(path for path in [*SEEDS, *RENDERS, *REAL] if path.name.startswith(stems)))
    command = [sys.executable, str(SHARED / "eval" / "score.py"), str(db), *map(str, golds), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)
    assert as_dict(evaluate(db, golds)) == theirs
