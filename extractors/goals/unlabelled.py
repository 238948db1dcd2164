"""Goals without a label of their own.

A bold statement among labelled goals, or in a chapter about goals, is a goal, and so is a statement right above
a measure table that repeats the name of the measure, and a heading that demands something in a chapter about
goals ("Invånarna ska …"). The level is not printed: it is taken from the nearest
labelled goal of the section, and a note says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from corpus.lexicon import normal
from extractors.drafts import Flow, GoalDraft, Place
from extractors.goals.stated import Stated
from extractors.goals.themes import is_about_goals
from extractors.layout.headings import Style, style_of
from extractors.layout.types import Block, Note, Role
from extractors.sections.build import AREAS
from extractors.sections.numbering import split_number
from extractors.sections.sides import STATED, likeness
from models.goal import GoalKind

#: Likeness of a bold sentence with a word that goals use; without being bold it is 1 less.
_SURE, _PLAIN_SURE = 2.25, 1.25
#: As many labelled goals in one style make it the style of goals.
_USUAL = 3
#: A name of a measure shorter than this proves nothing.
_MIN_NAME = 12
#: A heading with fewer words states nothing.
_MIN_WORDS = 4
_DEMAND = re.compile(r"\b(?:ska|skall)\b", re.IGNORECASE)


def unlabelled_goals(flow: Flow, stated: Stated) -> None:
    """Add the goals without a label to `stated`."""
    chapters = {_chapter(flow, goal.place.section) for goal in stated.goals if goal.kind.value in STATED}
    chapters |= {i for i, s in enumerate(flow.sections) if s.parent is None and is_about_goals(s.title)}
    heads = {section.block for section in flow.sections}
    styles = _goal_styles(flow, stated)
    levels = _Levels(stated.goals)
    for at, block in enumerate(flow.blocks):
        if at in stated.taken or at in flow.labels or at in flow.outside:
            continue
        if at in heads:
            if _demands(flow, block):
                _add(flow, at, stated, levels)
            continue
        if _chapter(flow, block.section) not in chapters or block.role is not Role.PARAGRAPH:
            continue
        if _stands_out(block) or _set_like_goals(block, styles) or _names_measure(flow, at):
            _add(flow, at, stated, levels)


def _chapter(flow: Flow, section: int | None) -> int | None:
    """The outermost section but one, or the outermost: where goals stand together."""
    if section is None:
        return None
    while (parent := flow.sections[section].parent) is not None:
        section = parent
    return section


def _demands(flow: Flow, head: Block) -> bool:
    """Is the heading of a section in a chapter about goals the goal itself?"""
    chain = flow.section_chain(head.section) if head.section is not None else []
    section = next((s for s in chain if flow.blocks[s.block] is head), None)
    if section is None or section.parent is None or section.role in AREAS or is_about_goals(section.title):
        return False
    said = _DEMAND.search(section.title) is not None and len(section.title.split()) >= _MIN_WORDS
    return said and any(is_about_goals(s.title) for s in chain if s is not section)


def _stands_out(block: Block) -> bool:
    return block.bold and not block.text.endswith((":", "?")) and likeness(block) >= _SURE


def _goal_styles(flow: Flow, stated: Stated) -> set[Style]:
    """Styles that labelled goals are printed in and running text is not."""
    kinds = {g.place.order[0] for g in stated.goals if g.kind.value in STATED and g.place.order[0] not in flow.labels}
    goals = Counter(style_of(flow.blocks[at]) for at in kinds if flow.blocks[at].role is Role.PARAGRAPH)
    others = Counter(style_of(b) for i, b in enumerate(flow.blocks) if i not in kinds and b.role is Role.PARAGRAPH)
    return {style for style, n in goals.items() if n >= _USUAL and others[style] <= n and style[0] > 0}


def _set_like_goals(block: Block, styles: set[Style]) -> bool:
    return (style_of(block) in styles) and not block.text.endswith((":", "?")) and likeness(block) >= _PLAIN_SURE


def _names_measure(flow: Flow, at: int) -> bool:
    following = flow.blocks[at + 1] if at + 1 < len(flow.blocks) else None
    if following is None or following.grid is None or likeness(flow.blocks[at]) < 1.0:
        return False
    text = normal(flow.blocks[at].text)
    names = [normal(row[0]) for row in following.grid.texts()[1:] if row]
    return any(len(name) >= _MIN_NAME and text.startswith(name) for name in names)


def _add(flow: Flow, at: int, stated: Stated, levels: _Levels) -> None:
    block = flow.blocks[at]
    place = Place((at, 1), block.section, None, block.page, block.box)
    kind = levels.nearest(block.section, at)
    text = split_number(block.text)[1] if block.role is Role.HEADING else block.text
    stated.goals.append(GoalDraft(kind, text, place, None, method="statement"))
    stated.taken.add(at)
    message = f"The level of the goal “{block.text[:60]}” is not printed; it was taken from the goals beside it."
    stated.notes.append(Note("goals.level_not_printed", message, "info", block.page, block.box, "extract"))


class _Levels:
    """The levels that labels print, by the place of their goals."""

    def __init__(self, goals: list[GoalDraft]) -> None:
        labelled = [g for g in goals if g.kind.value in STATED and g.local_term and g.kind is not GoalKind.ASSIGNMENT]
        self._all = sorted(labelled, key=lambda goal: goal.place.order)
        self._by_section: dict[int | None, list[GoalDraft]] = {}
        for goal in self._all:
            self._by_section.setdefault(goal.place.section, []).append(goal)

    def nearest(self, section: int | None, at: int) -> GoalKind:
        """The kind of the labelled goal nearest to block `at` in the section, or else in the document."""
        goals = self._by_section.get(section, self._all)
        if not goals:
            return GoalKind.COMMITTEE_GOAL
        after = _first_from(goals, at)
        near = [_first_from(goals, _block(goals[after - 1]))] if after else []
        near += [after] if after < len(goals) else []
        return goals[min(near, key=lambda index: abs(_block(goals[index]) - at))].kind


def _first_from(goals: list[GoalDraft], at: int) -> int:
    """Index of the first goal that stands in block `at` or after it."""
    return bisect_left(goals, at, key=_block)


def _block(goal: GoalDraft) -> int:
    return goal.place.order[0]
