"""The report of `output.report` as text, Markdown, HTML, CSV or JSON.

Text, Markdown and HTML have headings with a table below each: per body its counts, then its lists. CSV has one row per
row of a list and one per document's counts, `part` tells which; JSON has all that the queries gave.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from models.characters import json_visible, visible
from models.errors import UsageProblem
from output.report import LISTS, BodyReport, Row
from output.scanned import ocr_mark
from output.tables import as_csv, as_markdown, as_table, shown
from output.texts import Texts

FORMATS = ("table", "markdown", "html", "csv", "json")

_COUNTS = (
    "document", "year", "period", "goals", "goals_without_measure", "measures", "measures_without_target", "targets",
    "targets_without_outcome", "goals_stated", "stated_fulfilled", "goals_recomputed", "recomputed_fulfilled",
    "goals_differ", "budget_errors",
)  # fmt: skip
_COLUMNS = {
    "goal_without_measure": ("document", "kind", "text", "page"),
    "measure_without_target": ("document", "text", "page"),
    "target_without_outcome": ("document", "text", "target", "page"),
    "fulfilment": ("document", "goal", "stated", "reached", "missed", "recomputed", "differs", "page"),
    "budget": ("document", "check_name", "area", "printed", "expected", "difference", "unit", "message", "page"),
}
_FLAT = (
    "municipality", "body", "part", "document", "year", "period", *_COUNTS[3:], "kind", "text", "target", "goal",
    "stated", "reached", "missed", "recomputed", "differs", "check_name", "area", "printed", "expected", "difference",
    "unit", "message", "page", "document_id", "ocr",
)  # fmt: skip
#: Columns with numbers of the document or of its sums: they get the mark of OCR in what people read.
_MARKED = frozenset(("target", "reached", "missed", "recomputed", "printed", "expected", "difference", "message"))


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, and what stands below it."""

    level: int
    heading: str
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Any]] = ()
    words: str = ""


def render_report(bodies: Sequence[BodyReport], format_: str, width: int, lang: str) -> str:
    """The report in one of FORMATS, ending in a line break. Raises UsageProblem for another format."""
    texts = Texts(lang)
    if format_ == "json":
        return json_visible(json.dumps([asdict(body) for body in bodies], ensure_ascii=False, indent=1)) + "\n"
    if format_ == "csv":
        return as_csv(_FLAT, [[row.get(name) for name in _FLAT] for body in bodies for row in _flat(body)])
    forms: dict[str, Callable[[list[Block]], str]] = {
        "table": lambda blocks: _as_text(blocks, width, texts),
        "markdown": lambda blocks: _as_markdown(blocks, texts),
        "html": lambda blocks: _as_html(blocks, texts),
    }
    if format_ not in forms:
        raise UsageProblem(f"There is no format {format_!r}; choose one of {', '.join(FORMATS)}.")
    return forms[format_](list(_blocks(bodies, texts)))


def _flat(body: BodyReport) -> Iterator[Row]:
    yield from ({"part": "counts", **row} for row in body.documents)
    for part in LISTS:
        yield from ({"part": part, **row} for row in body.lists[part])


def _blocks(bodies: Sequence[BodyReport], texts: Texts) -> Iterator[Block]:
    def say(key: str) -> str:
        return texts("measurability", key)

    yield Block(1, say("title"), words=say("intro") if bodies else say("empty"))
    for body in bodies:
        names = body.municipality or say("no_municipality"), body.body or say("no_body")
        yield Block(2, visible(" – ".join(names)))
        yield Block(
            3, say("counts"), list(map(say, _COUNTS)), [[row.get(name) for name in _COUNTS] for row in body.documents]
        )
        for part in LISTS:
            columns, rows = _COLUMNS[part], body.lists[part]
            cells = [[_cell(name, row, texts) for name in columns] for row in rows]
            words = "" if rows else say("none")
            yield Block(3, f"{say(part)} ({len(rows)})", list(map(say, columns)), cells, words)


def _cell(name: str, row: Row, texts: Texts) -> Any:
    """A value of a list in words, marked where it comes from OCR."""
    said = _in_words(name, row.get(name), texts)
    mark = ocr_mark(row.get("ocr")) if name in _MARKED and said is not None else ""
    return f"{shown(said, texts)}{mark}" if mark else said


def _in_words(name: str, value: Any, texts: Texts) -> Any:
    if value is None:
        return None
    if name == "differs":
        return texts("measurability", "yes" if value else "no")
    if name == "kind":
        return texts("kind", value)
    if name in ("stated", "recomputed"):
        return texts("report_status", value)
    return texts("measurability", value) if name == "check_name" else value


def _as_text(blocks: list[Block], width: int, texts: Texts) -> str:
    parts = []
    for block in blocks:
        line = block.heading if block.level > 2 else f"{block.heading}\n{'=-'[block.level - 1] * len(block.heading)}"
        body = as_table(block.columns, block.rows, width, texts) if block.rows else ""
        parts.append("\n".join(part for part in (line, block.words, body.rstrip("\n")) if part))
    return "\n\n".join(parts) + "\n"


def _as_markdown(blocks: list[Block], texts: Texts) -> str:
    parts = []
    for block in blocks:
        cells = [[shown(value, texts) for value in row] for row in block.rows]
        table = as_markdown(block.columns, cells).rstrip("\n") if cells else ""
        parts += [part for part in (f"{'#' * block.level} {block.heading}", block.words, table) if part]
    return "\n\n".join(parts) + "\n"


_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:75rem;margin:0 auto;padding:1rem}
h1,h2,h3,p,td,th{overflow-wrap:anywhere}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}
th,td{border-bottom:1px solid #bbb;padding:.25rem .6rem;text-align:left;vertical-align:top}
th{background:#eee}td.n{text-align:right;font-variant-numeric:tabular-nums}
h2{margin-top:2.5rem;border-bottom:2px solid #333}@media print{body{max-width:none;font-size:10pt}tr{break-inside:avoid}
h2,h3{break-after:avoid}.wide{overflow:visible}}
"""


def _as_html(blocks: list[Block], texts: Texts) -> str:
    """One file without anything from elsewhere."""
    from html import escape

    title = escape(blocks[0].heading)
    parts = [
        f'<!doctype html>\n<html lang="{texts.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    ]
    for block in blocks:
        parts.append(f"<h{block.level}>{escape(block.heading)}</h{block.level}>")
        if block.words:
            parts.append(f"<p>{escape(block.words)}</p>")
        if block.rows:
            parts.append(_html_table(block, texts, escape))
    return "\n".join([*parts, "</main>\n</body>\n</html>"]) + "\n"


def _html_table(block: Block, texts: Texts, escape: Callable[[str], str]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in block.columns)
    lines = []
    for row in block.rows:
        cells = (f"<td{' class=n' * isinstance(v, int | float)}>{escape(shown(v, texts))}</td>" for v in row)
        lines.append(f"<tr>{''.join(cells)}</tr>")
    label = escape(block.heading)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(lines) + "\n</tbody></table>"
    return f'<div class="wide" role="region" tabindex="0" aria-label="{label}">{table}</div>'
