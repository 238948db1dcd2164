"""The patterns that Swedish period expressions are found by, made from the lexicon `periods`.

`rules()` gives them in order of precedence, most telling first: dates and spans of dates, spans of months,
numbered parts of a year ("tertial 2", "andra tertialet", "T2"), months, half-years, spans of years, years.
Their named groups are: y (year), yy (its last two digits), m and m2 (month words), mm (month's number), d (day),
kind, n (number), y2 (last year of a span).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from corpus.lexicon import lexicon
from corpus.years import YEAR


@cache
def words(*concepts: str) -> Mapping[str, str]:
    """Casefolded forms of the concepts, each with its concept."""
    return {e.form.casefold(): e.concept for e in lexicon("periods").entries if e.concept in concepts}


def _numbers(note: str) -> dict[str, str]:
    """Numbers as digits, ordinals, words or roman numerals, as the lexicon's note says."""
    return {e.form: e.concept for e in lexicon("periods").entries if e.note == note}


@cache
def months() -> Mapping[str, int]:
    """Month words, also abbreviated, with the number of the month."""
    entries = lexicon("periods").entries
    return {e.form.casefold(): int(e.concept[1:]) for e in entries if re.fullmatch(r"M\d\d", e.concept)}


def _either(forms: Mapping[str, object]) -> str:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)


#: What stands in each text that a pattern finds something in: a year, a month word, a word such as "tertial".
_NEEDS_YEAR = frozenset(
    {"date_span", "date", "compact_date", "slash_date", "month", "year_month", "half"}
    | {"number_month", "year_span", "school_year", "year"}
)
_NEEDS_MONTH = frozenset({"day_span", "word_date", "month_span", "month", "year_month", "cue_month"})
_NEEDS_DIGITS = frozenset({"short_date", "cue_date", "short_school_year"})
_DIGITS = re.compile(r"\d\d")
_NEEDS_KIND = frozenset({"number_after", "number_before"})


def patterns_for(text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that can find anything in the text, in their order."""
    folded = text.casefold()
    no_year = "20" not in text and "199" not in text
    no_month = not any(form in folded for form in _stems("month"))
    no_kind = not any(form in folded for form in _stems("kind"))
    no_digits = _DIGITS.search(text) is None
    for name in rules():
        if (no_year and name in _NEEDS_YEAR) or (no_digits and name in _NEEDS_DIGITS):
            continue
        if (no_month and name in _NEEDS_MONTH) or (no_kind and name in _NEEDS_KIND):
            continue
        yield name, _compiled(name)


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(rules()[name], re.IGNORECASE)


@cache
def _stems(group: str) -> tuple[str, ...]:
    """The shortest forms of the group: each form holds one of them."""
    forms = months() if group == "month" else words("T", "Q", "H", "D")
    return tuple(form for form in forms if not any(other in form for other in forms if other != form))


@cache
def rules() -> Mapping[str, str]:
    """The pattern of each name, most telling first; a pattern is compiled when a text needs it."""
    month = rf"(?:{_either(months())})"
    number_word = rf"(?:{_either(_numbers('word'))}|(?-i:{_either(_numbers('roman'))}))"
    number = rf"(?:[1-4]|{number_word}(?=\W*(?:{YEAR}|$|[\n:;,.()–-])))"
    ordinal = _either(_numbers("ordinal"))
    unit = _either(words("unit"))
    kind = _either(words("T", "Q", "H", "D"))
    joint = rf"[\s,:;/()–-]{{0,4}}(?:(?:{_either(words('joint'))})\s+)?"
    to = r"\s*(?:--?|–|—|till|t\.?\s?o\.?\s?m\.?|till och med)\s*"
    year = rf"(?P<y>{YEAR})(?!\d)"
    after = rf"(?:{joint}{year})?"
    alone = rf"(?![\w%]|[.,]\d|\s\d{{3}}(?!\d)|\s(?:{unit})(?!\w))"
    iso = rf"(?P<y>{YEAR})[-.](?P<mm>\d\d)[-.](?P<d>\d\d)"
    return {
        "date_span": rf"(?<![\d-]){YEAR}-01-01{to}{iso}(?!\d)",
        "date": rf"(?<![\d-]){iso}(?![\d-])",
        "compact_date": rf"(?<![\d-])(?P<y>{YEAR})(?P<mm>[01]\d)(?P<d>[0-3]\d)(?![\d-])",
        "short_date": r"(?<![\d-])(?P<yy>\d\d)-(?P<mm>\d\d)-(?P<d>\d\d)(?![\d-])",
        "cue_date": r"(?:(?<=per\s)|(?<=t\.o\.m\.\s)|(?<=rapport\s)|(?<=bokslut\s)|(?<=uppföljning\s))"
        r"(?P<yy>\d\d)(?P<mm>[01]\d)(?P<d>[0-3]\d)(?![\d-])",
        "slash_date": rf"(?<![\d/])(?P<d>[0-3]?\d)/(?P<mm>1[0-2]|0?[1-9])[\s-]+{year}",
        "day_span": rf"(?<!\d)1\s+jan(?:uari)?\.?{to}(?P<d>\d\d?)\s+(?P<m>{month})\.?{after}(?!\w)",
        "word_date": rf"(?<!\d)(?P<d>\d\d?|sista)(?::[ae])?\s+(?P<m>{month})\.?{after}(?!\w)",
        "month_span": rf"(?<!\w)(?P<m>{month})\.?{to}(?P<m2>{month})\.?{after}(?!\w)",
        "number_after": rf"(?<!\w)(?P<kind>{kind})\w*\s*(?:nr\.?\s*)?[:-]?\s*(?P<n>{number}){alone}{after}",
        "number_before": rf"(?<!\w)(?P<n>{ordinal})\s+(?P<kind>{kind})\w*{after}",
        "code": rf"(?<![\w-])(?-i:(?P<kind>[TQH]|KV|Kv|kv)\s?(?P<n>[1-4]))(?!\w){after}",
        "month": rf"(?<!\w)(?P<m>{month})\.?(?:\s+år)?[\s,-]{{1,2}}{year}",
        "year_month": rf"(?P<y>{YEAR})[\s,-]{{1,2}}(?P<m>{month})(?!\w)",
        "whole": rf"(?<!\w)(?:{_either(words('Y'))})(?:et)?(?!\w)(?:{joint}{year})?",
        "half": rf"(?<!\w)halvår\w*{joint}{year}",
        "cue_month": rf"(?<!\w)(?:{_either(words('cue'))})\s+(?:sista\s+|den\s+sista\s+)?(?P<m>{month})(?!\w)",
        "number_month": rf"(?<![\w-])(?P<y>{YEAR})-(?P<mm>0[1-9]|1[0-2])(?![\w-])",
        "year_span": rf"(?<!\w)(?P<y>{YEAR}){to}(?P<y2>{YEAR})(?!\w)",
        "school_year": rf"(?<![\w/])(?P<y>{YEAR})/(?P<y2>\d\d(?:\d\d)?)(?![\w/])",
        "short_school_year": r"(?:(?<=läsår\s)|(?<=läsåret\s))(?P<yy>\d\d)/(?P<y2>\d\d)(?![\w/])",
        "year": rf"(?<!\w)(?P<y>{YEAR})(?!\d)",
    }
