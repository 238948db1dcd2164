"""The shapes of numbers that municipal tables print, and that what is printed is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.numbers import CellValue, format_value, parse_value
from extractors.values.numerals import SPACES, format_number, read_numeral
from models.measure import Comparator


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("176 280", 176280, None),
        ("1 562 700", 1562700, None),
        ("1\u00a0562\u00a0700", 1562700, None),
        ("1\u202f562\u202f700", 1562700, None),
        ("1\u2009562", 1562, None),
        ("1.562.700", 1562700, None),
        ("1.562,50", 1562.5, None),
        ("6,7 %", 6.7, "%"),
        ("6.7 %", 6.7, "%"),
        ("92%", 92, "%"),
        ("17,5 procent", 17.5, "%"),
        ("3 p.e.", 3, "procentenheter"),
        ("3 procentenheter", 3, "procentenheter"),
        ("\u221211 406", -11406, None),
        ("- 6 930", -6930, None),
        ("– 4 646", -4646, None),
        ("+3,2", 3.2, None),
        ("5,8 st", 5.8, "st"),
        ("1 250:-", 1250, "kr"),
        ("12 500 kr/inv", 12500, "kr/inv"),
        ("0,36 ton CO2/anställd", 0.36, "ton CO2/anställd"),
        ("45 m²", 45, "m²"),
        ("61294 m2", 61294, "m²"),
        ("1 gång/år", 1, "gånger/år"),
        ("index 72", 72, "index"),
        ("5.%", 5, "%"),
        ("0", 0, None),
        ("0,0 %", 0, "%"),
        ("100 %", 100, "%"),
        ("2018", 2018, None),
        ("**437 485**", 437485, None),
    ],
)
def test_one_number(text: str, value: float, unit: str | None) -> None:
    cell = parse_value(text)
    assert (cell.value, cell.unit, cell.doubt, cell.nil, cell.text_only) == (value, unit, None, False, False)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("500 1 000", "two numbers"),
        ("1 000 2 000", "two numbers"),
        ("12 34", "two numbers"),
        ("1234 567", "two numbers"),
        ("176  280", "two numbers"),
        ("176\n280", "two numbers"),
        ("176\t280", "two numbers"),
        ("100\u00a0200 300\u00a0400", "two numbers"),
        ("1 000 kr 2 000 kr", "two numbers"),
        ("K 45 M 50", "two numbers"),
        ("85 % (kvinnor 80 %)", "two numbers"),
        ("-435,0-432,1-421,0", "glued numbers"),
        ("12,53,4", "glued numbers"),
        ("10–12", "range"),
        ("10–12 %", "range"),
        ("10 000–12 000", "range"),
        ("2019-2022", "range"),
        ("2018-08-31", "date"),
        ("1.562", "decimal point or thousands"),
        ("012", "leading zero"),
        ("(12)", "number in brackets"),
        ("31 augusti", "words beside the number"),
        ("3 kap", "words beside the number"),
        ("5 av de tio", "words beside the number"),
        ("2 av 8", "share of a count"),
    ],
)
def test_what_may_be_two_numbers_or_none_has_a_doubt_and_no_value(text: str, doubt: str) -> None:
    cell = parse_value(text)
    assert cell.value is None
    assert cell.doubt == doubt


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "–", "\u2212", "—", "..", "…", "- %", "i.u.", "Saknas", "uppgift saknas", "ej mätt", "*"]
)
def test_nothing_printed(text: str) -> None:
    assert parse_value(text) == CellValue(nil=True)


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("≥ 95 %", Comparator.AT_LEAST, 95),
        ("≥95 %", Comparator.AT_LEAST, 95),
        ("minst 95 %", Comparator.AT_LEAST, 95),
        ("> 80", Comparator.AT_LEAST, 80),
        ("inte under 85", Comparator.AT_LEAST, 85),
        ("95 % eller högre", Comparator.AT_LEAST, 95),
        ("högst 6,5", Comparator.AT_MOST, 6.5),
        ("max 10 dagar", Comparator.AT_MOST, 10),
        ("ska öka", Comparator.INCREASE, None),
        ("Öka", Comparator.INCREASE, None),
        ("ska minska", Comparator.DECREASE, None),
        ("ska öka jämfört med 2018", Comparator.INCREASE, None),
        ("ska minska med 5 %", Comparator.DECREASE, 5),
        ("öka till 85 %", None, 85),
        ("öka till minst 85 %", Comparator.AT_LEAST, 85),
    ],
)
def test_comparators(text: str, comparator: Comparator | None, value: float | None) -> None:
    cell = parse_value(text)
    assert (cell.comparator, cell.value, cell.doubt) == (comparator, value, None)


@pytest.mark.parametrize(
    "text",
    ["bibehållas", "bättre än föregående år", "Ja", "Klart 2019", "ska inte öka", "öka/minska", "Mål 4", "kvinnor"],
)
def test_words_are_text(text: str) -> None:
    cell = parse_value(text)
    assert (cell.text_only, cell.value, cell.comparator, cell.nil) == (True, None, None, False)


def test_what_stands_beside_the_number_is_noted() -> None:
    assert (parse_value("40³").value, parse_value("40³").footnote) == (40, "³")
    assert (parse_value("-1 400 kg²").value, parse_value("-1 400 kg²").unit) == (-1400, "kg")
    assert (parse_value("-400*").value, parse_value("45 1)").footnote) == (-400, "1")
    assert (parse_value("45 (2021)").value, parse_value("45 (2021)").year) == (45, 2021)
    august = parse_value("45 % (aug 2021)")
    assert (august.value, august.year, august.period, august.unit) == (45, 2021, "M08", "%")
    assert (parse_value("2020: 45 %").value, parse_value("2020: 45 %").year) == (45, 2020)
    assert parse_value("61 (egen enkät)").words == "egen enkät"
    assert parse_value("ca 45").about
    assert (parse_value("Kvinnor: 45 %").split, parse_value("M: 45").split, parse_value("45").split) == (
        "women",
        "men",
        None,
    )


def test_the_hint_is_used_only_where_no_unit_is_printed() -> None:
    assert parse_value("45", unit_hint="tkr").unit == "tkr"
    assert parse_value("45 %", unit_hint="tkr").unit == "%"
    assert parse_value("-", unit_hint="tkr").unit is None


AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2).map(float)
UNITS = st.sampled_from([None, "%", "st", "tkr", "mkr", "kr/inv", "dagar", "MWh", "m²"])


@given(AMOUNTS, UNITS, st.sampled_from([("", None), ("≥", Comparator.AT_LEAST), ("högst", Comparator.AT_MOST)]))
def test_what_is_printed_is_read_back(value: float, unit: str | None, compared: tuple[str, Comparator | None]) -> None:
    cell = parse_value(format_value(value, unit, compared[0]))
    assert (cell.value, cell.unit, cell.comparator, cell.doubt) == (value, unit, compared[1], None)


@given(AMOUNTS, st.sampled_from(SPACES), st.sampled_from("\u2212–-"), st.integers(0, 2))
def test_every_way_to_print_a_number(value: float, group: str, minus: str, decimals: int) -> None:
    printed = format_number(value, decimals, group, minus)
    numeral = read_numeral(printed)
    assert numeral is not None
    assert numeral.value == pytest.approx(round(value, decimals), abs=0.51 * 10**-decimals)
    assert numeral.end == len(printed)


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_two_numbers_never_become_one_that_is_not_grouped_by_three(first: int, second: int) -> None:
    text = f"{format_number(first)} {format_number(second)}"
    groups = text.split(" ")
    cell = parse_value(text)
    if any(len(group) != 3 for group in groups[1:]) or groups[0] == "0":
        assert cell.value is None
        assert cell.doubt is not None


@given(st.text(alphabet="0123456789 ,.-–%()kr", max_size=16))
def test_any_cell_is_read_or_doubted_without_an_error(text: str) -> None:
    cell = parse_value(text)
    assert cell.doubt is None or cell.value is None
    assert not (cell.nil and cell.value is not None)


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("högre än föregående år", "increase", None),
        ("Lägre än fg år", "decrease", None),
        ("färre än förra året", "decrease", None),
        ("lägre än 5", "<=", 5),
        ("bättre än föregående år", None, None),
    ],
)
def test_direction_against_an_earlier_year(text, comparator, value):
    cell = parse_value(text)
    assert (cell.comparator, cell.value, cell.doubt) == (comparator, value, None)


@pytest.mark.parametrize("text", ["45 *", "45 ²)", "45¹", "45 1)"])
def test_footnote_mark_behind_a_space(text):
    cell = parse_value(text)
    assert (cell.value, cell.doubt) == (45, None)
    assert cell.footnote is not None


def test_unit_with_a_raised_digit_apart_is_no_footnote():
    assert parse_value("25 m²").unit == "m²"
    assert parse_value("25 m ²").value is None
