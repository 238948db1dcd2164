"""Drafts become rows with ids that are the same each time."""

from __future__ import annotations

import pytest

from corpus.identify import Identity
from extractors.drafts import (
    ActivityDraft,
    BudgetDraft,
    Drafts,
    Flow,
    GoalDraft,
    IndicatorDraft,
    MeasureDraft,
    Place,
    SdgDraft,
    SectionDraft,
    TableDraft,
    ValueDraft,
)
from extractors.layout.types import Cell, Grid, Note, Reading
from models.box import Box
from models.budget import Side, Stage
from models.document import DocumentType
from models.extraction import Extraction
from models.finding import Severity
from models.goal import GoalKind
from models.measure import Origin, ValueKind
from models.sdg import Mention
from models.table import TableKind, TableMethod
from pipeline.assemble import ID_DIGITS, assemble

SHA = "0123456789abcdef" * 4
DOC = SHA[:ID_DIGITS]
BOX = Box(10.04, 20.06, 30.0, 40.0)


def drafts() -> Drafts:
    """One of each, and two where the order matters."""
    grid = Grid(
        [[Cell("Mått"), Cell("2031")], [Cell("Bad"), Cell("7")]], TableMethod.RULED, 0.9, 3, 4, BOX, header_rows=1
    )
    goal = GoalDraft(GoalKind.COUNCIL_GOAL, "Fler badar.", Place((2, 1), 1, None, 3, BOX), "Mål")
    area = GoalDraft(GoalKind.FOCUS_AREA, "Trygg stad", Place((0, 0), 0), method="heading")
    goal.parent = area
    table = Place((4, 1), 1, 0, 3, BOX)
    value = ValueDraft(ValueKind.OUTCOME, "7", Origin.TABLE, "ruled", 0.87654, year=2031, value=7.0, page=3, box=BOX)
    said = ValueDraft(ValueKind.TARGET, "9", Origin.TEXT, "prose", 0.9, value=9.0)
    return Drafts(
        tables=[
            TableDraft(grid, Place((4, 0), 1, 0, 3, BOX), TableKind.MEASURE, 3, 1),
            TableDraft(grid, Place((9, 0))),
        ],
        goals=[area, goal],
        measures=[
            MeasureDraft("Lån", Place((7, 0), 1), [said]),
            MeasureDraft("Bad", table, [value], "Kultur", "st", goal=goal),
        ],
        budget=[
            BudgetDraft(
                "El", False, 2031, Stage.BUDGET, Side.COST, 1.5, "mkr", "1,5", Place((8, 2), 0, 1), "ruled", 1.0
            ),
            BudgetDraft(
                "Hyra", True, 2031, Stage.OUTCOME, Side.NET, -12.0, "tkr", "−12", Place((8, 1), 0, 1), "ruled", 1.0
            ),
        ],
        sdg=[SdgDraft(4, Mention.LISTED, "4 God utbildning", Place((3, 0), 1), "4.7", goal)],
        activities=[ActivityDraft("Bygg badet", table, "På väg", goal=goal)],
        indicators=[IndicatorDraft("Kö", table, "Kortare")],
    )


@pytest.fixture
def extraction() -> Extraction:
    sections = [SectionDraft("1", "Stad", 1), SectionDraft("1.1", "Bad", 2, 0, "budget", 2, 4, text=["Ett.", "Två."])]
    identity = Identity(title="Plan", municipality="Ale", municipality_code="1440", type=DocumentType.PLAN, year=2031)
    notes = [
        Note("read.encoding", "Läst som annat.", "info"),
        Note("table.odd", "Udda.", page=3, box=BOX, stage="tables"),
    ]
    reading = Reading("pdf", [], pages=9, pages_read=8, title="Metadata", producer="Word")
    return assemble("in/plan.pdf", SHA, reading, Flow([], sections), identity, drafts(), notes)


def test_ids_are_the_document_a_letter_and_the_position(extraction: Extraction) -> None:
    assert extraction.document.id == DOC
    rows = (
        extraction.sections, extraction.tables, extraction.goals, extraction.measures, extraction.budget_lines,
        extraction.sdg_references, extraction.activities, extraction.indicators, extraction.findings,
    )  # fmt: skip
    for letter, found in zip("stgmbraif", rows, strict=True):
        assert [row.id for row in found] == [f"{DOC}-{letter}{n}" for n in range(1, len(found) + 1)]
        assert [row.position for row in found] == list(range(1, len(found) + 1))
        assert {row.document_id for row in found} == {DOC}
    assert [value.id for value in extraction.measure_values] == [f"{DOC}-m1-v1", f"{DOC}-m2-v1"]


def test_positions_follow_the_document_not_the_order_of_finding(extraction: Extraction) -> None:
    assert [measure.name for measure in extraction.measures] == ["Bad", "Lån"]
    assert [line.area for line in extraction.budget_lines] == ["Hyra", "El"]


def test_rows_point_at_each_other_by_id(extraction: Extraction) -> None:
    bad, lan = extraction.measures
    assert (bad.section_id, bad.table_id, bad.goal_id) == (f"{DOC}-s2", f"{DOC}-t1", f"{DOC}-g2")
    assert (lan.section_id, lan.table_id, lan.goal_id) == (f"{DOC}-s2", None, None)
    assert extraction.goals[1].parent_id == f"{DOC}-g1"
    assert extraction.sections[1].parent_id == f"{DOC}-s1"
    assert extraction.sdg_references[0].goal_id == f"{DOC}-g2"
    assert (extraction.activities[0].table_id, extraction.activities[0].goal_id) == (f"{DOC}-t1", f"{DOC}-g2")
    assert extraction.indicators[0].goal_id is None
    assert extraction.measure_values[0].measure_id == bad.id


def test_a_measure_in_text_has_no_table_though_it_stands_near_one() -> None:
    said = ValueDraft(ValueKind.TARGET, "9", Origin.TEXT, "prose", 0.9, value=9.0)
    alone = Drafts(measures=[MeasureDraft("Lån", Place((1, 0)), [said])])
    (measure,) = assemble("p", SHA, Reading("text", []), Flow([], []), Identity(), alone, []).measures
    assert measure.table_id is None


def test_boxes_and_confidence_are_rounded(extraction: Extraction) -> None:
    value = extraction.measure_values[0]
    assert value.box == Box(10.0, 20.1, 30.0, 40.0)
    assert value.confidence == 0.877


def test_amounts_in_kronor(extraction: Extraction) -> None:
    assert [(line.amount, line.unit, line.amount_sek) for line in extraction.budget_lines] == [
        (-12.0, "tkr", -12_000.0),
        (1.5, "mkr", 1_500_000.0),
    ]


def test_tables_are_parted_into_header_and_rows(extraction: Extraction) -> None:
    first, second = extraction.tables
    assert (first.header, first.rows, first.n_rows, first.n_columns) == ([["Mått", "2031"]], [["Bad", "7"]], 1, 2)
    assert (first.kind, first.page_first, first.page_last, first.confidence) == (TableKind.MEASURE, 3, 4, 0.9)
    assert second.section_id is None


def test_facts_of_the_document(extraction: Extraction) -> None:
    document = extraction.document
    assert (document.path, document.sha256, document.title, document.type) == ("in/plan.pdf", SHA, "Plan", "plan")
    assert (document.pages, document.pages_read, document.tables_read, document.tables_unread) == (9, 8, 1, 1)
    assert (document.numbers_read, document.numbers_unread) == (3, 1)
    assert extraction.sections[1].text == "Ett.\n\nTvå."


def test_notes_become_findings(extraction: Extraction) -> None:
    first, second = extraction.findings
    assert (first.code, first.severity, first.stage, first.page) == ("read.encoding", Severity.INFO, "read", None)
    assert (second.code, second.severity, second.stage, second.page) == ("table.odd", Severity.WARNING, "tables", 3)


def test_the_title_of_the_metadata_is_the_last_choice() -> None:
    reading = Reading("pdf", [], title="Metadata")
    assert assemble("p", SHA, reading, Flow([], []), Identity(), Drafts(), []).document.title == "Metadata"


def test_the_same_drafts_give_the_same_rows() -> None:
    first, second = (
        assemble("p", SHA, Reading("pdf", []), Flow([], []), Identity(), made, []) for made in (drafts(), drafts())
    )
    assert first.model_dump_json() == second.model_dump_json()
