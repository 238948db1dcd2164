"""What a name or a title says: its words, its unit, what it is counted per, and whether it is of women or men.

In a long explanation in parentheses ("tid från 112-samtal till första resurs är på plats") nothing has to be shared.
Women or men are a part of the measured thing where the word stands inside ("kvinnor som röker"), and one half of the
values where it stands last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.kolada.words import is_number, parts, stem, vocabulary

#: "kr/inv" counts per inhabitant; "universitet/högskola" does not.
_COUNTED = frozenset(("antal", "kr", "tkr", "mkr", "ton", "kg", "mwh", "kwh", "liter", "kbm", "meter", "timmar", "%"))
_SEXES = {"kvinnor": "women", "män": "men"}
#: "3. " or "b) " before a name.
_LISTED = re.compile(r"^\s*(?:\d{1,2}|[a-zåäö])[.)]\s+", re.IGNORECASE)
#: Words in parentheses from which on they explain.
_EXPLAINS = 4
_LONG_PARENTHESES = re.compile(r"\(([^()]*\s[^()]*\s[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Form:
    """A name or title as it is compared."""

    #: Words without endings, and numbers.
    words: frozenset[str]
    #: Of these, what it is counted per.
    per: frozenset[str]
    #: Of these, those of long explanations.
    optional: frozenset[str]
    #: share, count, kr, tkr, mkr, index or "".
    unit: str
    #: women or men, where the last word says so.
    split: str | None

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in self.words if is_number(word))


def form_of(text: str, *, title: bool = False) -> Form:
    """The form of a name; of a title, whose women and men always belong to its words."""
    found = parts(text if title else _LISTED.sub("", text))
    units = _units(found)
    words, per = _words(found)
    split = None if title else _split(words)
    kept = frozenset(words)
    return Form(kept, frozenset(per), _optional(text, kept), _unit(units), split)


def _units(found: list[str]) -> list[str]:
    known = vocabulary().units
    return [known[part] for part in found if part in known]


def _unit(units: list[str]) -> str:
    """The unit that counts most: a share of a number is a share, and an amount per number is an amount."""
    for unit in ("share", "kr", "tkr", "mkr", "index", "count"):
        if unit in units:
            return unit
    return ""


def _words(found: list[str]) -> tuple[list[str], list[str]]:
    """The words in their order, and those that stand behind "per" or "kr/"."""
    known = vocabulary()
    words: list[str] = []
    per: list[str] = []
    behind = before = ""
    for part in found:
        if part == "/":
            behind = "/" if before in _COUNTED or before.isdigit() else ""
            continue
        if part == "per":
            behind = "/"
        elif part not in known.stops and part not in known.units and part not in "%()":
            word = part if is_number(part) else stem(part)
            words.append(word)
            if behind:
                per.append(word)
                behind = "/" if is_number(part) and part.isdigit() else ""
        before = part
    return words, per


def _split(words: list[str]) -> str | None:
    """Women or men, where that is the last word; it is taken away then. Both are no split."""
    last: set[str] = set()
    while words and words[-1] in _STEMS:
        last.add(_STEMS[words.pop()])
    return last.pop() if len(last) == 1 else None


_STEMS = {stem(word): split for word, split in _SEXES.items()}


def _optional(text: str, words: frozenset[str]) -> frozenset[str]:
    """The words of long explanations, but not those that change what is meant ("exkl. nyinvandrade …")."""
    limits = vocabulary().limits
    optional: set[str] = set()
    for inside in _LONG_PARENTHESES.findall(text):
        told, _ = _words(parts(inside))
        if len(inside.split()) >= _EXPLAINS and not limits & set(told):
            optional.update(told)
    return words & frozenset(optional)
