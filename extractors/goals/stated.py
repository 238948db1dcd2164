"""Goals that are statements beside a label, or items under one.

For each label of the kinds council goal, committee goal and assignment, in order: text after the label in
the same block; the block on the side that the document uses (see `extractors.sections.sides`); the block
on the other side, where the first holds no statement. Under a label that announces items ("Vi har lyckats
när:") each list item is a goal. Under a label of a wider kind ("Inriktningsmål") it is the text after the
label, the statement at its side, each list item, or the statement below it; a heading below it is
`extractors.goals.areas`' to take. A label without a goal gives a note.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.drafts import Flow, GoalDraft, Label, Place
from extractors.goals.judgements import is_status_line, stated_status
from extractors.layout.types import Block, Note, Role
from extractors.meaning.status import first_sentence
from extractors.sections.build import AREAS
from extractors.sections.items import ITEM_LABELS, bold_items
from extractors.sections.sides import ABOVE, BELOW, MAX_STATEMENT, STATED, beside, is_one_sentence, likeness
from models.goal import GoalKind

#: Goals of the wider kinds are shorter than this; a longer text explains them.
_MAX_WIDER = 300
#: Labels that may stand between a goal and its text.
_BETWEEN = frozenset({"description", "comment"})


@dataclass
class Stated:
    """Goals by labels, and the blocks that are taken by them."""

    goals: list[GoalDraft] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)


def stated_goals(flow: Flow) -> Stated:
    """All goals beside or under a label."""
    found = Stated()
    heads = {section.block for section in flow.sections}
    bold = bold_items(flow.blocks, flow.labels)
    for index, label in sorted(flow.labels.items()):
        if index in heads:
            continue
        if label.concept in STATED:
            _statement(flow, heads, index, label, found)
        elif label.concept in ITEM_LABELS:
            _items(flow, index, label, found)
            for at in bold.get(index, ()):
                _take(flow, at, label, flow.blocks[at].text, found)
        elif label.concept in AREAS:
            _wider(flow, heads, index, label, found)
    return found


def _wider(flow: Flow, heads: set[int], index: int, label: Label, found: Stated) -> None:
    """A goal of a wider kind that is no heading."""
    if label.rest:
        _take(flow, index, label, label.rest, found)
    elif label.concept == "strategic_objective" and _stands_before(flow, heads, index, found):
        _take(flow, index - 1, label, flow.blocks[index - 1].text, found)
    elif _has_items(flow, index + 1):
        _items(flow, index, label, found)
    elif index + 1 < len(flow.blocks) and _may_state(flow, heads, index + 1, found):
        block = flow.blocks[index + 1]
        if _is_wider(label, block.text):
            _take(flow, index + 1, label, block.text, found)


def _stands_before(flow: Flow, heads: set[int], index: int, found: Stated) -> bool:
    """Is the goal the text before the label, which is printed at its side?"""
    if index == 0 or beside(flow.blocks, index) != BELOW or not _may_state(flow, heads, index - 1, found):
        return False
    return len(flow.blocks[index - 1].text) <= _MAX_WIDER


def _is_wider(label: Label, text: str) -> bool:
    """Is a text below the label of a wider kind the goal, and not what explains it?"""
    if label.concept == "vision":
        return len(text) <= MAX_STATEMENT
    return len(text) <= _MAX_WIDER and (label.concept == "strategic_objective" or is_one_sentence(text))


def _statement(flow: Flow, heads: set[int], index: int, label: Label, found: Stated) -> None:
    if label.rest:
        _take(flow, index, label, label.rest, found)
        return
    side = beside(flow.blocks, index) or flow.sides.get(label.concept, ABOVE)
    for way in (side, ABOVE if side == BELOW else BELOW):
        at = index + 1 if way == ABOVE else index - 1
        if way == ABOVE and _has_items(flow, at):
            _items(flow, index, label, found)
            return
        if 0 <= at < len(flow.blocks) and _may_state(flow, heads, at, found):
            _take(flow, at, label, flow.blocks[at].text, found)
            return
    if not _has_table(flow, index + 1):
        block = flow.blocks[index]
        message = f"The label “{label.term}” has no goal beside it that could be told from the text."
        found.notes.append(Note("goals.label_without_goal", message, "info", block.page, block.box, "extract"))


def _may_state(flow: Flow, heads: set[int], at: int, found: Stated) -> bool:
    block = flow.blocks[at]
    if at in found.taken or at in heads or at in flow.labels or at in flow.outside:
        return False
    return block.role in (Role.PARAGRAPH, Role.HEADING) and likeness(block) > 0


def _has_items(flow: Flow, at: int) -> bool:
    return at < len(flow.blocks) and flow.blocks[at].role is Role.LIST_ITEM


def _has_table(flow: Flow, at: int) -> bool:
    return at < len(flow.blocks) and flow.blocks[at].role is Role.TABLE


def _items(flow: Flow, index: int, label: Label, found: Stated) -> None:
    at = index + 1
    while at < len(flow.blocks) and flow.blocks[at].role is Role.LIST_ITEM and at not in flow.labels:
        _take(flow, at, label, flow.blocks[at].text, found)
        at += 1


def _take(flow: Flow, at: int, label: Label, text: str, found: Stated) -> None:
    block = flow.blocks[at]
    place = Place((at, 1), block.section, None, block.page, block.box)
    found.goals.append(GoalDraft(GoalKind(label.concept), text.strip(), place, label.term, method="label"))
    found.taken.add(at)


def describe(flow: Flow, goals: list[GoalDraft], taken: set[int]) -> None:
    """Give each stated goal the text that follows it, up to the next goal, label, table or heading, and its status."""
    heads = {section.block for section in flow.sections}
    for goal in goals:
        texts = []
        at = goal.place.order[0] + 1
        while at < len(flow.blocks) and not _ends(flow, heads, taken, at):
            text = flow.blocks[at].text
            _give_status(goal, text)
            if not is_status_line(text) and at not in flow.labels:
                texts.append(text)
            at += 1
        goal.description = "\n\n".join(texts) or None


def _give_status(goal: GoalDraft, text: str) -> None:
    status = stated_status(text) if goal.status is None else None
    if status is not None:
        goal.status, goal.status_seen = status, first_sentence(text)


def judge(flow: Flow, areas: list[GoalDraft], taken: set[int]) -> None:
    """Give each goal that is a heading the status that a line right below it states."""
    heads = {section.block for section in flow.sections}
    for goal in areas:
        at = goal.place.order[0] + 1
        while at < len(flow.blocks) and not _ends(flow, heads, taken, at):
            _give_status(goal, flow.blocks[at].text)
            at += 1


def _ends(flow: Flow, heads: set[int], taken: set[int], at: int) -> bool:
    block: Block = flow.blocks[at]
    label = flow.labels.get(at)
    if label is not None:
        own = flow.sides.get(label.concept) == BELOW and at - 1 in taken
        return not own and label.concept not in _BETWEEN
    return at in heads or at in taken or block.role in (Role.TABLE, Role.IMAGE)
