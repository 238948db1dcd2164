"""The unit of money that a table's amounts are in.

In order: the headers of the table, its titles and caption, the label and the line before it, the titles of
the sections that it stands in. Running text before the table counts only where it says "belopp i …" or has
the unit in brackets, and is short; two different units in one place give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.meaning.parts import Parts
from extractors.meaning.types import ColumnRole
from extractors.values.units import is_money, money_unit

_STATED = re.compile(
    r"\b(?:belopp(?:en)?|siffror(?:na)?|uppgifter(?:na)?|redovisas|anges|angivet|angivna|uttryckt|allt)\b([^.\d]*\bi\s[^.\d]+)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,30})[)\]]")
_AFTER_COMMA = re.compile(r",\s*([^\W\d]{2,5})$")
_PLAIN = ("kr", "tkr", "mkr")


def own_unit(parts: Parts) -> str | None:
    """The unit that the table's own headers, titles or caption name."""
    labels = [c.unit for c in parts.columns if c.role is not ColumnRole.VALUE and is_money(c.unit)]
    values = [c.unit for c in parts.columns if c.role is ColumnRole.VALUE and is_money(c.unit)]
    return (
        _only(labels)
        or _first(_stated(t) or _bare(t) for t in [*parts.header.titles, parts.grid.caption or ""])
        or (_only(values))
    )


def unit_around(parts: Parts) -> str | None:
    """The unit that the label, the line before or a section title names."""
    context = parts.context
    near = [context.label or "", context.before if len(context.before) <= 200 else ""]
    return _first(_stated(t) or _bare(t) for t in near) or _first(_stated(t) for t in context.section_titles)


def _stated(text: str) -> str | None:
    """ "Belopp i tkr", "Driftbudget (mnkr)", "Driftbudget, tkr"."""
    found = [money_unit(m) for m in _STATED.findall(text) + _IN_BRACKETS.findall(text) + _AFTER_COMMA.findall(text)]
    return _only(u for u in found if u)


def _bare(text: str) -> str | None:
    """A text that is the unit and little else, without a number."""
    if len(text.split()) > 4 or any(c.isdigit() for c in text):
        return None
    return money_unit(text)


def _only(units: Iterable[str | None]) -> str | None:
    found = {u for u in units if u}
    unit = found.pop() if len(found) == 1 else None
    return unit if unit in _PLAIN else None


def _first(units: Iterable[str | None]) -> str | None:
    return next((u for u in units if u), None)
