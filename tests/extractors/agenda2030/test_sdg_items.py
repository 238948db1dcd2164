"""Numbers, targets and names of global goals in a text that is nothing else."""

from __future__ import annotations

import pytest

from corpus.registers import sdg_goals
from extractors.agenda2030.items import whole_items

Found = list[tuple[int, str | None]]


def items(text: str) -> Found | None:
    read = whole_items(text)
    return None if read is None else [(item.sdg, item.target) for item in read]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 God utbildning för alla", [(4, None)]),
        ("4God utbildning för alla", [(4, None)]),
        ("4. God utbildning för alla", [(4, None)]),
        ("- 13 Bekämpa klimatförändringen", [(13, None)]),
        ("Mål 4: God utbildning för alla", [(4, None)]),
        ("God utbildning för alla (mål 4)", [(4, None)]),
        ("Minskad ojämlikhet", [(10, None)]),
        ("10", [(10, None)]),
        ("4, 8 och 10", [(4, None), (8, None), (10, None)]),
        ("13–15", [(13, None), (14, None), (15, None)]),
        ("4 God utbildning för alla 10 Minskad ojämlikhet", [(4, None), (10, None)]),
        ("4 10 God utbildning för alla Minskad ojämlikhet", [(4, None), (10, None)]),
        ("8.5 och 16.A", [(8, "8.5"), (16, "16.a")]),
        ("Mål 4 – God utbildning för alla (delmål 4.1, 4.4)", [(4, None), (4, "4.1"), (4, "4.4")]),
        ("8 Anständiga arbetsvillkor och ekonomisk", [(8, None)]),
        ("12 Hållbar konsumtion och produktlon", [(12, None)]),
        ("4 God utbildning för alla – vi läser tillsammans", [(4, None)]),
        ("1. God utbildning för alla", [(4, None)]),
    ],
)
def test_items(text: str, found: Found) -> None:
    assert items(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "4 nya skolor",
        "3 av målen",
        "4 %",
        "18",
        "2030",
        "4.1.1 God utbildning för alla",
        "04 Hav och marina resurser",
        "8 God utbildning för alla",
        "8.99",
        "Jämställdhet är viktigt",
        "Vi läser tillsammans",
        "",
    ],
)
def test_no_items(text: str) -> None:
    assert items(text) is None


def test_every_name_of_the_register_is_read_with_and_without_its_number() -> None:
    for goal in sdg_goals():
        assert items(goal.name_sv) == [(goal.sdg, None)]
        assert items(f"{goal.sdg} {goal.name_sv}") == [(goal.sdg, None)]
