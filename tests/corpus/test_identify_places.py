"""Synthetic covers of every municipality and region: no mistakes, and hardly any left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.identify import Evidence, identify
from corpus.registers import Row, regions, register

#: At most this share of covers may be left without an answer.
OPEN = 0.02


def _plan(owner: str) -> Evidence:
    return Evidence("x.pdf", cover=[("Socialnämnden", 12.0), ("Verksamhetsplan 2023", 24.0), (owner, 12.0)])


def _header(owner: str) -> Evidence:
    return Evidence(
        "x.pdf", running=[f"{owner} | Årsredovisning 2021"], cover=[("Årsredovisning", 20.0), ("2021", 20.0)]
    )


def _text(owner: str) -> Evidence:
    return Evidence(
        "x.txt", cover=[("# Mål och budget 2024", 0.0), (f"**{owner.upper()}**", 0.0), ("Antagen 2023-11-20", 0.0)]
    )


def _names(row: Row) -> Iterator[tuple[Callable[[str], Evidence], str]]:
    yield _plan, row["officiellt_namn"]
    yield _header, f"{row['namn']} kommun".upper()
    yield _text, row["namn"]
    for name in (row["stad_form"], *row["alias"].split(";")):
        if name:
            yield _plan, name.title()


def test_every_municipality_is_told_from_its_cover() -> None:
    wrong, left_open, total = [], [], 0
    for row in register("municipalities"):
        for cover, name in _names(row):
            identity = identify(cover(name))
            total += 1
            if identity.municipality is None:
                left_open.append(name)
            elif identity.municipality_code != row["kommunkod"]:
                wrong.append((name, identity.municipality))
    assert wrong == []
    assert len(left_open) <= OPEN * total, left_open


def test_every_region_is_told_and_has_no_code_of_a_municipality() -> None:
    for region in regions():
        for cover in (_plan, _header, _text):
            identity = identify(cover(region.name))
            if region.name == "Region Gotland":
                assert (identity.municipality, identity.municipality_code) == ("Gotland", "0980")
            else:
                assert (identity.municipality, identity.municipality_code) == (region.name, None)


def test_the_same_evidence_gives_the_same_identity() -> None:
    evidence = _plan("Ale kommun")
    assert identify(evidence) == identify(evidence)
