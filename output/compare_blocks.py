"""A comparison as titled blocks of rows, which the terminal and Markdown show each in their way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import PurePath
from typing import NamedTuple

from output.comparison import BudgetAmount, Comparison, DocumentFacts, Level, MeasureName, SdgUse, Side, TreeGoal
from output.scanned import ocr_mark
from output.texts import Texts


class Cell(NamedTuple):
    """A text, and how many steps it is set in."""

    text: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A table under a title. `right` are the columns that are set to the right; `notes` stand below."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    right: frozenset[int] = frozenset()
    notes: list[str] = field(default_factory=list)


EMPTY = Cell("")


def blocks(comparison: Comparison, texts: Texts) -> list[Block]:
    """All that the comparison says, without blocks that would hold nothing."""
    left, right = comparison.left, comparison.right
    made = [
        _documents(comparison, texts),
        _levels(left, right, texts),
        _trees(left, right, texts),
        _measures(left, right, texts),
        _without_target(left, right, texts),
        _sdgs(comparison, texts),
        _budget("totals", left, right, left.budget_totals, right.budget_totals, texts),
        _budget("areas", left, right, left.budget_areas, right.budget_areas, texts),
    ]
    return [block for block in made if block.rows]


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text) for text in texts)


def _documents(comparison: Comparison, texts: Texts) -> Block:
    columns = tuple(texts("compare", key) for key in ("municipality", "document", "body", "type", "year", "pages"))
    sides = (comparison.left, comparison.right)
    return Block(
        texts("compare", "documents"),
        columns,
        [_document(document, texts) for side in sides for document in side.documents],
        right=frozenset({5}),
    )


def _document(document: DocumentFacts, texts: Texts) -> tuple[Cell, ...]:
    when = " ".join(str(part) for part in (document.year, document.period) if part is not None)
    return _row(
        document.municipality or "",
        document.title or PurePath(document.path).name,
        document.body or "",
        texts("type", document.type),
        when,
        str(document.pages or ""),
    )


def _levels(left: Side, right: Side, texts: Texts) -> Block:
    kinds = [level.kind for level in (*left.levels, *right.levels)]
    counts = [{level.kind: level for level in side.levels} for side in (left, right)]
    order = [kind for kind in texts.keys("kind") if kind in kinds]
    rows = [
        _row(texts("kind", kind), *(part for levels in counts for part in _level(levels.get(kind), texts)))
        for kind in order
    ]
    if rows:
        sums = [str(sum(level.goals for level in side.levels)) for side in (left, right)]
        rows.append(_row(texts("compare", "all"), sums[0], "", sums[1], ""))
    columns = [part for side in (left, right) for part in (side.name, texts("compare", "term", name=side.name))]
    return Block(texts("compare", "levels"), (texts("compare", "level"), *columns), rows, right=frozenset({1, 3}))


def _level(level: Level | None, texts: Texts) -> tuple[str, str]:
    if level is None:
        return "0", ""
    terms = [(term.term or texts("compare", "no_term"), term.goals) for term in level.local_terms]
    if len(terms) == 1:
        return str(level.goals), terms[0][0]
    return str(level.goals), ", ".join(f"{term} ({goals})" for term, goals in terms)


def _trees(left: Side, right: Side, texts: Texts) -> Block:
    rows: list[tuple[Cell, ...]] = list(zip_longest(_tree(left, texts), _tree(right, texts), fillvalue=EMPTY))
    return Block(texts("compare", "tree"), (left.name, right.name), rows)


def _tree(side: Side, texts: Texts) -> list[Cell]:
    """The trees of a side; a goal is led by the word for its level where that is another than in the row before."""
    titles = {document.id: document.title or PurePath(document.path).name for document in side.documents}
    cells: list[Cell] = []
    before: TreeGoal | None = None
    for goal in side.tree:
        if len(titles) > 1 and (before is None or before.document_id != goal.document_id):
            cells.append(Cell(f"## {titles[goal.document_id]}"))
            before = None
        word = goal.local_term or texts("kind", goal.kind)
        same = before is not None and (before.kind, before.local_term, before.depth) == (
            goal.kind,
            goal.local_term,
            goal.depth,
        )
        cells.append(Cell(goal.text if same else f"{word}: {goal.text}", goal.depth))
        before = goal
    return cells


def _measures(left: Side, right: Side, texts: Texts) -> Block:
    pairs = zip(_counts(left), _counts(right), strict=True)
    rows = [_row(texts("compare", key), str(ours), str(theirs)) for (key, ours), (_, theirs) in pairs]
    if not left.measures.measures and not right.measures.measures:
        rows = []
    return Block(texts("compare", "measures"), ("", left.name, right.name), rows, right=frozenset({1, 2}))


def _counts(side: Side) -> list[tuple[str, int]]:
    m = side.measures
    return [
        ("measure_count", m.measures),
        ("with_target", m.with_target),
        ("without_target", m.without_target),
        ("with_outcome", m.with_outcome),
    ]


def _without_target(left: Side, right: Side, texts: Texts) -> Block:
    names = [[Cell(_measure(m)) for m in side.measures.names_without_target] for side in (left, right)]
    rows = list(zip_longest(*names, fillvalue=EMPTY))
    return Block(texts("compare", "without_target_list"), (left.name, right.name), rows)


def _measure(measure: MeasureName) -> str:
    name = f"{measure.group_name}: {measure.name}" if measure.group_name else measure.name
    return f"{name} ({measure.section})" if measure.section else name


def _sdgs(comparison: Comparison, texts: Texts) -> Block:
    left, right, meeting = comparison.left, comparison.right, comparison.sdgs
    uses = [{use.sdg: use for use in side.sdgs} for side in (left, right)]
    rows = []
    for sdg in sorted(uses[0].keys() | uses[1].keys()):
        name = _sdg_name(uses[0].get(sdg) or uses[1][sdg], texts)
        both = texts("compare", "yes") if sdg in meeting.both else ""
        rows.append(_row(name, _mentions(uses[0].get(sdg)), _mentions(uses[1].get(sdg)), both))
    notes = [
        f"{label}: {', '.join(map(str, numbers)) or '–'}"
        for label, numbers in (
            (texts("compare", "meet"), meeting.both),
            (texts("compare", "only", name=left.name), meeting.only_left),
            (texts("compare", "only", name=right.name), meeting.only_right),
            (texts("compare", "neither"), meeting.neither),
        )
    ]
    columns = (texts("compare", "sdg"), left.name, right.name, texts("compare", "meet"))
    return Block(texts("compare", "sdgs"), columns, rows, right=frozenset({1, 2}), notes=notes)


def _sdg_name(use: SdgUse, texts: Texts) -> str:
    name = use.name_sv if texts.lang == "sv" else use.name_en
    return f"{use.sdg} {name or ''}".strip()


def _mentions(use: SdgUse | None) -> str:
    if use is None:
        return "0"
    return f"{use.mentions} ({', '.join(use.targets)})" if use.targets else str(use.mentions)


def _budget(
    title: str, left: Side, right: Side, ours: Sequence[BudgetAmount], theirs: Sequence[BudgetAmount], texts: Texts
) -> Block:
    """Amounts of the same year, stage and side beside each other, in the documents' order."""
    rows = []
    for key in sorted({_key(amount) for amount in (*ours, *theirs)}):
        pairs = zip_longest(_cells(key, ours, texts), _cells(key, theirs, texts), fillvalue=(EMPTY, EMPTY))
        for number, (mine, yours) in enumerate(pairs):
            rows.append((Cell(_label(key, texts) if number == 0 else ""), *mine, *yours))
    columns = (texts("compare", "amount"), left.name, "tkr", right.name, "tkr")
    return Block(texts("compare", title), columns, rows, right=frozenset({2, 4}))


Key = tuple[int, str, str, str]


def _key(amount: BudgetAmount) -> Key:
    return amount.year or 0, amount.period or "", amount.stage, amount.side


def _label(key: Key, texts: Texts) -> str:
    year, period, stage, side = key
    parts = (str(year) if year else "", period, texts("stage", stage), texts("side", side))
    return " ".join(part for part in parts if part)


def _cells(key: Key, amounts: Iterable[BudgetAmount], texts: Texts) -> list[tuple[Cell, Cell]]:
    return [(Cell(a.area), Cell(texts.number(a.amount_tkr) + ocr_mark(a.ocr))) for a in amounts if _key(a) == key]
