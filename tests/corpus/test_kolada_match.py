"""Which key figure a name is, case by case."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.kolada.build import index_text
from corpus.kolada.form import form_of
from corpus.kolada.index import index
from corpus.kolada.match import REGION, match
from corpus.kolada.printed import printed_ids
from corpus.kolada.rows import kolada_measures
from corpus.kolada.words import parts, stem

TITLES = {measure.id: measure.title for measure in kolada_measures() if measure.owner != "L"}


def test_the_index_is_up_to_date() -> None:
    stored = files("corpus").joinpath("data", "kolada_index.tsv").read_text(encoding="utf-8")
    assert stored == index_text(), "make it again with: python -m corpus.kolada.build"


def test_the_register_has_each_id_once() -> None:
    ids = [measure.id for measure in kolada_measures()]
    assert ids == sorted(set(ids))
    assert sum(measure.listed for measure in kolada_measures()) == 6099
    assert all(map(index().has_id, ids))
    assert not index().has_id("N99999")


@pytest.mark.parametrize(
    ("name", "id_", "method"),
    [
        ("Kostnad förskola, kr/inskrivet barn", "N11008", "exact"),
        ("kostnad  förskola, kr/inskrivet barn.", "N11008", "exact"),
        ("Kostnad per inskrivet barn i förskolan, kr", "N11008", "normalised"),
        ("Behöriga till yrkesprogram i åk 9, hemkommun (%)", "N15428", "similar"),
        ("3. Kostnad förskola, kr/inskrivet barn", "N11008", "normalised"),
        ("Behöriga elever (N15428)", "N15428", "printed"),
    ],
)
def test_the_method_says_what_tied_them(name: str, id_: str, method: str) -> None:
    found = match(name).match
    assert found is not None
    assert (found.id, found.method) == (id_, method)
    assert (found.score < 1) == (method == "similar")


@pytest.mark.parametrize(
    "name",
    [
        "Elever i åk 8 som är behöriga till yrkesprogram, hemkommun, andel (%)",
        "Antal elever i åk 9 som är behöriga till yrkesprogram, hemkommun",
        "Elever i åk 9 som är behöriga till yrkesprogram, Centralskolan, andel (%)",
        "Kostnad förskola, kr/timme",
        "Kostnad förskola, tkr/inskrivet barn",
        "Elever i åk 9 som inte är behöriga till yrkesprogram, hemkommun, andel (%)",
        "N99999",
        "N15428 och N15436",
        "",
        "%",
    ],
)
def test_what_differs_in_one_thing_is_none(name: str) -> None:
    assert match(name).match is None


def test_a_unit_of_the_column_must_agree() -> None:
    name = "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun:"
    assert match(name, "%").match is not None
    assert match(name, "antal").match is None
    assert match(f"Andel {name}", "antal").match is None


def test_women_and_men_only_where_the_register_has_them() -> None:
    assert match("Deltagartillfällen i idrottsföreningar, antal/inv 7-20 år, flickor").match is not None
    assert match("Kostnad förskola, kr/inskrivet barn, flickor").match is None
    assert form_of("Sjukfrånvaro, kvinnor och män").split is None


def test_names_that_fit_several_are_told() -> None:
    outcome = match("Elever i åk 9 som är behöriga till estetiska programmet, andel (%)")
    assert outcome.match is None
    assert set(outcome.candidates) == {"N15423", "N15427", "N15431", "N15435"}


def test_the_owner_decides() -> None:
    region, municipality = "Soliditet, regionskoncernen (%)", "Soliditet kommunkoncern (%)"
    assert (match(region).match, match(municipality, owners=REGION).match) == (None, None)
    assert [found.id for found in (match(region, owners=REGION).match, match(municipality).match) if found] == [
        "N63008",
        "N03110",
    ]


def test_what_ended_long_ago_is_not_meant() -> None:
    name = "Elever i åk 9: Jag känner mig trygg i skolan, positiva svar, andel (%)"
    assert match(name, "%", year=2019).match is not None
    assert match(name, "%", year=2024).match is not None
    assert match(name, "%", year=2025).match is None


def test_one_word_is_a_name_only_alone_and_as_in_the_register() -> None:
    assert match("Hushåll, antal").match is not None
    assert match("Antal hushåll").match is None
    assert match("Hushåll, antal", grouped=True).match is None


def test_a_line_break_in_a_word_does_no_harm() -> None:
    assert match("Deltagartillfällen i idrotts-föreningar, antal/inv 7-20 år").match is not None


def test_printed_ids_stand_alone() -> None:
    assert printed_ids("N15428, U21468; XN15428 N154281", None, "N15428") == ("N15428", "U21468")


def test_numbers_and_forms_of_words() -> None:
    assert parts("18 - 24 år, 1 000 inv, fyra årskurser (- 2024)") == ["18-24", "år", "1000", "inv", "4", "åk"]
    assert stem("skolornas") == stem("skola") == stem("skolan")
    assert form_of("antal per 1 000 invånare").per == form_of("antal/1000 inv").per == {"1000", "inv"}


@given(st.sampled_from(sorted(TITLES)))
def test_a_title_is_itself_or_one_of_several(id_: str) -> None:
    outcome = match(TITLES[id_])
    assert outcome.match.id == id_ if outcome.match else id_ in outcome.candidates


@given(st.sampled_from(sorted(TITLES)))
def test_the_order_of_its_parts_changes_no_title(id_: str) -> None:
    found = match(", ".join(reversed(TITLES[id_].split(", ")))).match
    assert found is None or form_of(TITLES[found.id], title=True).words == form_of(TITLES[id_], title=True).words


@given(st.sampled_from(sorted(TITLES)))
def test_a_word_of_its_own_makes_it_none(id_: str) -> None:
    assert match(f"{TITLES[id_]} Norrviksmodellen").match is None


@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    assert match(text) == match(text)
