"""Goals that are the items of a list in a section whose title says which goals it holds ("Finansiella mål").

In order of precedence: items that are goals already are left alone; under a title of the lexicon ("Uppdrag från
kommunfullmäktige") every item of the first list is a goal; under any other title about goals ("Målsättningar för
perioden") the list counts only where half of its items are stated as goals are. "Uppdrag" alone is none: it
heads what a body is there for as often as what it is told to do.
"""

from __future__ import annotations

from corpus.lexicon import Entry, lexicon, normal
from extractors.drafts import Flow, GoalDraft, Place, SectionDraft
from extractors.goals.stated import Stated
from extractors.goals.themes import is_about_goals
from extractors.layout.types import Role
from extractors.sections.goalwords import GOAL_WORD
from extractors.sections.levels import level_named
from models.goal import GoalKind

#: So many paragraphs may introduce the list.
_INTRODUCTION = 2
_KINDS = frozenset({"strategic_objective", "council_goal", "committee_goal", "assignment"})
_DUTIES = frozenset({"uppdrag", "nämndens uppdrag", "ansvarsområde"})
_MIN_WORDS = 2


def listed_goals(flow: Flow, stated: Stated) -> None:
    """Add the goals of such lists to `stated`."""
    for index, section in enumerate(flow.sections):
        kind, sure = _kind(flow, index, section)
        if kind is None:
            continue
        items = [at for at in _list(flow, section.block + 1, index) if at not in stated.taken]
        if items and (sure or 2 * sum(_is_stated(flow.blocks[at].text) for at in items) >= len(items)):
            stated.goals += [_goal(flow, at, kind, section.title) for at in items]
            stated.taken.update(items)


def _kind(flow: Flow, index: int, section: SectionDraft) -> tuple[GoalKind | None, bool]:
    """The kind of goal that the title names, and whether the lexicon has it."""
    entry = _entry(section.title)
    if normal(section.title) in _DUTIES or (entry is not None and entry.note == "items"):
        return None, False
    if entry is not None and entry.concept in _KINDS:
        return GoalKind(entry.concept), True
    if not is_about_goals(section.title):
        return None, False
    around = [s.title for s in flow.section_chain(index)]
    return GoalKind(level_named(around)), False


def _entry(title: str) -> Entry | None:
    return lexicon("goal_labels").entry(title) or lexicon("section_roles").entry(title)


def _list(flow: Flow, start: int, section: int) -> list[int]:
    """Indices of the items of the first list of a section."""
    at = start
    while at < len(flow.blocks) and at < start + _INTRODUCTION and flow.blocks[at].role is Role.PARAGRAPH:
        if at in flow.labels:
            return []
        at += 1
    items = []
    while at < len(flow.blocks) and flow.blocks[at].role is Role.LIST_ITEM and flow.blocks[at].section == section:
        if at in flow.labels:
            return []
        items.append(at)
        at += 1
    if any(flow.blocks[at].text.rstrip().endswith("?") for at in items):  # the form's questions to its writer
        return []
    return [at for at in items if len(flow.blocks[at].text.split()) >= _MIN_WORDS]


def _is_stated(text: str) -> bool:
    return GOAL_WORD.search(text) is not None


def _goal(flow: Flow, at: int, kind: GoalKind, term: str) -> GoalDraft:
    block = flow.blocks[at]
    place = Place((at, 1), block.section, None, block.page, block.box)
    return GoalDraft(kind, block.text.strip(), place, term, method="label")
