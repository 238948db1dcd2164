"""What the words of a header say, by the lexicon `column_roles`.

A text is read from the left; at each word the first of these that fits is taken: the longest phrase that is
a form, a money unit or %, a time (year, month, "T1", date), the parts of a word with a slash, the ending of a
compound ("-mått"). Words in brackets are a unit where they can be one. Words that nothing explains stand in
`rest`: a column of values with such a word is not understood, since it may limit what the values are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import Lexicon, lexicon, normal
from corpus.periods import parse_period, years_in
from extractors.values.units import money_unit, parse_unit, whole_unit

_LONGEST_PHRASE = 8
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_GLUED_YEAR = re.compile(r"(?<=[a-zåäö])(?=(?:19|20)\d\d(?!\d))")
_MARKS = re.compile(r"[¹²³⁰-⁹*†]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE_PART = re.compile(r"\d{1,4}(?:[-/.:]\d{1,4}){0,2}")
_MONEY_WORDS = ("kr", "tkr", "mkr")
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


@cache
def read_wording(text: str) -> Wording:
    """Takes a header text apart."""
    whole = _lexicon().concept(text)
    if whole is not None:
        return Wording(tuple(whole.split()))
    text, bracketed, unit = _without_brackets(text)
    text = _GLUED_YEAR.sub(" ", _MARKS.sub("", normal(text)))
    words = [w for w in (word.strip(" ,;:.()") or word for word in text.split()) if w]
    concepts, times, units, rest = _scan(words)
    inner = read_wording(bracketed) if bracketed else Wording()
    period = parse_period(" ".join(times)) if times else None
    years = tuple(sorted({*years_in(" ".join(times)), *inner.years}))
    units = list(dict.fromkeys(u for u in [unit, *units, inner.unit] if u))
    return Wording(
        tuple(dict.fromkeys([*concepts, *inner.concepts])),
        years,
        (period.part if period else None) or inner.part,
        units[0] if len(units) == 1 else None,
        (*rest, *inner.rest, *(units if len(units) > 1 else ())),
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


def _scan(words: list[str]) -> tuple[list[str], list[str], list[str], list[str]]:
    """Concepts, times, units and unexplained words, each in order."""
    concepts: list[str] = []
    times: list[str] = []
    units: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        length, found = _phrase(words, at)
        if found is not None:
            concepts += found.split()
            at += length
            continue
        word = words[at]
        at += 1
        if unit := _unit_word(word):
            units.append(unit)
        elif _is_time(word):
            times.append(word)
        elif (ending := _ending(word)) is not None:
            concepts += ending.split()
        elif "/" in word.strip("/"):
            words[at:at] = [w for w in word.split("/") if w]
        else:
            rest.append(word)
    return concepts, times, units, rest


def _phrase(words: list[str], at: int) -> tuple[int, str | None]:
    """Length and concept of the longest form that begins at `at`."""
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        found = _lexicon().concept(" ".join(words[at : at + length]))
        if found is not None:
            return length, found
    return 0, None


def _unit_word(word: str) -> str | None:
    unit = whole_unit(word)
    if unit in _MONEY_WORDS:
        return money_unit(word)
    return unit if word in _PERCENT else None


@cache
def _is_time(word: str) -> bool:
    """A year, a date or a part of one, or a word that names a part of the year."""
    if _YEAR.fullmatch(word) or _DATE_PART.fullmatch(word) or years_in(word):
        return True
    period = parse_period(word) or parse_period(f"{word} 2000")
    return period is not None and period.part is not None


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Endings of compounds, longest first."""
    found = [(normal(e.form)[1:], e.concept) for e in _lexicon().entries if e.form.startswith("-") and len(e.form) > 2]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def _ending(word: str) -> str | None:
    """The concept of the compound's last part, in the last of the words that a slash divides."""
    last = word.rsplit("/", 1)[-1]
    return next((concept for form, concept in _endings() if last.endswith(form) and len(last) > len(form) + 1), None)
