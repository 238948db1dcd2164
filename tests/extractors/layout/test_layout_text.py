"""Lines joined to running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.text import clean, goes_on, join, join_all

LINES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("kommunens för-", "skolor", "kommunens förskolor"),
        ("för\u00ad", "skolor", "förskolor"),
        ("Nord\u00ad", "Holm", "NordHolm"),
        ("vård-", "och omsorg", "vård- och omsorg"),
        ("barn-", "eller ungdomsvård", "barn- eller ungdomsvård"),
        ("mål-", "samt resursplan", "mål- samt resursplan"),
        ("Kultur-", "Och fritid", "Kultur- Och fritid"),
        ("EU-", "medel", "EU- medel"),
        ("Covid-", "19", "Covid- 19"),
        ("2019–", "2021", "2019– 2021"),
        ("elever/", "lärare", "elever/lärare"),
        ("ett", "två", "ett två"),
        ("", "två", "två"),
        ("ett", "", "ett"),
        ("skol-", "orkestern", "skolorkestern"),
    ],
)
def test_two_lines_are_joined(first: str, second: str, whole: str) -> None:
    assert join(first, second) == whole


def test_many_lines_are_joined_in_order() -> None:
    assert join_all(["Bygg-", "lov prövas av", "", "nämnden."]) == "Bygglov prövas av nämnden."
    assert join_all([]) == ""


@given(LINES, LINES)
def test_joining_loses_no_letter(first: str, second: str) -> None:
    def letters(text: str) -> str:
        return "".join(c for c in text if c.isalnum())

    assert letters(join(first, second)) == letters(first) + letters(second)
    assert len(first) + len(second) - 1 <= len(join(first, second)) <= len(first) + len(second) + 1


@given(LINES)
def test_an_empty_line_changes_nothing(text: str) -> None:
    assert join(text, "") == join("", text) == text


@pytest.mark.parametrize(
    ("first", "second", "cut"),
    [
        ("Nämnden ska under året", "se över taxan.", True),
        ("Nämnden ska under året", "Taxan ses över.", False),
        ("Nämnden ser över taxan.", "den höjs inte.", False),
        ("Taxan ses över (i maj)", "och höjs.", False),
        ("Nämnden har tre uppdrag:", "utreda taxan", False),
        ("Taxan höjs.1", "och sänks", False),
        ("gemen\u00ad", "Sam", True),
        ("", "ord", False),
        ("ord", "", False),
        ("Taxan höjdes 2019", "och sänktes sedan", True),
    ],
)
def test_a_cut_text_goes_on_with_a_small_letter(first: str, second: str, cut: bool) -> None:
    assert goes_on(first, second) is cut


@given(LINES, LINES)
def test_a_text_that_ends_with_a_full_stop_never_goes_on(first: str, second: str) -> None:
    assert not goes_on(first + ".", second)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (" två\u00a0\u2009 ord ", "två ord"),
        ("rad\nbyte", "rad byte"),
        ("\ufefföver\u200bflöd\x07", "överflöd"),
        ("1\u202f234", "1 234"),
        ("mjukt\u00adbindestreck", "mjukt\u00adbindestreck"),
    ],
)
def test_clean_text_has_single_plain_spaces(raw: str, text: str) -> None:
    assert clean(raw) == text


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
