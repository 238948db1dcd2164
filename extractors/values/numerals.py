"""One printed number: from "-1 562,5" to -1562.5, or the reason why the characters are no single number.

A number is an optional sign, digits, and an optional decimal part after a comma or point. Digits may be
grouped by three, by single spaces ("1 562 700") or by two or more points ("1.562.700"). What could be two
numbers, or either of two numbers ("1.562"), is never read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: Spaces that may group digits: plain, no-break, figure, thin, hair and narrow no-break.
SPACES = " \u00a0\u2007\u2009\u200a\u202f"
#: Characters printed for minus; the plain one stands last, so that it is itself in a character class.
MINUS = "\u2212\u2013\u2014\u2010\u2011\u2012-"
TWO_NUMBERS = "two numbers"
GLUED = "glued numbers"
RANGE = "range"
AMBIGUOUS_POINT = "decimal point or thousands"
LEADING_ZERO = "leading zero"
DATE = "date"
TOO_LONG = "too many digits"
#: Digits of a number at most: no municipality counts further, and a float holds no more of them.
MOST_DIGITS = 15

_NUMBER = re.compile(
    rf"""
    (?P<sign>[+\u00b1{MINUS}][{SPACES}]?)?
    (?P<whole>
        [1-9][0-9]{{0,2}}(?P<gap>[{SPACES}])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*(?!\d)  # 1 562 700, one kind of space
      | [1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{2,}}(?!\d)           # 1.562.700
      | [1-9][0-9]{{0,2}}\.[0-9]{{3}}(?=,[0-9])                    # 1.562,50
      | [0-9]+
    )
    (?:(?P<mark>[.,])(?P<decimals>[0-9]+))?
    """,
    re.VERBOSE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[ -/.]+\d{2,4}|\d{1,2}/\d{1,2}")
_RANGE = re.compile(rf"\d[\d{SPACES}]*(?:[.,]\d+)?\s*%?\s*[{MINUS}]\s*\d[\d{SPACES}]*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """What stands at a place: the value, or the reason why it has none; `end` is where it ends in the text."""

    value: float | None
    end: int
    doubt: str | None = None


def read_numeral(text: str, start: int = 0, *, alone: bool = True) -> Numeral | None:
    """The number that begins at `start`; None where none begins there.

    `alone`: the text is a cell, where any number that follows is a doubt; else the caller looks after that.
    """
    found = _NUMBER.match(text, start)
    if found is None:
        return None
    doubt = _doubt(found) or (_doubt_after(text, found) if alone else None)
    return Numeral(None if doubt else _value(found), found.end(), doubt)


def _value(found: re.Match[str]) -> float | None:
    digits = re.sub(r"\D", "", found["whole"])
    value = float(f"{digits}.{found['decimals'] or '0'}")
    sign = (found["sign"] or "").strip()
    return -value if sign and sign in MINUS and value else value


def _doubt(found: re.Match[str]) -> str | None:
    """Why the characters of the number itself cannot be trusted."""
    whole, mark, decimals = found["whole"], found["mark"], found["decimals"] or ""
    if len(re.sub(r"\D", "", whole)) > MOST_DIGITS or len(decimals) > MOST_DIGITS:
        return TOO_LONG
    if len(whole) > 1 and whole.startswith("0"):
        return LEADING_ZERO
    if mark == "." and len(decimals) == 3 and whole.isdigit() and whole != "0" and len(whole) <= 3:
        return AMBIGUOUS_POINT
    if mark and "." in whole and mark == ".":
        return GLUED
    return "sign" if found["sign"] and found["sign"].strip() == "\u00b1" and int(re.sub(r"\D", "", whole)) else None


def _doubt_after(text: str, found: re.Match[str]) -> str | None:
    """Why what follows shows that the characters are not one number."""
    rest = text[found.end() :]
    if not re.match(rf"\s*%?\s*[+/:.,{MINUS}]?\s*\d", rest):
        return None
    whole = text[found.start() :].strip()
    if _DATE.fullmatch(whole):
        return DATE
    if _is_range(whole):
        return RANGE
    return GLUED if re.match(rf"%?[+/:.,{MINUS}]?\d", rest) else TWO_NUMBERS


def _is_range(text: str) -> bool:
    """Two numbers with a dash between them and no third: "10–12 %"."""
    found = _RANGE.match(text)
    return found is not None and not re.search(r"\d", text[found.end() :])


def format_number(
    value: float, decimals: int | None = None, group: str = " ", minus: str = "\u2212", mark: str = ","
) -> str:
    """The number as Swedish documents print it; `read_numeral` reads it back.

    `decimals`: as many as given, else as many as the number has. `group`: between groups of three digits.

    >>> format_number(-1562.5)
    '−1 562,5'
    """
    digits = f"{abs(value):.{decimals}f}" if decimals is not None else _shortest(abs(value))
    whole, _, part = digits.partition(".")
    whole = f"{int(whole):,}".replace(",", group)
    negative = value < 0 and any(d != "0" for d in digits if d.isdigit())
    return (minus if negative else "") + whole + (mark + part if part else "")


def _shortest(value: float) -> str:
    digits = f"{value:.10f}".rstrip("0")
    return digits.removesuffix(".")
