"""Letter-spaced lines: "M Å L  O C H  B U D G E T" is set with wide gaps between all letters.

Each letter is a word of its own there, or some are, where the gaps are about as wide as those that end a word.
Words are told by the printed spaces where some words have one and others do not; else by the gaps: between two
words the gap is wider than between two letters. A line of digits is never joined: those may be columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.layout.types import Word

#: A word whose letters take more than this share of the font size each may be letter-spaced.
_MAYBE = 0.62
#: Space between letters, as a share of the font size, from which on a line with printed spaces is letter-spaced, and
#: one without any.
_WITH_SPACES, _WITHOUT = 0.13, 0.2
#: About how wide letters are.
_NARROW, _BROAD = frozenset("IJijlftr.,:;!()"), frozenset("MWmw")
_YEAR_LAST = re.compile(r"[^\d]{3,}(?:19|20)\d\d")
_STOPS = frozenset(".,:;!?")
_WIDTHS = {"narrow": 0.31, "broad": 0.86, "capital": 0.69, "small": 0.54}
#: From so many words on, of at most so many characters each, a line is one of single letters.
_SINGLE, _SHORT = 4, 1.5
#: Share of the characters of a line that are letters.
_LETTERS = 0.6
#: A gap wider than this share of the font size parts words, whatever is printed; one that is narrower than
#: the second is none between words where no spaces are printed.
_APART, _NEAR = 0.85, 0.62
#: A gap this much wider than the usual one, and by this share of the font size, parts words of single letters.
_WIDER, _MORE = 1.6, 0.05


def is_apart(word: Word) -> bool:
    """May the word be a part of a letter-spaced line: a single letter, or set wide?"""
    n = len(word.text)
    return n == 1 or word.box.x1 - word.box.x0 > _MAYBE * word.size * n


def spaced_text(words: Sequence[Word]) -> str | None:
    """The text of a letter-spaced line with its letters joined to words, or None where it is no such line."""
    text = "".join([w.text for w in words])
    single = len(words) >= _SINGLE and len(text) <= _SHORT * len(words)
    spaces = [w.space for w in words[:-1]]
    spaced = any(spaces)
    printed = spaced and not all(spaces)
    if (spaced and not printed and not single) or not _is_of_letters(text):
        return None
    if single:
        return _joined(words, _parted(words, _APART) if printed else _wide(words))
    if _between_letters(words) < (_WITH_SPACES if printed else _WITHOUT):
        return None
    return _joined(words, _parted(words, _APART if printed else _NEAR))


def _is_of_letters(text: str) -> bool:
    """Most are letters, or a year stands at the end of at least three."""
    letters = sum(map(str.isalpha, text))
    return letters >= _LETTERS * len(text) or bool(_YEAR_LAST.fullmatch(text))


def _parted(words: Sequence[Word], widest: float) -> list[bool]:
    """Which gaps part words: printed spaces, gaps wider than this share of the font size, and those beside signs."""
    return [a.space or b.box.x0 - a.box.x1 > widest * a.size or _is_sign(a, b) for a, b in pairwise(words)]


def _is_sign(first: Word, second: Word) -> bool:
    """Is there a dash or a bracket between? Stops and commas belong to the word before."""
    return not first.text[-1].isalnum() or not (second.text[0].isalnum() or second.text[0] in _STOPS)


def _between_letters(words: Sequence[Word]) -> float:
    """The mean space between two letters of a word, as a share of the font size."""
    long = [w for w in words if len(w.text) > 1]
    size = sum((len(w.text) - 1) * w.size for w in long)
    return sum(w.box.x1 - w.box.x0 - w.size * sum(map(_width, w.text)) for w in long) / size if size else 0.0


@cache
def _width(letter: str) -> float:
    if letter in _NARROW:
        return _WIDTHS["narrow"]
    if letter in _BROAD:
        return _WIDTHS["broad"]
    return _WIDTHS["capital" if letter.isupper() else "small"]


def _wide(words: Sequence[Word]) -> list[bool]:
    """Which gaps are wider than those between letters?"""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 2]
    return [gap > _WIDER * usual + _MORE * w.size for w, gap in zip(words, gaps, strict=False)]


def _joined(words: Sequence[Word], parted: Sequence[bool]) -> str:
    rest = ((" " if apart else "") + w.text for apart, w in zip(parted, words[1:], strict=True))
    return words[0].text + "".join(rest)
