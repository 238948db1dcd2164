"""Women and men in one cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values.numerals import format_number
from extractors.values.splits import order_of, split_values

WOMEN_MEN, MEN_WOMEN = ("women", "men"), ("men", "women")


def _said(text, order=None):
    found = split_values(text, order)
    return None if found is None else [(v.split, v.value, v.unit, v.comparator) for v in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("K 45 / M 50", [("women", 45, None, None), ("men", 50, None, None)]),
        ("K: 45 M: 50", [("women", 45, None, None), ("men", 50, None, None)]),
        ("M 50 - K 45", [("men", 50, None, None), ("women", 45, None, None)]),
        ("Kvinnor: 45 %, män: 50 %", [("women", 45, "%", None), ("men", 50, "%", None)]),
        ("45 % (K), 50 % (M)", [("women", 45, "%", None), ("men", 50, "%", None)]),
        ("Flickor 78 Pojkar 81 %", [("women", 78, "%", None), ("men", 81, "%", None)]),
        ("kvinnor ≥ 90, män högst 85", [("women", 90, None, ">="), ("men", 85, None, "<=")]),
        ("K −1,5 M −2", [("women", -1.5, None, None), ("men", -2, None, None)]),
    ],
)
def test_both_named(text, expected):
    assert _said(text) == expected


@pytest.mark.parametrize(
    "text", ["45/50", "K 45", "K – M 50", "47 (K 45, M 50)", "K 45 M 50 2022", "K 45 K 50", "45 kvinnor och 50 män", ""]
)
def test_no_pair(text):
    assert split_values(text) is None


def test_order_of_a_header_tells_two_bare_numbers():
    assert _said("45/50 %", WOMEN_MEN) == [("women", 45, "%", None), ("men", 50, "%", None)]
    assert _said("45 / 50", MEN_WOMEN) == [("men", 45, None, None), ("women", 50, None, None)]
    assert _said("4/5 2023", WOMEN_MEN) is None
    assert _said("4/5/6", WOMEN_MEN) is None


def test_order_stands_beside_a_slash():
    assert order_of("Medellivslängd, kvinnor/män") == WOMEN_MEN
    assert order_of("Meritvärde (pojkar / flickor)") == MEN_WOMEN
    assert order_of("Flickor/flickor") is None
    assert order_of("Kvinnor och män i arbete") is None


@given(st.decimals(-9999, 9999, places=1), st.decimals(0, 9999, places=2))
def test_what_is_printed_is_read_again(women, men):
    text = f"K {format_number(float(women))} / M {format_number(float(men))}"
    assert _said(text) == [("women", float(women), None, None), ("men", float(men), None, None)]
