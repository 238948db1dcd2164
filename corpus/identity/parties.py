"""A party that a line names as the one that speaks.

It is where the line also names a budget, or names nothing but the party and its place; letters ("(M)") count right
behind the type or its year. A party that is merely mentioned ("ordförande Eva Ek (S)", a sentence) is none.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.identity.front import mask
from corpus.identity.places import mentions
from corpus.identity.typewords import type_words
from corpus.identity.wording import alternatives, forms, pattern
from corpus.periods import scan


@cache
def _party() -> re.Pattern[str]:
    names = alternatives(forms("parties", "party"))
    endings = alternatives(forms("parties", "party_ending"))
    return re.compile(rf"(?<!\w)(?:(?:{names})s?|(?-i:[A-ZÅÄÖ])[^\W\d_]+(?:{endings})s?)(?!\w)", re.IGNORECASE)


@cache
def _letters() -> re.Pattern[str]:
    letter = alternatives(frozenset(form.upper() for form in forms("parties", "party_letters")))
    letters = rf"(?:{letter})(?:\s*(?:[,+/&]|och)\s*(?:{letter}))*"
    return re.compile(rf"^\W{{0,3}}(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?\s*)?\(({letters})\)|(?<!\w)från\s+\(({letters})\)")


def party_of(text: str) -> str | None:
    """The party as it is printed, or None."""
    if text.endswith((".", "!", "?")):
        return None
    budgets = [w for w in type_words(text) if w.concept == "budget" or "budget" in w.form.casefold()]
    found = _party().search(text)
    if found:
        return found.group() if budgets or _nothing_else(text) else None
    behind = (match for word in budgets if (match := _letters().search(text[word.end :])))
    return next((match[1] or match[2] for match in behind), None)


def _nothing_else(text: str) -> bool:
    spans = [m.span() for m in _party().finditer(text)] + [(m.start, m.end) for m in mentions(text)]
    spans += [(h.start, h.end) for h in scan(text)]
    spans += [m.span() for m in pattern("cover_words", "filler").finditer(text)]
    return not re.search(r"\w", mask(text, spans))
