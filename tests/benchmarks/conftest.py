"""What the tests of the benchmark share: the package, which is not installed, and results that were never measured."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))

from benchmarks.accuracy import Score
from benchmarks.process import Cost
from benchmarks.programs import ONE_WORKER, READING, REFERENCE, TWO_WORKERS
from benchmarks.results import Results
from benchmarks.rounds import Run
from benchmarks.scoring import Relations


def _runs(group: str, program: str, costs: list[Cost]) -> list[Run]:
    return [Run(group, program, number, cost) for number, cost in enumerate(costs, start=1)]


@pytest.fixture
def measured() -> Results:
    """Three rounds on a long document, one on the others; one program fails."""
    results = Results("2030-01-02", False, {"cores": 2, "system": "Linux", "load before": 0.1, "load after": 0.2})
    results.versions = {"Planverk": "Planverk 9", "pdfplumber": "8", "Camelot": "7"}
    for name, files, pages in (("long", 1, 100), ("folder", 4, 40), ("100 pages", 1, 100), ("500 pages", 1, 500)):
        told = {"name": name, "about": "about it", "documents": files, "tagged": 0, "pages": pages}
        results.groups[name] = told
    results.groups["start"] = {"name": "start", "about": "no page", "documents": 0, "tagged": 0, "pages": 0}
    results.runs = [
        *_runs("long", REFERENCE.name, [Cost(20, 20, 50), Cost(30, 24, 52), Cost(22, 22, 51)]),
        *_runs("long", READING.name, [Cost(2, 2, 60), Cost(2, 2, 62), Cost(2, 2, 61)]),
        *_runs("long", ONE_WORKER.name, [Cost(4, 4, 80), Cost(4, 3, 80), Cost(4, 4, 80)]),
        *_runs("long", TWO_WORKERS.name, [Cost(2, 5, 80), Cost(2.5, 5, 80), Cost(1, 5, 80)]),
        *_runs("500 pages", ONE_WORKER.name, [Cost(20, 20, 99)]),
        *_runs("start", ONE_WORKER.name, [Cost(1, 1.5, 70)]),
        Run("long", "Camelot lattice", 1, None, "crashed (SIGSEGV)"),
        Run("long", "Camelot stream", 1, Cost(9, 11, 90), found=1234, errors={"a.pdf": "ValueError: x"}),
    ]
    results.scores = [
        Score("Camelot stream", Relations(0.5, 0.6, 0.55, 0.4), 27, 12, 24, {"a.pdf": "ValueError: x"}),
        Score(READING.name, Relations(0.9, 0.8, 0.85, 0.95), 27, 0, 24, {}),
    ]
    results.missing = {"Docling": "needs models"}
    return results
