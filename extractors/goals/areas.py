"""Goals that are headings: focus areas, strategic objectives, visions.

In order: a heading right under a label ("Målområde"), or with the label in front ("Fokusområde: Trygghet"), is a
goal of the label's kind; the numbered sections
under a chapter that names a kind in the plural ("Strategiska målsättningar") are goals of that kind, and
where they have sections below them, these are, and they themselves are the focus areas; a heading such
as "Visionen – Lätt att leva" names the vision, and below "Vision" alone a short sentence states it.
"""

from __future__ import annotations

import re
from collections import defaultdict

from extractors.drafts import Flow, GoalDraft, Place, SectionDraft
from extractors.layout.types import Role
from extractors.sections.build import AREAS, names_goal
from extractors.sections.labels import title_label
from extractors.sections.sides import is_one_sentence
from models.goal import GoalKind

_VISION = re.compile(r"^(vision(?:en)?(?:\s+20\d\d)?)\s*(?:[-–—:]\s*)(.+)$", re.IGNORECASE)
#: A longer text explains a vision.
_LONGEST_VISION = 160
#: Chapters of these roles hold goals as sections of their own.
_CHAPTERS = frozenset({"strategic_objective", "focus_area"})


def area_goals(flow: Flow) -> list[GoalDraft]:
    """Goals that are sections at once, in the order of the sections."""
    kinds = _from_chapters(flow)
    names: dict[int, str] = {}
    for index, section in enumerate(flow.sections):
        label = flow.labels.get(section.block - 1)
        if label is not None and label.concept in AREAS and not label.rest:
            kinds[index] = (GoalKind(label.concept), label.term)
        own = flow.labels.get(section.block) or title_label(section.title)
        if own is not None and names_goal(flow.blocks[section.block], own):
            kinds[index] = (GoalKind(own.concept), own.term)
            names[index] = own.rest
    goals = []
    for index, section in enumerate(flow.sections):
        if index in kinds:
            kind, term = kinds[index]
            section.role = kind.value
            goals.append(heading_goal(index, section, kind, names.get(index, section.title), term))
        elif found := _VISION.match(section.title):
            goals.append(heading_goal(index, section, GoalKind.VISION, found.group(2).strip(), found.group(1)))
        elif section.role == GoalKind.VISION.value and (stated := _vision_below(flow, index, section)):
            goals.append(stated)
    return goals


def _vision_below(flow: Flow, index: int, section: SectionDraft) -> GoalDraft | None:
    """The vision that the section "Vision" begins with, where it is one short sentence."""
    at = section.block + 1
    block = flow.blocks[at] if at < len(flow.blocks) else None
    if block is None or block.role is not Role.PARAGRAPH or at in flow.labels or block.section != index:
        return None
    if len(block.text) > _LONGEST_VISION or not is_one_sentence(block.text):
        return None
    place = Place((at, 1), index, None, block.page, block.box)
    return GoalDraft(GoalKind.VISION, block.text.strip(), place, section.title, method="label")


def heading_goal(index: int, section: SectionDraft, kind: GoalKind, text: str, term: str | None) -> GoalDraft:
    """The goal that the heading of a section is; `text` is what of the title names it."""
    place = Place((section.block, 0), index, None, section.page_first, section.box)
    return GoalDraft(kind, text, place, term, method="heading")


def _from_chapters(flow: Flow) -> dict[int, tuple[GoalKind, str | None]]:
    children: dict[int, list[int]] = defaultdict(list)
    for index, section in enumerate(flow.sections):
        if section.parent is not None:
            children[section.parent].append(index)
    kinds: dict[int, tuple[GoalKind, str | None]] = {}
    for index, section in enumerate(flow.sections):
        if section.role in _CHAPTERS and index not in kinds and _is_chapter(flow, section):
            kinds |= _below(flow, children, index, section)
    return kinds


def _is_chapter(flow: Flow, section: SectionDraft) -> bool:
    """A heading under a label names one goal; only a heading without one names a whole kind."""
    return section.block - 1 not in flow.labels or flow.labels[section.block - 1].concept not in AREAS


def _below(
    flow: Flow, children: dict[int, list[int]], chapter: int, section: SectionDraft
) -> dict[int, tuple[GoalKind, str | None]]:
    kind = GoalKind(str(section.role))
    first = [i for i in children[chapter] if bool(flow.sections[i].number) == bool(section.number)]
    second = [j for i in first for j in children[i] if bool(flow.sections[j].number) == bool(section.number)]
    if kind is GoalKind.STRATEGIC_OBJECTIVE and second and section.number:
        upper = dict.fromkeys(first, (GoalKind.FOCUS_AREA, None))
        return {**upper, **dict.fromkeys(second, (kind, section.title))}
    if not section.number:
        return {}
    return dict.fromkeys(first, (kind, section.title))
