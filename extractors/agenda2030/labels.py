"""Labels that say: what follows are global goals."""

from __future__ import annotations

import re
from functools import cache

from corpus.lexicon import normal
from extractors.values.forms import alternatives, forms_of, may_hold, pattern_of

_LONGEST_INTRODUCTION = 220


def has_context(text: str) -> bool:
    """Is Agenda 2030, or the global goals, spoken of?"""
    return may_hold(text, "sdg_context", "context") and pattern_of("sdg_context", "context").search(text) is not None


def is_label(text: str) -> bool:
    """Is the whole text a label ("Agenda 2030", "FN:s globala mål:")?"""
    return len(text) <= _LONGEST_INTRODUCTION and normal(text) in _labels()


def label_ends(text: str) -> list[int]:
    """Where the labels end that stand in the text, in order.

    >>> label_ends("Agenda 2030: 4 God utbildning för alla")
    [13]
    """
    if not may_hold(text, "sdg_context", "label"):
        return []
    return [found.end() for found in _label_forms().finditer(text)]


def begins_with_label(text: str) -> bool:
    """Does the text begin with a label?"""
    return _label_forms().match(text.lstrip()) is not None


def introduces(text: str) -> bool:
    """A sentence that ends in a colon and speaks of the global goals: "Vi bidrar till dessa globala mål:"."""
    return len(text) <= _LONGEST_INTRODUCTION and text.rstrip().endswith(":") and has_context(text)


def is_about(title: str) -> bool:
    """Does a heading say that its section is about Agenda 2030, and about nothing of the municipality's own?"""
    return has_context(title) and pattern_of("sdg_context", "own").search(title) is None


@cache
def _labels() -> frozenset[str]:
    return frozenset(normal(form) for form in forms_of("sdg_context", "label"))


@cache
def _label_forms() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(list(forms_of('sdg_context', 'label')))}\s*[:.\u2013-]?\s*", re.IGNORECASE)
