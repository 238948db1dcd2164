"""Numbers in running text that may be values, and those that are none."""

from __future__ import annotations

import pytest

from extractors.values.spans import find_values


def found(text: str) -> list[tuple[float, str | None]]:
    return [(span.value, span.unit) for span in find_values(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("från 12 % till 14,5 procent", [(12, "%"), (14.5, "%")]),
        ("45, 50 och 60", [(45, None), (50, None), (60, None)]),
        ("ned 5.% t.o.m. då", [(5, "%")]),
        ("blev -0,5 mkr", [(-0.5, "mkr")]),
        ("körde 2 205 824 km", [(2205824, "km")]),
        ("105300 st (14,5 resor/capita)", [(105300, "st"), (14.5, "resor/capita")]),
    ],
)
def test_values(text: str, values: list[tuple[float, str | None]]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "barn 6-12 år",
        "barn 6 – 12 år",
        "mellan 20 och 65 år",
        "en 10-dagarsperiod",
        "2 av 8 enheter",
        "3 kap. 4 § lagen",
        "i tabell 3",
        "årskurs 9",
        "5 procent högre än i fjol",
        "sedan 1990",
        "T2 och A4",
        "klockan 10",
        "SFS 2017:725",
        "12/34",
    ],
)
def test_no_values(text: str) -> None:
    assert found(text) == []


def test_the_comparator_belongs_to_the_number() -> None:
    text = "ska vara minst 85 % eller så, högst ca 10 dagar"
    first, second = find_values(text)
    assert text[first.start : first.end] == "minst 85 %"
    assert (first.comparator, second.comparator, second.about) == (">=", "<=", True)


def test_masked_spans_are_no_values() -> None:
    text = "Utfall 2023: 61"
    assert [span.value for span in find_values(text, [(7, 11)])] == [61]
