"""What the label of a row says in a table of amounts, by the lexicon `row_roles`.

In order: the whole label is a form; it begins with "varav"; it begins with a word for a sum, and the rest is
a form or ends in one; it names a number that is no amount ("Antal …", "… per invånare", "(%)"); it ends in
-kostnader or -intäkter, which is only a hint, since an area may be called so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.lexicon import lexicon, normal
from extractors.values.units import is_money, money_unit, parse_unit
from models.budget import Side, Stage

_LEADING_DASH = re.compile(r"^[-\u2010-\u2015\u2212•]\s+")
_ADDED = re.compile(r"^(?:summa|s:a|total|totalt|totala|verksamhetens|delsumma)\s+")
_CORE = {"intäkter": Side.INCOME, "intäkt": Side.INCOME, "kostnader": Side.COST, "kostnad": Side.COST}
_ENDINGS = (("intäkter", Side.INCOME), ("intäkt", Side.INCOME), ("kostnader", Side.COST), ("kostnad", Side.COST))
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class RowRole:
    """What a row is. `side` is certain, `hint` a guess from its ending; `core` for a plain row of income or cost."""

    side: Side | None = None
    hint: Side | None = None
    stage: Stage | None = None
    total: bool = False
    part: bool = False
    core: bool = False
    #: A stock, a count or an amount per something: no amount of a budget.
    no_amount: bool = False
    unit: str | None = None


@lru_cache(maxsize=8192)
def read_row_label(label: str) -> RowRole:
    """What the label of a row says."""
    unit = next((u for inside in _BRACKETS.findall(label) if (u := parse_unit(inside) or money_unit(inside))), None)
    if (unit is not None and not is_money(unit)) or "%" in label:
        return RowRole(no_amount=True)
    text = normal(_LEADING_DASH.sub("", _BRACKETS.sub(" ", label)))
    concept = lexicon("row_roles").concept(text)
    if concept is not None:
        return _of_concepts(set(concept.split()), text, unit)
    part = any(text.startswith(f"{form} ") for form in row_forms("part"))
    if any(text.startswith(f"{form} ") for form in row_forms("not_money")) or _has_per_unit(text):
        return RowRole(no_amount=True)
    if any(text.startswith(f"{form} ") for form in row_forms("total")):
        return RowRole(
            side=_ending(text) and _known_side(_ADDED.sub("", text)), total=True, hint=_ending(text), unit=unit
        )
    net = any(text.startswith(f"{form} ") for form in row_forms("net") if " " not in form)
    return RowRole(side=Side.NET if net and not part else None, hint=_ending(text), part=part, unit=unit)


def is_stock(label: str) -> bool:
    """A row of a balance sheet."""
    text = normal(_BRACKETS.sub(" ", label))
    return any(text == form or text.startswith(f"{form} ") for form in row_forms("balance"))


def _of_concepts(concepts: set[str], text: str, unit: str | None) -> RowRole:
    return RowRole(
        side=next((s for s in Side if s.value in concepts), None),
        stage=next((s for s in Stage if s.value in concepts), None),
        total="total" in concepts,
        part="part" in concepts,
        core=_ADDED.sub("", text) in _CORE,
        no_amount=bool({"balance", "not_money"} & concepts),
        unit=unit,
    )


@cache
def row_forms(concept: str) -> tuple[str, ...]:
    """The forms of the lexicon that have this concept among theirs, normalised."""
    return tuple(sorted(normal(e.form) for e in lexicon("row_roles").entries if concept in e.concept.split()))


def _has_per_unit(text: str) -> bool:
    return any(e.concept == "per_unit" for e in lexicon("row_roles").search(text))


def _ending(text: str) -> Side | None:
    word = text.split(" ")[-1] if text else ""
    if word.startswith("netto"):
        return Side.NET
    return next((side for form, side in _ENDINGS if word.endswith(form)), None)


def _known_side(rest: str) -> Side | None:
    """The side of what a sum adds: "Summa personalkostnader"."""
    concept = lexicon("row_roles").concept(rest)
    if concept is None:
        return _ending(rest)
    return next((s for s in Side if s.value in concept.split()), None)
