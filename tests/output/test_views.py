"""What the views answer, on the two documents of conftest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.extraction import Extraction
from models.goal import GoalKind
from output.connection import reader
from output.database import Database
from output.sqlfiles import parse
from output.views import views

#: Views that need documents that follow each other.
FOLLOWED = {"target_outcomes", "fulfilment", "goal_fulfilment", "linked"}
#: Views that need a year of plan, follow-ups and annual report.
SCHOOL_YEAR = {"measures_followed", "target_changes", "forecasts", "forecast_outcomes", "budget_changes"}
NORRVIK, SODERBY = "a1" * 8, "b2" * 8


def rows(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with reader(path) as connection:
        connection.row_factory = None
        return connection.execute(sql, values).fetchall()


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_every_column_of_a_view_is_described(filled: Path, followed: Path, school_year: Path, view: Any) -> None:
    path = school_year if view.name in SCHOOL_YEAR else followed if view.name in FOLLOWED else filled
    with reader(path) as connection:
        cursor = connection.execute(f"SELECT * FROM {view.name}")
        assert [column[0] for column in cursor.description] == list(view.columns)
        assert cursor.fetchone() is not None, "the documents of conftest have nothing for this view"
    assert view.description
    assert all(view.columns.values())


def test_a_file_without_a_head_is_refused() -> None:
    with pytest.raises(ValueError, match="does not begin with a comment"):
        parse("broken", "SELECT 1")


def test_goal_kinds_are_those_of_the_model(filled: Path) -> None:
    assert [kind for (kind,) in rows(filled, "SELECT kind FROM goal_kinds ORDER BY level")] == list(GoalKind)


def test_goal_tree_reads_from_top_to_bottom(filled: Path) -> None:
    sql = "SELECT depth, outline, path FROM goal_tree WHERE municipality = 'Söderby' ORDER BY place"
    found = rows(filled, sql)
    assert [depth for depth, _, _ in found] == [0, 1, 2, 2]
    assert found[1][1] == "  Söderby ska erbjuda bostäder."
    assert found[3][2] == "Växande Söderby › Söderby ska erbjuda bostäder. › Fler flyttar in"


def test_goal_levels_count_and_name(filled: Path) -> None:
    sql = "SELECT kind, local_term, goals FROM goal_levels WHERE municipality = 'Norrvik'"
    assert rows(filled, sql) == [
        ("strategic_objective", "Strategisk målsättning", 2),
        ("committee_goal", "Nämndens mål", 2),
        ("assignment", "Uppdrag", 1),
    ]


def test_a_goal_has_measures_when_a_goal_under_it_has(filled: Path) -> None:
    sql = "SELECT goal, measures_in_section FROM goals_without_measures WHERE municipality = 'Norrvik'"
    assert rows(filled, sql) == [
        ("Utred ett navet för unga.", 2),
        ("Trygg ålderdom", 0),
        ("Äldre ska ha inflytande.", 0),
    ]


def test_measures_without_target(filled: Path) -> None:
    assert rows(filled, "SELECT measure, values_given FROM measures_without_target") == [("Nöjda brukare", 0)]


def test_measure_overview_takes_the_latest_outcome_and_the_target_of_the_year(filled: Path) -> None:
    sql = """
        SELECT outcome, outcome_year, target, comparator, target_year, outcomes, targets FROM measure_overview
        WHERE measure = 'Andel arbetslösa'
    """
    assert rows(filled, sql) == [
        (7.6, 2030, 5.5, "<=", 2031, "2029: 6.7; 2030: 7.6; 2030 women: 8.1", "2031: högst 5,5 %; 2034: 4 %")
    ]


@pytest.mark.parametrize(
    ("years", "chosen"),
    [
        ([2030, 2031, 2032], 2031),
        ([2030, 2033, 2032], 2032),
        ([2027, 2029], 2029),
        ([None, 2020], 2020),
        ([None], None),
    ],
)
def test_the_target_is_of_the_documents_year_or_the_next(
    tmp_path: Path, builder: Any, years: list[int | None], chosen: int | None
) -> None:
    b = builder("d4" * 32, "docs/plan.pdf", year=2031)
    measure = b.measure("Mått")
    for year in years:
        b.value(measure, "target", year, 1.0)
    b.value(measure, "outcome", 2030, 1.0)
    b.value(measure, "outcome", 2030, 2.0, period="T2")
    b.value(measure, "outcome", None, 3.0)
    with Database.open(tmp_path / "plans.db") as database:
        database.load(b.made)
    sql = "SELECT target_year, outcome FROM measure_overview"
    assert rows(tmp_path / "plans.db", sql) == [(chosen, 1.0)]


def test_goals_are_tied_to_global_goals_by_goal_parent_and_section(filled: Path) -> None:
    sql = "SELECT sdg, goal, tied_by, measure FROM goals_by_sdg WHERE document_id = ?"
    assert rows(filled, sql, NORRVIK) == [
        (8, "Arbete åt fler", "goal", "Nöjda brukare"),
        (8, "Fler ska gå vidare till arbete.", "parent goal", "Andel arbetslösa"),
        (8, "Utred ett navet för unga.", "parent goal", "Nöjda brukare"),
        (13, "Arbete åt fler", "section", "Nöjda brukare"),
        (13, "Fler ska gå vidare till arbete.", "section", "Andel arbetslösa"),
        (13, "Utred ett navet för unga.", "section", "Nöjda brukare"),
        (13, "Trygg ålderdom", "section", None),
        (13, "Äldre ska ha inflytande.", "section", None),
    ]


def test_a_mention_at_one_goal_does_not_hold_for_the_goal_beside_it(tmp_path: Path, builder: Any) -> None:
    b = builder("d4" * 32, "docs/plan.pdf", year=2031)
    section = b.section("Miljö")
    first = b.goal("committee_goal", "Mindre utsläpp", section=section)
    b.goal("committee_goal", "Fler cyklar", section=section)
    b.sdg(13, section=section, goal=first)
    with Database.open(tmp_path / "plans.db") as database:
        database.load(b.made)
    assert rows(tmp_path / "plans.db", "SELECT goal FROM goals_by_sdg") == [("Mindre utsläpp",)]


def test_a_goal_has_its_own_global_goals_before_those_it_inherits(filled: Path) -> None:
    sql = "SELECT sdg, goal, how, inherited_from, mention FROM goal_global_goals WHERE document_id = ? ORDER BY sdg"
    assert rows(filled, sql, NORRVIK)[:4] == [
        (8, "Arbete åt fler", "own", None, "listed"),
        (8, "Fler ska gå vidare till arbete.", "from parent", "Arbete åt fler", "listed"),
        (8, "Utred ett navet för unga.", "from parent", "Arbete åt fler", "listed"),
        (13, "Arbete åt fler", "from section", "4 Strategiska målsättningar", "inline"),
    ]


def test_the_nearest_mention_says_where_a_global_goal_comes_from(tmp_path: Path, builder: Any) -> None:
    b = builder("d4" * 32, "docs/plan.pdf", year=2031)
    section = b.section("Miljö")
    above = b.goal("strategic_objective", "Grönare", section=section)
    below = b.goal("committee_goal", "Fler cyklar", section=section, parent=above)
    b.sdg(13, section=section)
    b.sdg(13, section=section, goal=above)
    b.sdg(13, "icon", section=section, goal=below)
    b.sdg(13, section=section, goal=below, target="13.2")
    with Database.open(tmp_path / "plans.db") as database:
        database.load(b.made)
    sql = "SELECT goal, sdg, target, how, mention, mentions FROM goal_global_goals"
    assert rows(tmp_path / "plans.db", sql) == [
        ("Grönare", 13, None, "own", "listed", 2),
        ("Fler cyklar", 13, None, "own", "icon", 3),
        ("Fler cyklar", 13, "13.2", "own", "listed", 1),
    ]


def test_sdg_by_municipality_has_all_seventeen(filled: Path) -> None:
    found = rows(filled, "SELECT sdg, mentions, listed, inline, icon, targets, levels FROM sdg_by_municipality")
    assert len(found) == 2 * 17
    assert found[7] == (8, 1, 1, 0, 0, "8.5", "strategic_objective 1")
    assert found[12] == (13, 2, 0, 1, 1, None, None)
    assert found[0] == (1, 0, 0, 0, 0, None, None)


def test_budget_checks_find_what_does_not_add_up(filled: Path) -> None:
    sql = "SELECT check_name, area, side, printed, expected, difference, source FROM budget_checks"
    assert rows(filled, sql) == [
        ("budget.row_net", None, None, None, None, None, "finding"),
        ("cost_income_net", "Myndighet", None, 45.0, 40.0, 5.0, "computed"),
        ("parts_total", "Summa", "net", 140.0, 145.0, 5.0, "computed"),
    ]


#: (area, stage, side, amount); the area "Summa …" is a total.
Amounts = list[tuple[str, str, str, float]]
ROW = ("cost", "income", "net")


def sides(*amounts: float) -> Amounts:
    """Cost, income and net of one row."""
    return [("A", "budget", side, amount) for side, amount in zip(ROW, amounts, strict=True)]


def stages(*amounts: float) -> Amounts:
    """Budget, outcome and deviation of one row."""
    return [
        ("A", stage, "net", amount) for stage, amount in zip(("budget", "outcome", "deviation"), amounts, strict=True)
    ]


def column(**amounts: float) -> Amounts:
    """One column of a table."""
    return [(area.replace("_", " "), "budget", "net", amount) for area, amount in amounts.items()]


@pytest.mark.parametrize(
    ("amounts", "found"),
    [
        pytest.param(sides(-50, 10, -40), [], id="costs below zero"),
        pytest.param(sides(50, -10, 40), [], id="income below zero"),
        pytest.param(sides(50.4, 10, 40.5), [], id="rounded"),
        pytest.param(sides(50, 10, 42), [("cost_income_net", 2.0)], id="wrong net"),
        pytest.param([*sides(50, 10, 42), ("A", "budget", "cost", 7)], [], id="two rows with one name"),
        pytest.param(stages(50, 60, -10), [], id="deviation below zero"),
        pytest.param(stages(-50, -60, 10), [], id="all below zero"),
        pytest.param(stages(50, 60, -20), [("budget_outcome_deviation", 10.0)], id="wrong deviation"),
        pytest.param(column(A=5, varav_B=3, C=4, Summa=9), [], id="varav is never added"),
        pytest.param(column(A=5, B=3, Summa_1=8, Summa_2=99), [], id="two totals leave doubt"),
        pytest.param(column(Summa=18, A=5, B=3), [], id="a total above leaves doubt"),
        pytest.param(column(A=5, B=3, Summa=18), [("parts_total", 10.0)], id="wrong total"),
    ],
)
def test_budget_checks_say_nothing_in_doubt(
    tmp_path: Path, builder: Any, amounts: Amounts, found: list[tuple[str, float]]
) -> None:
    b = builder("d4" * 32, "docs/plan.pdf", year=2031)
    table = b.table("budget")
    for area, stage, side, amount in amounts:
        b.amount(area, stage, side, amount, is_total=area.startswith("Summa"), table=table)
    with Database.open(tmp_path / "plans.db") as database:
        database.load(b.made)
    assert rows(tmp_path / "plans.db", "SELECT check_name, difference FROM budget_checks") == found


def test_low_confidence_values_say_where_to_look(filled: Path) -> None:
    sql = "SELECT document, page, box, raw, confidence, name, value FROM low_confidence_values"
    box = "[72.0,100.0,300.2,120.0]"
    assert rows(filled, sql) == [("Verksamhetsplan 2031", 2, box, "högst 5,5 %", 0.6, "Andel arbetslösa", 5.5)]


def test_goal_status_leaves_out_documents_without_any(filled: Path) -> None:
    found = rows(filled, "SELECT document_id, kind, status, goals, share FROM goal_status WHERE status IS NOT NULL")
    assert found == [(SODERBY, "council_goal", "partly", 1, 1.0), (SODERBY, "success_criterion", "fulfilled", 1, 1.0)]


@pytest.mark.parametrize("view", [v.name for v in views() if "document_id" in v.columns])
def test_a_view_asked_for_one_document_does_not_read_the_others(filled: Path, view: str) -> None:
    with reader(filled) as connection:
        plan = [
            row["detail"]
            for row in connection.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {view} WHERE document_id = ?", ["x"])
        ]
    names = {
        "d",
        "g",
        "m",
        "v",
        "r",
        "s",
        "b",
        "f",
        "x",
        "goals",
        "measures",
        "measure_values",
        "sections",
        "budget_lines",
        "findings",
    }
    assert [line for line in plan if line.startswith("SCAN") and line.split()[1] in names] == []


def test_goals_in_a_circle_do_not_hang_the_tree(tmp_path: Path, make: dict[str, Callable[..., Extraction]]) -> None:
    extraction = make["soderby"]()
    extraction.goals[0].parent_id = extraction.goals[1].id
    with Database.open(tmp_path / "plans.db") as database:
        database.load(extraction)
    assert len(rows(tmp_path / "plans.db", "SELECT * FROM goal_tree")) == 4


def test_shared_key_figures_show_what_each_municipality_reached_and_aims_at(filled: Path) -> None:
    columns = "year, split, municipality, outcome, target, municipalities, targets_differ"
    sql = f"SELECT {columns} FROM shared_kolada_measures"
    assert rows(filled, sql) == [
        (2029, None, "Norrvik", 6.7, None, 2, None),
        (2030, None, "Norrvik", 7.6, None, 2, None),
        (2030, None, "Söderby", 5.2, None, 2, None),
        (2031, None, "Norrvik", None, 5.5, 2, None),
        (2034, None, "Norrvik", None, 4.0, 2, 1),
        (2034, None, "Söderby", None, 4.5, 2, 1),
        (2030, "women", "Norrvik", 8.1, None, 2, None),
    ]


def test_of_a_key_figure_the_latest_document_counts_and_one_municipality_shares_none(
    tmp_path: Path, builder: Any
) -> None:
    path = tmp_path / "plans.db"
    for sha, code, year, value in [("d4", "9901", 2031, 4.0), ("e5", "9901", 2032, 3.0), ("f6", "9902", 2032, 3.0)]:
        b = builder(sha * 32, f"docs/{sha}.pdf", year=year, municipality=f"Ort {code}", municipality_code=code)
        b.value(b.measure("Mått", kolada_id="N00001"), "target", 2033, value)
        with Database.open(path) as database:
            if sha == "f6":
                assert rows(path, "SELECT count(*) FROM shared_kolada_measures") == [(0,)]
            database.load(b.made)
    sql = "SELECT municipality, target, targets_differ FROM shared_kolada_measures"
    assert rows(path, sql) == [("Ort 9901", 3.0, 0), ("Ort 9902", 3.0, 0)]
