"""The registers are whole, and their names can be matched."""

from __future__ import annotations

import pytest

from corpus.lexicon import lexicon, normal
from corpus.registers import (
    committees,
    municipalities,
    municipality_aliases,
    municipality_forms,
    regions,
    sdg_goals,
    sdg_name_forms,
    sdg_target_forms,
    sdg_targets,
)
from models.document import DocumentType

FAMILIES = {"governance", "education", "social", "culture_leisure", "built_environment", "services"}


def test_all_municipalities_and_regions_are_there() -> None:
    assert len(municipalities()) == 290
    assert len({m.code for m in municipalities()}) == 290
    assert len(regions()) == 21
    ale = next(m for m in municipalities() if m.code == "1440")
    assert (ale.name, ale.official_name, ale.county, ale.group_code) == (
        "Ale",
        "Ale kommun",
        "Västra Götalands län",
        "A2",
    )


def test_name_forms_lead_to_one_municipality() -> None:
    forms = municipality_forms()
    assert (forms["falun"], forms["falu"], forms["faluns"]) == ("2080", "2080", "2080")
    assert forms["upplands bro"] == forms["upplands-bro"] == "0139"
    assert municipality_aliases()["malmö stad"] == "1280"
    assert municipality_aliases()["region gotland"] == "0980"
    assert {m.code for m in municipalities()} == set(forms.values())


def test_every_committee_has_a_family() -> None:
    assert len(committees()) == 81
    assert {c.family for c in committees()} == FAMILIES


def test_global_goals_by_name() -> None:
    forms = sdg_name_forms()
    assert [goal.sdg for goal in sdg_goals()] == list(range(1, 18))
    assert all(forms[normal(goal.name_sv)] == goal.sdg for goal in sdg_goals())
    assert forms[normal("Hälsa och välbefinnande")] == 3
    assert forms[normal("Bekämpa klimatförändringen")] == 13
    assert forms[normal("Avskaffa all fattigdom")] == 1


def test_targets_by_code_and_title() -> None:
    targets = sdg_targets()
    assert len(targets) == 169
    assert {"8.5", "16.a", "17.19"} <= set(targets)
    assert targets["1.1"] == "Utrota den extrema fattigdomen"
    assert sdg_target_forms()[normal(targets["1.1"])] == "1.1"


def test_unchecked_titles_are_never_shown() -> None:
    unchecked = [code for code, title in sdg_targets().items() if not title]
    assert len(unchecked) == 115
    assert set(unchecked) <= set(sdg_target_forms().values())


@pytest.mark.parametrize(
    ("name", "concepts"),
    [
        ("document_types", {*DocumentType, "other_anywhere"}),
        ("document_type_endings", {*DocumentType, "other_weak"}),
        ("document_signs", {*DocumentType} - {"other"}),
        ("committee_families", FAMILIES),
        ("committee_words", {"none", "area"}),
        ("parties", {"party", "party_ending", "party_letters"}),
        ("place_words", {"ordinary", "head", "city_head", "not_after"}),
        ("function_words", {"sv", "en", "fi"}),
    ],
)
def test_lexicons_hold_known_concepts_and_a_source(name: str, concepts: set[str]) -> None:
    entries = lexicon(name).entries
    assert {e.concept for e in entries} == concepts
    assert all(e.source for e in entries)
    assert len({(e.form, e.concept) for e in entries}) == len(entries)
