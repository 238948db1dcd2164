"""Printed numbers of headings, and the sequence that they make."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.sections.numbering import best_chain, gap, groups, may_follow, split_number


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("4 Ekonomi", "4", "Ekonomi"),
        ("4. Ekonomi", "4", "Ekonomi"),
        ("4.1.2 Skola för alla", "4.1.2", "Skola för alla"),
        ("4.1.2. Skola för alla", "4.1.2", "Skola för alla"),
        ("12) Översikt", "12", "Översikt"),
        ("1: Inledning", "1", "Inledning"),
        ("3 ”Nära vård”", "3", "”Nära vård”"),
        ("2.3Bad", None, "2.3Bad"),
        ("2031 blev ett bra år", None, "2031 blev ett bra år"),
        ("12 barn på kö", None, "12 barn på kö"),
        ("3 § Kommunallagen", None, "3 § Kommunallagen"),
        ("31 Augusti", "31", "Augusti"),
        ("5 procent", None, "5 procent"),
        ("4.1", None, "4.1"),
        ("Ekonomi", None, "Ekonomi"),
        ("", None, ""),
    ],
)
def test_numbers_are_split_from_titles(text: str, number: str | None, title: str) -> None:
    assert split_number(text) == (number, title)


@given(st.lists(st.integers(1, 99), min_size=1, max_size=4))
def test_every_printed_number_is_read_back(parts: list[int]) -> None:
    number = ".".join(map(str, parts))
    assert split_number(f"{number} Kultur") == (number, "Kultur")
    assert groups(number) == tuple(parts)


@pytest.mark.parametrize(
    ("number", "last", "follows", "missing"),
    [
        ("1", None, True, False),
        ("3", None, True, True),
        ("1.2", None, False, True),
        ("2", "1", True, False),
        ("4", "1", True, True),
        ("1", "2", False, True),
        ("2.1", "2", True, False),
        ("2.3", "2", True, True),
        ("3", "2.4.1", True, False),
        ("2.5", "2.4.1", True, False),
        ("2.4.2", "2.4.1", True, False),
        ("2.1.1", "2", True, True),
        ("2.2.1", "2", False, True),
        ("3.1", "2", False, True),
    ],
)
def test_what_may_follow_a_number_and_where_one_is_missing(
    number: str, last: str | None, follows: bool, missing: bool
) -> None:
    assert may_follow(number, last) is follows
    assert gap(number, last) is missing


def chain(*numbers: str) -> list[str]:
    found = best_chain(list(numbers))
    return [number for at, number in enumerate(numbers) if at in found]


def test_a_whole_sequence_is_kept() -> None:
    numbers = ("1", "2", "2.1", "2.2", "2.2.1", "3", "4", "4.1")
    assert chain(*numbers) == list(numbers)


def test_a_missing_number_does_not_end_the_sequence() -> None:
    assert chain("1", "2", "4", "5", "6") == ["1", "2", "4", "5", "6"]
    assert chain("1", "1.1", "1.3", "1.4", "2") == ["1", "1.1", "1.3", "1.4", "2"]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "2.2", "2.3", "3"),
        ("1", "2", "3.1", "3.2", "3.3", "4"),
        ("1", "2", "2.1", "3.1", "3.2", "4"),
    ],
)
def test_a_lost_heading_does_not_cost_the_others_their_number(numbers: tuple[str, ...]) -> None:
    assert chain(*numbers) == list(numbers)


def test_global_goals_between_headings_are_no_headings() -> None:
    assert chain("1", "2", "2.1", "4", "8", "11", "2.2", "3", "2", "13", "3.1", "4") == [
        "1", "2", "2.1", "2.2", "3", "3.1", "4",
    ]  # fmt: skip


def test_an_appendix_may_begin_again_from_one() -> None:
    assert chain("1", "2", "3", "4", "1", "2", "3") == ["1", "2", "3", "4", "1", "2", "3"]


def test_a_sequence_may_begin_late() -> None:
    assert chain("3", "4", "5") == ["3", "4", "5"]
    assert best_chain([]) == set()


@st.composite
def printed(draw: st.DrawFn) -> list[str]:
    """The numbers of a document without a gap: each the next on a level, or the first below."""
    numbers = [(1,)]
    for _ in range(draw(st.integers(0, 25))):
        last = numbers[-1]
        depth = draw(st.integers(1, min(4, len(last) + 1)))
        numbers.append((*last, 1) if depth > len(last) else (*last[: depth - 1], last[depth - 1] + 1))
    return [".".join(map(str, number)) for number in numbers]


@given(printed())
def test_the_numbers_of_a_document_are_kept_whole(numbers: list[str]) -> None:
    assert chain(*numbers) == numbers
    assert not any(gap(number, last) for last, number in itertools.pairwise(numbers))


@given(printed(), st.lists(st.integers(1, 17), max_size=6), st.integers(0, 30))
def test_a_list_of_global_goals_never_costs_more_than_it_holds(numbers: list[str], goals: list[int], at: int) -> None:
    mixed = [*numbers[:at], *map(str, goals), *numbers[at:]]
    assert len(best_chain(mixed)) >= len(numbers) - len(goals)
