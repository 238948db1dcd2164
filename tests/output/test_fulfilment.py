"""Whether an outcome reaches its target, and what is not told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from models.direction import Better
from output.connection import reader
from output.database import Database
from output.fulfilment import direction, update_directions


@pytest.mark.parametrize(
    ("name", "targets", "better"),
    [
        ("Sjukfrånvaro, %", [], Better.LOWER),
        ("Kostnad per elev", [], Better.LOWER),
        ("Elever behöriga till yrkesprogram", [], Better.HIGHER),
        ("Andel obehöriga lärare", [], None),
        ("Andel ej behöriga lärare", [], None),
        ("Andel arbetslösa som gått till arbete", [], None),
        ("Antal inskrivna", [], None),
        ("Antal e-tjänster ska öka", [], Better.HIGHER),
        ("Andel som arbetar för att minska svinn", [], None),
        ("Antal inskrivna", [(">=", "minst 20")], Better.HIGHER),
        ("Antal inskrivna", [(None, "målet är att minska till 20")], Better.LOWER),
        ("Antal inskrivna", [(">=", "minst 20"), ("<=", "högst 30")], None),
        ("Nöjda medarbetare, sjukfrånvaro", [], None),
    ],
)
def test_direction(name: str, targets: list[tuple[str | None, str]], better: Better | None) -> None:
    found = direction(name, None, targets)
    assert (found[0] if found else None) == better


def judged(tmp_path: Path, b: Any, columns: str = "recomputed, not_recomputed", view: str = "fulfilment") -> list[Any]:
    path = tmp_path / "plans.db"
    with Database.open(path) as database:
        database.load(b.made)
        update_directions(database)
    with reader(path) as connection:
        connection.row_factory = None
        return connection.execute(f"SELECT {columns} FROM {view}").fetchall()


@pytest.mark.parametrize(
    ("name", "target", "outcome", "found"),
    [
        ("Antal", {"comparator": ">=", "value": 95}, {"value": 95}, ("fulfilled", None)),
        ("Antal", {"comparator": "<=", "value": 5}, {"value": 6}, ("not_fulfilled", None)),
        ("Sjukfrånvaro", {"value": 5}, {"value": 4}, ("fulfilled", None)),
        ("Sjukfrånvaro", {"value": 5}, {"value": 6}, ("not_fulfilled", None)),
        ("Meritvärde", {"value": 220}, {"value": 219}, ("not_fulfilled", None)),
        ("Antal", {"value": 5}, {"value": 5}, ("fulfilled", None)),
        ("Antal", {"value": 5}, {"value": 6}, (None, "direction_unknown")),
        ("Antal", {"comparator": "decrease", "value": 10}, {"value": 90}, (None, "change")),
        ("Antal", {"comparator": "increase", "value": None}, {"value": 8}, (None, "no_earlier_outcome")),
        ("Antal", {"comparator": ">=", "value": 5, "unit": "tkr"}, {"value": 6, "unit": "mkr"}, (None, "units_differ")),
        ("Antal", {"comparator": ">=", "value": 5, "unit": "st"}, {"value": 6, "unit": "st", "period": "T1"},
         (None, "part_of_year")),
        ("Andel", {"comparator": ">=", "value": 5}, {"value": 6, "period": "T2"}, ("fulfilled", None)),
    ],
)  # fmt: skip
def test_an_outcome_is_held_against_its_target(
    tmp_path: Path, builder: Any, name: str, target: dict[str, Any], outcome: dict[str, Any], found: tuple[Any, ...]
) -> None:
    b = builder("d4" * 32, "docs/report.pdf", year=2031)
    measure = b.measure(name)
    b.value(measure, "target", 2031, **target)
    b.value(measure, "outcome", 2031, **outcome)
    assert judged(tmp_path, b) == [found]


def test_a_direction_is_held_against_the_year_before(tmp_path: Path, builder: Any) -> None:
    b = builder("d4" * 32, "docs/report.pdf", year=2031)
    measure = b.measure("Antal")
    for year, value in [(2029, 9), (2030, 7), (2031, 8)]:
        b.value(measure, "outcome", year, value)
    b.value(measure, "target", 2031, None, comparator="increase", raw="ska öka")
    assert judged(tmp_path, b, "recomputed, earlier_outcome") == [("fulfilled", 7)]


def test_women_and_men_are_held_against_their_own(tmp_path: Path, builder: Any) -> None:
    b = builder("d4" * 32, "docs/report.pdf", year=2031)
    measure = b.measure("Andel")
    for split, target, outcome in [("women", 5, 6), ("men", 5, 4)]:
        b.value(measure, "target", 2031, target, split=split, comparator=">=")
        b.value(measure, "outcome", 2031, outcome, split=split)
    b.value(measure, "target", 2032, 7, comparator=">=")
    assert judged(tmp_path, b, "split, recomputed") == [("men", "not_fulfilled"), ("women", "fulfilled")]


def test_two_outcomes_for_one_year_are_not_chosen_from(tmp_path: Path, builder: Any) -> None:
    b = builder("d4" * 32, "docs/report.pdf", year=2031)
    measure = b.measure("Andel")
    b.value(measure, "target", 2031, 5, comparator=">=")
    b.value(measure, "outcome", 2031, 4)
    b.value(measure, "outcome", 2031, 6)
    assert judged(tmp_path, b) == [(None, "several_outcomes")]


@pytest.mark.parametrize(
    ("stated", "outcomes", "found"),
    [
        ("fulfilled", (6, 4), (1, 1, "partly", 1)),
        ("fulfilled", (6, 6), (2, 0, "fulfilled", 0)),
        ("not_fulfilled", (6, 6), (2, 0, "fulfilled", 1)),
        ("not_fulfilled", (6, 4), (1, 1, "partly", 0)),
        ("partly", (4, 4), (0, 2, "not_fulfilled", None)),
        (None, (4, 4), (0, 2, "not_fulfilled", None)),
    ],
)
def test_a_goal_is_what_its_measures_give(
    tmp_path: Path, builder: Any, stated: str | None, outcomes: tuple[float, ...], found: tuple[Any, ...]
) -> None:
    b = builder("d4" * 32, "docs/report.pdf", year=2031)
    goal = b.goal("committee_goal", "Bättre", status=stated)
    for outcome in outcomes:
        measure = b.measure("Andel", goal=goal)
        b.value(measure, "target", 2031, 5, comparator=">=")
        b.value(measure, "target", 2033, 50, comparator=">=")
        b.value(measure, "outcome", 2031, outcome)
    assert judged(tmp_path, b, "reached, missed, recomputed, differs", "goal_fulfilment") == [found]
