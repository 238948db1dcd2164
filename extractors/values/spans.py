"""Numbers of running text with their units and comparators, each with its place.

Left out, since they are no stated value: ranges and ages ("6-12", "65 år"), shares ("2 av 8"), numbers glued to
words, signs or other numbers, those after words such as "kap." or "tabell", four digits that may be a
year, and what the caller has masked (expressions of time).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import lexicon
from extractors.values.forms import alternatives, forms_of, pattern_of
from extractors.values.numerals import MINUS, Numeral, read_numeral
from extractors.values.units import whole_unit
from models.measure import Comparator

_START = re.compile(rf"(?<![\w.,:/#])(?:[\u2212-](?=[0-9])|(?<![{MINUS}]))[0-9]")
_RANGE_ON = re.compile(rf"\s?[{MINUS}]\s?\d|\s?/\s?\d|:\d|,\d|\.\d")
_SHARE = re.compile(r"\s+av\s+(?:\w+\s+)?\d")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
#: Characters before a number that are looked at for words such as "tabell".
_BEFORE = 60
_GLUED = re.compile(rf"[\w\u00b2\u00b3]|[/{MINUS}](?=\w)")


@dataclass(slots=True)
class ValueSpan:
    """A number; `start` includes its comparator, `end` its unit. `bare`: no unit, and where the number ends."""

    start: int
    end: int
    value: float
    unit: str | None = None
    comparator: Comparator | None = None
    about: bool = False


def find_values(text: str, masked: list[tuple[int, int]] | None = None) -> list[ValueSpan]:
    """The numbers that may be values, in order. `masked`: spans that are read otherwise, such as years.

    >>> [(v.value, v.unit) for v in find_values("minst 85 procent av 310 elever, 6-12 år")]
    [(85.0, '%'), (310.0, 'elever')]
    """
    found: list[ValueSpan] = []
    at, next_mask, masks = 0, 0, sorted(masked or [])
    while (start := _START.search(text, at)) is not None:
        while next_mask < len(masks) and masks[next_mask][1] <= start.start():
            next_mask += 1
        if next_mask < len(masks) and masks[next_mask][0] < start.end():
            at = masks[next_mask][1]
            continue
        numeral = read_numeral(text, start.start(), alone=False)
        assert numeral is not None
        at = _beyond(text, numeral.end)
        if at == numeral.end and (span := _span(text, start.start(), numeral, masked or [])):
            found.append(span)
            at = span.end
    return found


def _beyond(text: str, end: int) -> int:
    """Where a range, a share or a chain of numbers ends that the number at `end` begins; else `end`."""
    at = end
    while found := _RANGE_ON.match(text, at) or _SHARE.match(text, at):
        at = found.end()
        while at < len(text) and text[at].isdigit():
            at += 1
    return at


def _span(text: str, start: int, numeral: Numeral, masked: list[tuple[int, int]]) -> ValueSpan | None:
    """The number with what belongs to it, or None where its surroundings say that it is no value."""
    if numeral.value is None or _not_after().search(text[max(0, start - _BEFORE) : start]):
        return None
    unit, end = _unit(text, numeral.end)
    if unit is None and (_GLUED.match(text, end) or _YEAR_LIKE.fullmatch(text, start, numeral.end)):
        return None
    if unit == "år" or _not_before().match(text, end) or _number_next(text, end, masked):
        return None
    span = ValueSpan(start, end, numeral.value, unit)
    _before(text, span)
    _after(text, span)
    return span


def _number_next(text: str, end: int, masked: list[tuple[int, int]]) -> bool:
    """Does another number stand right beside it, which is no year?"""
    found = re.compile(r"\s+(?=\d)").match(text, end)
    return found is not None and not any(first <= found.end() < last for first, last in masked)


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(list(forms_of('value_words', 'not_after')))}\s*$", re.IGNORECASE)


@cache
def _not_before() -> re.Pattern[str]:
    forms = alternatives(list(forms_of("value_words", "not_before")))
    return re.compile(rf"\s*-?\s?{forms}(?!\s+(?:20|19)\d\d)", re.IGNORECASE)


@cache
def _unit_form() -> re.Pattern[str]:
    return re.compile(rf"\.?\s?({alternatives(list(forms_of('units')))}(?:/[^\W\d_]+)?)", re.IGNORECASE)


def _unit(text: str, end: int) -> tuple[str | None, int]:
    found = _unit_form().match(text, end)
    if found is None or (text[end : end + 1] == "." and not found.group(1).startswith("%")):
        return None, end
    unit = whole_unit(found.group(1))
    return (unit, found.end()) if unit else (None, end)


@cache
def _words_before() -> re.Pattern[str]:
    forms = alternatives(list(forms_of("comparators", ">=", "<=", "about")))
    return re.compile(rf"({forms})\s*$", re.IGNORECASE)


def _before(text: str, span: ValueSpan) -> None:
    while found := _words_before().search(text[max(0, span.start - 30) : span.start]):
        concept = lexicon("comparators").concept(found.group(1))
        if concept == "about":
            span.about = True
        elif concept in tuple(Comparator) and span.comparator is None:
            span.comparator = Comparator(concept)
        span.start -= len(found.group())


def _after(text: str, span: ValueSpan) -> None:
    """ "eller högre" after the number."""
    found = re.compile(rf"\s+({pattern_of('comparators', '>=', '<=').pattern})", re.IGNORECASE).match(text, span.end)
    if found and found.group(1).lower().startswith(("eller ", "och ")):
        span.comparator = span.comparator or Comparator(str(lexicon("comparators").concept(found.group(1))))
        span.end = found.end()
