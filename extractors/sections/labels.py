"""Labels: short blocks that say what stands beside them, and are no sections.

In order: the whole block is a form of the lexicon `goal_labels`, with or without a running number or a year ("Mål
till 2030:"); the block begins with such a form and a colon ("Uppdrag: Utred …"), or with a dash or a dot where the
form has a running number ("Mål 3 – Fler …"); the block ends with a form of the lexicon `goal_introductions` and a
colon ("Vägen dit går genom särskilt fokus på att:").
"""

from __future__ import annotations

import re

from corpus.lexicon import lexicon
from extractors.drafts import Label
from extractors.layout.types import Block, Role
from extractors.sections.numbering import split_number

#: Longer blocks are never a label alone, and a longer one introduces nothing.
MAX_LABEL, _MAX_INTRODUCTION = 90, 160
_ORDINAL = re.compile(r"\s+(?:nr\.?\s*)?\d{1,2}(?:\.\d{1,2})?$")
_YEARS = re.compile(r"\s+(?:(?:till|för|år|åren)\s+){0,2}20\d\d(?:\s*[-–]\s*20\d\d)?$", re.IGNORECASE)
_INLINE = re.compile(r"^([^:]{3,60}):\s+(\S.+)$", re.DOTALL)
_NUMBERED = re.compile(
    r"^([^\W\d][^\d:.]{2,40}\s\d{1,2}(?:\.\d{1,2})?)(?:(?:\.|\s*[–—-])\s+(?=[^\W\d])|\s+(?=[A-ZÅÄÖ]))(\S.+)$", re.DOTALL
)
#: Concepts that may stand in front of their text in the same block.
_INLINE_CONCEPTS = frozenset(
    {"goal", "council_goal", "committee_goal", "assignment", "strategic_objective", "focus_area", "vision"}
)


def label_of(block: Block) -> Label | None:
    """The label that a block is or begins with, or None."""
    if block.role not in (Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM, Role.CAPTION) or not block.text:
        return None
    return _whole(block) or _inline(block) or _introduction(block)


def title_label(title: str) -> Label | None:
    """The label that the title of a section begins with ("Fokusområde: Trygghet"), or None."""
    return _inline(Block(Role.HEADING, title))


def _introduction(block: Block) -> Label | None:
    text = block.text.rstrip()
    if not text.endswith((":", " är")) or len(text) > _MAX_INTRODUCTION or block.role is Role.HEADING:
        return None
    end = _YEARS.sub("", text.rstrip(" :")).split()
    for words in (4, 3, 2, 1):
        if len(end) >= words and (concept := lexicon("goal_introductions").concept(" ".join(end[-words:]))):
            return Label(concept, text.rstrip(" :"))
    return None


def _whole(block: Block) -> Label | None:
    text = block.text.strip()
    if len(text) > MAX_LABEL or block.role is Role.LIST_ITEM or split_number(text)[0]:
        return None
    concept = _concept(text)
    return Label(concept, text.rstrip(" :")) if concept else None


def _inline(block: Block) -> Label | None:
    found = _INLINE.match(block.text) or _NUMBERED.match(block.text)
    if not found:
        return None
    concept = _concept(found.group(1))
    if concept not in _INLINE_CONCEPTS:
        return None
    return Label(concept, found.group(1).strip(), found.group(2).strip())


def _concept(text: str) -> str | None:
    """The concept of a form, with or without a running number ("Mål 3", "Uppdrag 2") or a year ("Mål till 2030")."""
    forms, text = lexicon("goal_labels"), text.rstrip(" :")
    return forms.concept(text) or forms.concept(_ORDINAL.sub("", text)) or forms.concept(_YEARS.sub("", text))
