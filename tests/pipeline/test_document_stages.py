"""One document through the stages, from its file to its rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.find import SourceFile
from models.errors import DocumentUnreadable
from models.extraction import Extraction
from models.table import TableKind
from pipeline.document import read_document
from pipeline.settings import Settings
from pipeline.stages import STAGES

PLAN = """\
# Verksamhetsplan med budget 2031

**Tekniska nämnden, Ale kommun**

# 1 Inledning

Nämnden sköter gator och parker.

# 2 Strategiska målsättningar

## 2.1 Trygg stad

### 2.1.1 Ljusa parker

##### Agenda 2030

- 11 Hållbara städer och samhällen
- 16 Fredliga och inkluderande samhällen

##### Nämndens mål

**Fler ska känna sig trygga i parkerna.**

Belysningen byts ut i fyra parker.

| Mått | Utfall 2029 | Målvärde 2031 |
|---|---|---|
| Andel trygga i parken | 61 % | 75 % |
| Antal klagomål | 1 240 | |

# 3 Ekonomi

Belopp i tkr.

| Verksamhet | Budget 2031 |
|---|---|
| Gator | 12 500 |
| Parker | 7 500 |
| Summa | 20 000 |
"""


@pytest.fixture
def plan(tmp_path: Path) -> Extraction:
    return read(tmp_path, PLAN)


def read(folder: Path, text: str) -> Extraction:
    path = folder / "plan.md"
    path.write_text(text, encoding="utf-8")
    return read_document(SourceFile(str(path), "markdown"), Settings(workers=0))


def test_the_stages_stand_in_their_order() -> None:
    names = [stage.__name__ for stage in STAGES]
    assert names == ["read", "sections", "tables", "classify", "extract", "link", "assign_ids", "validate"]


def test_the_document_is_told(plan: Extraction) -> None:
    document = plan.document
    assert (document.municipality, document.municipality_code) == ("Ale", "1440")
    assert (document.body, document.type, document.year, document.period) == ("Tekniska nämnden", "plan", 2031, None)
    assert (document.format, document.pages, len(document.sha256)) == ("markdown", 0, 64)


def test_sections_and_goals(plan: Extraction) -> None:
    assert [(s.number, s.title, s.level) for s in plan.sections] == [
        ("1", "Inledning", 1),
        ("2", "Strategiska målsättningar", 1),
        ("2.1", "Trygg stad", 2),
        ("2.1.1", "Ljusa parker", 3),
        ("3", "Ekonomi", 1),
    ]
    assert [(g.kind.value, g.text, g.local_term) for g in plan.goals] == [
        ("focus_area", "Trygg stad", None),
        ("strategic_objective", "Ljusa parker", "Strategiska målsättningar"),
        ("committee_goal", "Fler ska känna sig trygga i parkerna.", "Nämndens mål"),
    ]
    assert [g.parent_id for g in plan.goals] == [None, plan.goals[0].id, plan.goals[1].id]


def test_measures_are_bound_to_the_goal_before_them(plan: Extraction) -> None:
    values = [(v.kind.value, v.year, v.value, v.unit, v.raw) for v in plan.measure_values]
    assert values == [
        ("outcome", 2029, 61.0, "%", "61 %"),
        ("target", 2031, 75.0, "%", "75 %"),
        ("outcome", 2029, 1240.0, None, "1 240"),
    ]
    assert {m.goal_id for m in plan.measures} == {plan.goals[2].id}
    assert {m.section_id for m in plan.measures} == {plan.sections[3].id}


def test_global_goals_and_budget(plan: Extraction) -> None:
    assert [(r.sdg, r.mention.value) for r in plan.sdg_references] == [(11, "listed"), (16, "listed")]
    assert [(b.area, b.stage.value, b.year, b.amount, b.unit, b.amount_sek, b.is_total) for b in plan.budget_lines] == [
        ("Gator", "budget", 2031, 12_500.0, "tkr", 12_500_000.0, False),
        ("Parker", "budget", 2031, 7_500.0, "tkr", 7_500_000.0, False),
        ("Summa", "budget", 2031, 20_000.0, "tkr", 20_000_000.0, True),
    ]


def test_what_was_read_is_counted(plan: Extraction) -> None:
    assert [table.kind for table in plan.tables] == [TableKind.MEASURE, TableKind.BUDGET]
    document = plan.document
    assert (document.tables_read, document.tables_unread, document.numbers_read, document.numbers_unread) == (
        2,
        0,
        6,
        0,
    )
    assert [f.code for f in plan.findings if f.severity.value != "info"] == []


def test_a_sum_that_does_not_add_up_is_found(tmp_path: Path) -> None:
    codes = [f.code for f in read(tmp_path, PLAN.replace("20 000", "21 000")).findings]
    assert any("sum" in code or "add_up" in code for code in codes)


def test_the_same_file_gives_the_same_rows(tmp_path: Path, plan: Extraction) -> None:
    assert read(tmp_path, PLAN).model_dump_json() == plan.model_dump_json()


def test_other_bytes_give_another_id(tmp_path: Path, plan: Extraction) -> None:
    assert read(tmp_path, PLAN + "\n").document.id != plan.document.id


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable):
        read(tmp_path, " \n")
