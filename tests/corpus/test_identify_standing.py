"""What a document is, which time it speaks of and what its words weigh, from made-up covers of many kinds."""

from __future__ import annotations

import pytest

from corpus.identify import Evidence, Identity, identify
from models.document import PolicyArea

Told = tuple[str, int | None, str | None, str | None]


def told(identity: Identity) -> Told:
    return (identity.type.value, identity.year, identity.period, identity.standing and identity.standing.value)


def cover(*lines: str, large: int = 1, path: str = "x.pdf", running: str = "", title: str | None = None) -> Evidence:
    sized = [(line, 28.0 if index < large else 11.0) for index, line in enumerate(lines)]
    return Evidence(path, cover=sized, running=[running] if running else [], metadata_title=title)


#: Lines of the cover, the first set large → type, year, period, standing.
COVERS: list[tuple[tuple[str, ...], Told]] = [
    (("Mål och budget 2025-2027", "Antagen av kommunfullmäktige 2024-11-18 § 9"), ("budget", 2025, None, "adopted")),
    (("Budget 2025", "Flerårsplan 2026–2027"), ("budget", 2025, None, None)),
    (("Budget 2025 med flerårsplan 2026-2027", "Kils kommun"), ("budget", 2025, None, None)),
    (("Verksamhetsbudget 2025", "Plan 2026–2028"), ("budget", 2025, None, None)),
    (("Kommunstyrelsens förslag till budget 2025", "Kils kommun"), ("budget", 2025, None, "proposal")),
    (("Förslag till budget 2025", "Fastställd av kommunfullmäktige 2024-11-18"), ("budget", 2025, None, "adopted")),
    (("Förslag till budget 2025", "Beslutad av kommunstyrelsen 2024-10-18"), ("budget", 2025, None, None)),
    (("Verksamhetsplan 2025", "Socialnämnden", "Remissversion"), ("plan", 2025, None, "proposal")),
    (("Nämndplan 2025", "Beslutad av socialnämnden 2024-12-10 § 99"), ("plan", 2025, None, "adopted")),
    (("Nämndplan 2025", "Ej antagen av socialnämnden 2024-12-10"), ("plan", 2025, None, "proposal")),
    (("Budget 2025", "Socialdemokraterna i Kil"), ("other", 2025, None, "party_budget")),
    (("Moderaternas budgetförslag 2025–2027", "Kils kommun"), ("other", 2025, None, "party_budget")),
    (("Budget 2025 (M)", "Kils kommun"), ("other", 2025, None, "party_budget")),
    (("Mål och budget 2025-2027 (S+V+MP)", "Kils kommun"), ("other", 2025, None, "party_budget")),
    (("Bygdepartiets budget 2025", "Kils kommun"), ("other", 2025, None, "party_budget")),
    (("Motförslag till budget 2025", "Kils kommun"), ("other", 2025, None, "party_budget")),
    (
        ("Budget 2025", "Antagen av kommunfullmäktige 2024-11-18", "Centerpartiet, Liberalerna"),
        ("budget", 2025, None, "adopted"),
    ),
    (("Mål och budget 2025", "Kommunstyrelsens ordförande Eva Ek (S)"), ("budget", 2025, None, None)),
    (("Mål och budget 2025", "Budgeten bygger på vad Centerpartiet vill."), ("budget", 2025, None, None)),
    (("Revisionsrapport", "Granskning av delårsrapport 2024", "KPMG AB"), ("other", 2024, None, "audit")),
    (("Årsredovisning 2024", "Granskning", "PwC"), ("other", 2024, None, "audit")),
    (("Revisionsberättelse för år 2024", "Kils kommun"), ("other", 2024, None, "audit")),
    (("Tjänsteskrivelse", "Datum 2024-11-18", "Förslag till beslut"), ("other", None, None, "case_paper")),
    (("Uppföljning mars 2024", "Bilaga till protokoll 2024-04-22"), ("follow_up", 2024, "M03", None)),
    (("Årsredovisning 2024", "Godkänd av kommunfullmäktige 2025-04-28"), ("annual_report", 2024, None, "adopted")),
    (("Bokslut 2024", "Socialnämnden", "Datum: 2025-02-11"), ("annual_report", 2024, None, None)),
    (("Verksamhetsplan läsåret 2025/2026", "Skolnämnden"), ("plan", 2025, None, None)),
    (("Verksamhetsplan läsår 25/26", "Skolnämnden"), ("plan", 2025, None, None)),
    (("Verksamhetsplan läsår 25/29", "Skolnämnden"), ("plan", None, None, None)),
    (("VP 2025", "Socialnämnden"), ("plan", 2025, None, None)),
    (("Delårsrapport 1 2024", "Kils kommun"), ("follow_up", 2024, None, None)),
    (("Delårsrapport 2 2024", "Kils kommun"), ("follow_up", 2024, "M08", None)),
    (("Delårsrapport jan–aug 2024", "Kils kommun"), ("follow_up", 2024, "M08", None)),
    (("Delårsrapport per 31 augusti 2024", "Kils kommun"), ("follow_up", 2024, "M08", None)),
    (("Delårsrapport", "för perioden 1 januari – 31 augusti 2024"), ("follow_up", 2024, "M08", None)),
    (("Delårsrapport 240831", "Kils kommun"), ("follow_up", 2024, "M08", None)),
    (("Tertialrapport 1 2024", "Socialnämnden"), ("follow_up", 2024, "T1", None)),
    (("Kvartalsrapport 3 2024", "Socialnämnden"), ("follow_up", 2024, "Q3", None)),
    (("Halvårsrapport 2024", "Kils kommun"), ("follow_up", 2024, "H1", None)),
    (("Månadsuppföljning 2024-07", "Kils kommun"), ("follow_up", 2024, "M07", None)),
    (("Budgetuppföljning oktober 2024", "Sammanträde 2024-11-18"), ("follow_up", 2024, "M10", None)),
    (("Ekonomisk uppföljning per sista september 2024", "Skolnämnden"), ("follow_up", 2024, "M09", None)),
]


@pytest.mark.parametrize(("lines", "expected"), COVERS, ids=[" | ".join(lines)[:60] for lines, _ in COVERS])
def test_covers_of_many_kinds(lines: tuple[str, ...], expected: Told) -> None:
    assert told(identify(cover(*lines))) == expected


def test_a_proposal_that_somebody_else_decided_on_is_a_note() -> None:
    identity = identify(cover("Förslag till budget 2025", "Beslutad av kommunstyrelsen 2024-10-18"))
    assert "identify.standing_unclear" in [code for code, _ in identity.notes]
    assert "standing" not in identity.decided_by


def test_what_decided_the_standing_is_told() -> None:
    identity = identify(cover("Budget 2025", "Antagen av kommunfullmäktige 2024-11-18"))
    assert identity.decided_by["standing"] == "cover: Antagen av kommunfullmäktige 2024-11-18"
    assert identity.certainty["standing"] == 0.95


def codes(identity: Identity) -> list[str]:
    return [code for code, _ in identity.notes if code.endswith("_conflict")]


LINES = ("Verksamhetsplan 2024", "Socialnämnden", "Kils kommun")


def test_sources_that_agree_make_it_surer() -> None:
    alone = identify(cover(*LINES)).certainty
    agreed = identify(cover(*LINES, path="kil/verksamhetsplan_2024.pdf", running="Kils kommun Socialnämnden")).certainty
    assert all(alone[field] < agreed[field] <= 0.99 for field in ("municipality", "body", "type", "year"))
    assert codes(identify(cover(*LINES, path="kil/verksamhetsplan_2024.pdf"))) == []


@pytest.mark.parametrize(
    ("evidence", "field", "both"),
    [
        (cover(*LINES, path="boras_kommun/plan.pdf"), "municipality", ("Kil", "Borås")),
        (cover(*LINES, running="Alingsås kommun"), "municipality", ("Kil", "Alingsås")),
        (cover(*LINES, running="Tekniska nämnden"), "body", ("Socialnämnden", "Tekniska nämnden")),
        (cover(*LINES, path="arsredovisning-kil.pdf"), "type", ("plan", "annual_report")),
        (cover(*LINES, title="Verksamhetsplan 2021"), "year", ("2024", "2021")),
        (cover(*LINES, path="vp_2022.pdf"), "year", ("2024", "2022")),
    ],
)
def test_sources_that_disagree_are_a_finding_with_both(evidence: Evidence, field: str, both: tuple[str, str]) -> None:
    identity = identify(evidence)
    assert codes(identity) == [f"identify.{field}_conflict"]
    message = next(message for code, message in identity.notes if code.endswith("_conflict"))
    assert all(f" {value} (“" in message for value in both)
    assert message.endswith(f"; {both[0]} is stored.")
    assert identity.certainty[field] < 0.7


@pytest.mark.parametrize(
    "evidence",
    [
        cover(*LINES, path="2023-12-10 Verksamhetsplan 2024.pdf"),
        cover(*LINES, path="2023/plan.pdf"),
        cover(*LINES, path="verksamhetsplan-med-budget-2024.pdf"),
        cover(*LINES, running="Kils kommun, Region Värmland"),
        cover(*LINES, running="2023-12-10"),
        cover("Verksamhetsplan 2024", "Karlstads kommun", path="mark/plan.pdf"),
        cover("Årsredovisning 2024", "Region Skåne", path="malmo/arsredovisning-2024.pdf"),
    ],
)
def test_what_can_be_meant_otherwise_is_no_conflict(evidence: Evidence) -> None:
    assert codes(identify(evidence)) == []


@pytest.mark.parametrize(
    ("body", "area"),
    [
        ("Socialnämnden", PolicyArea.CARE),
        ("Avfallsnämnden", PolicyArea.BUSINESS),
        ("Arbetsmarknadsnämnden", PolicyArea.TARGETED),
        ("Kommunstyrelsen", PolicyArea.POLITICAL),
        ("Lärandenämnden", PolicyArea.EDUCATION),
        ("Klimat- och trafiknämnden", PolicyArea.INFRASTRUCTURE),
        ("Barn-, kultur- och fritidsnämnden", None),
        ("Framtidsnämnden", None),
    ],
)
def test_policy_area_is_that_of_the_register_or_of_one_stem(body: str, area: PolicyArea | None) -> None:
    identity = identify(cover("Verksamhetsplan 2024", body))
    assert (identity.body, identity.policy_area) == (body, area)
