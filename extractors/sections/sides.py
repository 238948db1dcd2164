"""On which side of a label does its goal stand?

"Uppdrag:" stands above its assignment, but "Nämndens mål" may stand below the goal, over the text that
explains it. A document is consistent, so each kind of label is decided for the whole document: each
occurrence votes by how much its neighbours look like a goal, and the sum decides. A colon at the end
or a running number means that the goal follows.
"""

from __future__ import annotations

import re
from collections import defaultdict

from corpus.identity.front import only_names
from extractors.drafts import Label
from extractors.layout.types import Block, Role
from extractors.sections.goalwords import GOAL_WORD
from extractors.sections.numbering import split_number

ABOVE, BELOW = "above", "below"
#: Kinds of goals whose statement may be a paragraph on either side of the label.
STATED = frozenset({"council_goal", "committee_goal", "assignment"})
#: A statement is seldom longer than this, in characters.
MAX_STATEMENT = 420
#: With a larger share of digits it is a series of figures.
_MAX_DIGITS = 0.2

_SENTENCE = re.compile(r"[.!?](?:\s|$)")
#: A longer line says more than whose document it is.
_LONGEST_OWNER = 90


def decide_sides(blocks: list[Block], labels: dict[int, Label]) -> dict[str, str]:
    """Per kind of goal "above" (the label stands above its goal) or "below"."""
    votes: dict[str, float] = defaultdict(float)
    for index, label in labels.items():
        if label.concept in STATED and not label.rest:
            votes[label.concept] += _vote(blocks, labels, index)
    return {kind: BELOW if vote > 0 else ABOVE for kind, vote in sorted(votes.items())}


def _vote(blocks: list[Block], labels: dict[int, Label], index: int) -> float:
    """Above 0 where the block before looks more like the goal than the block after."""
    if (side := beside(blocks, index)) is not None:
        return 2.0 if side == BELOW else -2.0
    if blocks[index].text.rstrip().endswith(":") or labels[index].term[-1:].isdigit():
        return -2.0
    if index + 1 < len(blocks) and blocks[index + 1].role is Role.LIST_ITEM:
        return -1.0
    before = likeness(blocks[index - 1]) if index and index - 1 not in labels else 0.0
    after = likeness(blocks[index + 1]) if index + 1 < len(blocks) and index + 1 not in labels else 0.0
    return before - after


def beside(blocks: list[Block], index: int) -> str | None:
    """BELOW or ABOVE where the label is printed at the height of the block before or after it, on its side."""
    label = blocks[index]
    for other, side in ((index - 1, BELOW), (index + 1, ABOVE)):
        if 0 <= other < len(blocks) and _at_height(label, blocks[other]) and likeness(blocks[other]) > 0:
            return side
    return None


def _at_height(label: Block, block: Block) -> bool:
    if label.box is None or block.box is None or label.page != block.page:
        return False
    apart = label.box.x0 >= block.box.x1 or label.box.x1 <= block.box.x0
    return apart and block.box.top - 3 <= label.box.y_mid <= block.box.bottom + 3


def is_one_sentence(text: str) -> bool:
    """Does the text hold at most one sentence?"""
    return len(_SENTENCE.findall(text)) <= 1


def likeness(block: Block) -> float:
    """How much a block looks like the statement of a goal: 0 (not at all) to about 2.5."""
    if block.role not in (Role.PARAGRAPH, Role.HEADING) or not 8 <= len(block.text) <= MAX_STATEMENT:
        return 0.0
    if split_number(block.text)[0] and block.role is Role.HEADING:
        return 0.0
    if sum(map(str.isdigit, block.text)) > _MAX_DIGITS * len(block.text):
        return 0.0
    if len(block.text) <= _LONGEST_OWNER and only_names(block.text):
        return 0.0  # it says whose document it is
    score = 1.0 if block.bold or block.role is Role.HEADING else 0.0
    sentences = len(_SENTENCE.findall(block.text))
    score += 0.5 if sentences <= 1 else 0.25 if sentences <= 3 else -0.25
    score += 0.5 if GOAL_WORD.search(block.text) else 0.0
    score += 0.5 if len(block.text) < 250 else 0.0
    return max(score, 0.0)
