"""Enumerations of global goals in the shapes that documents and their layouts give them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from extractors.agenda2030.references import sdg_references
from extractors.drafts import Flow, Label, SectionDraft
from extractors.layout.types import Block, Cell, Grid, Role
from models.box import Box
from models.sdg import Mention
from models.table import TableMethod

SHARED = Path(__file__).parents[4] / "shared"
P, L, H, T = Role.PARAGRAPH, Role.LIST_ITEM, Role.HEADING, Role.TABLE


def flow(*blocks: Block) -> Flow:
    for number, block in enumerate(blocks):
        block.section, block.page, block.box = 0, 2, Box(0, number, 10, number + 1)
    return Flow(list(blocks), [SectionDraft("1", "Skola", 1)])


def table(*rows: list[str]) -> Block:
    return Block(T, "", grid=Grid([[Cell(text) for text in row] for row in rows], TableMethod.RULED))


def listed(*blocks: Block) -> list[int]:
    found = sdg_references(flow(*blocks))
    assert all(draft.mention is Mention.LISTED for draft in found)
    return [draft.sdg for draft in found]


LABEL = Block(P, "Agenda 2030")


@pytest.mark.parametrize(
    "blocks",
    [
        [LABEL, Block(L, "4 God utbildning för alla", marker="-"), Block(L, "10 Minskad ojämlikhet", marker="-")],
        [LABEL, Block(L, "God utbildning för alla", marker="4"), Block(L, "Minskad ojämlikhet", marker="10.")],
        [LABEL, Block(L, "God utbildning för alla", marker="1."), Block(L, "Minskad ojämlikhet", marker="2.")],
        [Block(H, "Agenda 2030"), Block(P, "4 God utbildning för alla"), Block(P, "10 Minskad ojämlikhet")],
        [Block(H, "Agenda 2030"), Block(H, "4 God utbildning för alla"), Block(H, "10 Minskad ojämlikhet")],
        [Block(P, "FN:s globala mål:"), Block(P, "4 God utbildning för alla 10 Minskad ojämlikhet")],
        [Block(P, "Agenda 2030 4 God utbildning för alla 10 Minskad ojämlikhet")],
        [Block(P, "Agenda 2030: 4 och 10")],
        [Block(P, "Agenda 2030 – 4 God utbildning för alla –"), Block(P, "10 Minskad ojämlikhet")],
        [LABEL, Block(P, "4"), Block(P, "God utbildning för alla"), Block(P, "10"), Block(P, "Minskad ojämlikhet")],
        [LABEL, Block(P, "4"), Block(P, "10"), Block(P, "God utbildning för alla"), Block(P, "Minskad ojämlikhet")],
        [LABEL, Block(Role.IMAGE, ""), Block(P, "Mål 4"), Block(P, "Mål 10: Minskad ojämlikhet")],
        [LABEL, table(["4", "God utbildning för alla"], ["10", "Minskad ojämlikhet"])],
        [LABEL, table(["4 God utbildning för alla"], ["10 Minskad ojämlikhet"])],
        [table(["Agenda 2030\n4 God utbildning för alla\n10 Minskad ojämlikhet"])],
        [table(["Agenda 2030"], ["4 God utbildning för alla"], ["10 Minskad ojämlikhet"])],
        [table(["Agenda 2030", ""], ["4", "God utbildning för alla"], ["10", "Minskad ojämlikhet"])],
        [table(["Agenda 2030", "4 God utbildning för alla, 10 Minskad ojämlikhet"], ["Status", "klar"])],
        [table(["Agenda 2030", "4 God utbildning för alla"], ["", "10 Minskad ojämlikhet"], ["Status", "klar"])],
        [LABEL, Block(P, "4 God utbildning för alla 10 Minskad ojämlikhet Alla barn ska få läsa."), Block(P, "8")],
        [Block(P, "Här börjar texten. Agenda 2030 4 God utbildning för alla 10 Minskad ojämlikhet")],
        [table(["Mål", "Globala mål"], ["Fler ska läsa", "4, 10"])],
        [Block(P, "Nämnden bidrar särskilt till följande globala mål:"), Block(L, "Mål 4"), Block(L, "Mål 10")],
    ],
)
def test_the_same_two_goals_in_many_shapes(blocks: list[Block]) -> None:
    assert listed(*blocks) == [4, 10]


def test_a_list_ends_at_the_first_block_that_is_no_item() -> None:
    assert listed(LABEL, Block(P, "4 God utbildning för alla"), Block(P, "Vi läser."), Block(L, "8 skolor")) == [4]
    assert listed(LABEL, Block(P, "Vi läser."), Block(L, "4", marker="-")) == []


def test_a_name_that_the_layout_cut_in_two() -> None:
    blocks = [LABEL, Block(P, "8 Anständiga arbetsvillkor och ekonomisk"), Block(P, "tillväxt"), Block(P, "13")]
    assert listed(*blocks) == [8, 13]


def test_without_label_or_context_there_is_no_reference() -> None:
    blocks = [
        Block(H, "4.1.1 God utbildning för alla"),
        Block(H, "04 Hav och marina resurser"),
        Block(L, "4 God utbildning för alla"),
        Block(P, "Mål 4 nås."),
        table(["Mål", "Status"], ["4 God utbildning för alla", "klar"]),
    ]
    assert sdg_references(flow(*blocks)) == []


def test_what_stands_outside_the_text_is_not_read() -> None:
    whole = flow(Block(P, "Mål 8 i Agenda 2030"), LABEL, Block(P, "4"))
    whole.outside |= {0, 1, 2}
    assert sdg_references(whole) == []


def test_a_label_may_be_known_from_the_sections() -> None:
    whole = flow(Block(P, "Våra världsmål"), Block(P, "4 God utbildning för alla"))
    assert sdg_references(whole) == []
    whole.labels[0] = Label("agenda2030", "Våra världsmål")
    assert [draft.sdg for draft in sdg_references(whole)] == [4]


def test_a_heading_after_the_label_without_a_number_is_a_section() -> None:
    assert listed(LABEL, Block(H, "God utbildning för alla")) == []


def test_each_row_of_a_table_has_its_own_mentions() -> None:
    rows = [["Mål", "Agenda 2030"], ["Fler ska läsa", "4"], ["Fler ska simma", "3, 4"], ["Lugn", "-"]]
    assert listed(table(*rows)) == [4, 3, 4]


def test_place_words_and_order() -> None:
    blocks = [Block(P, "Planen rör mål 8 i Agenda 2030."), LABEL, Block(P, "4 God utbildning för alla")]
    first, second = sdg_references(flow(*blocks))
    assert (first.sdg, first.mention, first.text, first.place.order) == (8, Mention.INLINE, "mål 8", (0, 0))
    assert (second.sdg, second.text) == (4, "4 God utbildning för alla")
    assert (second.place.order[0], second.place.page, second.place.box, second.place.section) == (
        2,
        2,
        Box(0, 2, 10, 3),
        0,
    )


def test_text_under_the_label_may_be_prose() -> None:
    (draft,) = sdg_references(flow(Block(H, "Agenda 2030"), Block(P, "Arbetet rör främst mål 3.")))
    assert (draft.sdg, draft.mention) == (3, Mention.INLINE)


@pytest.mark.real
@pytest.mark.parametrize("name", ["ale-2019", "sala-2024-t1"])
def test_the_real_seeds(name: str) -> None:
    source = SHARED / "corpus" / "seeds" / f"{name}.txt"
    if not source.exists():
        pytest.skip("The documents of ../shared/corpus are not there.")
    from extractors.readers.text import read_text
    from extractors.sections.build import build_flow

    gold = json.loads((SHARED / "eval" / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    whole, _ = build_flow(read_text(source))
    found = Counter(
        (next((s.number for s in whole.section_chain(d.place.section) if s.number), None), d.sdg, str(d.mention))
        for d in sdg_references(whole)
    )
    assert found == Counter((ref["section"], ref["goal"], ref["mention"]) for ref in gold["sdg"])


@pytest.mark.parametrize(("title", "n"), [("Agenda 2030", 1), ("Nämndens mål och Agenda 2030", 0), ("Skola", 0)])
def test_the_heading_says_whether_agenda_2030_is_spoken_of(title: str, n: int) -> None:
    whole = flow(Block(P, "Kommunen arbetar brett. Mål 11 är viktigast."))
    whole.sections = [SectionDraft("1", title, 1)]
    assert len(sdg_references(whole)) == n


def test_targets_with_their_titles_in_an_enumeration() -> None:
    blocks = [LABEL, Block(L, "1.1 Utrota den extrema fattigdomen"), Block(L, "12.3 Halvera matsvinnet i världen")]
    assert [(d.sdg, d.target) for d in sdg_references(flow(*blocks))] == [(1, "1.1"), (12, "12.3")]


def test_targets_after_an_enumeration_in_running_text_are_read_too() -> None:
    text = (
        "Planen bidrar till de globala målen 7 Hållbar energi för alla och 13 Bekämpa klimatförändringarna. "
        "Särskilt viktiga är delmål 11.6 och 13.2."
    )
    found = [(draft.sdg, draft.target) for draft in sdg_references(flow(Block(P, text)))]
    assert found == [(7, None), (13, None), (11, "11.6"), (13, "13.2")]
