"""Women and men in one cell: "K 45 / M 50", "Kvinnor: 45 %, män: 50 %", "45 % (K), 50 % (M)".

Two numbers with a slash ("45/50") are read only where the caller knows, from a header or a name, whose they are and in
which order. Each number must stand for itself: where one of them has a doubt, there is no pair.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.values.cell import CellValue, split_of
from extractors.values.forms import alternatives, forms_of, printed
from extractors.values.numbers import parse_value

Splits = tuple[str, str]
#: What may stand before a number, and behind it, in its part of the cell.
_BEFORE = " \u00a0:=(["
_BEHIND = re.compile(r"(?:[\s,;/|&(\[)\]]|\s[-\u2013]|\b(?:och|samt))+$", re.IGNORECASE)


def split_values(text: str, order: Splits | None = None) -> tuple[CellValue, CellValue] | None:
    """The values for women and for men, in the order of the cell; None where the cell does not say both.

    `order`: whose the numbers in "45/50" are, where a header or a name says it.

    >>> [(v.split, v.value) for v in split_values("K 45 / M 50 %") or ()]
    [('women', 45.0), ('men', 50.0)]
    """
    text = printed(text)
    if not any(char.isdigit() for char in text):
        return None
    named = list(_words().finditer(text))
    splits = [split_of(found.group()) for found in named]
    if sorted(filter(None, splits)) == ["men", "women"] and len(splits) == 2:
        return _pair(_parts(text, named[0], named[1]), splits[0], splits[1])
    if order is not None and not named and text.count("/") == 1:
        return _pair(text.split("/"), *order)
    return None


def order_of(text: str) -> Splits | None:
    """Women and men in the order in which a header or a name has them beside a slash ("Flickor/pojkar"), else None."""
    found = _side_by_side().search(text)
    if found is None:
        return None
    first, second = split_of(found.group(1)), split_of(found.group(2))
    return (first, second) if first and second and first != second else None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(alternatives(list(forms_of("value_words", "women", "men"))), re.IGNORECASE)


@cache
def _side_by_side() -> re.Pattern[str]:
    words = alternatives(list(forms_of("value_words", "women", "men")))
    return re.compile(rf"({words})\s*/\s*({words})", re.IGNORECASE)


def _parts(text: str, first: re.Match[str], second: re.Match[str]) -> list[str]:
    """The text of each number: behind its word where the cell begins with a word, else before it."""
    if not text[: first.start()].strip("( "):
        return [text[first.end() : second.start()], text[second.end() :]]
    if not text[second.end() :].strip(") "):
        return [text[: first.start()], text[first.end() : second.start()].lstrip(" ),;/|&")]
    return []


def _pair(parts: list[str], first: str | None, second: str | None) -> tuple[CellValue, CellValue] | None:
    values = [parse_value(_BEHIND.sub("", part.strip(_BEFORE))) for part in parts]
    if len(values) != 2 or any(v.value is None or v.doubt or v.split or v.words for v in values):
        return None
    one, two = values
    one.split, two.split = first, second
    one.unit, two.unit = one.unit or two.unit, two.unit or one.unit
    return one, two
