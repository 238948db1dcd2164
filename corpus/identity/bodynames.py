"""Names of committees: what two spellings of a name have in common, how it is normally written, and its family.

A name of the register is written as there. Any other gets regular spaces and hyphens, a capital first letter and no
other but those of an area or an acronym, and the definite form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from corpus.lexicon import lexicon
from corpus.registers import committees
from models.document import PolicyArea

#: The name of the area that a committee answers for.
AREA = re.compile(r"\s+((?:[A-ZÅÄÖ][^\W\d_]+)(?:[ -][A-ZÅÄÖ][^\W\d_]+){0,2})")
#: The body whose committee an "utskott" is.
OWNER = re.compile(r"(?<!\w)([^\W\d_]*(?:styrelsens|nämndens))\s+$", re.IGNORECASE)
_DEFINITE = {"nämnd": "nämnden", "styrelse": "styrelsen", "utskott": "utskottet", "beredning": "beredningen"}
_COMPOUND = re.compile(r"[^\W\d_](?:nämnd|styrelse|utskott|revision|beredning)(?:en|et|n)?$", re.IGNORECASE)
_OF_FIELD = re.compile(r"\bnämnden för\b", re.IGNORECASE)
_ACRONYM = re.compile(r"\b(va|it|ifo|lss)-", re.IGNORECASE)


def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return re.sub(r"\b(?:och|o|samt)\b|[\W_]", "", name.casefold())


@cache
def known_bodies() -> Mapping[str, str]:
    found = {key(c.indefinite): c.name for c in committees() if c.indefinite}
    found.update({key(c.name): c.name for c in committees()})
    return found


@cache
def _families() -> Mapping[str, str]:
    return {c.name: c.family for c in committees()}


@cache
def first_stems() -> frozenset[str]:
    """First parts of known names: "kultur", "miljö", "vård", …"""
    return frozenset(m[1].casefold() for c in committees() if (m := re.match(r"([^\W\d_]+)-\s", c.name)))


def family(name: str) -> str | None:
    """The family of a committee: by its name in the register, else by the stems of its words; None where none fits."""
    if name in _families():
        return _families()[name]
    folded = name.casefold()
    return next((e.concept for e in lexicon("committee_families").entries if e.form in folded), None)


@cache
def _registered_areas() -> Mapping[str, str]:
    return {c.name: c.area for c in committees()}


def policy_area(name: str) -> PolicyArea | None:
    """What the body answers for: by its name in the register, else by the stems of its words; None where they name
    no area or several.
    """
    areas = lexicon("policy_areas")
    if name in _registered_areas():
        area = areas.concept(_registered_areas()[name])
        return PolicyArea(area) if area else None
    folded = name.casefold()
    found = {entry.concept for entry in areas.entries if entry.note == "stem" and entry.form in folded}
    return PolicyArea(found.pop()) if len(found) == 1 else None


def written(raw: str) -> str:
    """The name with regular spaces, hyphens and capitals, in its definite form."""
    text = re.sub(r"\s+", " ", raw).strip()
    if key(text) in known_bodies():
        return known_bodies()[key(text)]
    compound = _COMPOUND.search(text)
    owned = compound is not None and OWNER.search(text[: compound.start()].rpartition(" ")[0] + " ") is not None
    text = _definite(_hyphenated(text)) if compound and not owned else text.replace(" & ", " och ")
    area = None if compound or text.isupper() or _OF_FIELD.search(text) else AREA.search(text)
    tail = text[area.start() :] if area else ""
    head = _ACRONYM.sub(lambda m: m.group().upper(), text[: len(text) - len(tail)].casefold())
    name = head[:1].upper() + head[1:] + tail
    return known_bodies().get(key(name), name)


def _hyphenated(text: str) -> str:
    """The parts of a compound name bound by hyphens: "kultur & fritidsnämnden" becomes "kultur- och fritidsnämnden"."""
    text = re.sub(r"\s*-?\s*(?:&|\bo\b|\boch\b)\s*", "- och ", text, flags=re.IGNORECASE)
    text = re.sub(r"\s*-\s*,\s*", "-, ", text)
    return re.sub(r"(\w)- (?!och|samt|,)", r"\1-", text)


def _definite(text: str) -> str:
    for indefinite, definite in _DEFINITE.items():
        if text.casefold().endswith(indefinite):
            return text[: -len(indefinite)] + definite
    return text
