"""Period expressions of Swedish titles, table headers and prose as `models.period.Period`.

Expressions are searched in the order of `corpus.period_patterns`: what one pattern has taken, no later one reads.
What names the whole year ("helår 2025", "2025-12-31", "januari–december") has no part. What cannot be told gives
no period: a date that ends no month, a second half-year, and "delår 1", which goes through March with some
municipalities and through April with others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.period_parts import NotThis, part_of
from corpus.period_patterns import patterns_for
from corpus.years import YEAR, free_after, free_before, is_year, years_in
from models.period import Period

__all__ = ["find_periods", "parse_period", "years_in"]

Found = tuple[Period, int, int, str]

_YEAR_BEFORE = re.compile(rf"({YEAR})[\s,:/()–-]{{1,3}}$")
_YEARS = {"year", "year_span", "school_year", "short_school_year"}
_YEAR_IS_SURE = {"date_span", "date", "compact_date", "number_month", "school_year"}
#: Texts that are kept once they are scanned are at most so long.
_TITLE = 200
_TAKES_YEAR_BEFORE = {"month_span", "number_after", "number_before", "code"}


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression as it stands in a text.

    `sure` is False where the part of the year cannot be told; `whole` is True where the words say that it is the whole.
    """

    period: Period
    start: int
    end: int
    raw: str
    sure: bool = True
    is_date: bool = False
    whole: bool = False


def parse_period(text: str) -> Period | None:
    """The period that a title, a label or a header cell speaks of, or None.

    An expression with both year and part goes first; else a part is joined with the only year that stands beside it.

    >>> parse_period("Delårsrapport augusti 2019")
    Period(year=2019, part='M08')
    """
    found = [period for period, *_ in find_periods(text)]
    whole = next((p for p in found if p.year and p.part), None)
    if whole or not found:
        return whole
    years = list(dict.fromkeys(p.year for p in found if p.year))
    parts = list(dict.fromkeys(p.part for p in found if p.part))
    if parts and len(years) > 1:
        return Period(None, parts[0])
    return Period(years[0] if years else None, parts[0] if parts else None)


def find_periods(text: str) -> list[Found]:
    """All period expressions in `text`, in order: the period, its start and end in `text`, and its words."""
    return [(hit.period, hit.start, hit.end, hit.raw) for hit in scan(text) if hit.sure and hit.period != Period()]


def scan(text: str) -> list[Hit]:
    """All expressions of time, in order; also dates that end no month and parts of a year that cannot be told."""
    return list(_scan_again(text)) if len(text) <= _TITLE else _scan(text)


@lru_cache(maxsize=512)
def _scan_again(text: str) -> tuple[Hit, ...]:
    """The same for a title or a header, which is asked about more than once."""
    return tuple(_scan(text))


def _scan(text: str) -> list[Hit]:
    taken: list[tuple[int, int]] = []
    hits: list[Hit] = []
    for name, pattern in patterns_for(text):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            try:
                hit = _read(name, match)
            except NotThis:
                continue
            taken.append((hit.start, hit.end))
            hits.append(hit)
    return sorted(hits, key=lambda hit: hit.start)


def _read(name: str, match: re.Match[str]) -> Hit:
    """What a match says. Raises NotThis."""
    year, start = _year(name, match)
    part = part_of(name, match)
    raw = match.string[start : match.end()]
    whole = part is None and name not in _YEARS
    return Hit(Period(year, part or None), start, match.end(), raw, part != "", "date" in name, whole)


def _year(name: str, match: re.Match[str]) -> tuple[int | None, int]:
    groups = match.groupdict()
    if groups.get("yy"):
        return 2000 + int(groups["yy"]), match.start()
    if groups.get("y"):
        span = match.span("y")
        # The digits before a year that follows a part ("1:2018") belong to the expression.
        ok = is_year if span[0] == match.start() else free_after
        if name not in _YEAR_IS_SURE and not ok(match.string, *span):
            raise NotThis
        return int(groups["y"]), match.start()
    if name in _TAKES_YEAR_BEFORE:
        before = _YEAR_BEFORE.search(match.string, max(0, match.start() - 8), match.start())
        if before and free_before(match.string, *before.span(1)):
            return int(before[1]), before.start()
    return None, match.start()
