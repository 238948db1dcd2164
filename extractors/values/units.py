"""Units, read from the lexicon `units`: form → the unit as it is stored.

Order of precedence for a text: the whole of it is a unit; a unit stands in brackets ("Andel (%)"); it ends
in a unit after a comma or after "i" ("Sjukfrånvaro, %", "Belopp i tkr"). A compound such as
"ton/anställd" is a unit where its first part is one. Two different units in one place give none.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.lexicon import lexicon
from extractors.values.forms import alternatives, forms_of, printed

_MONEY = ("kr", "tkr", "mkr", "mdkr")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_COMPOUND = re.compile(r"(?P<base>.+?)(?:\s*/\s*|\s+per\s+)(?P<per>[a-zåäöA-ZÅÄÖ][\w². -]*)")
_TAIL = re.compile(r"(?:,\s*|\bi\s+)([^,]+)$", re.IGNORECASE)


def parse_unit(text: str) -> str | None:
    """The unit that a cell's rest, a column header or a measure's name gives; None where none or two are named.

    >>> parse_unit("procent"), parse_unit("Andel (%)"), parse_unit("Sjuktal, dagar"), parse_unit("Nöjda elever")
    ('%', '%', 'dagar', None)
    """
    text = printed(text)
    return whole_unit(text) or _one(_BRACKETS.findall(text)) or _one(_TAIL.findall(_BRACKETS.sub("", text).strip()))


def whole_unit(text: str) -> str | None:
    """The unit that the whole text is, or None."""
    text = printed(text).strip("()[] ")
    if not text:
        return None
    return lexicon("units").concept(text) or _compound(text)


def _compound(text: str) -> str | None:
    """ "ton CO2/anställd" and "ton CO2 per anställd": the unit of the first part, per the words of the second."""
    found = _COMPOUND.fullmatch(text)
    if not found or len(found["per"].split()) > 3:
        return None
    base = lexicon("units").concept(found["base"])
    return f"{base}/{found['per'].strip()}" if base else None


def _one(texts: list[str]) -> str | None:
    units = {unit for unit in map(whole_unit, texts) if unit}
    return units.pop() if len(units) == 1 else None


def money_unit(text: str) -> str | None:
    """The unit of money ("kr", "tkr" or "mkr") that a header, caption or sentence names.

    None where none or two different are named, and for amounts per head, which are no budget amounts.

    >>> money_unit("Belopp i tkr"), money_unit("Driftbudget (mnkr)"), money_unit("kr/inv"), money_unit("kr, tkr")
    ('tkr', 'mkr', None, None)
    """
    named = {lexicon("units").concept(found.group()) for found in _money_forms().finditer(printed(text))}
    unit = named.pop() if len(named) == 1 else None
    return unit if unit in ("kr", "tkr", "mkr") else None


def is_money(unit: str | None) -> bool:
    """Is the unit plain money, not money per head?"""
    return unit in _MONEY


def is_noun(unit: str | None) -> bool:
    """Is the unit the name of what is counted ("elever"), so that a number before it may be any count?"""
    return unit in _nouns()


@cache
def _nouns() -> frozenset[str]:
    return frozenset(entry.concept for entry in lexicon("units").entries if entry.note == "noun")


@cache
def _money_forms() -> re.Pattern[str]:
    forms = [form for form in forms_of("units", *_MONEY) if form[-1].isalnum()]
    return re.compile(alternatives(forms) + r"(?!\s*/)(?!\s+per\s+(?:inv|elev|barn|brukare|m))", re.IGNORECASE)
