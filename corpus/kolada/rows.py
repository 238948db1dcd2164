"""The register of Kolada's key figures, from `corpus/data/kolada_measures.csv` (source: Kolada, RKA)."""

from __future__ import annotations

from functools import cache

from corpus.registers import register
from models.register import KoladaMeasure


@cache
def kolada_measures() -> tuple[KoladaMeasure, ...]:
    """All key figures, by id; also those that Kolada no longer lists."""
    return tuple(
        KoladaMeasure(
            id=row["id"],
            title=row["titel"],
            earlier_title=row["tidigare_titel"] or None,
            unit=row["enhet"] or None,
            area=row["verksamhetsomrade"] or None,
            perspective=row["perspektiv"] or None,
            owner=row["kommuntyp"],
            by_sex=row["konsuppdelad"] == "1",
            by_unit=row["enhetsdata"] == "1",
            ended=int(row["avslutad_ar"]) if row["avslutad_ar"] else None,
            listed=row["aktiv_2026"] == "1",
            sdg=row["agenda2030_mal"] or None,
        )
        for row in register("kolada_measures")
    )
