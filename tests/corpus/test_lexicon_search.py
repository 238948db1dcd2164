"""Searching forms in a text, and quick looks whether a search is worth it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.lexicon import Entry, Lexicon, lexicon, normal
from corpus.period_patterns import patterns_for, rules

LEXICON = Lexicon(
    "test",
    tuple(
        Entry(form, form) for form in ("mål", "mål 2025", "mål (kf)", "% av", "%", "delmål", "≥", "i år", "å_b", "-5")
    ),
)
PIECES = st.sampled_from(
    [
        "mål",
        "2025",
        "(kf)",
        "%",
        "av",
        "delmål",
        "målet",
        "≥",
        "i",
        "år",
        "å_b",
        "-5",
        "5",
        "_",
        "x",
        " ",
        "  ",
        "\n",
        ")",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=14))
def test_the_longest_form_is_found_at_each_place(pieces: list[str]) -> None:
    text = "".join(pieces)
    longest_first = sorted((e.form for e in LEXICON.entries), key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    assert [e.form for e in LEXICON.search(text)] == pattern.findall(normal(text))


PERIODS = st.sampled_from(
    [entry.form for entry in lexicon("periods").entries]
    + ["2024", "1999", "24", "-", "/", ":", " ", "T2", "31", "Kv 3"]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(PERIODS, max_size=8).map(" ".join) | st.lists(PERIODS, max_size=8).map("".join))
def test_a_pattern_that_is_passed_over_finds_nothing(text: str) -> None:
    tried = {name for name, _ in patterns_for(text)}
    left_out = {name: rule for name, rule in rules().items() if name not in tried}
    assert [name for name, rule in left_out.items() if re.search(rule, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("text", ["Nämndens uppdrag är brett.", ""])
def test_few_patterns_are_tried_on_plain_words(text: str) -> None:
    assert {name for name, _ in patterns_for(text)} <= {"short_date", "code", "whole"}
