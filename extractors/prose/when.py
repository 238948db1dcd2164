"""The year that a number of a sentence holds for.

In order of precedence: a deadline right after the number ("8 % till 2027"); the only year since the number
before; the year right after it ("45 för 2019"); the sentence's only year, a few words after it ("2 % av
intäkterna 2024"); the document's year, where the sentence names a part of the year or says "årets". Two
different years before a number leave it uncertain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.prose.times import Time
from extractors.values.spans import ValueSpan

STATED, YEAR_CARRIED = 0.9, 0.75
_FEW_WORDS = re.compile(r"\s+(?:(?!och\b|samt\b|som\b|men\b|att\b|när\b|eller\b)[^\W\d]+\s+){1,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """`year` is None where the document's own is meant; `used` are the expressions that say so."""

    year: int | None
    part: str | None
    used: list[Time]
    confidence: float


def when_of(text: str, times: list[Time], span: ValueSpan, last_end: int) -> When | None:
    """The year of a number; `last_end` is where the number before it ends. None where it is not certain."""
    usable = [time for time in times if time.usable]
    before = [t for t in usable if last_end <= t.start and t.end <= span.start]
    after = next((t for t in usable if 0 <= t.start - span.end <= 2 and t.year), None)
    years = [t for t in before if t.year and not (after and last_end and text[last_end : t.start].isspace())]
    if after and after.role == "deadline":
        return _when([after])
    if len({t.year for t in years}) > 1:
        return None
    if years:
        return _when([years[0], *(t for t in before if t.part and t is not years[0])])
    if after:
        return _when([after])
    if loose := _loosely_after(text, times, span):
        return _when([loose], YEAR_CARRIED)
    return _when(before[:1], YEAR_CARRIED) if before else None


def _loosely_after(text: str, times: list[Time], span: ValueSpan) -> Time | None:
    years = [time for time in times if time.year]
    if len(years) != 1 or not years[0].usable or years[0].start < span.end:
        return None
    return years[0] if _FEW_WORDS.fullmatch(text[span.end : years[0].start]) else None


def _when(times: list[Time], confidence: float = STATED) -> When:
    part = next((t.part for t in times if t.part), None)
    return When(times[0].year, part, times, confidence)
