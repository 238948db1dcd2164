"""On which side of a label does its goal stand?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractors.layout.types import Block, Role
from extractors.sections.labels import label_of
from extractors.sections.sides import ABOVE, BELOW, beside, decide_sides, likeness
from models.box import Box

Make = Callable[..., list[Block]]
GOALS = ("Fler barn ska lära sig simma.", "Utlåningen ska öka.", "Andelen nöjda ska öka.")
LONG = "Badhuset drivs av nämnden. Det har öppet hela året. Det byggs om. Sedan öppnar det. " * 6


def sides(blocks: list[Block]) -> dict[str, str]:
    return decide_sides(blocks, {i: label for i, b in enumerate(blocks) if (label := label_of(b))})


def test_goals_under_their_label(make_blocks: Make) -> None:
    lines = [line for goal in GOALS for line in ("Nämndens mål", f"**{goal}", LONG)]
    assert sides(make_blocks(*lines)) == {"committee_goal": ABOVE}


def test_goals_over_their_label(make_blocks: Make) -> None:
    lines = [line for goal in GOALS for line in (f"**{goal}", "Nämndens mål", LONG)]
    assert sides(make_blocks(*lines)) == {"committee_goal": BELOW}


def test_each_kind_is_decided_by_itself(make_blocks: Make) -> None:
    lines = [line for goal in GOALS for line in (f"**{goal}", "Nämndens mål", LONG, "Uppdrag", "Utred badet.", LONG)]
    assert sides(make_blocks(*lines)) == {"assignment": ABOVE, "committee_goal": BELOW}


def test_most_labels_decide_for_all(make_blocks: Make) -> None:
    usual = [line for goal in GOALS for line in ("Nämndens mål", f"**{goal}", LONG)]
    assert sides(make_blocks(*usual, "**Taxan ska inte öka.", "Nämndens mål", LONG)) == {"committee_goal": ABOVE}


def test_a_colon_says_that_the_goal_follows(make_blocks: Make) -> None:
    lines = [line for goal in GOALS for line in (f"**{goal}", "Uppdrag:", LONG)]
    assert sides(make_blocks(*lines)) == {"assignment": ABOVE}


def test_labels_with_their_text_in_the_block_do_not_vote(make_blocks: Make) -> None:
    assert sides(make_blocks(LONG, "Uppdrag: Utred badet.", LONG)) == {}
    assert sides(make_blocks("Agenda 2030", "- 4 God utbildning")) == {}


@pytest.fixture
def placed() -> Callable[..., Block]:
    def make(text: str, x0: float, x1: float, top: float, bottom: float, **more: Any) -> Block:
        return Block(Role.PARAGRAPH, text, 1, Box(x0, top, x1, bottom), **more)

    return make


def test_a_label_at_the_height_of_a_statement_stands_beside_it(placed: Callable[..., Block]) -> None:
    goal = placed("Fler barn ska lära sig simma.", 200, 400, 100, 130)
    label = placed("Nämndens mål", 50, 120, 108, 118)
    other = placed("Nämnden sköter badet.", 50, 400, 150, 190)
    assert beside([goal, label, other], 1) == BELOW
    assert beside([other, label, goal], 1) == ABOVE
    assert beside([other, label, other], 1) is None
    assert sides([goal, label, other]) == {"committee_goal": BELOW}


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (Block(Role.PARAGRAPH, GOALS[0], bold=True), Block(Role.PARAGRAPH, GOALS[0])),
        (Block(Role.PARAGRAPH, GOALS[0]), Block(Role.PARAGRAPH, "Badhuset i staden byggs om.")),
        (Block(Role.PARAGRAPH, "Badhuset byggs om."), Block(Role.PARAGRAPH, "Badhuset byggs om. Det är klart i maj.")),
        (Block(Role.PARAGRAPH, "Badhuset byggs om. Det är klart i maj."), Block(Role.PARAGRAPH, LONG[:400])),
    ],
)
def test_what_looks_more_like_a_goal(more: Block, less: Block) -> None:
    assert likeness(more) > likeness(less)


@pytest.mark.parametrize("text", ["kort", LONG, ""])
def test_what_looks_like_no_goal_at_all(text: str) -> None:
    assert likeness(Block(Role.PARAGRAPH, text, bold=True)) == 0.0
    assert likeness(Block(Role.HEADING, "4.1 Skola för alla barn")) == 0.0
    assert likeness(Block(Role.LIST_ITEM, GOALS[0])) == 0.0


@pytest.mark.parametrize("text", ["Ale kommun", "Kultur- och fritidsnämnden, Mjölby kommun", "Region Skåne"])
def test_a_line_that_says_whose_the_document_is_states_no_goal(text: str) -> None:
    assert likeness(Block(Role.PARAGRAPH, text, bold=True)) == 0.0
    assert likeness(Block(Role.PARAGRAPH, "En attraktiv kommun", bold=True)) > 0
