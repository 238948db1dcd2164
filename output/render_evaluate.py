"""An evaluation as people and programs read it: a table for a terminal, Markdown or JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from models.characters import json_visible
from models.errors import UsageProblem
from output.evaluate import DocumentScore, Report
from output.scorer import Score, lines
from output.tables import WIDTH, as_markdown, grid, to_text
from output.texts import Texts

FORMATS = ("table", "markdown", "json")


def render_report(report: Report, format_: str = "table", misses: int = 0, width: int = WIDTH, lang: str = "sv") -> str:
    """The report in one of FORMATS, with up to `misses` misses and extras per entity (JSON has none).

    Raises UsageProblem for another format.
    """
    texts = Texts(lang)
    if format_ == "json":
        return json_visible(json.dumps(as_dict(report), ensure_ascii=False, indent=1)) + "\n"
    if format_ not in FORMATS:
        raise UsageProblem(f"There is no format {format_!r}; choose one of {', '.join(FORMATS)}.")
    parts: list[str] = []
    for document in report.documents:
        parts += [_heading(document.name, format_), _scores(document.scores, format_, width, texts)]
        parts += [f"{line}\n" for line in _misses(document, misses, texts)]
    parts += [texts("evaluate", "missing", name=name) + "\n" for name in report.missing]
    parts += [_heading(texts("evaluate", "total"), format_), _scores(report.total, format_, width, texts)]
    macro = texts.number(report.macro_f1, 3)
    return "\n".join(parts) + texts("evaluate", "macro", value=macro) + "\n"


def _heading(text: str, format_: str) -> str:
    return f"## {text}\n" if format_ == "markdown" else text


def _scores(scores: dict[str, Score], format_: str, width: int, texts: Texts) -> str:
    keys = ["entity", "precision", "recall", "f1", "gold", "found", "hit", "more"]
    told = {name: score for name, score in scores.items() if score.gold or score.found}
    if not any(score.more for score in told.values()):
        keys.remove("more")
    columns = [texts("evaluate", key) for key in keys]
    rows = [_row(name, score, texts)[: len(keys)] for name, score in told.items()]
    return as_markdown(columns, rows) if format_ == "markdown" else to_text([grid(columns, rows, width, texts)], width)


def _row(name: str, score: Score, texts: Texts) -> list[str]:
    shares = [texts.number(value, 3) for value in score.prf]
    more = "  ".join(f"{key} {texts.number(value, 2)}" for key, value in score.more.items())
    return [name, *shares, str(score.gold), str(score.found), str(score.hit), more]


def _misses(document: DocumentScore, limit: int, texts: Texts) -> Iterator[str]:
    for name, score in document.scores.items():
        told: Counter[str] = Counter()
        for side, item in lines(score):
            told[side] += 1
            if told[side] <= limit:
                yield f"{name}: " + texts("evaluate", side, item=json.dumps(item, ensure_ascii=False))


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain data: documents by file name (by path where two have the same), total and macro F1."""
    names = Counter(document.name for document in report.documents)
    documents: dict[str, Any] = {
        (document.name if names[document.name] == 1 else document.path): _scores_dict(document.scores)
        for document in report.documents
    }
    documents |= dict.fromkeys(report.missing)
    return {"documents": documents, "total": _scores_dict(report.total), "macro_f1": report.macro_f1}


def _scores_dict(scores: dict[str, Score]) -> dict[str, dict[str, float]]:
    return {
        name: dict(zip("prf", score.prf, strict=True))
        | {"gold": score.gold, "found": score.found, "hit": score.hit}
        | score.more
        for name, score in scores.items()
    }
