"""The comparison as a workbook (.xlsx): a sheet per block, numbers as numbers, nothing left out.

No cell is a formula or a link, whatever stands in it. Amounts are kronor. Each row carries the mark of its document and
its page. The same database gives the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from output.comparing.facts import SURE, AmountFact, Party, Ref, Report, ValueFact
from output.comparing.levels import levels
from output.comparing.wording import Wording
from output.scanned import ocr_mark

Cell = str | int | float | None
Sheet = tuple[str, list[str], Iterable[Sequence[Cell]]]

#: Characters that a cell and a sheet's name hold.
MAX_CELL, _MAX_NAME = 32_767, 31
_NARROW, _WIDE = 12, 48
#: Workbooks carry the time they were made at; a fixed one gives the same file for the same database.
_MADE = datetime(2000, 1, 1)


def write_comparison(report: Report, path: Path, lang: str = "sv") -> None:
    """The report as a workbook at `path`."""
    import xlsxwriter  # here, since only this format needs it

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    w = Wording(lang)
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": w.title(report), "created": _MADE})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for name, head, rows in sheets(report, w):
            _write(book.add_worksheet(name[:_MAX_NAME]), head, [list(row) for row in rows], bold, wrapped)


def _write(sheet: Any, head: Sequence[str], rows: Sequence[Sequence[Cell]], bold: Any, wrapped: Any) -> None:
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, bold)
        longest = max((len(str(row[column])) for row in rows), default=0)
        sheet.set_column(column, column, min(max(longest + 2, _NARROW, len(name) + 2), _WIDE))
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, column, value[:MAX_CELL], wrapped)
            elif value is not None:
                sheet.write_number(line, column, value, wrapped)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(head) - 1)


def sheets(report: Report, w: Wording) -> list[Sheet]:
    """The sheets: name, header and rows."""
    return [
        _documents(report, w),
        _levels(report, w),
        _goals(report, w),
        _similar(report, w),
        _sdgs(report, w),
        _measures(report, w),
        _budget(report, w),
        _cautions(report, w),
    ]


def _head(w: Wording, *keys: str) -> list[str]:
    return [w(key) for key in keys]


def _ref(ref: Ref) -> list[Cell]:
    return [ref.mark, ref.page]


def _documents(report: Report, w: Wording) -> Sheet:
    head = _head(w, "side", "mark", "document", "body", "type", "year", "period", "pages", "used")
    rows = [
        [
            party.name, d.mark, d.name, d.body, w.texts("type", d.type), d.year, d.period, d.pages,
            w.texts("report_use", d.use),
        ]
        for party in report.parties
        for d in party.documents
    ]  # fmt: skip
    return w("documents"), head, rows


def _levels(report: Report, w: Wording) -> Sheet:
    head = _head(w, "level", "side", "called", "count")
    rows: list[list[Cell]] = [
        [w.texts("kind", kind), party.name, term or w("no_term"), n]
        for kind, sides in levels(report)
        for party, terms in zip(report.parties, sides, strict=True)
        for term, n in terms.items()
    ]
    return w("levels"), head, rows


def _goals(report: Report, w: Wording) -> Sheet:
    head = _head(w, "side", "depth", "level", "called", "goal", "status", "mark", "page_number")
    rows = [
        [
            party.name, goal.depth, w.texts("kind", goal.kind), goal.local_term, goal.text,
            w.status(goal.status) if goal.status else None, *_ref(goal.ref),
        ]
        for party in report.parties
        for goal in party.all_goals
    ]  # fmt: skip
    return w("goals"), head, rows


def _similar(report: Report, w: Wording) -> Sheet:
    end = _head(w, "side", "goal", "mark", "page_number")
    rows: list[list[Cell]] = []
    for pair in report.pairs:
        row: list[Cell] = [pair.score, w.reasons(pair)]
        for side, goal in zip(pair.sides, (pair.left, pair.right), strict=True):
            row += [report.parties[side].name, goal.text, *_ref(goal.ref)]
        rows.append(row)
    return w("similar"), [*_head(w, "score", "reason"), *end, *end], rows


def _sdgs(report: Report, w: Wording) -> Sheet:
    """A row for each of the 17, and the counts of each side."""
    head = [w("number"), w("sdg")]
    head += [f"{party.name}: {w(key)}" for party in report.parties for key in ("mentions", *_MENTIONS)]
    rows: list[list[Cell]] = []
    for name in report.sdg_names:
        row: list[Cell] = [name.sdg, w.sdg(name)]
        for party in report.parties:
            row += _times(party, name.sdg)
        rows.append(row)
    return w("sdgs"), head, rows


_MENTIONS = ("listed", "inline", "icon")


def _times(party: Party, sdg: int) -> list[Cell]:
    found = [one.mention for one in party.sdgs if one.sdg == sdg]
    return [len(found), *(found.count(kind) for kind in _MENTIONS)]


def _measures(report: Report, w: Wording) -> Sheet:
    head = _head(
        w, "measure", "kolada_id", "side", "year", "period", "split", "what", "comparator", "value", "unit", "printed",
        "certain", "mark", "page_number",
    )  # fmt: skip
    rows = [
        [shared.name, shared.kolada_id, party.name, *_value(value, w)]
        for shared in report.shared
        for party, side in zip(report.parties, shared.values, strict=True)
        for value in side.values()
    ]
    return w("measures"), head, rows


def _value(value: ValueFact, w: Wording) -> list[Cell]:
    split = w(value.split) if value.split else None
    return [
        value.year, value.period, split, w(value.kind), value.comparator, value.value, value.unit, value.raw,
        _certain(value, w), *_ref(value.ref),
    ]  # fmt: skip


def _certain(read: ValueFact | AmountFact, w: Wording) -> str | None:
    said = [w("unsure")] if read.confidence < SURE else []
    return " ".join([*said, *ocr_mark(read.ocr).split()]) or None


def _budget(report: Report, w: Wording) -> Sheet:
    head = _head(
        w, "area", "row", "total", "year", "period", "stage", "account", "side", "body", "kronor", "certain", "mark",
        "page_number",
    )  # fmt: skip
    rows = [
        [
            w.area(area), amount.area, w("yes") if row.is_total else None, row.year, row.period,
            w.texts("stage", row.stage), w.texts("side", row.side), party.name, amount.body, amount.amount_sek,
            _certain(amount, w), *_ref(amount.ref),
        ]
        for area, found in report.budgets
        for row in found
        for party, amounts in zip(report.parties, row.amounts, strict=True)
        for amount in amounts
    ]  # fmt: skip
    return w("budget"), head, rows


def _cautions(report: Report, w: Wording) -> Sheet:
    rows = [[w(c.topic), w.caution(c), ", ".join(map(w.ref, c.refs)) or None] for c in report.cautions]
    return w("not_comparable"), _head(w, "concerns", "why", "where"), rows
