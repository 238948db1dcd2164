"""Header rows of real documents over rows that are made up, printed in three layouts and read again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from corpus.samples.header_rows import HEADER_ROWS, HeaderRow
from corpus.samples.made_up import make_up
from corpus.samples.made_up_facts import Facts
from corpus.samples.render import LAYOUTS, render
from models.extraction import Extraction
from planverk import read


def facts_of(found: Extraction) -> Facts:
    """What was read, in the form of what was written."""
    goals = {g.id: g.text for g in found.goals}
    measures = {m.id: m for m in found.measures}
    lines = found.budget_lines
    return Facts(
        [m.name for m in found.measures],
        [
            (m.name, m.group_name, v.kind, v.year, v.period, v.split, v.comparator, v.value, v.unit)
            for v in found.measure_values
            for m in [measures[v.measure_id]]
        ],
        [(b.area, b.is_total, b.year, b.period, b.stage, b.side, b.amount, b.unit) for b in lines],
        [(g.kind, g.text, g.status, g.comment, goals.get(g.parent_id or "")) for g in found.goals],
        [(a.activity, a.comment, a.status_seen or a.status) for a in found.activities],
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("row", HEADER_ROWS, ids=lambda row: row.name)
def test_all_that_stands_under_a_header_row_is_read(row: HeaderRow, layout: str, tmp_path: Path) -> None:
    markdown, written = make_up(row)
    pdf = tmp_path / f"{layout}.pdf"
    render(markdown, layout, pdf)
    found = read(pdf)
    told = facts_of(found)
    for name in Facts.__slots__:
        assert Counter(getattr(told, name)) == Counter(getattr(written, name)), name
    assert found.indicators == []
    messages = [f.message for f in found.findings]
    for header in row.findings:
        assert any(f'"{header}"' in m for m in messages), (header, messages)
