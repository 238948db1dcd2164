"""Measures of a document get the key figure that they are."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.identify import Identity
from extractors.drafts import MeasureDraft, Place, ValueDraft
from extractors.kolada import link_kolada, owners_of
from models.measure import Origin, ValueKind

COST = "Kostnad per inskrivet barn i förskolan"
OWNER: dict[str, Any] = {"municipality": "Norrvik", "municipality_code": "9901"}


def draft(name: str, *units: str, **fields: Any) -> MeasureDraft:
    values = [ValueDraft(ValueKind.OUTCOME, "1", Origin.TABLE, "ruled", 0.9, value=1.0, unit=unit) for unit in units]
    return MeasureDraft(name, Place((0, 0), page=3), values, **fields)


def test_id_score_and_method_are_set() -> None:
    measure = draft("Behöriga till yrkesprogram i åk 9, hemkommun", "%")
    assert link_kolada([measure], Identity(**OWNER)) == []
    assert (measure.kolada_id, measure.kolada_method) == ("N15428", "similar")
    assert measure.kolada_score is not None
    assert 0.85 <= measure.kolada_score < 1


@pytest.mark.parametrize(("units", "id_"), [(("kr", "kr"), "N11008"), (("%", "%"), None), (("tkr",), None)])
def test_the_unit_of_the_values_counts(units: tuple[str, ...], id_: str | None) -> None:
    measure = draft(COST + ", kr" if units[0] == "kr" else COST, *units)
    link_kolada([measure], Identity(**OWNER))
    assert measure.kolada_id == id_


def test_a_printed_id_wins_in_name_note_and_column() -> None:
    name, note, column = (
        draft("Nöjda elever N15533"),
        draft("Nöjda elever", note="Kolada U21468"),
        draft("Nöjda elever"),
    )
    column.kolada_id = "N15428"
    unknown = draft("Nöjda elever", note="N99999")
    link_kolada([name, note, column, unknown], Identity(**OWNER))
    assert [m.kolada_id for m in (name, note, column, unknown)] == ["N15533", "U21468", "N15428", None]
    assert column.kolada_method == "printed"
    assert unknown.kolada_method is None


def test_names_that_fit_several_are_a_finding_once() -> None:
    twice = [draft("Elever i åk 9 som är behöriga till estetiska programmet", "%") for _ in range(2)]
    (note,) = link_kolada(twice, Identity(**OWNER))
    assert (note.code, note.severity, note.stage, note.page) == ("kolada.ambiguous", "info", "link", 3)
    assert "N15423" in note.message
    assert [measure.kolada_id for measure in twice] == [None, None]


def test_without_an_owner_nothing_is_looked_up() -> None:
    measure = draft("Elbilar, andel (%)", "%")
    assert link_kolada([measure], Identity()) == []
    assert measure.kolada_id is None


@pytest.mark.parametrize(
    ("name", "code", "owners"),
    [("Norrvik", "9901", "KA"), ("Region Norrland", None, "LA"), ("Gotland", "0980", "KAL"), (None, None, None)],
)
def test_owners(name: str | None, code: str | None, owners: str | None) -> None:
    assert owners_of(Identity(municipality=name, municipality_code=code)) == owners
