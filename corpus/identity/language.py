"""The language of a text, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from corpus.identity.wording import forms

_WORD = re.compile(r"[^\W\d_]+")
#: Words that are looked at, the least that are needed, and the share of common words that a language shows.
_WORDS, _LEAST, _SHARE = 2000, 30, 0.12
_LANGUAGES = ("sv", "en", "fi")


def language_of(text: str) -> str | None:
    """ "sv", "en" or "fi"; None where there is too little text to tell."""
    words = [w.casefold() for w in _WORD.findall(text)[:_WORDS]]
    if len(words) < _LEAST:
        return None
    counts = Counter(words)
    shares = {name: sum(counts[w] for w in forms("function_words", name)) / len(words) for name in _LANGUAGES}
    best = max(_LANGUAGES, key=lambda name: shares[name])
    return best if shares[best] >= _SHARE else None
