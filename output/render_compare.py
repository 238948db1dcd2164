"""A comparison as people and programs read it: a table for a terminal, Markdown, JSON or CSV."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from models.characters import json_visible, visible
from models.errors import UsageProblem
from output.compare_blocks import Block, Cell, blocks
from output.comparison import Comparison, Side
from output.tables import FORMATS, WIDTH, as_csv, as_markdown, escaped, to_text
from output.texts import Texts

#: Characters of a text that the terminal shows; the other formats show all.
_LONGEST = 160
_STEP = "\u2003"

CSV_COLUMNS = (
    "part", "name", "document_id", "kind", "local_term", "text", "depth", "sdg", "sdg_targets", "year", "period",
    "stage", "side", "is_total", "value", "unit", "section", "page", "ocr",
)  # fmt: skip


def render_comparison(comparison: Comparison, format_: str = "table", width: int = WIDTH, lang: str = "sv") -> str:
    """The comparison in one of `tables.FORMATS`, ending in a line break. Raises UsageProblem for another."""
    texts = Texts(lang)
    if format_ == "table":
        return _terminal(comparison, width, texts)
    if format_ == "markdown":
        return _markdown(comparison, texts)
    if format_ == "json":
        return json_visible(comparison.model_dump_json(indent=1)) + "\n"
    if format_ == "csv":
        return as_csv(CSV_COLUMNS, [[row.get(name) for name in CSV_COLUMNS] for row in flat(comparison)])
    raise UsageProblem(f"There is no format {format_!r}; choose one of {', '.join(FORMATS)}.")


def _title(comparison: Comparison, texts: Texts) -> str:
    return texts("compare", "title", left=comparison.left.name, right=comparison.right.name)


def _terminal(comparison: Comparison, width: int, texts: Texts) -> str:
    parts: list[RenderableType] = [Text(_title(comparison, texts))]
    for block in blocks(comparison, texts):
        parts += [Text(f"\n{block.title}"), _table(block), *(Text(note) for note in block.notes)]
    if len(parts) == 1:
        parts.append(Text(texts("compare", "none")))
    return to_text(parts, width)


def _table(block: Block) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    halves = len(block.columns) == 2  # side by side: the same width for both
    for i, column in enumerate(block.columns):
        table.add_column(
            Text(column), justify="right" if i in block.right else "left", overflow="fold", ratio=1 if halves else None
        )
    table.expand = halves
    for row in block.rows:
        table.add_row(*map(_cell, row))
    return table


def _cell(cell: Cell) -> RenderableType:
    text = textwrap.shorten(cell.text, _LONGEST, placeholder=" …") if len(cell.text) > _LONGEST else cell.text
    shown = Text(visible(text))
    return Padding(shown, (0, 0, 0, 2 * cell.indent)) if cell.indent else shown


def _markdown(comparison: Comparison, texts: Texts) -> str:
    parts = [f"# {visible(_title(comparison, texts))}\n"]
    for block in blocks(comparison, texts):
        rows = [[_STEP * cell.indent + cell.text for cell in row] for row in block.rows]
        parts.append(f"## {block.title}\n\n{as_markdown(block.columns, rows)}")
        parts += [f"- {escaped(note)}" for note in block.notes] + [""] * bool(block.notes)
    return "\n".join(parts)


def flat(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """One dict per level and term, goal, measure without target, global goal and amount; keys as in CSV_COLUMNS."""
    for side in (comparison.left, comparison.right):
        for row in _flat_side(side):
            yield {"name": side.name, **row}


def _flat_side(side: Side) -> Iterator[dict[str, Any]]:
    for level in side.levels:
        for term in level.local_terms:
            yield {"part": "level", "kind": level.kind, "local_term": term.term, "value": term.goals}
    for goal in side.tree:
        yield {"part": "goal", **goal.model_dump(include=set(CSV_COLUMNS))}
    for key in ("measures", "with_target", "without_target", "with_outcome"):
        yield {"part": "measures", "kind": key, "value": getattr(side.measures, key)}
    for measure in side.measures.names_without_target:
        yield {
            "part": "measure_without_target",
            "kind": measure.group_name,
            "text": measure.name,
            "section": measure.section,
        }
    for use in side.sdgs:
        targets = " ".join(use.targets) or None
        yield {"part": "sdg", "sdg": use.sdg, "text": use.name_sv, "sdg_targets": targets, "value": use.mentions}
    for is_total, amounts in ((True, side.budget_totals), (False, side.budget_areas)):
        for amount in amounts:
            row = amount.model_dump(include=set(CSV_COLUMNS))
            yield {
                "part": "budget",
                **row,
                "text": amount.area,
                "is_total": int(is_total),
                "value": amount.amount_tkr,
                "unit": "tkr",
            }
