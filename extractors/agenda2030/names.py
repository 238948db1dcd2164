"""Names of the global goals and titles of their targets, as forms and as patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from corpus.lexicon import normal
from corpus.registers import register, sdg_name_forms, sdg_target_forms

#: A title of fewer words may be everyday words.
_WORDS = 3


@cache
def goal_names() -> Mapping[str, int]:
    """`normal` names, variants and official wordings → goal."""
    return {form: sdg for form, sdg in sdg_name_forms().items() if not form.startswith("mål ")}


@cache
def target_titles() -> Mapping[str, str]:
    """`normal` titles of targets → code; a title that is a goal's name too is left out."""
    return {form: code for form, code in sdg_target_forms().items() if form not in goal_names()}


@cache
def telling_titles() -> Mapping[str, str]:
    """`normal` titles of several words → code of the target."""
    return {form: code for form, code in target_titles().items() if len(form.split()) >= _WORDS}


@cache
def official_wordings() -> Mapping[str, int]:
    """`normal` official wordings of the goals, which no text has by chance → goal."""
    return {normal(row["malformulering_sv"]): int(row["mal"]) for row in register("sdg_goals")}


def forms_in(text: str, forms: Callable[[], Mapping[str, object]]) -> tuple[str, ...]:
    """Those of the forms whose longest words stand in the text: few, so that no large pattern is ever made."""
    folded = text.casefold()
    by_words = _by_longest_words(forms)
    return tuple(form for words, found in by_words.items() if all(w in folded for w in words) for form in found)


@cache
def _by_longest_words(forms: Callable[[], Mapping[str, object]]) -> Mapping[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for form in forms():
        longest = sorted(form.split(), key=lambda word: (-len(word), word))[:2]
        found.setdefault(tuple(longest), []).append(form)
    return found


def form_pattern(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, longest first, and for nothing where there is none; white space as it comes."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    patterns = [r"\s+".join(re.escape(word) for word in form.split()) for form in ordered]
    return "|".join(patterns) or "(?!)"
