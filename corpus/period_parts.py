"""What the match of a period pattern says of the part of the year.

A part is a string; None stands for the whole year, and "" for a part that cannot be told: a date that ends no month,
a second half-year, and "delår 1", which goes through March with some municipalities and through April with others.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable

from corpus.period_patterns import months, words

#: Spans of months that do not begin with the year but are a part of it with a name of its own.
_NAMED_SPANS = {(5, 8): "T2", (9, 12): "T3", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4"}
#: What "delår N" says of the months: only that the second goes through August is common use.
_INTERIM = {"2": "M08"}


class NotThis(Exception):
    """The pattern fits, but this is no period; a later pattern may read the words."""


def part_of(name: str, match: re.Match[str]) -> str | None:
    """The part of the year that a match of the pattern `name` says. Raises NotThis."""
    return _PARTS[name](match)


def _part_of_date(match: re.Match[str]) -> str | None:
    """The month that the date ends, None for the last day of the year, "" for any other day."""
    groups = match.groupdict()
    month = int(groups["mm"]) if groups.get("mm") else months()[groups["m"].casefold()]
    if not 1 <= month <= 12:
        raise NotThis
    if groups["d"].casefold() == "sista":
        return _month(month)
    year = int(groups.get("y") or 2000 + int(groups.get("yy") or 1))
    last = calendar.monthrange(year, month)[1]
    day = int(groups["d"])
    if not 1 <= day <= last:
        raise NotThis
    return _month(month) if day == last or (month == 2 and day == 28) else ""


def _month(month: int) -> str | None:
    return f"M{month:02d}" if month < 12 else None


def _part_of_short_date(match: re.Match[str]) -> str | None:
    part = _part_of_date(match)
    if part == "":
        raise NotThis
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
        raise NotThis
    return f"{kind}{number}"


def _part_of_month(match: re.Match[str]) -> str | None:
    return _month(months()[match["m"].casefold()])


def _part_of_number_month(match: re.Match[str]) -> str | None:
    """ "2019-08" is a month; "2009-12" may also be a span of years, which has the same year and no part."""
    month, year = int(match["mm"]), int(match["y"]) % 100
    return None if month > year else _month(month)


def _whole(match: re.Match[str]) -> str | None:
    if match.groupdict().get("y2") and int(match["y2"]) <= int(match["y"]):
        raise NotThis
    return None


def _short_school_year(match: re.Match[str]) -> str | None:
    """ "läsåret 18/19"."""
    if int(match["y2"]) != (int(match["yy"]) + 1) % 100:
        raise NotThis
    return None


def _school_year(match: re.Match[str]) -> str | None:
    """ "2018/2019" or "2018/19"; any other number after the stroke makes it a reference."""
    following = str(int(match["y"]) + 1)
    if match["y2"] not in (following, following[2:]):
        raise NotThis
    return None


_PARTS: dict[str, Callable[[re.Match[str]], str | None]] = {
    "whole": _whole,
    "date_span": _part_of_date,
    "date": _part_of_date,
    "compact_date": _part_of_date,
    "short_date": _part_of_short_date,
    "cue_date": _part_of_short_date,
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
    "short_school_year": _short_school_year,
    "year": _whole,
}
