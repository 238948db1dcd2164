"""The twenty questions: what the named queries answer on the samples, and on a year of one body made by hand."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from corpus.registers import municipalities, sdg_goals
from models.errors import DocumentNotFound
from models.extraction import Extraction
from output.connection import reader
from output.database import Database
from output.fulfilment import update_directions
from output.links import update_links
from output.queries import bound, narrowed, queries, run_query
from output.views import views

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
#: Tables that grow with the documents.
BIG = {
    "documents", "goals", "measures", "measure_values", "budget_lines", "sections", "findings", "activities",
    "indicators", "links", "document_links", "sdg_references", "tables", "measure_directions",
}  # fmt: skip

Row = dict[str, Any]


@pytest.fixture(scope="session")
def samples(read_once: Callable[[Path], Extraction], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the samples, read from Markdown."""
    path = tmp_path_factory.mktemp("samples") / "plans.db"
    with Database.open(path) as database:
        database.fill_registers(municipalities(), sdg_goals())
        for sample in sorted(SAMPLES.glob("*-*.md")):
            database.load(read_once(sample))
        update_directions(database)
        update_links(database)
    return path


def ask(path: Path, number: int | str, **params: Any) -> list[Row]:
    columns, rows = run_query(path, str(number), params)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def values(rows: list[Row], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_1_levels_have_their_local_names(samples: Path) -> None:
    rows = ask(samples, 1, municipality="Sala", year="2024")
    assert {row["kind"] for row in rows} >= {"focus_area", "council_goal"}
    assert sum(row["goals"] for row in rows) == len(ask(samples, "målträd", municipality="Sala"))


def test_2_goals_without_measures_and_measures_without_targets(samples: Path) -> None:
    rows = ask(samples, 2, municipality="Tierp")
    gaps = [row["gap"] for row in rows]
    assert (gaps.count("goal_without_measure"), gaps.count("measure_without_target")) == (2, 8)
    assert "Antagna detaljplaner" in [row["text"] for row in ask(samples, 2, gap="measure_without_target")]


def test_3_shares_of_status_add_up(samples: Path) -> None:
    rows = [row for row in ask(samples, 3, municipality="Tierp") if row["kind"] == "committee_goal"]
    assert {row["status"] for row in rows} == {"fulfilled", "partly", "not_fulfilled"}
    assert sum(row["share"] for row in rows) == pytest.approx(1)


def test_4_what_is_stated_stands_beside_what_the_numbers_give(samples: Path) -> None:
    rows = ask(samples, 4, municipality="Tierp", body="samhällsbyggnadsnämnden")
    found = {row["measure"]: (row["recomputed"], row["not_recomputed"]) for row in rows}
    assert found["Nöjd-Kund-Index, bygglov"] == ("not_fulfilled", None)
    assert found["Bygglov beslutade inom tio veckor"] == (None, "direction_unknown")


def test_5_measures_that_are_gone_from_the_follow_ups(school_year: Path) -> None:
    rows = ask(school_year, 5, municipality="Norrvik")
    assert values([row for row in rows if row["period"] == "T1"], "measure", "state") == [
        ("Nöjda elever", "target_changed"),
        ("Behöriga lärare", "dropped"),
        ("Sjukfrånvaro", "kept"),
    ]
    gone = ask(school_year, 5, state="not_told")
    assert ("Behöriga lärare", "T2") in values(gone, "measure", "period")


def test_6_targets_that_were_changed(school_year: Path) -> None:
    rows = ask(school_year, 6, within_year=1)
    names = ("measure", "from_target", "to_target", "difference", "from_page", "to_page", "to_period")
    assert values(rows, *names) == [("Nöjda elever", "5 %", "6 %", 1.0, 2, 5, "T1")]


def test_7_assignments_that_are_late_or_not_reported(school_year: Path, samples: Path) -> None:
    rows = ask(school_year, 7, municipality="Norrvik")
    assert values(rows, "type", "period", "text", "state") == [
        ("follow_up", "T1", "Utred lokalerna i centrum.", "delayed"),
        ("follow_up", "T2", "Utred lokalerna i centrum.", "delayed"),
        ("plan", None, "Bygg en idrottshall vid ån.", "not_reported"),
    ]
    late = ask(samples, 7, what="activity", state="delayed")
    assert [row["text"] for row in late] == [
        "Cykelräknare på fyra platser", "Tillsyn av ovårdade tomter", "Utbyte av dieselfordon",
    ]  # fmt: skip


def test_8_deficits_that_are_forecast_in_august(samples: Path, school_year: Path) -> None:
    rows = ask(samples, 8, municipality="Tierp", deficit=1)
    assert values(rows, "area", "surplus_tkr", "percent", "page") == [("Summa", -300.0, -0.35, None)]
    assert [row["surplus_tkr"] for row in ask(samples, 8, deficit=0)] == [1700.0]
    assert values(ask(school_year, 8), "moment", "surplus_tkr", "percent") == [("T2", -20.0, -2.02)]


def test_8_a_forecast_that_may_be_a_deviation_is_not_compared(samples: Path) -> None:
    with reader(samples) as connection:
        sql = "SELECT surplus_tkr, not_told FROM forecasts WHERE municipality = 'Ale' AND is_total"
        assert [tuple(row) for row in connection.execute(sql)] == [(None, "signs_differ")]


def test_9_how_near_the_forecast_was(school_year: Path) -> None:
    names = ("moment", "forecast_sek", "outcome_sek", "difference_sek", "percent", "forecast_page", "outcome_page")
    assert values(ask(school_year, 9), *names) == [("T1", -1000000.0, -1050000.0, -50000.0, 4.76, 6, 9)]
    assert values(ask(school_year, 9, moment="T2"), "percent") == [(3.81,)]


def test_10_global_goals_that_are_never_named(samples: Path) -> None:
    rows = ask(samples, 10, municipality="Ale")
    assert [row["sdg"] for row in rows] == list(range(1, 18))
    assert 14 in [row["sdg"] for row in rows if not row["mentions"]]


def test_11_goals_that_refer_to_goal_13(samples: Path) -> None:
    rows = ask(samples, 11, municipality="Ale", kind="council_goal")
    assert ("Matsvinnet ska halveras till 2022.", "Matsvinn", 19.0, 21.0) in values(
        rows, "goal", "measure", "target", "outcome"
    )


def test_12_other_targets_for_the_same_key_figure(filled: Path) -> None:
    rows = ask(filled, 12, municipality="Norrvik", differs=1)
    assert values(rows, "municipality", "year", "target") == [("Norrvik", 2034, 4.0), ("Söderby", 2034, 4.5)]


def test_13_how_far_a_target_is_from_the_outcome(school_year: Path, filled: Path) -> None:
    rows = ask(school_year, 13, municipality="Norrvik", ambition="better")
    names = ("measure", "better", "target", "outcome", "distance", "benchmarks")
    assert set(values(rows, *names)) == {("Sjukfrånvaro", "lower", "6 %", "7 %", -1.0, "2030: 6,5 %")}
    (row,) = ask(filled, 13, municipality="Norrvik")
    assert (row["others"], row["others_lowest"], row["others_highest"]) == (1, 5.2, 5.2)


def test_14_sick_leave_is_better_when_it_is_low(samples: Path, school_year: Path) -> None:
    rows = ask(samples, 14, municipality="Ale")
    assert ("Sjukfrånvaro, kort och total", "lower", "8,2 %") in values(rows, "measure", "better", "outcome")
    assert {row["measure"] for row in ask(school_year, 14, text="nöjda elever")} == {"Nöjda elever"}


def test_15_budgets_that_do_not_add_up(filled: Path, samples: Path) -> None:
    rows = ask(filled, 15, municipality="Norrvik", year=2031)
    assert values(rows, "check_name", "page", "difference")[1:] == [
        ("cost_income_net", 1, 5.0),
        ("parts_total", 1, 5.0),
    ]
    assert ask(samples, 15) == []


def test_16_net_costs_by_policy_area(samples: Path) -> None:
    rows = ask(samples, 16, policy_area="care", stage="budget", municipality="Ale", year=2019)
    assert values(rows, "area", "net_sek", "population_class") == [("Totalt", 548596000.0, "30 000 - 49 999 invånare")]


def test_17_how_budgets_changed(samples: Path, school_year: Path) -> None:
    rows = ask(samples, 17, municipality="Ale", totals=1)
    assert values(rows, "year", "change_sek", "percent") == [(2019, 19011000.0, 3.59)]
    assert values(ask(school_year, 17), "area", "change_sek", "percent", "basis") == [
        ("Grundskola", 50000.0, 10.0, "same table"),
        ("Summa", 90000.0, 10.0, "same table"),
    ]


def test_18_where_words_stand(samples: Path) -> None:
    rows = ask(samples, 18, text="lekplatser", municipality="Tierp", year=2023)
    assert ("goal", "Ta fram en plan för [lekplatser] i alla tätorter.") in values(rows, "found_in", "hit")


def test_19_women_and_men(tmp_path: Path, builder: Any) -> None:
    b = builder("d7" * 32, "docs/plan.pdf", year=2031, municipality="Norrvik")
    measure = b.measure("Frisknärvaro")
    b.value(measure, "outcome", 2030, 94.0, split="women")
    b.value(measure, "outcome", 2030, 96.5, split="men")
    with Database.open(tmp_path / "plans.db") as database:
        database.load(b.made)
    rows = ask(tmp_path / "plans.db", 19, municipality="Norrvik")
    assert values(rows, "measure", "women", "men", "gap") == [("Frisknärvaro", 94.0, 96.5, -2.5)]


def test_20_values_to_look_at(filled: Path) -> None:
    rows = ask(filled, 20, municipality="Norrvik", body="Omsorgsnämnden")
    assert values(rows, "page", "raw", "confidence") == [(2, "högst 5,5 %", 0.6)]


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_a_query_that_is_narrowed_reads_no_table_from_end_to_end(samples: Path, query: Any) -> None:
    usual = {"municipality": "Ale", "document": "ale-verksamhetsplan-2019.md", "text": "lekplatser"}
    params = {p.name: usual[p.name] for p in query.parameters if p.name in usual}
    if not {"municipality", "document"} & set(params) or query.name in ("kolada", "granska"):
        pytest.skip("nothing narrows it, or it looks at all municipalities")
    with reader(samples) as connection:
        given = bound(connection, query, params)
        plan = connection.execute(f"EXPLAIN QUERY PLAN {narrowed(query.sql, given)}", given).fetchall()
        tables = _aliases(query.sql)
    scans = [detail for *_, detail in map(tuple, plan) if detail.startswith("SCAN")]
    assert [scan for scan in scans if tables.get(scan.split()[1], scan.split()[1]) in BIG] == []


def _aliases(sql: str) -> dict[str, str]:
    """The big tables behind the aliases of a statement and of the views that it uses."""
    used = [sql]
    for text in used:
        used += [view.sql for view in views() if re.search(rf"\b{view.name}\b", text) and view.sql not in used]
    named = re.findall(r"(?:FROM|JOIN)\s+([a-z_]+)\s+([a-z])\b", "\n".join(used))
    return {alias: table for table, alias in named if table in BIG}


def test_a_number_that_is_no_question_is_told(samples: Path) -> None:
    with pytest.raises(DocumentNotFound, match="no query named '21'"):
        run_query(samples, "21")
    with pytest.raises(DocumentNotFound, match=r"no document of that body\. It has: Omsorgs"):
        run_query(samples, "1", {"body": "Finns inte"})


def test_the_database_opens_without_planverk(samples: Path) -> None:
    rows = list(sqlite_utils.Database(sqlite3.connect(f"file:{samples}?mode=ro", uri=True)).query(
        "select * from goal_tree limit 5"
    ))  # fmt: skip
    assert (rows[0]["municipality"], rows[0]["depth"]) == ("Ale", 0)
    assert all(row["document"] and row["outline"].strip() == row["text"] for row in rows)
