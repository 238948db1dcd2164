"""The level of goals whose label prints none ("Mål 3", "Mål:", "Målsättning").

In order: what is a global goal of Agenda 2030 is no goal of the document; a running number, or a colon with
a statement behind it, makes the label one; a lone "Mål" is one only right above a statement or a list of
statements. The level is that of the innermost heading around it that names one ("Politiska mål",
"Nämndens inriktningsmål"); where none does, the goal is taken as one of the body that wrote the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.lexicon import lexicon, normal
from corpus.registers import sdg_name_forms
from extractors.agenda2030.labels import has_context
from extractors.drafts import Label
from extractors.layout.types import Block, Role
from extractors.sections.goalwords import GOAL_WORD
from extractors.sections.sides import is_one_sentence

#: Concept of the lexicon for a label that says goal and no level.
UNSETTLED = "goal"
#: Levels that a heading can give to the goals below it.
_LEVELS = ("strategic_objective", "council_goal", "committee_goal")
_LEVEL_OF_BODY = "committee_goal"
_NUMBERED = re.compile(r"(?<!\d)\d{1,2}$")
_YEAR = re.compile(r"\d{4}$")
_MIN_WORDS = 3


def settle_levels(blocks: list[Block], labels: dict[int, Label]) -> dict[int, Label]:
    """The labels with a level for each; those that turn out to be none are left out."""
    if not any(label.concept == UNSETTLED for label in labels.values()):
        return labels
    settled: dict[int, Label] = {}
    around: list[tuple[int, str]] = []
    for index, block in enumerate(blocks):
        label = labels.get(index)
        if block.role is Role.HEADING and (label is None or label.concept != UNSETTLED):
            around = [(style, text) for style, text in around if style < (block.level or 1)]
            around.append((block.level or 1, block.text))
        if label is None:
            continue
        if label.concept != UNSETTLED:
            settled[index] = label
        elif _labels_goal(blocks, index, label) and not _is_global(blocks, index, label, around):
            settled[index] = Label(level_named(title for _, title in reversed(around)), label.term, label.rest)
    return settled


def _labels_goal(blocks: list[Block], index: int, label: Label) -> bool:
    """Does a statement stand behind the label, or right below it?"""
    numbered = _NUMBERED.search(label.term) is not None
    if label.rest:
        named = numbered and blocks[index].role is Role.HEADING
        return named or (len(label.rest.split()) >= _MIN_WORDS and (numbered or _states(label.rest)))
    below = blocks[index + 1 : index + 2]
    if not below or below[0].role not in (Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM):
        return False
    if below[0].role is Role.LIST_ITEM:
        items = _items(blocks, index + 1)
        return 2 * sum(map(_states, items)) >= len(items)
    if blocks[index].role is Role.HEADING and _YEAR.search(label.term) and not blocks[index].text.endswith(":"):
        return False  # "Mål för 2024" heads the text on its goals
    return len(below[0].text.split()) >= _MIN_WORDS and (
        numbered or (_states(below[0].text) and is_one_sentence(below[0].text))
    )


def _states(text: str) -> bool:
    return len(text.split()) >= _MIN_WORDS and GOAL_WORD.search(text) is not None


def _items(blocks: list[Block], start: int) -> list[str]:
    end = start
    while end < len(blocks) and blocks[end].role is Role.LIST_ITEM:
        end += 1
    return [block.text for block in blocks[start:end]]


def _is_global(blocks: list[Block], index: int, label: Label, around: list[tuple[int, str]]) -> bool:
    """Is it "Mål 4" of Agenda 2030: by its name, or by the heading that it stands under?"""
    text = label.rest or blocks[index + 1].text
    start = normal(text)
    return any(start.startswith(form) for form in sdg_name_forms()) or any(has_context(title) for _, title in around)


def level_named(titles: Iterable[str]) -> str:
    """The level that the first of the titles names, or that of a body's own goals."""
    for title in titles:
        for name in ("goal_labels", "section_roles"):
            for entry in lexicon(name).search(title):
                if entry.concept in _LEVELS:
                    return entry.concept
    return _LEVEL_OF_BODY
