"""Names of measures as municipalities print them, and the key figure that each is, or none (`kolada_names.csv`)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus.kolada.match import match

#: Never below these, on either half and on all names.
PRECISION = 0.97
RECALL = 0.90

with (Path(__file__).parent / "kolada_names.csv").open(encoding="utf-8", newline="") as file:
    NAMES = list(csv.DictReader(file))
HALVES = ("tuning", "held-out", "all")


def scores(half: str) -> tuple[float, float, list[str]]:
    """Precision and recall, and the names that got a wrong id."""
    right, wrong, asked = 0, [], 0
    for row in NAMES:
        if half not in (row["half"], "all"):
            continue
        asked += bool(row["kolada_id"])
        found = match(row["name"], row["unit"] or None).match
        if found and found.id == row["kolada_id"]:
            right += 1
        elif found:
            wrong.append(f"{row['name']}: {found.id}, not {row['kolada_id'] or 'any'}")
    return right / (right + len(wrong)), right / asked, wrong


def test_the_set_is_large_and_has_many_names_without_a_key_figure() -> None:
    assert len(NAMES) == len({(row["name"], row["unit"]) for row in NAMES}) >= 200
    assert sum(not row["kolada_id"] for row in NAMES) >= 100
    assert {row["half"] for row in NAMES} == {"tuning", "held-out"}
    assert all(row["why"] for row in NAMES)


@pytest.mark.parametrize("half", HALVES)
def test_links_are_right(half: str) -> None:
    precision, _, wrong = scores(half)
    assert precision >= PRECISION, wrong


@pytest.mark.parametrize("half", HALVES)
def test_links_are_found(half: str) -> None:
    assert scores(half)[1] >= RECALL
