"""What the words of a header say, by the lexicon `column_roles`.

A text is read from the left; at each word the first of these that fits is taken: the longest phrase that is
a form, a money unit or %, a time (year, month, "T1", date), the parts of a word with a slash, the ending of a
compound ("-mått"). Words in brackets are a unit where they can be one. Words that nothing explains stand in
`rest`: a column of values with such a word is not understood, since it may limit what the values are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.lexicon import Lexicon, lexicon, normal
from corpus.periods import find_periods, years_in
from extractors.values.units import is_money, money_unit, parse_unit, whole_unit

_LONGEST_PHRASE = 8
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_GLUED_YEAR = re.compile(r"(?<=[a-zåäöA-ZÅÄÖ])(?=(?:19|20)\d\d(?!\d))")
_MARKS = re.compile(r"[¹²³⁰-⁹*†]+")
_MONEY_WORDS = ("kr", "tkr", "mkr")
_LONGEST_TIME = 12
_LONGEST_UNIT = 3
#: Endings of words for a number of kronor.
_MAGNITUDES = ("tal", "tals", "tusen", "miljoner", "miljoners", "miljarder", "miljarders")
#: "240831", "20240831": the last day of a period.
_SHORT_DATE = re.compile(r"(?:20)?([1-4]\d)(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
#: Units that stand beside amounts in a header; other unit words are too common as words.
_PERCENT = ("%", "procent")


@dataclass(frozen=True, slots=True)
class Wording:
    """A header text taken apart."""

    #: Concepts in the order of their words.
    concepts: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    part: str | None = None
    unit: str | None = None
    rest: tuple[str, ...] = ()

    def has(self, *concepts: str) -> bool:
        return any(c in self.concepts for c in concepts)

    @property
    def empty(self) -> bool:
        return not (self.concepts or self.years or self.part or self.unit or self.rest)


@lru_cache(maxsize=8192)
def read_wording(text: str) -> Wording:
    """Takes a header text apart."""
    whole = _lexicon().concept(text)
    if whole is not None:
        return Wording(tuple(whole.split()))
    text, bracketed, unit = _without_brackets(text)
    text = _GLUED_YEAR.sub(" ", _MARKS.sub("", text))
    scan = _Scan([w for word in text.split() if (w := word.strip(" ,;:.?()") or word)])
    inner = read_wording(bracketed) if bracketed else Wording()
    parts = list(dict.fromkeys(p for p in [*scan.parts, inner.part] if p))
    units = list(dict.fromkeys(u for u in [unit, *scan.units, inner.unit] if u))
    twice = [*(parts if len(parts) > 1 else ()), *(units if len(units) > 1 else ())]
    return Wording(
        tuple(dict.fromkeys([*scan.concepts, *inner.concepts])),
        tuple(sorted({*scan.years, *inner.years})),
        parts[0] if len(parts) == 1 else None,
        units[0] if len(units) == 1 else None,
        (*scan.rest, *inner.rest, *twice),
    )


def _lexicon() -> Lexicon:
    return lexicon("column_roles")


def _without_brackets(text: str) -> tuple[str, str, str | None]:
    """The text outside brackets, the words inside that are no unit, and the unit inside."""
    unit: str | None = None
    other: list[str] = []
    for inside in _BRACKETS.findall(text):
        found = money_unit(inside) or whole_unit(inside) or parse_unit(inside)
        if found and unit is None and _lexicon().concept(inside) is None:
            unit = found
        else:
            other.append(inside)
    return _BRACKETS.sub(" ", text), " ".join(other), unit


class _Scan:
    """Reads words from the left into concepts, years, parts of the year, units and what is not explained."""

    def __init__(self, words: list[str]) -> None:
        self.concepts: list[str] = []
        self.years: list[int] = []
        self.parts: list[str] = []
        self.units: list[str] = []
        self.rest: list[str] = []
        self._words = words
        at = 0
        while at < len(self._words):
            at += self._phrase(at) or self._money(at) or self._time(at) or self._word(at)

    def _phrase(self, at: int) -> int:
        """The number of words of the longest form that begins here; 0 where none does."""
        for length in range(min(_LONGEST_PHRASE, len(self._words) - at), 0, -1):
            found = _lexicon().concept(" ".join(self._words[at : at + length]))
            if found is not None:
                self.concepts += found.split()
                return length
        return 0

    def _money(self, at: int) -> int:
        """The number of words of a money unit of more than one word ("miljoner kronor"); 0 where none begins here."""
        for length in range(min(_LONGEST_UNIT, len(self._words) - at), 1, -1):
            unit = whole_unit(" ".join(self._words[at : at + length]))
            if is_money(unit):
                self.units.append(unit or "")
                return length
        return 0

    def _time(self, at: int) -> int:
        if self.concepts and (date := _SHORT_DATE.fullmatch(self._words[at])):
            self.years.append(2000 + int(date[1]))
            self.parts.append(f"M{date[2]}")
            return 1
        rest = " ".join(self._words[at : at + _LONGEST_TIME])
        hit = next((found for found in find_periods(rest) if found[1] == 0), None)
        unit = self._words[at + 1 : at + _LONGEST_TIME]
        if hit is None and self.concepts and at + 1 + len(unit) == len(self._words) and whole_unit(" ".join(unit)):
            hit = next(iter(find_periods(self._words[at])), None)  # "Budget 2026, tkr" is no amount
        if hit is None:
            return 0
        period, _, end, raw = hit
        self.years += years_in(raw)
        self.parts += [period.part] if period.part else []
        return len(rest[:end].split())

    def _word(self, at: int) -> int:
        word = self._words[at]
        ending = _ending(word)
        month = lexicon("periods").concept(word) or ""
        if unit := _unit_word(word):
            counted = at > 0 and self.rest[-1:] == [self._words[at - 1]] and _is_magnitude(self._words[at - 1])
            self.units += [] if counted else [unit]
        elif month.startswith("M") and self.concepts:
            self.parts.append(month)  # "Utfall aug": a month alone is a time beside such words
        elif ending is not None:
            self.concepts += ending.split()
        elif "/" in word.strip("/"):
            self._words[at : at + 1] = [w for w in word.split("/") if w]
            return 0 if len(self._words[at]) < len(word) else 1
        else:
            self.rest.append(word)
        return 1


def _is_magnitude(word: str) -> bool:
    """Does the word before "kronor" say how many of them the unit is, though no unit is known by it?"""
    return normal(word).endswith(_MAGNITUDES)


def _unit_word(word: str) -> str | None:
    unit = whole_unit(word)
    if unit in _MONEY_WORDS:
        return money_unit(word)
    return unit if word.casefold() in _PERCENT else None


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Endings of compounds, longest first."""
    found = [(normal(e.form)[1:], e.concept) for e in _lexicon().entries if e.form.startswith("-") and len(e.form) > 2]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def _ending(word: str) -> str | None:
    """The concept of the compound's last part, in the last of the words that a slash divides."""
    last = normal(word.rsplit("/", 1)[-1])
    return next((concept for form, concept in _endings() if last.endswith(form) and len(last) > len(form) + 1), None)
