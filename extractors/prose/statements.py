"""The values that a sentence states: each with its kind, year and the words that say so.

For each number in order: the last anchor before it gives the kind, the link between them must be one of
`links`, and a year must belong to it. The year is, in order of precedence: a deadline right after the
number ("12 % till 2014"); the only year since the number before; the year right after it ("45 för 2019");
the year of the number before, where that goes on for women and men; the document's year, where the
sentence names a part of the year or says "årets". A number without all three is left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import lexicon
from extractors.prose.anchors import Anchor, anchors_in
from extractors.prose.links import follows_on, has_unit, is_plain_statement, link_of
from extractors.prose.times import Time, times_in
from extractors.values.forms import alternatives, forms_of, pattern_of
from extractors.values.numbers import split_of
from extractors.values.spans import ValueSpan, find_values
from extractors.values.units import is_money
from models.measure import Comparator, ValueKind

STATED, BY_DUTY, YEAR_CARRIED, ROUNDED = 0.9, 0.85, 0.75, 0.7
_SPLIT_AFTER = re.compile(r"\s+(?:för|bland|hos)\s+(\w+)", re.IGNORECASE)


@dataclass(slots=True)
class Statement:
    """One stated value; `start` and `end` are its words in the sentence."""

    kind: ValueKind
    span: ValueSpan
    year: int
    part: str | None
    start: int
    end: int
    confidence: float
    split: str | None = None
    comparator: Comparator | None = None


@dataclass(slots=True)
class _Sentence:
    """A sentence with what was found in it, while its numbers are read from left to right."""

    text: str
    times: list[Time]
    anchors: list[Anchor]
    default_year: int | None
    stated: list[tuple[Statement, Anchor, str]]


def statements(text: str, default_year: int | None = None) -> list[Statement]:
    """The values that a sentence states, in order; `default_year` is the document's.

    >>> [(s.kind.value, s.year, s.span.value) for s in statements("Målet för 2022 är 90 procent.")]
    [('target', 2022, 90.0)]
    """
    times = times_in(text)
    anchors = anchors_in(text) if times else []
    if not anchors or pattern_of("value_words", "no_measure").search(text):
        return []
    sentence = _Sentence(text, times, anchors, default_year, [])
    for span in find_values(text, [(time.start, time.end) for time in times if time.year or time.part]):
        _read(sentence, span)
    return [statement for statement, _, _ in sentence.stated]


def _read(sentence: _Sentence, span: ValueSpan) -> None:
    """Adds the number to what is stated, where kind, link and year are all there."""
    anchor = next((a for a in reversed(sentence.anchors) if a.end <= span.start), None)
    if anchor is None:
        return
    link = _link(sentence, anchor, span)
    if link is None or not _ends_well(sentence, anchor, span):
        return
    if is_money(span.unit) and (anchor.modal or anchor.kind is not ValueKind.TARGET):
        return
    split = _split(sentence.text, span)
    time = _time(sentence, span, split)
    if time is None or (anchor.kind is ValueKind.OUTCOME and time[0] > (sentence.default_year or time[0])):
        return
    statement = _statement(sentence, anchor, span, time, link)
    statement.split = split
    sentence.stated.append((statement, anchor, link))


def _link(sentence: _Sentence, anchor: Anchor, span: ValueSpan) -> str | None:
    before = sentence.stated[-1] if sentence.stated else None
    outcome = anchor.kind is ValueKind.OUTCOME
    if before and before[1].start == anchor.start:
        if follows_on(sentence.text, before[0].span, span, sentence.times, outcome=outcome):
            return before[2]
    return link_of(sentence.text, anchor, span, sentence.times)


def _ends_well(sentence: _Sentence, anchor: Anchor, span: ValueSpan) -> bool:
    """A number without a unit may be followed by a noun only where it is all that is said of the anchor."""
    if has_unit(span):
        return True
    rest = sentence.text[span.end :]
    if span.unit is None and (_bare_end().match(rest) or any(t.start <= span.end + 1 <= t.end for t in sentence.times)):
        return True
    return is_plain_statement(sentence.text, anchor, span, sentence.times) or (
        span.unit is not None and _bare_end().match(rest) is not None and not anchor.modal
    )


@cache
def _bare_end() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:$|[.,;:)(!?]|{alternatives(list(forms_of('value_words', 'after_bare')))})", re.IGNORECASE)


def _split(text: str, span: ValueSpan) -> str | None:
    found = _SPLIT_AFTER.match(text, span.end)
    return split_of(found.group(1)) if found else None


def _time(sentence: _Sentence, span: ValueSpan, split: str | None) -> tuple[int, str | None, list[Time], float] | None:
    """Year, part of the year, the expressions used and the confidence; None where the year is not certain."""
    last_end = sentence.stated[-1][0].span.end if sentence.stated else 0
    before = [t for t in sentence.times if t.usable and last_end <= t.start and t.end <= span.start]
    after = next((t for t in sentence.times if t.usable and 0 <= t.start - span.end <= 2 and t.year), None)
    if after and after.role == "deadline":
        return _use([after])
    years = [t for t in before if t.year]
    if len({t.year for t in years}) > 1:
        return None
    if years:
        return _use([years[0], *(t for t in before if t.part and t is not years[0])])
    if after:
        return _use([after])
    if split and sentence.stated:
        last = sentence.stated[-1][0]
        return last.year, last.part, [], YEAR_CARRIED
    if before and sentence.default_year:
        _, part, used, _ = _use(before[:1])
        return sentence.default_year, part, used, YEAR_CARRIED
    return None


def _use(times: list[Time]) -> tuple[int, str | None, list[Time], float]:
    for time in times:
        time.used = True
    part = next((t.part for t in times if t.part), None)
    return times[0].year or 0, part, times, STATED


def _statement(
    sentence: _Sentence, anchor: Anchor, span: ValueSpan, time: tuple[int, str | None, list[Time], float], link: str
) -> Statement:
    year, part, used, confidence = time
    last_end = sentence.stated[-1][0].end if sentence.stated else 0
    starts = [span.start, *(t.start for t in used), *([anchor.start] if anchor.start >= last_end else [])]
    confidence = min(confidence, BY_DUTY if anchor.modal else STATED, ROUNDED if span.about else STATED)
    end = max(span.end, *(t.end for t in used)) if used else span.end
    comparator = span.comparator or (_direction(sentence.text[anchor.start : span.start]) if link == "by" else None)
    return Statement(anchor.kind, span, year, part, min(starts), end, confidence, None, comparator)


def _direction(text: str) -> Comparator | None:
    """ "ska minska med 12 %" is a decrease by the number."""
    found = pattern_of("comparators", "increase", "decrease").search(text)
    return Comparator(str(lexicon("comparators").concept(found.group()))) if found else None
