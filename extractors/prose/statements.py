"""The values that a sentence states: each with its kind, year and the words that say so.

For each number in order: the last anchor before it gives the kind, the link between them must be one of
`links`, and `when` must give a year. A number without all three is left out, and so are plain amounts of
money but for targets, sentences on deviations, and outcomes of years that the document cannot know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import lexicon
from extractors.prose.anchors import Anchor, anchors_in
from extractors.prose.links import follows_on, has_unit, is_plain_statement, link_of
from extractors.prose.times import Time, times_in
from extractors.prose.when import STATED, YEAR_CARRIED, When, when_of
from extractors.values.forms import alternatives, forms_of, pattern_of
from extractors.values.numbers import split_of
from extractors.values.spans import ValueSpan, find_values
from extractors.values.units import is_money
from models.measure import Comparator, ValueKind

BY_DUTY, ROUNDED = 0.85, 0.7
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


#: A text of more characters is no sentence: what its numbers belong to cannot be told.
LONGEST = 3_000


@dataclass(slots=True)
class _Sentence:
    """A sentence with what was found in it, while its numbers are read from left to right."""

    text: str
    times: list[Time]
    anchors: list[Anchor]
    default_year: int | None
    stated: list[tuple[Statement, Anchor, str]]
    #: Where the number before ends, stated or not: a year that stands before it may be that number's.
    last_end: int = 0


def statements(text: str, default_year: int | None = None) -> list[Statement]:
    """The values that a sentence states, in order; `default_year` is the document's.

    >>> [(s.kind.value, s.year, s.span.value) for s in statements("Målet för 2027 är 72 procent.")]
    [('target', 2027, 72.0)]
    """
    if len(text) > LONGEST:
        return []
    times = times_in(text)
    anchors = anchors_in(text) if times else []
    if not anchors or pattern_of("value_words", "no_measure").search(text):
        return []
    sentence = _Sentence(text, times, anchors, default_year, [])
    for span in find_values(text, [(time.start, time.end) for time in times if time.year or time.part]):
        _read(sentence, span)
        sentence.last_end = span.end
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
    before = sentence.stated[-1][0] if sentence.stated else None
    when = when_of(sentence.text, sentence.times, span, sentence.last_end)
    if when is None and split and before:
        when = When(before.year, before.part, [], YEAR_CARRIED)
    year = when.year or sentence.default_year if when else None
    if when is None or year is None or (anchor.kind is ValueKind.OUTCOME and year > (sentence.default_year or year)):
        return
    statement = _statement(sentence, anchor, span, when, link)
    statement.year = year
    statement.split = split
    sentence.stated.append((statement, anchor, link))


def _link(sentence: _Sentence, anchor: Anchor, span: ValueSpan) -> str | None:
    before = sentence.stated[-1] if sentence.stated else None
    outcome = anchor.kind is ValueKind.OUTCOME
    same = before is not None and before[1].start == anchor.start
    if before and same and follows_on(sentence.text, before[0].span, span, sentence.times, outcome=outcome):
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
    return re.compile(
        rf"\s*(?:$|[.,;:)(!?]|{alternatives(list(forms_of('value_words', 'after_bare')))})", re.IGNORECASE
    )


def _split(text: str, span: ValueSpan) -> str | None:
    found = _SPLIT_AFTER.match(text, span.end)
    return split_of(found.group(1)) if found else None


def _statement(sentence: _Sentence, anchor: Anchor, span: ValueSpan, when: When, link: str) -> Statement:
    last_end = sentence.stated[-1][0].end if sentence.stated else 0
    starts = [span.start, *(t.start for t in when.used), *([anchor.start] if anchor.start >= last_end else [])]
    end = max([span.end, *(t.end for t in when.used)])
    end += sentence.text[end : end + 1] == ")" and "(" in sentence.text[min(starts) : end]
    confidence = min(when.confidence, BY_DUTY if anchor.modal else STATED, ROUNDED if span.about else STATED)
    comparator = span.comparator or (_direction(sentence.text[anchor.start : span.start]) if link == "by" else None)
    for time in when.used:
        time.used = True
    return Statement(anchor.kind, span, when.year or 0, when.part, min(starts), end, confidence, None, comparator)


def _direction(text: str) -> Comparator | None:
    """ "ska minska med 8 %" is a decrease by the number."""
    found = pattern_of("comparators", "increase", "decrease").search(text)
    return Comparator(str(lexicon("comparators").concept(found.group()))) if found else None
