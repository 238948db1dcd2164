"""Where the signs of the global goals belong in the flow, and which of them say nothing of a municipality's goals."""

from __future__ import annotations

from extractors.agenda2030.placing import AFTER, icon_references
from extractors.drafts import Drafts, Flow, GoalDraft, Place, SdgDraft, SectionDraft
from extractors.layout.types import Block, Cell, Grid, Icon, Role
from extractors.linking import link_drafts
from models.box import Box
from models.goal import GoalKind
from models.sdg import Mention
from models.table import TableMethod

P, T = Role.PARAGRAPH, Role.TABLE


def block(text: str, top: float, *, x: float = 60, width: float = 300, page: int = 1, height: float = 12) -> Block:
    return Block(P, text, page=page, box=Box(x, top, x + width, top + height), section=0)


def icon(sdg: int, x: float, top: float, *, page: int = 1, side: float = 40, sure: float = 1.0) -> Icon:
    return Icon(sdg, page, Box(x, top, x + side, top + side), f"ikon: {sdg}", sure)


def flow(*blocks: Block) -> Flow:
    return Flow(list(blocks), [SectionDraft("1", "Skola", 1)])


def placed(blocks: list[Block], *icons: Icon, written: list[SdgDraft] | None = None) -> list[tuple[int, int]]:
    drafts, _ = icon_references(flow(*blocks), icons, written or [])
    assert all(draft.mention is Mention.ICON for draft in drafts)
    return [(draft.sdg, draft.place.order[0]) for draft in drafts]


TEXTS = [block("Mål ett", 100), block("Text", 120), block("Mål två", 300), block("Text", 320), block("Slut", 500)]


def test_a_sign_belongs_to_the_text_beside_it_else_to_that_above_else_to_the_first_below() -> None:
    assert placed(TEXTS, icon(4, 400, 290)) == [(4, 2)]
    assert placed(TEXTS, icon(4, 60, 150), icon(5, 110, 150)) == [(4, 1), (5, 1)]
    assert placed(TEXTS, icon(4, 60, 20)) == [(4, 0)]
    assert placed(TEXTS, icon(4, 60, 20, page=2)) == [], "a page without text"


def test_beside_means_in_the_same_column_of_print() -> None:
    left, right = block("Vänster", 200, width=180), block("Höger", 205, x=400, width=120, height=40)
    assert placed([left, right], icon(4, 250, 195)) == [(4, 0)]


def test_what_is_no_text_of_the_document_has_no_signs() -> None:
    whole = flow(*TEXTS)
    whole.outside = {0, 1}
    assert icon_references(whole, [icon(4, 60, 140)], [])[0] == []


def test_a_sign_in_a_table_belongs_to_the_goal_of_its_row() -> None:
    rows = [["Mål", "Globala mål"], ["Fler cyklar", ""], ["Fler läser", ""]]
    cells = [[Cell(t, Box(60 + 200 * c, 100 + 50 * r, 260 + 200 * c, 150 + 50 * r), 1) for c, t in enumerate(row)]
             for r, row in enumerate(rows)]  # fmt: skip
    table = Block(T, "", page=1, box=Box(60, 100, 460, 250), section=0)
    table.grid = Grid([list(row) for row in cells], TableMethod.RULED, page=1)
    whole = flow(block("Före", 50), table)
    goals = [GoalDraft(GoalKind.COMMITTEE_GOAL, rows[r][0], Place((1, r), 0)) for r in (1, 2)]
    found, _ = icon_references(whole, [icon(11, 265, 155), icon(13, 310, 155), icon(4, 265, 205)], [])
    link_drafts(whole, Drafts(goals=goals, sdg=found))
    assert [(d.sdg, d.goal.text if d.goal else None) for d in found] == [
        (11, "Fler cyklar"), (13, "Fler cyklar"), (4, "Fler läser"),
    ]  # fmt: skip


def test_a_sign_in_the_text_belongs_to_the_goal_above_it() -> None:
    whole = flow(*TEXTS)
    goals = [GoalDraft(GoalKind.COMMITTEE_GOAL, f"Mål {at}", Place((at, 1), 0)) for at in (0, 2)]
    found, _ = icon_references(whole, [icon(4, 60, 150), icon(6, 60, 350)], [])
    assert found[0].place.order == (1, AFTER)
    link_drafts(whole, Drafts(goals=goals, sdg=found))
    assert [draft.goal for draft in found] == goals


def test_a_goal_that_is_written_beside_its_sign_is_one_mention() -> None:
    words = SdgDraft(4, Mention.LISTED, "4 God utbildning för alla", Place((0, 0), 0, None, 1, Box(110, 110, 300, 122)))
    assert placed(TEXTS, icon(4, 60, 95), written=[words]) == []
    assert placed(TEXTS, icon(5, 60, 95), written=[words]) == [(5, 0)]
    assert placed(TEXTS, icon(4, 60, 400), written=[words]) == [(4, 3)]


def test_an_overview_of_all_goals_gives_none_and_says_so() -> None:
    grid = [icon(n, 60 + (n - 1) % 6 * 50, 130 + (n - 1) // 6 * 50) for n in range(1, 18)]
    found, notes = icon_references(flow(*TEXTS), [*grid, icon(4, 60, 350)], [])
    assert [(draft.sdg, draft.place.order[0]) for draft in found] == [(4, 3)]
    assert [note.code for note in notes] == ["sdg.icon_overview"]
    column = [icon(n, 60, 100 + 42 * n) for n in range(1, 18)]
    assert len(placed(TEXTS, *column)) == 17, "one below the other, each with its own text"


def test_signs_in_the_margin_of_page_after_page_are_furniture() -> None:
    blocks = [block("Text", 100, page=n) for n in range(1, 5)]
    running = [Icon(4, n, Box(60, 790, 90, 820), "ikon: 4", 1.0, True) for n in range(1, 5)]
    assert placed(blocks, *running) == []
    assert len(placed(blocks, *running[:2])) == 2
    for sign in running:
        sign.in_margin = False
    assert len(placed(blocks, *running)) == 4


def test_an_unsure_sign_needs_a_document_that_speaks_of_agenda_2030() -> None:
    unsure = icon(6, 60, 150, sure=0.7)
    assert placed(TEXTS, unsure) == []
    assert placed([*TEXTS, block("Vi följer Agenda 2030.", 600)], unsure) == [(6, 1)]
