"""Over which columns does a year stand?"""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.header_spans import spans_by_repeat, spans_of
from extractors.layout.lines import make_line
from extractors.layout.types import Line

Sheet = Any
#: A label and four columns of numbers, each 40 points wide.
COLUMNS = [(50.0, 150.0), (200.0, 240.0), (260.0, 300.0), (340.0, 380.0), (400.0, 440.0)]


@pytest.fixture
def years(sheet: Sheet) -> Any:
    def make(align: str, *places: tuple[float, str]) -> list[Line]:
        return [make_line(sheet().text(x, 100, text, align).words) for x, text in places]

    return make


@pytest.mark.parametrize(
    ("align", "places"),
    [
        ("centre", (250, 390)),
        ("left", (200, 340)),
        ("right", (300, 440)),
    ],
)
def test_years_over_two_columns_each(years: Any, align: str, places: tuple[float, float]) -> None:
    parts = years(align, *zip(places, ("2030", "2031"), strict=True))
    assert spans_of(parts, COLUMNS, 1) == [(1, 2), (3, 4)]


def test_years_over_one_and_three_columns(years: Any) -> None:
    assert spans_of(years("left", (200, "2030"), (260, "2031")), COLUMNS, 1) == [(1, 1), (2, 4)]
    assert spans_of(years("centre", (250, "2030"), (360, "2031"), (420, "2032")), COLUMNS, 1) == [
        (1, 2),
        (3, 3),
        (4, 4),
    ]


def test_one_year_stands_over_all(years: Any) -> None:
    assert spans_of(years("centre", (320, "2030")), COLUMNS, 1) == [(1, 4)]
    assert spans_of(years("left", (200, "2030")), COLUMNS, 1) == [(1, 4)]


def test_a_year_over_each_column(years: Any) -> None:
    parts = years("right", (240, "2029"), (300, "2030"), (380, "2031"), (440, "2032"))
    assert spans_of(parts, COLUMNS, 1) == [(1, 1), (2, 2), (3, 3), (4, 4)]


def test_where_two_ways_fit_alike_nothing_is_said(years: Any) -> None:
    columns = [(50.0, 150.0), (200.0, 240.0), (250.0, 290.0), (300.0, 340.0)]
    assert spans_of(years("centre", (222, "2030"), (318, "2031")), columns, 1) is None


@pytest.mark.parametrize("count", [0, 5])
def test_no_years_or_more_than_columns(years: Any, count: int) -> None:
    parts = years("left", *((200 + 20 * n, f"203{n}") for n in range(count)))
    assert spans_of(parts, COLUMNS, 1) is None


def test_too_many_columns_are_not_tried(years: Any) -> None:
    columns = [(30.0 * n, 30.0 * n + 20) for n in range(30)]
    assert spans_of(years("left", (30, "2030"), (300, "2031")), columns, 1) is None


def test_words_that_repeat_themselves_below_tell_the_spans(years: Any) -> None:
    parts = years("centre", (240, "2030"), (370, "2031"))
    assert spans_by_repeat(parts, COLUMNS, ["Mått", "Kvinnor", "Män", "Kvinnor", "Män"]) == [(1, 2), (3, 4)]
    assert spans_by_repeat(parts, COLUMNS, ["Mått", "Kvinnor", "Män", "Män", "Kvinnor"]) == []
    assert spans_by_repeat(parts, COLUMNS, ["Mått", "", "", "", ""]) == []
    assert spans_by_repeat(years("centre", (340, "2030"), (370, "2031")), COLUMNS, ["", "K", "M", "K", "M"]) == []
