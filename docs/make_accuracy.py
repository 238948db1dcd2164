"""Measures how well documents are read, and writes the tables of docs/accuracy.md.

    python docs/make_accuracy.py 2026-11-30     the date that stands on the page as that of the measurement
    python docs/make_accuracy.py --bench        only the part on tables, from what `make bench` measured last

The samples are always measured. Documents that are no part of the repository are measured where they are there: a
folder `shared` beside the repository with `corpus/seeds`, `corpus/renders` and `corpus/real`, and `eval/gold`.
"""

from __future__ import annotations

import sys
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from markers import ROOT, table, versions, write_part

import planverk
from benchmarks import pages, results
from benchmarks.places import LATEST
from output.connection import reader
from output.evaluate import DocumentScore, Report, evaluate
from output.scorer import Score, lines

PAGE = ROOT / "docs" / "accuracy.md"
SAMPLES = ROOT / "corpus" / "samples"
SHARED = ROOT.parent / "shared"
#: The entities, in the order of the columns, and what they are called there.
ENTITIES = {
    "document": "facts",
    "sections": "sections",
    "goals": "goals",
    "measure_values": "values in tables",
    "text_values": "values in text",
    "sdg_references": "global goals",
    "budget_lines": "amounts",
    "activities": "activities",
    "indicators": "indicators",
}
#: Entities that are numbers: a wrong one is worse than a missing one.
NUMBERS = ("measure_values", "text_values", "budget_lines")
#: Misses of the samples that are named one by one.
NAMED = 12
#: Characters that are shown of one of them.
LONGEST = 120


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are measured together, and their gold."""

    name: str
    about: str
    documents: list[Path]
    gold: list[Path]


@dataclass(frozen=True, slots=True)
class Measured:
    group: Group
    report: Report
    pages: int


def groups() -> Iterator[Group]:
    """The groups whose documents are there."""
    samples = [*(path for path in SAMPLES.glob("*.md") if path.name != "README.md"), *SAMPLES.glob("pdf/*.pdf")]
    yield _group(
        "samples", "the samples of the repository, as Markdown and in three layouts", samples, SAMPLES / "gold"
    )
    gold, corpus = SHARED / "eval" / "gold", SHARED / "corpus"
    for name, about in (
        ("seeds", "a plan and a follow-up of two municipalities, as text with misread letters"),
        ("renders", "the same two documents, as tagged PDFs of two programs"),
        ("real", "documents as municipalities published them"),
    ):
        found = [path for path in (corpus / name).rglob("*") if path.suffix in (".pdf", ".txt")]
        group = _group(name, about, found, gold)
        if group.documents:
            yield group


def _group(name: str, about: str, documents: list[Path], gold: Path) -> Group:
    """The documents that have gold, and the gold that has documents."""
    golds = [path for path in sorted(gold.glob("*.json")) if any(d.name.startswith(path.stem) for d in documents)]
    kept = [d for d in sorted(documents) if any(d.name.startswith(path.stem) for path in golds)]
    return Group(name, about, kept, golds)


def measure(group: Group) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "plans.db"
        planverk.extract(group.documents, db)
        with reader(db) as connection:
            pages = connection.execute("SELECT sum(pages) FROM documents").fetchone()[0]
        return Measured(group, evaluate(db, group.gold), pages)


def what_was_measured(all_measured: list[Measured], date: str) -> str:
    rows = [
        (f"{m.group.name}: {m.group.about}", len(m.group.documents), m.pages, len(m.group.gold)) for m in all_measured
    ]
    return f"Measured {date} with {versions()}.\n\n" + table(["group", "documents", "pages", "gold files"], rows)


def totals(all_measured: list[Measured]) -> str:
    parts = []
    for m in all_measured:
        rows = [_total_row(name, score) for name, score in _told(m.report.total)]
        parts.append(f"### {m.group.name.capitalize()}\n\n" + table(_TOTAL_COLUMNS, rows))
    return "\n".join(parts)


_TOTAL_COLUMNS = ["", "precision", "recall", "F1", "in gold", "found", "right"]


def _total_row(name: str, score: Score) -> list[object]:
    return [ENTITIES[name], *(f"{share:.3f}" for share in score.prf), score.gold, score.found, score.hit]


def _told(scores: Mapping[str, Score]) -> list[tuple[str, Score]]:
    return [(name, scores[name]) for name in ENTITIES if name in scores and (scores[name].gold or scores[name].found)]


def per_document(all_measured: list[Measured]) -> str:
    parts = []
    for m in all_measured:
        used = [name for name in ENTITIES if any(name in dict(_told(d.scores)) for d in m.report.documents)]
        rows = [_document_row(document, used) for document in m.report.documents]
        parts.append(f"### {m.group.name.capitalize()}\n\n" + table(["", *(ENTITIES[name] for name in used)], rows))
    return "\n".join(parts)


def _document_row(document: DocumentScore, used: list[str]) -> list[object]:
    told = dict(_told(document.scores))
    return [document.name, *(_shares(told[name]) if name in told else "" for name in used)]


def _shares(score: Score) -> str:
    """Precision, recall and F1 in one cell; one figure where all are 1, and no precision where nothing was found."""
    if score.gold == score.found == score.hit:
        return "1"
    precision, recall, f1 = (f"{share:.2f}" for share in score.prf)
    return f"{precision if score.found else '–'} / {recall} / {f1}"


def wrong_numbers(all_measured: list[Measured]) -> str:
    """How many numbers were found that the gold does not have: those that a reader would be misled by."""
    rows: list[list[object]] = []
    for m in all_measured:
        scores = [m.report.total[name] for name in NUMBERS if name in m.report.total]
        gold, found, hit = (sum(getattr(s, key) for s in scores) for key in ("gold", "found", "hit"))
        rows.append([m.group.name, gold, found, found - hit, gold - hit])
    return table(["", "numbers in gold", "found", "found, not in gold", "missed"], rows)


def misses(all_measured: list[Measured]) -> str:
    """What is missed and what is too much: counted, and for the samples, whose text is the project's own, named."""
    rows: list[list[object]] = []
    for m in all_measured:
        for document in m.report.documents:
            for name, score in _told(document.scores):
                if score.gold > score.hit or score.found > score.hit:
                    rows.append([document.name, ENTITIES[name], score.gold - score.hit, score.found - score.hit])
    told = table(["", "of", "missed", "too much"], rows) if rows else "Nothing.\n"
    named = [line for m in all_measured if m.group.name == "samples" for line in _named(m.report)]
    more = [f"- … and {len(named) - NAMED} more"] if len(named) > NAMED else []
    return told + ("\nOf the samples:\n\n" + "\n".join(named[:NAMED] + more) if named else "")


def _named(report: Report) -> Iterator[str]:
    for document in report.documents:
        for name, score in document.scores.items():
            for side, item in lines(score):
                said = ", ".join(f"{key}: {value}" for key, value in item.items() if key in _SAYS)
                short = textwrap.shorten(said, LONGEST, placeholder=" …")
                yield f"- {document.name}, {ENTITIES[name]}, {'missed' if side == 'missed' else 'too much'}: {short}"


_SAYS = ("text", "title", "name", "area", "activity", "indicator", "goal", "sdg", "kind", "year", "value", "amount")


def means(all_measured: list[Measured]) -> str:
    """One figure for each group: the mean of its entities' F1."""
    rows = []
    for m in all_measured:
        entities = sum(1 for _, score in _told(m.report.total) if score.gold)
        rows.append((m.group.name, f"{m.report.macro_f1:.3f}", entities))
    return table(["", "mean F1", "over entities"], rows)


def write_tables(page: Path = PAGE) -> None:
    """The tables of all programs beside each other. Where none were scored, the part stays as it is."""
    measured = results.read(LATEST)
    if measured.scores:
        write_part(page, "tables", pages.tables(measured))
    print("docs/accuracy.md" if measured.scores else "No tables were scored: docs/accuracy.md stays as it is.")


def main() -> None:
    if sys.argv[1:] == ["--bench"]:
        write_tables()
        return
    if len(sys.argv) != 2:
        sys.exit("The date of the measurement is missing: python docs/make_accuracy.py 2026-11-30")
    all_measured = [measure(group) for group in groups()]
    write_part(PAGE, "measured", what_was_measured(all_measured, sys.argv[1]))
    write_part(PAGE, "numbers", wrong_numbers(all_measured))
    write_part(PAGE, "totals", means(all_measured) + "\n" + totals(all_measured))
    write_part(PAGE, "documents", per_document(all_measured))
    write_part(PAGE, "misses", misses(all_measured))
    documents = [PurePath(d.path).name for m in all_measured for d in m.report.documents]
    print(f"{PAGE.relative_to(ROOT)}: {len(documents)} documents")


if __name__ == "__main__":
    main()
