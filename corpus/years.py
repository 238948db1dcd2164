"""Years in Swedish text: four digits from 1990 to 2060 that stand for a year and not for anything else.

A number is no year inside a larger one ("2 019 000", "2019,5"), before a unit ("2019 kr"), as an amount in
thousands ("2019 000"), in a statute ("2017:725"), in a reference ("Dnr 2014/48", "KS-2025-00512", "§ 110/2013") or in a
decade ("1990-talet").
"""

from __future__ import annotations

import re
from functools import cache

from corpus.lexicon import lexicon

YEAR = r"(?:199\d|20[0-5]\d|2060)"
_YEAR = re.compile(YEAR)
_CONTEXT = 24

_NO_YEAR_BEFORE = re.compile(
    r"""(?: [^\W_] | [§$€]\s* | \d[.,] | \d\d: | \b(?:dnr|diarien\w*|sfs)[:.\s]*(?:[A-ZÅÄÖ]{1,5}[\s-]*)? )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_SLASH_BEFORE = re.compile(r"(?<!\w)([\w-]*\d)/\Z")
_NUMBER_BEFORE = re.compile(r"\d{3,}-\Z")
_PART = re.compile(r"[TQH][1-4]")
_REFERENCE_AFTER = re.compile(r"/(\d+)(?![\d/])|(/\d)")
_RANGE_AFTER = re.compile(r"[-–](\d{3,})")


@cache
def _no_year_after() -> re.Pattern[str]:
    units = "|".join(re.escape(e.form) for e in lexicon("periods").entries if e.concept == "unit")
    return re.compile(
        rf"[.,]\d|:(?:\d\d|[05-9])|[-–]tal|\s000(?!\d)|\s?(?:{units})(?!\w)|(?!s\b)[^\W\d_]|\d", re.IGNORECASE
    )


def years_in(text: str) -> list[int]:
    """The years that `text` names, in order, each as often as it stands there."""
    return [int(text[start:end]) for start, end in year_spans(text)]


def year_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each year in `text`."""
    return [m.span() for m in _YEAR.finditer(text) if is_year(text, *m.span())]


def is_year(text: str, start: int, end: int) -> bool:
    """Do the digits `text[start:end]` stand for a year?"""
    return free_before(text, start, end) and free_after(text, start, end)


def free_before(text: str, start: int, end: int) -> bool:
    """Does nothing before the digits say that they are no year?"""
    before = text[max(0, start - _CONTEXT) : start]
    if before[-1:].isdigit() or _NO_YEAR_BEFORE.search(before):
        return False
    slash = _SLASH_BEFORE.search(before)
    if slash and not _PART.fullmatch(slash[1]):
        return _is_year_number(slash[1]) and int(slash[1]) + 1 == int(text[start:end])
    number = _NUMBER_BEFORE.search(before)
    return number is None or _is_year_number(number[0][:-1])


def free_after(text: str, start: int, end: int) -> bool:
    """Does nothing after the digits say that they are no year?"""
    after = text[end : end + _CONTEXT]
    if _no_year_after().match(after):
        return False
    reference = _REFERENCE_AFTER.match(after)
    if reference:
        following = str(int(text[start:end]) + 1)
        return reference[1] in (following, following[2:])
    number = _RANGE_AFTER.match(after)
    return number is None or _is_year_number(number[1])


def _is_year_number(digits: str) -> bool:
    return _YEAR.fullmatch(digits) is not None
