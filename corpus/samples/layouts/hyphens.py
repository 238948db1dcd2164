"""Places where a Swedish word may be broken over two lines.

Method: a break goes before the last consonant of those between two vowels (one-consonant rule), at least three letters
from either end. Pairs that are one sound stay together. That is right for most simple words; compounds may break
elsewhere than a dictionary says, which is how much printed matter looks, too.
"""

from __future__ import annotations

import re

_SOFT_HYPHEN = "\u00ad"
_VOWEL = "aeiouyåäöé"
_CONSONANT = "bcdfghjklmnpqrstvwxz"
_LEAST_WORD = 8
_LEAST_PART = 3
_WORD = re.compile(rf"[{_VOWEL}{_CONSONANT}]{{{_LEAST_WORD},}}", re.IGNORECASE)
#: A vowel, consonants, and then the place: one consonant (or a pair that is one sound) and a vowel follow.
_BREAK = re.compile(rf"(?<=[{_VOWEL}{_CONSONANT}])(?=(?:ng|ck|sj|sk|tj|skj|stj|[{_CONSONANT}])[{_VOWEL}])", re.IGNORECASE)
_PAIRS = ("ng", "ck", "sj", "sk", "tj")


def hyphenate(text: str) -> str:
    """The text with soft hyphens in its long words.

    >>> hyphenate("kommunens verksamhet").replace("\\u00ad", "-")
    'kom-mu-nens verk-sam-het'
    """
    return _WORD.sub(lambda word: _with_breaks(word.group()), text)


def _with_breaks(word: str) -> str:
    places = [m.start() for m in _BREAK.finditer(word) if _is_place(word, m.start())]
    parts = [word[i:j] for i, j in zip([0, *places], [*places, len(word)], strict=True)]
    return _SOFT_HYPHEN.join(parts)


def _is_place(word: str, place: int) -> bool:
    if place < _LEAST_PART or len(word) - place < _LEAST_PART:
        return False
    return word[place - 1 : place + 1].lower() not in _PAIRS
