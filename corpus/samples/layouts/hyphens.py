"""Places where a Swedish word may be broken over two lines.

Method, for the consonants between two vowels: ng and ck stay with what is before, sj and tj with what is after; of
three or more, a pair that can begin a word goes with what is after; else the break is before the last one. Each part
has at least three letters. That is right for most simple words; compounds may break elsewhere than a dictionary says,
which is how much printed matter looks, too.
"""

from __future__ import annotations

import re

_SOFT_HYPHEN = "\u00ad"
_VOWELS = "aeiouyåäöé"
_LEAST_PART = 3
_LONG_WORD = re.compile(r"[a-zåäöé]{8,}", re.IGNORECASE)
_CONSONANTS = re.compile(rf"(?<=[{_VOWELS}])[^{_VOWELS}]+(?=[{_VOWELS}])", re.IGNORECASE)
_CLOSING = ("ng", "ck")
_OPENING = ("sj", "tj")
_BEGINNINGS = ("bl", "br", "dr", "fl", "fr", "gr", "kl", "kr", "pl", "pr", "sk", "sp", "st", "tr")


def hyphenate(text: str) -> str:
    """The text with soft hyphens in its long words.

    >>> hyphenate("kommunens anställningar").replace("\\u00ad", "-")
    'kom-mu-nens anställ-ningar'
    """
    return _LONG_WORD.sub(lambda word: _with_breaks(word.group()), text)


def _with_breaks(word: str) -> str:
    places = [m.start() + _offset(m.group().lower()) for m in _CONSONANTS.finditer(word)]
    places = [place for place in places if _LEAST_PART <= place <= len(word) - _LEAST_PART]
    return _SOFT_HYPHEN.join(word[i:j] for i, j in zip([0, *places], [*places, len(word)], strict=True))


def _offset(consonants: str) -> int:
    """How many of the consonants stay before the break."""
    pair = consonants[-2:]
    if pair in _CLOSING:
        return len(consonants)
    if pair in _OPENING or (len(consonants) > 2 and pair in _BEGINNINGS):
        return len(consonants) - 2
    return len(consonants) - 1
