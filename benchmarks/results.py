"""The raw results as a file, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.accuracy import Score
from benchmarks.process import Cost
from benchmarks.rounds import Run
from benchmarks.scoring import Relations


@dataclass(slots=True)
class Results:
    """All that was measured. `missing` tells what was not, and why; `groups` the documents, without their paths."""

    date: str
    quick: bool
    machine: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    groups: dict[str, dict[str, Any]] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)


def write(results: Results, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(results), indent=1, ensure_ascii=False), encoding="utf-8")


def read(path: Path) -> Results:
    """Raises FileNotFoundError where nothing was measured."""
    told = json.loads(path.read_text(encoding="utf-8"))
    told["runs"] = [Run(**{**run, "cost": run["cost"] and Cost(**run["cost"])}) for run in told["runs"]]
    told["scores"] = [Score(**{**score, "relations": Relations(**score["relations"])}) for score in told["scores"]]
    return Results(**told)
