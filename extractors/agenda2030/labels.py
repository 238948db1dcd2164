"""Labels that say: what follows are global goals."""

from __future__ import annotations

import re
from functools import cache

from corpus.lexicon import normal
from extractors.values.forms import alternatives, forms_of, pattern_of

_LONGEST_INTRODUCTION = 220


def has_context(text: str) -> bool:
    """Is Agenda 2030, or the global goals, spoken of?"""
    return pattern_of("sdg_context", "context").search(text) is not None


def is_label(text: str) -> bool:
    """Is the whole text a label ("Agenda 2030", "FN:s globala mål:")?"""
    return normal(text) in _labels()


def label_end(text: str) -> int | None:
    """Where a label that the text begins with ends; None where it begins with none."""
    found = _label_start().match(text)
    return found.end() if found else None


def introduces(text: str) -> bool:
    """A sentence that ends in a colon and speaks of the global goals: "Vi bidrar till dessa globala mål:"."""
    return len(text) <= _LONGEST_INTRODUCTION and text.rstrip().endswith(":") and has_context(text)


@cache
def _labels() -> frozenset[str]:
    return frozenset(normal(form) for form in forms_of("sdg_context", "label"))


@cache
def _label_start() -> re.Pattern[str]:
    return re.compile(rf"\s*{alternatives(list(forms_of('sdg_context', 'label')))}\s*[:.\u2013-]?\s*", re.IGNORECASE)
