"""Links between documents: what follows what, what became of it, and goals that are alike elsewhere."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.extraction import Extraction
from output.connection import reader
from output.database import Database
from output.dump import dump
from output.links import update_links
from output.links_chain import place
from output.links_similar import LEAST
from output.links_time import SAME
from output.matching_words import likeness, stem, telling_terms, words

PAIRS = Path(__file__).parent / "data" / "goal_pairs.csv"
Make = Callable[..., Extraction]


def rows(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with reader(path) as connection:
        connection.row_factory = None
        return connection.execute(sql, values).fetchall()


@pytest.fixture
def document(builder: Any) -> Make:
    """A document with goals (texts, or kind and text) and measures (name and targets by year)."""

    def made(n: int, goals: Iterable[Any] = (), measures: Iterable[Any] = (), **facts: Any) -> Extraction:
        base = {"municipality": "Norrvik", "body": "Skolnämnden", "body_family": "education", "year": 2031}
        b = builder(f"{n:02x}" * 32, f"docs/{n}.pdf", **{**base, "type": "plan", **facts})
        for goal in goals:
            kind, text = goal if isinstance(goal, tuple) else ("committee_goal", goal)
            b.goal(kind, text)
        for name, targets in measures:
            measure = b.measure(name)
            for year, value in targets.items():
                b.value(measure, "target", year, value)
        extraction: Extraction = b.made
        return extraction

    return made


def linked(path: Path, *documents: Extraction) -> list[tuple[Any, ...]]:
    with Database.open(path) as database:
        for one in documents:
            database.load(one)
        update_links(database)
    return rows(path, "SELECT relation, from_text, to_text, reason FROM linked ORDER BY relation, from_text, to_text")


def told(*, least: float) -> tuple[int, int, int]:
    """Of the pairs told by hand: alike and found, alike, and found that are not alike."""
    with PAIRS.open(encoding="utf-8") as file:
        found = [(r["alike"], likeness(words(r["left"]), words(r["right"])) >= least) for r in csv.DictReader(file)]
    return found.count(("yes", True)), sum(alike == "yes" for alike, _ in found), found.count(("no", True))


def test_the_threshold_of_similar_goals_takes_nothing_that_is_not_alike() -> None:
    hit, alike, wrong = told(least=LEAST)
    assert wrong == 0
    assert hit >= 0.9 * alike


def test_the_threshold_within_a_body_finds_nearly_all() -> None:
    hit, alike, wrong = told(least=SAME)
    assert hit >= 0.95 * alike
    assert wrong <= 2


@pytest.mark.parametrize(
    "forms",
    ["kommun kommunen kommunerna", "trygg tryggt trygga trygghet", "hållbar hållbart hållbarhet", "frånvaro frånvaron"],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


WORDS = st.lists(
    st.sampled_from(["skola", "äldre", "trygghet", "klimat", "cykel", "kultur", "näringsliv", "ekonomi", "10", "öka"]),
    max_size=7,
)


@given(WORDS, WORDS, st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_likeness_is_symmetric_and_what_is_alike_shares_a_telling_term(
    left: list[str], right: list[str], budget: int
) -> None:
    a, b = words(" ".join(left)), words(" ".join(right))
    score = likeness(a, b)
    assert 0 <= score <= 1
    assert score == pytest.approx(likeness(b, a))
    if score >= 0.5:
        terms, untold = telling_terms(a, 0.5, len, budget)
        assert set(terms) & b.weights.keys()
        told_of_both = sum(b.weights[term] for term in terms if term in b.weights)
        assert told_of_both >= 0.25 * (a.total + b.total) - untold - 1e-6


def test_opposite_directions_are_not_alike() -> None:
    assert likeness(words("Biltrafiken ska öka"), words("Biltrafiken ska minska")) == 0


def test_documents_stand_in_time_by_year_kind_and_period() -> None:
    order = [
        place("plan", 2031, None),
        place("follow_up", 2031, "T1"),
        place("follow_up", 2031, "M06"),
        place("follow_up", 2031, "T2"),
        place("annual_report", 2031, None),
        place("plan", 2032, None),
    ]
    assert all(a is not None and b is not None and a < b for a, b in itertools.pairwise(order))
    assert place("other", 2031, None) is None


def test_goals_are_kept_reworded_dropped_and_new(tmp_path: Path, document: Make) -> None:
    plan = document(1, ["Alla elever ska nå målen.", "Förskolan ska vara trygg för alla barn", "Bygg en ny simhall"])
    report = document(
        2,
        ["Alla elever ska nå målen", "Förskolan är trygg för barn", "Upphandla digitala läromedel"],
        type="annual_report",
    )
    assert linked(tmp_path / "plans.db", plan, report) == [
        ("dropped", "Bygg en ny simhall", None, "inget liknande i dokumentet efter"),
        ("kept", "Alla elever ska nå målen.", "Alla elever ska nå målen", "samma ordalydelse"),
        ("new", None, "Upphandla digitala läromedel", "inget liknande i dokumentet före"),
        ("reworded", "Förskolan ska vara trygg för alla barn", "Förskolan är trygg för barn", "3 av 3 ord lika"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Sjuktalen ska vara låga 2031", "Sjuktalen ska vara låga 2032", ["samma ordalydelse utom årtal"]),
        ("Minska svinnet med 10 procent", "Minska svinnet med 20 procent",
         ["3 av 4 ord lika; tal i målet: 10 → 20"]),
        ("Ett integrationsprogram tas fram", "Ett program för integration tas fram", []),
    ],
)  # fmt: skip
def test_what_else_became_of_a_goal(tmp_path: Path, document: Make, before: str, after: str, found: list[str]) -> None:
    plan, later = document(1, [before]), document(2, [after], year=2032)
    assert [reason for _, _, _, reason in linked(tmp_path / "plans.db", plan, later)] == found


def test_a_document_without_goals_drops_nothing_and_does_not_cut(tmp_path: Path, document: Make) -> None:
    plan = document(1, ["Trygga skolor"])
    empty = document(2, [], type="follow_up", period="T1")
    report = document(3, ["Trygga skolor"], type="annual_report")
    found = linked(tmp_path / "plans.db", plan, empty, report)
    assert [relation for relation, *_ in found] == ["kept"]
    sql = "SELECT from_document_id, to_document_id, bound_by FROM document_links"
    assert rows(tmp_path / "plans.db", sql) == [(plan.document.id, report.document.id, "body")]


def test_a_level_that_the_other_document_does_not_have_is_not_dropped(tmp_path: Path, document: Make) -> None:
    plan = document(1, [("vision", "Framtidens plats"), "Trygga skolor"])
    report = document(2, ["Trygga skolor"], type="annual_report")
    assert [relation for relation, *_ in linked(tmp_path / "plans.db", plan, report)] == ["kept"]


def test_a_target_that_was_changed_for_the_same_year_says_from_what_to_what(tmp_path: Path, document: Make) -> None:
    plan = document(1, measures=[("Andel behöriga", {2031: 85, 2032: 90}), ("Frånvaro", {2031: 5})])
    report = document(2, measures=[("Andel behöriga", {2031: 80, 2032: 90}), ("Frånvaro", {2032: 4})], type="follow_up")
    assert linked(tmp_path / "plans.db", plan, report) == [
        ("kept", "Frånvaro", "Frånvaro", "samma ordalydelse"),
        ("target_changed", "Andel behöriga", "Andel behöriga", "samma ordalydelse; målvärde 2031: 85 → 80"),
    ]


@pytest.mark.parametrize(
    ("facts", "relations"),
    [
        ({"body": "Barnnämnden"}, ["kept"]),  # another name of the family: too little in common to say what was dropped
        ({"body": "Byggnämnden", "body_family": "planning"}, []),
        ({"municipality": None}, []),
        ({"type": "other"}, []),
        ({"year": None}, []),
    ],
)
def test_only_documents_of_the_same_body_follow_each_other(
    tmp_path: Path, document: Make, facts: dict[str, Any], relations: list[str]
) -> None:
    plan = document(1, ["Trygga skolor", "Bygg en simhall"])
    later = document(2, ["Trygga skolor", "Digitala läromedel"], **{"year": 2032, **facts})
    assert [relation for relation, *_ in linked(tmp_path / "plans.db", plan, later)] == relations


def test_similar_goals_of_another_municipality_say_why(tmp_path: Path, document: Make) -> None:
    ours = document(1, ["Den psykiska ohälsan bland unga ska minska"])
    theirs = document(2, ["Minska psykisk ohälsa bland unga", "Fler ska cykla"], municipality="Söderby")
    for one in (ours, theirs):
        one.sdg_references.append(_sdg(one))
    similar = ("similar", ours.goals[0].text, theirs.goals[0].text, "4 av 4 ord lika; samma globala mål 3")
    assert linked(tmp_path / "plans.db", ours, theirs) == [
        ("similar", similar[1], similar[2], similar[3]),
        ("similar", similar[2], similar[1], similar[3]),
    ]


def _sdg(of: Extraction) -> Any:
    from models.sdg import SdgReference

    return SdgReference(
        id=f"{of.document.id}-r1", document_id=of.document.id, goal_id=of.goals[0].id, position=1, sdg=3,
        mention="listed", text="Mål 3",
    )  # fmt: skip


@pytest.fixture
def many(document: Make) -> list[Extraction]:
    """Eight municipalities with the same goal in other words, and one that follows itself over three years."""
    variants = ["i skolan", "i kommunen", "på fritiden", "i vardagen", "hos oss", "", "lokalt", "tillsammans"]
    others = [
        document(n, [f"Barn och unga ska må bra {word}", f"Eget mål {word}"], municipality=f"M{n}")
        for n, word in enumerate(variants, 10)
    ]
    same = [document(n, ["Barn och unga ska må bra", f"Särskilt {n}"], year=2030 + n) for n in (1, 2, 3)]
    return others + same


@pytest.mark.parametrize("seed", range(3))
def test_the_order_and_the_runs_of_documents_do_not_show(tmp_path: Path, many: list[Extraction], seed: int) -> None:
    linked(tmp_path / "at-once.db", *many)
    order = many[seed:] + many[:seed]
    for one in reversed(order):
        linked(tmp_path / "one-by-one.db", one)
    assert rows(tmp_path / "at-once.db", "SELECT count(*) FROM links WHERE relation = 'similar'") > [(40,)]
    assert rows(tmp_path / "at-once.db", "SELECT max(n) FROM (SELECT count(*) AS n FROM links GROUP BY from_id)") == [
        (6,)
    ]
    assert dump(tmp_path / "one-by-one.db") == dump(tmp_path / "at-once.db")


@pytest.mark.parametrize("gone", [0, 4, 9])
def test_a_document_that_goes_away_leaves_no_trace(tmp_path: Path, many: list[Extraction], gone: int) -> None:
    left = [one for n, one in enumerate(many) if n != gone]
    linked(tmp_path / "without.db", *left)
    linked(tmp_path / "gone.db", *many)
    with Database.open(tmp_path / "gone.db") as database:
        database.add_same_bytes(many[gone].document.path, "elsewhere.pdf")  # as when its file got another's bytes
        database.db.execute("DELETE FROM findings")
        update_links(database)
    assert dump(tmp_path / "gone.db") == dump(tmp_path / "without.db")


def test_reading_a_document_again_changes_nothing(tmp_path: Path, many: list[Extraction]) -> None:
    linked(tmp_path / "plans.db", *many)
    once = dump(tmp_path / "plans.db")
    linked(tmp_path / "plans.db", many[9])
    assert dump(tmp_path / "plans.db") == once
