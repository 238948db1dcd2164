"""How a number is bound to the word that says what it is.

direct  "Utfall maj 2023: 61", "målvärde 72 %"           the words between are a time, a colon or none
        "för 2027 är målet 72"
is      "målet är 72", "visade att 66 procent"           a verb that equals
lie     "låg på 31 %", "nere i 7,5"                      a verb of state
on      "ett mål på 45 %"                               only with a unit
reach   "uppgå till 90"                                 a verb of reaching
to, by  "minska till 31 %", "öka med 5 %"               only after a verb of change
start   "ökade från 81 %"                               only after a verb of change
and     "… 45 och 2023: 50"                             goes on as the number before it

Anything else binds nothing: a number that merely stands in the same sentence is no value.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.prose.anchors import Anchor
from extractors.prose.times import Time
from extractors.values.forms import alternatives, forms_of
from extractors.values.spans import ValueSpan
from extractors.values.units import is_noun

#: Characters between an anchor (or the value before) and the link that leads to the number.
LONGEST_GAP = 110


def link_of(text: str, anchor: Anchor, span: ValueSpan, times: list[Time]) -> str | None:
    """The link between the anchor and the number after it, or None."""
    left = text[anchor.end : span.start]
    bare = without_times(left, anchor.end, times)
    if len(bare) > LONGEST_GAP:
        return None
    if _DIRECT.fullmatch(bare):
        timed = any(anchor.end <= t.end <= span.start for t in times)
        said = not anchor.modal and (timed or _says(text[: anchor.end]) or _links()["is"].search(text[: anchor.start]))
        return "direct" if ":" in bare or has_unit(span) or said else None
    if _start().search(left) and _change().search(text[anchor.start : span.start]) and not anchor.modal:
        return "start"
    if _compared().search(left):
        return None
    for link, pattern in _links().items():
        if pattern.search(left):
            return link if _fits(link, text[anchor.start : span.start], span) else None
    return None


_DIRECT = re.compile(r"[\s:=,\u2013-]*")


def follows_on(text: str, before: ValueSpan, span: ValueSpan, times: list[Time], *, outcome: bool) -> bool:
    """Do only times, "och" and signs stand between two numbers, so that the second goes on as the first?

    An outcome may also be followed by an earlier one: "82 procent (2022: 79 procent)", "jämfört med 79 procent 2022".
    """
    bare = without_times(text[before.end : span.start], before.end, times)
    if outcome and bare.strip().casefold() == "till":
        return _start().search(text[: before.start]) is not None  # "från 81 % 2022 till 83 % 2023"
    return (_and_or_compared() if outcome else _and_only()).fullmatch(bare) is not None


def is_plain_statement(text: str, anchor: Anchor, span: ValueSpan, times: list[Time]) -> bool:
    """Is the number all that the anchor is said to be: "Målet för 2027 är 310 bokcirklar"?"""
    bare = without_times(text[anchor.end : span.start], anchor.end, times)
    return _is_only().fullmatch(bare) is not None


def without_times(text: str, offset: int, times: list[Time]) -> str:
    """The text, which begins at `offset` of its sentence, with its expressions of time left out."""
    for time in sorted(times, key=lambda t: -t.start):
        start, end = max(0, time.start - offset), time.end - offset
        if 0 < end <= len(text):
            text = text[:start] + text[end:]
    return text


def has_unit(span: ValueSpan) -> bool:
    """Does a unit stand at the number that tells it from a mere count?"""
    return span.unit is not None and not is_noun(span.unit)


def _fits(link: str, before: str, span: ValueSpan) -> bool:
    """Some links need more: "på" a unit, "till" and "med" a verb that they complete."""
    if link == "on":
        return has_unit(span)
    return link not in ("to", "by") or _change().search(before) is not None


def _says(text: str) -> bool:
    """Does the anchor itself lead to its number: "uppgick till", "landade på"?"""
    return any(_links()[link].search(text) for link in ("reach", "lie"))


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(list(forms_of('value_words', 'reference')))}\s*$", re.IGNORECASE)


@cache
def _change() -> re.Pattern[str]:
    return re.compile(alternatives(list(forms_of("value_words", "change", "changed", "reach"))), re.IGNORECASE)


@cache
def _links() -> dict[str, re.Pattern[str]]:
    return {
        link: re.compile(rf"{alternatives(list(forms_of('value_words', link)))}\s*$", re.IGNORECASE)
        for link in ("reach", "lie", "is", "on", "to", "by")
    }


@cache
def _start() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(list(forms_of('value_words', 'start')))}\s*$", re.IGNORECASE)


@cache
def _and_only() -> re.Pattern[str]:
    words = alternatives([*forms_of("value_words", "and"), *forms_of("value_words", "women", "men"), "för", "bland"])
    return re.compile(rf"(?:[\s,;:=()\u2013-]|{words})*", re.IGNORECASE)


@cache
def _and_or_compared() -> re.Pattern[str]:
    return re.compile(rf"{_and_only().pattern}[(\s]*(?:{alternatives(['jämfört med', 'mot'])})?[\s:]*", re.IGNORECASE)


@cache
def _is_only() -> re.Pattern[str]:
    return re.compile(rf"\s*{alternatives(list(forms_of('value_words', 'is')))}\s*", re.IGNORECASE)
