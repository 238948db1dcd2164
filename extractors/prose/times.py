"""Expressions of time in a sentence, and what the words before them make of them.

A year after "jämfört med" or "sedan" is only referred to; one after "till" or "senast" is a deadline; one that
belongs to a name ("Vision 2030") or a span of years says nothing of a single value. All of them are masked, so that no
year is taken for a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.periods import scan
from extractors.values.forms import alternatives, forms_of

_SPAN = re.compile(r"\d{4}\s*[-/\u2010-\u2015]\s*\d{2,4}")
_BEFORE = 40


@dataclass(slots=True)
class Time:
    """A year, a part of a year, or both; `start` includes the words before it that belong to it."""

    start: int
    end: int
    year: int | None
    part: str | None
    #: deadline, at, reference, name or plain.
    role: str = "plain"
    used: bool = False

    @property
    def usable(self) -> bool:
        return not self.used and self.role not in ("reference", "name")


def times_in(text: str) -> list[Time]:
    """The expressions of time in a sentence, in order.

    >>> [(t.year, t.part, t.role) for t in times_in("Utfallet per april 2023 ska öka till 2027 jämfört med 2015.")]
    [(2023, 'M04', 'plain'), (2027, None, 'deadline'), (2015, None, 'reference')]
    """
    found = []
    for hit in scan(text):
        time = Time(hit.start, hit.end, hit.period.year, hit.period.part)
        if (_SPAN.search(hit.raw) and not hit.period.part) or not hit.sure:
            time.role = "name"
        else:
            _role(text, time)
        found.append(time)
    return found + _this_year(text, found)


def _role(text: str, time: Time) -> None:
    for role, pattern in _roles().items():
        found = pattern.search(text[max(0, time.start - _BEFORE) : time.start])
        if found is not None:
            time.role = role
            time.start -= len(found.group())
            return


@cache
def _roles() -> dict[str, re.Pattern[str]]:
    season = alternatives(list(forms_of("value_words", "season")))
    roles = {"name": "named_year", "reference": "reference", "deadline": "deadline", "at": "at"}
    return {
        role: re.compile(
            rf"{alternatives(list(forms_of('value_words', concept)))}[\s-]+(?:{season}\s+)?$", re.IGNORECASE
        )
        for role, concept in roles.items()
    } | {"plain": re.compile(rf"{season}\s+$", re.IGNORECASE)}


def _this_year(text: str, times: list[Time]) -> list[Time]:
    """ "årets", "i år": the document's own year, which the caller knows; the year is None here."""
    if any(time.year or time.part for time in times):
        return []
    found = _this_year_forms().search(text)
    return [Time(found.start(), found.end(), None, None, "at")] if found else []


@cache
def _this_year_forms() -> re.Pattern[str]:
    return re.compile(alternatives(list(forms_of("value_words", "this_year"))), re.IGNORECASE)
