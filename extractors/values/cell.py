"""What a cell says, and the words that stand for a missing value, for women and for men."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import normal
from extractors.values.forms import forms_of, printed
from extractors.values.numerals import MINUS
from models.measure import Comparator

_NIL = re.compile(rf"[.\u2026*\s{MINUS}]*(?:[{MINUS}]\s*%)?")


@dataclass(slots=True)
class CellValue:
    """What a cell says. `value` is None where it says no number, or where `doubt` says why none can be trusted."""

    value: float | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    year: int | None = None
    #: Part of that year ("45 (aug 2021)"), as in `models.period`.
    period: str | None = None
    #: "women" or "men" where the cell names one of them.
    split: str | None = None
    #: Nothing is printed, or that the value is missing.
    nil: bool = False
    #: Words and no value.
    text_only: bool = False
    #: Why the number was not taken: two numbers, glued numbers, range, date, …
    doubt: str | None = None
    #: "ca", "drygt": the number is rounded by the document itself.
    about: bool = False
    #: The footnote mark that was set aside.
    footnote: str | None = None
    #: Words beside the number that are no unit ("61 (egen enkät)", "3 skolor").
    words: str = ""


def is_nil(text: str) -> bool:
    """Does the cell print nothing, a lone dash, or that there is no value?"""
    text = printed(text)
    return _NIL.fullmatch(text) is not None or stands_for(text, "nil")


def stands_for(text: str, concept: str) -> bool:
    """Is the text a word for this concept of the lexicon `value_words`? A word may stand for several."""
    return normal(text) in _words_for(concept)


@cache
def _words_for(concept: str) -> frozenset[str]:
    return frozenset(normal(form) for form in forms_of("value_words", concept))


def split_of(text: str) -> str | None:
    """ "women" or "men" where the text is a word for one of them, else None.

    >>> split_of("Kvinnor:"), split_of("Elever")
    ('women', None)
    """
    return next((split for split in ("women", "men") if stands_for(text, split)), None)
