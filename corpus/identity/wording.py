"""Small helpers over the lexicons: sets and patterns of the forms of a concept."""

from __future__ import annotations

import re
from functools import cache

from corpus.lexicon import lexicon


@cache
def forms(name: str, *concepts: str) -> frozenset[str]:
    """Casefolded forms of the concepts in a lexicon."""
    return frozenset(e.form.casefold() for e in lexicon(name).entries if e.concept in concepts)


def alternatives(words: frozenset[str]) -> str:
    """A pattern that matches any of the words, longest first, with any white space between their parts."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", "[-–]") for word in longest_first)


@cache
def pattern(name: str, *concepts: str) -> re.Pattern[str]:
    """Any form of the concepts as whole words, whatever its case."""
    return re.compile(rf"(?<!\w)(?:{alternatives(forms(name, *concepts))})(?!\w)", re.IGNORECASE)
