"""Years and periods in Swedish titles, headers and prose."""

from __future__ import annotations

import calendar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.periods import find_periods, parse_period, years_in
from models.period import Period

MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
)
ORDINALS = ("första", "andra", "tredje", "fjärde")
ROMAN = ("I", "II", "III", "IV")

years = st.integers(min_value=1990, max_value=2060)
months = st.integers(min_value=1, max_value=11)
tertials = st.integers(min_value=1, max_value=3)
quarters = st.integers(min_value=1, max_value=4)
around = st.sampled_from(
    ["{}", "Uppföljning {}", "Uppföljning av verksamhetsplan, {}", "Nämndens rapport ({})", "{} – utfall"]
)


@settings(deadline=None, max_examples=40)
@given(tertials, years, around)
def test_tertials_round_trip(number: int, year: int, around: str) -> None:
    expected = Period(year, f"T{number}")
    for form in (
        f"tertial {number} {year}",
        f"Tertial {number}, {year}",
        f"TERTIAL {number} {year}",
        f"T{number} {year}",
        f"{year} T{number}",
        f"{year}, tertial {number}",
        f"tertialrapport {number} {year}",
        f"Tertialrapport {number}:{year}",
        f"{ORDINALS[number - 1]} tertialet {year}",
        f"Tertial {ROMAN[number - 1]} {year}",
        f"tertial\u00a0{number}\n{year}",
    ):
        assert parse_period(around.format(form)) == expected, form


@settings(deadline=None, max_examples=40)
@given(quarters, years)
def test_quarters_round_trip(number: int, year: int) -> None:
    for form in (
        "kvartal {n} {y}",
        "Q{n} {y}",
        "{y} Q{n}",
        "KV{n} {y}",
        "{o} kvartalet {y}",
        "kvartalsrapport {n}, {y}",
    ):
        text = form.format(n=number, y=year, o=ORDINALS[number - 1])
        assert parse_period(text) == Period(year, f"Q{number}"), text


@settings(deadline=None, max_examples=40)
@given(months, years, around)
def test_months_round_trip(month: int, year: int, around: str) -> None:
    word, last = MONTHS[month - 1], calendar.monthrange(year, month)[1]
    expected = Period(year, f"M{month:02d}")
    forms = [
        f"{word} {year}",
        f"{word.upper()} {year}",
        f"per {last} {word} {year}",
        f"per den {last} {word} {year}",
        f"per sista {word} {year}",
        f"{year}-{month:02d}-{last}",
        f"{year}{month:02d}{last}",
        f"{last}/{month} {year}",
        f"{year}-01-01–{year}-{month:02d}-{last}",
        f"1 januari – {last} {word} {year}",
    ]
    if month > 1:
        forms += [f"januari–{word} {year}", f"januari till {word} {year}", f"jan - {word} {year}"]
    for form in forms:
        assert parse_period(around.format(form)) == expected, form


@settings(deadline=None, max_examples=40)
@given(years)
def test_whole_years_have_no_part(year: int) -> None:
    for form in (
        "helår {}",
        "helåret {}",
        "per {}-12-31",
        "31 december {}",
        "januari–december {}",
        "Bokslut {}",
        "VP {}",
    ):
        assert parse_period(form.format(year)) == Period(year, None), form


@settings(deadline=None, max_examples=40)
@given(years, st.integers(min_value=1, max_value=30))
def test_of_a_span_the_first_year_counts(year: int, length: int) -> None:
    last = min(year + length, 2060)
    for form in ("{}-{}", "{}–{}", "{} – {}", "mandatperioden {}–{}", "{} till {}"):
        if last > year:
            assert parse_period(form.format(year, last)) == Period(year, None), form


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60))
def test_any_text_is_read_and_spans_fit(text: str) -> None:
    for period, start, end, raw in find_periods(text):
        assert text[start:end] == raw
        assert period.year is not None or period.part is not None
    assert all(1990 <= year <= 2060 for year in years_in(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("delårsrapport augusti 2019", Period(2019, "M08")),
        ("Delårsrapport 2 2020", Period(2020, "M08")),
        ("jan-aug 2022", Period(2022, "M08")),
        ("jan.–aug. 2022", Period(2022, "M08")),
        ("maj–augusti 2021", Period(2021, "T2")),
        ("första halvåret 2023", Period(2023, "H1")),
        ("Halvårsrapport 2023", Period(2023, "H1")),
        ("24-04-30", Period(2024, "M04")),
        ("2018/2019", Period(2018, None)),
        ("läsåret 2018/19", Period(2018, None)),
        ("första tertialet", Period(None, "T1")),
        ("Prognos apr", Period(None, "M04")),
        ("Utfall 2018 jan–aug", Period(2018, "M08")),
        ("Mål och budget 2024 med plan 2025–2026", None),
        ("Budget 2024 och utfall tertial 1 2023", Period(2023, "T1")),
        ("2009-10", Period(2009, None)),
    ],
)
def test_forms_of_documents(text: str, expected: Period | None) -> None:
    assert parse_period(text) == (expected or Period(2024, None))


@pytest.mark.parametrize(
    "text",
    [
        "delår 1 2020",
        "andra halvåret 2023",
        "15 augusti 2018",
        "2026-02-01",
        "i maj",
        "halvår",
        "tertialrapport i nämnden",
        "varje kvartal ett möte",
        "tre kvartal",
        "kvartal 3 000 kr",
        "kvartal 2 mnkr",
        "tertial 4",
        "",
    ],
)
def test_what_cannot_be_told_gives_no_period(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Budget 2019 176 280", [2019]),
        ("2019–2021", [2019, 2021]),
        ("2018/2019", [2018, 2019]),
        ("tertial 1\n2024", [2024]),
        ("T2/2024", [2024]),
        ("Delårsrapport 1:2018", [2018]),
        ("2 019 000", []),
        ("2019 000", []),
        ("12019", []),
        ("2019,5 och 3,2019", []),
        ("2019 kr och 2020 tkr", []),
        ("Dnr 2014/48", []),
        ("KS 2014/48/7", []),
        ("KS-2025-00512", []),
        ("§ 110/2013", []),
        ("SFS 2017:725", []),
        ("MSBFS 2015:5", []),
        ("1990-talet", []),
        ("1989 och 2061", []),
    ],
)
def test_years_are_told_from_other_numbers(text: str, expected: list[int]) -> None:
    assert years_in(text) == expected


def test_spans_stand_where_the_words_stand() -> None:
    text = "Utfallet per april 2023 jämförs med tertial 2 2022."
    assert [(p, raw) for p, _, _, raw in find_periods(text)] == [
        (Period(2023, "M04"), "april 2023"),
        (Period(2022, "T2"), "tertial 2 2022"),
    ]
