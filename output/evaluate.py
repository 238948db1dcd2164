"""Precision, recall and F1 of a database against gold files, entity by entity.

For each gold file, each document whose file name begins with the file's name is scored: its facts, sections,
goals, values in tables, values in text, global goals, budget lines, activities and indicators. A gold file without
a document counts as missed in the total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from output.connection import reader
from output.gold import KEYS, Gold, read_gold
from output.scorer import Score, Scorer


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The scores of one document, by entity."""

    path: str
    scores: dict[str, Score]

    @property
    def name(self) -> str:
        return PurePath(self.path).name


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of all documents. `missing` are the gold files for which there is no document."""

    documents: list[DocumentScore]
    missing: list[str]
    total: dict[str, Score]

    @property
    def macro_f1(self) -> float:
        """Mean F1 of the entities that the gold files hold; 0 where they hold none."""
        scored = [score.prf[2] for score in self.total.values() if score.gold]
        return sum(scored) / len(scored) if scored else 0.0


def evaluate(db_path: str | Path, gold_paths: Iterable[str | Path]) -> Report:
    """Score the database against the gold files. Raises PathNotFound, UsageProblem, and as `connection.reader`."""
    golds = [(Path(path).stem, read_gold(path)) for path in gold_paths]
    documents: list[DocumentScore] = []
    missing: list[str] = []
    total: dict[str, Counter[str]] = {}
    with reader(db_path) as connection:
        stored = [dict(row) for row in connection.execute("SELECT * FROM documents ORDER BY path, id")]
        for stem, gold in golds:
            mine = [document for document in stored if PurePath(document["path"]).name.startswith(stem)]
            if not mine:
                missing.append(stem)
                _count(total, _missed(gold))
            for document in mine:
                scores = Scorer(connection, document, gold).scores()
                documents.append(DocumentScore(document["path"], scores))
                _count(total, scores)
    sums = {name: Score(counts["gold"], counts["found"], counts["hit"]) for name, counts in total.items()}
    return Report(documents, missing, sums)


def _count(total: dict[str, Counter[str]], scores: dict[str, Score]) -> None:
    for name, score in scores.items():
        counts = total.setdefault(name, Counter(gold=0, found=0, hit=0))
        counts.update(gold=score.gold, found=score.found, hit=score.hit)


def _missed(gold: Gold) -> dict[str, Score]:
    """The scores of a gold file without a document: all that is not optional was missed."""
    sizes = {
        name: sum(not item.optional for item in getattr(gold, key))
        for name, key in KEYS.items()
        if gold.scored(name) and name != "measure_values"
    }
    if gold.scored("measure_values"):
        sizes["measure_values"] = len(gold.table_values())
    return {name: Score(gold=size, found=0, hit=0) for name, size in sizes.items()}
