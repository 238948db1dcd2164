"""An extraction as a golden file: compact, readable, one item a line, and nothing that changes by itself."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from models.extraction import Extraction
from models.measure import Measure, MeasureValue

Golden = dict[str, Any]
FACTS = (
    "title", "municipality", "municipality_code", "body", "body_family", "type", "year", "period", "pages", "language",
    "pages_read", "tables_read", "tables_unread", "numbers_read", "numbers_unread",
)  # fmt: skip


class Teller:
    """Tells an extraction by what it says: ids become the texts that they stand for."""

    def __init__(self, extraction: Extraction) -> None:
        self._found = extraction
        self._sections = {s.id: s.number or s.title for s in extraction.sections}
        self._goals = {g.id: g.text for g in extraction.goals}

    def golden(self) -> Golden:
        """All that a reader of the document would check, in the order of the document."""
        found = self._found
        facts = found.document.model_dump(mode="json")
        return {
            "document": {key: facts[key] for key in FACTS if facts[key] is not None},
            "sections": [self._section(s) for s in found.sections],
            "tables": [_short(self._table(t)) for t in found.tables],
            "goals": [_short(self._goal(g)) for g in found.goals],
            "measures": [_short(self._measure(m)) for m in found.measures],
            "budget_lines": [self._budget(b) for b in found.budget_lines],
            "sdg_references": [_short(self._sdg(r)) for r in found.sdg_references],
            "activities": [_short(self._row(a, "activity", "comment")) for a in found.activities],
            "indicators": [_short(self._row(i, "indicator", "analysis")) for i in found.indicators],
            "findings": [[code, count] for code, count in sorted(Counter(f.code for f in found.findings).items())],
        }

    def _where(self, row: Any) -> dict[str, Any]:
        goal = self._goals.get(getattr(row, "goal_id", None) or "")
        return {"section": self._sections.get(row.section_id), "goal": goal, "page": row.page}

    def _section(self, section: Any) -> list[Any]:
        parent = self._sections.get(section.parent_id)
        return [
            section.level,
            section.number,
            section.title,
            section.role,
            parent,
            section.page_first,
            len(section.text),
        ]

    def _table(self, table: Any) -> dict[str, Any]:
        pages = sorted({table.page_first, table.page_last} - {None})
        size = f"{table.n_rows} × {table.n_columns}"
        section = self._sections.get(table.section_id)
        header = [" | ".join(row) for row in table.header]
        told = {"kind": table.kind, "size": size, "method": table.method, "section": section, "pages": pages}
        return told | {"caption": table.caption, "header": header}

    def _goal(self, goal: Any) -> dict[str, Any]:
        told = {
            "kind": goal.kind,
            "term": goal.local_term,
            "text": goal.text,
            "parent": self._goals.get(goal.parent_id),
        }
        told |= {"status": goal.status, "comment": goal.comment, "method": goal.method}
        told |= {"letters_of_description": len(goal.description or "") or None}
        return told | {"section": self._sections.get(goal.section_id), "page": goal.page}

    def _measure(self, measure: Measure) -> dict[str, Any]:
        values = [_value(v) for v in self._found.measure_values if v.measure_id == measure.id]
        told = {"name": measure.name, "group": measure.group_name, "unit": measure.unit, "kolada": measure.kolada_id}
        return told | self._where(measure) | {"in_table": measure.table_id is not None, "values": values}

    def _budget(self, line: Any) -> list[Any]:
        when = " ".join(str(part) for part in (line.stage, line.year, line.period) if part is not None)
        amount = f"{_number(line.amount)} {line.unit}"
        return [
            line.area,
            "total" if line.is_total else "",
            when,
            line.side,
            amount,
            self._sections.get(line.section_id),
        ]

    def _sdg(self, reference: Any) -> dict[str, Any]:
        number = reference.target or str(reference.sdg)
        return {"sdg": number, "mention": reference.mention, "text": reference.text, **self._where(reference)}

    def _row(self, row: Any, name: str, beside: str) -> dict[str, Any]:
        return {name: getattr(row, name), beside: getattr(row, beside), "status": row.status, **self._where(row)}


def _value(value: MeasureValue) -> str:
    """A value as one text: kind, time, what it says, and where that was read."""
    when = " ".join(str(part) for part in (value.kind, value.year, value.period, value.split) if part is not None)
    number = "" if value.value is None else _number(value.value)
    said = " ".join(str(part) for part in (value.comparator, number, value.unit) if part)
    return f"{when}: {said} ({value.origin}, {value.confidence:g})"


def _number(value: float) -> str:
    return f"{value:.12g}"


def _short(item: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value not in (None, [], "")}


def as_text(golden: Golden) -> str:
    """JSON with one item of a list a line, so that a difference shows what changed."""
    parts = []
    for key, value in golden.items():
        if isinstance(value, list) and value:
            lines = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)
            parts.append(f" {json.dumps(key)}: [\n{lines}\n ]")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


@pytest.fixture(scope="session")
def golden_text() -> Callable[[Extraction], str]:
    return lambda extraction: as_text(Teller(extraction).golden())
