"""Period expressions of Swedish titles, table headers and prose as `models.period.Period`.

Expressions are searched in the order of `corpus.period_patterns`: what one pattern has taken, no later one reads.
What names the whole year ("helår 2025", "2025-12-31", "januari–december") has no part. What cannot be told gives
no period: a date that ends no month, a second half-year, and "delår 1", which goes through March with some
municipalities and through April with others.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.period_patterns import months, patterns, words
from corpus.years import YEAR, free_after, free_before, is_year, years_in
from models.period import Period

__all__ = ["find_periods", "parse_period", "years_in"]

Found = tuple[Period, int, int, str]

#: Spans of months that do not begin with the year but are a part of it with a name of its own.
_NAMED_SPANS = {(5, 8): "T2", (9, 12): "T3", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}
#: What "delår N" says of the months: only that the second goes through August is common use.
_INTERIM = {"2": "M08"}
_YEAR_BEFORE = re.compile(rf"({YEAR})[\s,:/()–-]{{1,3}}$")
_YEAR_IS_SURE = {"date_span", "date", "compact_date", "number_month", "school_year"}
_TAKES_YEAR_BEFORE = {"month_span", "number_after", "number_before", "code"}


class _NotThis(Exception):
    """The pattern fits, but this is no period; a later pattern may read the words."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression as it stands in a text; `sure` is False where its part of the year cannot be told."""

    period: Period
    start: int
    end: int
    raw: str
    sure: bool = True
    is_date: bool = False


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
    taken: list[tuple[int, int]] = []
    hits: list[Hit] = []
    for name, pattern in patterns():
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            try:
                hit = _read(name, match)
            except _NotThis:
                continue
            taken.append((hit.start, hit.end))
            hits.append(hit)
    return sorted(hits, key=lambda hit: hit.start)


def _read(name: str, match: re.Match[str]) -> Hit:
    """What a match says. Raises _NotThis."""
    year, start = _year(name, match)
    part = _PARTS[name](match)
    raw = match.string[start : match.end()]
    return Hit(Period(year, part or None), start, match.end(), raw, part != "", "date" in name)


def _year(name: str, match: re.Match[str]) -> tuple[int | None, int]:
    groups = match.groupdict()
    if groups.get("yy"):
        return 2000 + int(groups["yy"]), match.start()
    if groups.get("y"):
        span = match.span("y")
        # The digits before a year that follows a part ("1:2018") belong to the expression.
        ok = is_year if span[0] == match.start() else free_after
        if name not in _YEAR_IS_SURE and not ok(match.string, *span):
            raise _NotThis
        return int(groups["y"]), match.start()
    if name in _TAKES_YEAR_BEFORE:
        before = _YEAR_BEFORE.search(match.string, max(0, match.start() - 8), match.start())
        if before and free_before(match.string, *before.span(1)):
            return int(before[1]), before.start()
    return None, match.start()


def _part_of_date(match: re.Match[str]) -> str | None:
    """The month that the date ends, None for the last day of the year, "" for any other day."""
    groups = match.groupdict()
    month = int(groups["mm"]) if groups.get("mm") else months()[groups["m"].casefold()]
    if not 1 <= month <= 12:
        raise _NotThis
    if groups["d"].casefold() == "sista":
        return _month(month)
    year = int(groups.get("y") or 2000 + int(groups.get("yy") or 1))
    last = calendar.monthrange(year, month)[1]
    day = int(groups["d"])
    if not 1 <= day <= last:
        raise _NotThis
    return _month(month) if day == last or (month == 2 and day == 28) else ""


def _month(month: int) -> str | None:
    return f"M{month:02d}" if month < 12 else None


def _part_of_short_date(match: re.Match[str]) -> str | None:
    part = _part_of_date(match)
    if part == "":
        raise _NotThis
    return part


def _part_of_months(match: re.Match[str]) -> str | None:
    first, last = (months()[match[g].casefold()] for g in ("m", "m2"))
    if first == 1:
        return _month(last)
    return _NAMED_SPANS.get((first, last), "")


def _part_of_number(match: re.Match[str]) -> str | None:
    word = match["kind"].casefold()
    kind = words("T", "Q", "H", "D").get(word) or ("Q" if word == "kv" else word.upper())
    number = words("1", "2", "3", "4").get(match["n"].casefold(), match["n"])
    if kind == "D":
        return _INTERIM.get(number, "")
    if kind == "H":
        return "H1" if number == "1" else ""
    if kind == "T" and number == "4":
        raise _NotThis
    return f"{kind}{number}"


def _part_of_month(match: re.Match[str]) -> str | None:
    return _month(months()[match["m"].casefold()])


def _part_of_number_month(match: re.Match[str]) -> str | None:
    """ "2019-08" is a month; "2009-12" may also be a span of years, which has the same year and no part."""
    month, year = int(match["mm"]), int(match["y"]) % 100
    return None if month > year else _month(month)


def _whole(match: re.Match[str]) -> str | None:
    if match.groupdict().get("y2") and int(match["y2"]) <= int(match["y"]):
        raise _NotThis
    return None


def _school_year(match: re.Match[str]) -> str | None:
    """ "2018/2019" or "2018/19"; any other number after the stroke makes it a reference."""
    following = str(int(match["y"]) + 1)
    if match["y2"] not in (following, following[2:]):
        raise _NotThis
    return None


_PARTS: dict[str, Callable[[re.Match[str]], str | None]] = {
    "date_span": _part_of_date,
    "date": _part_of_date,
    "compact_date": _part_of_date,
    "short_date": _part_of_short_date,
    "slash_date": _part_of_date,
    "day_span": _part_of_date,
    "word_date": _part_of_date,
    "month_span": _part_of_months,
    "number_after": _part_of_number,
    "number_before": _part_of_number,
    "code": _part_of_number,
    "month": _part_of_month,
    "year_month": _part_of_month,
    "half": lambda match: "H1",
    "cue_month": _part_of_month,
    "number_month": _part_of_number_month,
    "year_span": _whole,
    "school_year": _school_year,
    "year": _whole,
}
