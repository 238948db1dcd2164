"""Units of cells, headers and names."""

from __future__ import annotations

import pytest

from corpus.lexicon import lexicon
from extractors.values.units import is_money, is_noun, money_unit, parse_unit, whole_unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("%", "%"),
        ("procent", "%"),
        ("(%)", "%"),
        ("Andel (%)", "%"),
        ("Sjukfrånvaro, %", "%"),
        ("Belopp i mnkr", "mkr"),
        ("kWh per m2", "kWh/m²"),
        ("ton CO2/anställd", "ton CO2/anställd"),
        ("Antal deltagare", None),
        ("Mål (nämnden)", None),
        ("Kostnad (tkr), andel (%)", None),
        ("", None),
    ],
)
def test_parse_unit(text: str, unit: str | None) -> None:
    assert parse_unit(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Belopp i tkr", "tkr"),
        ("Driftredovisning (mnkr)", "mkr"),
        ("tusental kronor", "tkr"),
        ("Miljoner kronor", "mkr"),
        ("Mkr", "mkr"),
        ("kkr", "tkr"),
        ("Utfall, kr", "kr"),
        ("tkr (tkr)", "tkr"),
        ("tkr och mkr", None),
        ("kr/inv", None),
        ("kronor per invånare", None),
        ("miljarder kronor", None),
        ("Budget 2024", None),
        ("Krav", None),
    ],
)
def test_money_unit(text: str, unit: str | None) -> None:
    assert money_unit(text) == unit


def test_every_form_gives_its_unit_and_every_unit_gives_itself() -> None:
    for entry in lexicon("units").entries:
        assert whole_unit(entry.form) == whole_unit(entry.concept) == entry.concept


def test_kinds_of_units() -> None:
    assert [is_money(unit) for unit in ("tkr", "mdkr", "kr/inv", "%", None)] == [True, True, False, False, False]
    assert [is_noun(unit) for unit in ("elever", "st", "%", None)] == [True, False, False, False]
