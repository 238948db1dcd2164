"""Patterns made from the forms of a lexicon, for reading word by word from the left or finding places in a text.

A form that ends in a letter or digit must end there as a word; a sign such as "≥" or "%" may touch what
follows. At each place the longest form wins. White space and dash variants in the text do not count.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.lexicon import lexicon

_DASH = "[-\u2010-\u2015\u2212]"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
#: Letters beyond which a word is not rarer for being longer.
_LONG = 8
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")


def printed(text: str) -> str:
    """The text without characters that print nothing, trimmed; each kind of space stays what it is."""
    return _INVISIBLE.sub("", text).strip()


def alternatives(forms: list[str]) -> str:
    """A pattern for any of the forms as whole words, longest first; it matches nothing where there is none."""
    unique = sorted(set(forms), key=lambda form: (-len(form), form))
    # The look behind stands once before all words: most places of a text are refused by it at once.
    words = "|".join(_form_pattern(form) for form in unique if _is_word(form[0]))
    signs = "|".join(_form_pattern(form) for form in unique if not _is_word(form[0]))
    both = [rf"(?<!\w)(?:{words})" if words else "", signs]
    return "(?:" + "|".join(part for part in both if part) + ")" if unique else "(?!)"


def _form_pattern(form: str) -> str:
    words = [re.escape(word).replace(r"\-", _DASH) for word in form.split()]
    return r"\s+".join(words) + (r"(?!\w)" if _is_word(form[-1]) else "")


def _is_word(char: str) -> bool:
    return char.isalnum()


@cache
def forms_of(name: str, *concepts: str) -> tuple[str, ...]:
    """The forms of a lexicon that stand for one of the concepts (for any where none is named)."""
    return tuple(e.form for e in lexicon(name).entries if not concepts or e.concept in concepts)


def may_hold(text: str, name: str, *concepts: str) -> bool:
    """A quick look: can one of the forms stand in the text? False for nearly all texts where the forms are rare."""
    folded = _plain(text)
    return any(part in folded for part in parts_of(name, *concepts))


@cache
def parts_of(name: str, *concepts: str) -> tuple[str, ...]:
    """Few words, long rather than short, one of which stands in each form that stands for one of the concepts."""
    forms = {_plain(form) for form in forms_of(name, *concepts)}
    words = sorted({word for form in forms for word in form.split()})
    chosen: list[str] = []
    while forms:
        best = max(words, key=lambda word: sum(word in form for form in forms) * 2 ** min(len(word), _LONG))
        chosen.append(best)
        forms = {form for form in forms if best not in form}
    return tuple(word for word in chosen if not any(other in word for other in chosen if other != word))


def _plain(text: str) -> str:
    """The text in small letters, with one kind of dash."""
    text = text.casefold()
    for dash in _DASHES:
        text = text.replace(dash, "-")
    return text


@cache
def pattern_of(name: str, *concepts: str) -> re.Pattern[str]:
    """A compiled pattern for the forms of these concepts, in upper or lower case."""
    return re.compile(alternatives(list(forms_of(name, *concepts))), re.IGNORECASE)
