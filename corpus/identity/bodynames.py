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

#: The name of the area that a committee answers for.
AREA = re.compile(r"\s+((?:[A-ZÅÄÖ][^\W\d_]+)(?:[ -][A-ZÅÄÖ][^\W\d_]+){0,2})")
#: The body whose committee an "utskott" is.
OWNER = re.compile(r"(?<!\w)([^\W\d_]*(?:styrelsens|nämndens))\s+$", re.IGNORECASE)
_DEFINITE = {"nämnd": "nämnden", "styrelse": "styrelsen", "utskott": "utskottet", "beredning": "beredningen"}
_COMPOUND = re.compile(r"[^\W\d_](?:nämnd|styrelse|utskott|revision|beredning)(?:en|et|n)?$", re.IGNORECASE)
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


def written(raw: str) -> str:
    """The name with regular spaces, hyphens and capitals, in its definite form."""
    text = re.sub(r"\s+", " ", raw).strip()
    if key(text) in known_bodies():
        return known_bodies()[key(text)]
    compound = _COMPOUND.search(text)
    if compound and not OWNER.search(text[: compound.start()].rpartition(" ")[0] + " "):
        text = re.sub(r"\s*-?\s*(?:&|\bo\b|\boch\b)\s*", "- och ", text, flags=re.IGNORECASE)
        text = re.sub(r"\s*-\s*,\s*", "-, ", text)
        text = re.sub(r"(\w)- (?!och|samt|,)", r"\1-", text)
    else:
        text = text.replace(" & ", " och ")
    for indefinite, definite in _DEFINITE.items():
        if text.casefold().endswith(indefinite) and " " not in text[len(text) - len(indefinite) - 1 :]:
            text = text[: -len(indefinite)] + definite
    area = AREA.search(text)
    tail = text[area.start() :] if area and not text.isupper() and not compound else ""
    head = text[: len(text) - len(tail)].casefold()
    head = _ACRONYM.sub(lambda m: m.group().upper(), head)
    if key(head + tail) in known_bodies():
        return known_bodies()[key(head + tail)]
    return head[:1].upper() + head[1:] + tail
