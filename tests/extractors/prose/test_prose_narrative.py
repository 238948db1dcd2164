"""Measures from running text: where they stand, what they are called, lines of years and values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.drafts import Flow, MeasureDraft, SectionDraft
from extractors.layout.types import Block, Cell, Grid, Role
from extractors.prose.narrative import narrative_measures
from models.box import Box
from models.measure import Origin
from models.table import TableMethod

SHARED = Path(__file__).parents[4] / "shared"


def flow(*blocks: Block) -> Flow:
    for block in blocks:
        block.section = 0
    return Flow(list(blocks), [SectionDraft("2.1", "Bibliotek för alla", 2)])


def paragraph(text: str, bold: bool = False) -> Block:
    return Block(Role.PARAGRAPH, text, page=3, box=Box(50, 100, 500, 120), bold=bold)


def values(measure: MeasureDraft) -> list[tuple[str, int | None, float | None, str | None]]:
    return [(str(v.kind), v.year, v.value, v.unit) for v in measure.values]


def test_each_value_can_be_shown_on_its_page() -> None:
    (measure,) = narrative_measures(flow(paragraph("Andelen nöjda besökare ska öka till 85 % 2025.")), 2024)
    (value,) = measure.values
    assert (measure.name, measure.unit, measure.place.order, measure.place.section) == (
        "Andelen nöjda besökare",
        "%",
        (0, 0),
        0,
    )
    assert (value.page, value.box, value.origin, value.method) == (3, Box(50, 100, 500, 120), Origin.TEXT, "prose")
    assert value.raw == "ska öka till 85 % 2025"


@pytest.mark.parametrize(
    ("blocks", "name"),
    [
        (["Antalet lån ska öka. Målsättningen för 2023 är 310."], "Antalet lån ska öka"),
        (["Målet 2023 är att minska papperssvinnet till 8 %."], "papperssvinnet"),
        (["Till 2030 ska utsläppen från resor minska med 40 %."], "utsläppen från resor"),
        (["**Andelen läsare ska öka i hela kommunen.", "Målet 2023 är 45."], "Andelen läsare ska öka i hela kommunen"),
        (["Målet 2023 är 45."], "Bibliotek för alla"),
    ],
)
def test_names(blocks: list[str], name: str) -> None:
    made = [paragraph(text.removeprefix("**"), bold=text.startswith("**")) for text in blocks]
    assert [m.name for m in narrative_measures(flow(*made), 2023)] == [name]


def test_values_of_one_measure_in_a_section_are_kept_together() -> None:
    blocks = flow(
        paragraph("Antalet lån ska öka. Målet 2023 är 90."), paragraph("Antalet lån ska öka. Målet 2024 är 95.")
    )
    (measure,) = narrative_measures(blocks, 2023)
    assert values(measure) == [("target", 2023, 90, None), ("target", 2024, 95, None)]


def test_a_line_of_years_under_a_goal_with_targets() -> None:
    goal = paragraph("Köpt el till badhusen ska minska med 8 % till 2026 och 15 % till 2030")
    line = paragraph("2019 – 9 400 MWh, 2026 – 8 300 MWh , 2030 - 7 000 MWh")
    change, amounts = narrative_measures(flow(goal, line), 2024)[0], narrative_measures(flow(goal, line), 2024)[0]
    assert change.name == "Köpt el till badhusen"
    assert values(amounts) == [
        ("target", 2026, 8, "%"),
        ("target", 2030, 15, "%"),
        ("baseline", 2019, 9400, "MWh"),
        ("target", 2026, 8300, "MWh"),
        ("target", 2030, 7000, "MWh"),
    ]


def test_a_line_of_years_is_parted_by_the_documents_year_where_the_goal_names_none() -> None:
    goal = paragraph("Elen per kvadratmeter ska stadigt minska.")
    line = paragraph("2019- 140 kWh/m2, 2026 – 115 kWh/m2")
    (measure,) = narrative_measures(flow(goal, line), 2024)
    assert values(measure) == [("baseline", 2019, 140, "kWh/m²"), ("target", 2026, 115, "kWh/m²")]
    assert all(value.confidence < 0.8 for value in measure.values)
    assert narrative_measures(flow(goal, line), None) == []
    assert narrative_measures(flow(paragraph("Statistik"), line), 2024) == []


def test_tables_are_not_read_but_boxes_are() -> None:
    text = "Målet 2023 är 45 procent."
    box = Grid([[Cell(text)]], TableMethod.RULED)
    table = Grid([[Cell(text), Cell("ja")]], TableMethod.RULED)
    assert len(narrative_measures(flow(Block(Role.TABLE, "", grid=box)), 2023)) == 1
    assert narrative_measures(flow(Block(Role.TABLE, "", grid=table)), 2023) == []


def test_text_without_stated_values_gives_nothing() -> None:
    blocks = [
        paragraph(text) for text in ("", "Inga tal här.", "Vi blev 3400 medarbetare 2019.", "3 kap. 4 §, 12 av 20")
    ]
    assert narrative_measures(flow(*blocks), 2019) == []


@pytest.mark.real
@pytest.mark.parametrize("name", ["ale-2019", "sala-2024-t1"])
def test_the_real_seeds(name: str) -> None:
    source = SHARED / "corpus" / "seeds" / f"{name}.txt"
    if not source.exists():
        pytest.skip("The documents of ../shared/corpus are not there.")
    from extractors.readers.text import read_text
    from extractors.sections.build import build_flow

    gold = json.loads((SHARED / "eval" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    whole, _ = build_flow(read_text(source))
    found = {
        (whole.sections[m.place.section].number, *value)
        for m in narrative_measures(whole, gold["document"]["year"])
        for value in values(m)
        if m.place.section is not None
    }
    wanted = [v for v in gold["narrative_values"] if not v.get("optional")]
    assert found == {(v["section"], v["kind"], v["year"], v["value"], v["unit"]) for v in wanted}
