"""Labels say what stands beside them."""

from __future__ import annotations

import pytest

from extractors.layout.types import Block, Role
from extractors.sections.labels import label_of


@pytest.mark.parametrize(
    ("text", "concept", "term"),
    [
        ("Nämndens mål", "committee_goal", "Nämndens mål"),
        ("NÄMNDENS MÅL:", "committee_goal", "NÄMNDENS MÅL"),
        ("Kommunfullmäktiges mål", "council_goal", "Kommunfullmäktiges mål"),
        ("Uppdrag", "assignment", "Uppdrag"),
        ("Uppdrag 3:", "assignment", "Uppdrag 3"),
        ("Agenda 2030", "agenda2030", "Agenda 2030"),
        ("Vi har lyckats när:", "success_criterion", "Vi har lyckats när"),
        ("Målområde", "focus_area", "Målområde"),
        ("Prioriterade mått", "measure", "Prioriterade mått"),
    ],
)
@pytest.mark.parametrize("role", [Role.HEADING, Role.PARAGRAPH])
def test_a_block_that_is_a_label(role: Role, text: str, concept: str, term: str) -> None:
    label = label_of(Block(role, text))
    assert label is not None
    assert (label.concept, label.term, label.rest) == (concept, term, "")


def test_a_label_with_its_text_in_the_same_block() -> None:
    label = label_of(Block(Role.PARAGRAPH, "Uppdrag: Utred ett nytt badhus."))
    assert label is not None
    assert (label.concept, label.term, label.rest) == ("assignment", "Uppdrag", "Utred ett nytt badhus.")
    assert label_of(Block(Role.LIST_ITEM, "Nämndens mål: fler badar")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Nämndens mål är att fler ska simma.",
        "Nämndens mål och medel",
        "4 Uppdrag",
        "Kommentar: Badet är stängt.",
        "Obs: läs detta",
        "",
        "Uppdrag " + "ord " * 30,
    ],
)
def test_texts_that_are_no_label(text: str) -> None:
    assert label_of(Block(Role.PARAGRAPH, text)) is None


@pytest.mark.parametrize("role", [Role.TABLE, Role.IMAGE, Role.FOOTNOTE])
def test_other_blocks_are_no_labels(role: Role) -> None:
    assert label_of(Block(role, "Nämndens mål")) is None


def test_an_item_of_a_list_is_no_label_as_a_whole() -> None:
    assert label_of(Block(Role.LIST_ITEM, "Uppdrag")) is None
