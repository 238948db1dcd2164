"""Committees and boards in a text, written as their names normally are.

A name is, in this order: one of the register; "Nämnden för …"; an adjective and "nämnden"; a compound in -nämnden,
-styrelsen, -utskottet or -revisionen, with the words that its hyphens bind to it ("Miljö-, bygg- och trafiknämnden") and,
where it is a committee for an area, the area's name. Spacing and hyphens are made regular, and so are
capitals. A genitive names the body only before the type of a document ("Socialnämndens verksamhetsplan"), and after
"av", "till" and the like none is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.identity.typewords import starts_with_type, type_words
from corpus.identity.wording import forms, pattern
from corpus.lexicon import lexicon
from corpus.registers import committees

_HEAD = re.compile(
    r"(?<![\w-])(?P<word>(?:[^\W\d_]+-)?[^\W\d_]*"
    r"(?P<kind>nämnd|styrelse|utskott|revision|beredning)(?P<end>ens?|ets?|ns?|s)?)(?!\w)",
    re.IGNORECASE,
)
_BOUND = re.compile(r"((?:[^\W\d_]+\s?-\s?,\s*)*[^\W\d_]+\s?-\s?(?:och|samt|o|&)\s*)$", re.IGNORECASE)
_LOOSE = re.compile(r"([^\W\d_]+)\s+(?:och|samt|o|&)\s+$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?<!\w)([A-ZÅÄÖ][^\W\d_]*(?:ska|iala|iska|amma|ela)|[A-ZÅÄÖ]+A)\s+$")
_FIELD = re.compile(r"\s+för\s+([^\n|:;()–\d]+)", re.IGNORECASE)
_AREA = re.compile(r"\s+((?:[A-ZÅÄÖ][^\W\d_]+)(?:[ -][A-ZÅÄÖ][^\W\d_]+){0,2})")
_OWNER = re.compile(r"(?<!\w)([^\W\d_]*(?:styrelsens|nämndens))\s+$", re.IGNORECASE)
_PROPOSAL = re.compile(r"\s+förslag", re.IGNORECASE)
_CONJUNCTION = re.compile(r"(?:och|o|samt|&)(?!\w)", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+(?:den\s+)?$")
_DEFINITE = {"nämnd": "nämnden", "styrelse": "styrelsen", "utskott": "utskottet", "beredning": "beredningen"}
_ACRONYM = re.compile(r"\b(va|it|ifo|lss)-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text; `genitive` where it stands as one, `bound` where it is not the document's own."""

    name: str
    start: int
    end: int
    genitive: bool = False
    bound: bool = False


def key(name: str) -> str:
    """What two spellings of one name have in common."""
    return re.sub(r"\b(?:och|o|samt)\b|[\W_]", "", name.casefold())


@cache
def _known() -> Mapping[str, str]:
    found = {key(c.indefinite): c.name for c in committees() if c.indefinite}
    found.update({key(c.name): c.name for c in committees()})
    return found


@cache
def _families() -> Mapping[str, str]:
    return {c.name: c.family for c in committees()}


@cache
def _stems() -> frozenset[str]:
    """First parts of known names: "kultur", "miljö", "vård", …"""
    return frozenset(m[1].casefold() for c in committees() if (m := re.match(r"([^\W\d_]+)-\s", c.name)))


def family(name: str) -> str | None:
    """The family of a committee: by its name in the register, else by the stems of its words; None where none fits."""
    if name in _families():
        return _families()[name]
    folded = name.casefold()
    return next((e.concept for e in lexicon("committee_families").entries if e.form in folded), None)


def bodies(text: str) -> list[BodyMention]:
    """The bodies that `text` names, in order."""
    found: list[BodyMention] = []
    for match in _HEAD.finditer(text):
        mention = _mention(text, match)
        if mention is None:
            continue
        if found and found[-1].start >= mention.start:
            found.pop()
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found


def body_spans(text: str) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in bodies(text)]


def _mention(text: str, match: re.Match[str]) -> BodyMention | None:
    word, kind, ending = match["word"].casefold(), match["kind"].casefold(), (match["end"] or "").casefold()
    genitive = ending.endswith("s")
    bare = word in (kind, kind + ending)
    start, end = match.span()
    if bare:
        span = _phrase(text, match)
        if span is None:
            return None
        start, end = span
    elif word in forms("committee_words", "none") or word.rstrip("s") in forms("committee_words", "none"):
        return None
    else:
        start = _start(text, start, match["word"])
        end = _end(text, match, ending)
    raw = text[start:end]
    name = _written(raw[:-1] if genitive and end == match.end() else raw)
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    bound = bool(before and before[1].casefold() in forms("cover_words", "not_before_body"))
    if genitive and starts_with_type(text[end : end + 40]) and not _PROPOSAL.match(text, end):
        return BodyMention(name, start, end, False, bound)
    return BodyMention(name, start, end, genitive, bound)


def _phrase(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """ "Nämnden för funktionsstöd", "Tekniska nämnden"; None for the word alone."""
    if match["kind"].casefold() == "nämnd":
        adjective = _ADJECTIVE.search(text[: match.start()])
        start = adjective.start(1) if adjective else match.start()
        field = _FIELD.match(text, match.end())
        if field and (match["end"] or "").casefold() == "en":
            return start, _field_end(text, field)
        if adjective:
            return start, match.end()
    if match["kind"].casefold() == "revision" and match["end"] and match.group() == text.strip():
        return match.span()
    return None


def _field_end(text: str, field: re.Match[str]) -> int:
    """Where the field of a "Nämnden för …" ends: at a comma that no "och" follows, or at the type of the document."""
    words = field[1]
    for split in re.finditer(r"\s+[–-]\s|,(?![^,]*\soch\s)|\s", words):
        rest = words[split.end() :]
        if not split.group().isspace() or starts_with_type(rest) or pattern("place_words", "head").match(rest):
            words = words[: split.start()]
            break
    return field.start(1) + len(words.rstrip(" ,.-"))


def _start(text: str, start: int, word: str) -> int:
    """Where the name begins, with the words that are bound to its head."""
    before = text[:start]
    known = _known_start(before, word)
    if known is not None:
        return known
    bound = _BOUND.search(before) or (_OWNER.search(before) if "utskott" in word.casefold() else None)
    if bound:
        return bound.start(1)
    loose = _LOOSE.search(before)
    if loose and loose[1].casefold() in _stems():
        return loose.start(1)
    return start


def _known_start(before: str, word: str) -> int | None:
    """The longest name of several words in the register that ends with `word`."""
    starts = [m.start() for m in re.finditer(r"(?<!\w)[^\W\d_]+", before[-60:]) if not _CONJUNCTION.match(m.group())]
    offset = max(0, len(before) - 60)
    stem = re.sub(r"s$", "", word)
    for start in starts:
        if key(before[offset + start :] + stem) in _known():
            return offset + start
    return None


def _end(text: str, match: re.Match[str], ending: str) -> int:
    """Where the name ends, with the area of a committee that answers for one."""
    word = match["word"].casefold()
    base = word[: len(word) - len(ending)] if ending else word
    for count in (3, 2, 1):
        tail = re.match(rf"(?:\s+[^\W\d_]+){{{count}}}", text[match.end() :])
        if tail and key(word + tail.group()) in _known():
            return match.end() + tail.end()
    if ending.endswith("s") or not any(base.endswith(area) for area in forms("committee_words", "area")):
        return match.end()
    if base in ("socialnämnd", "lokalnämnd") and ending:
        return match.end()
    area = _AREA.match(text, match.end())
    if area is None or area[1].isupper():
        return match.end()
    words = type_words(area.group())
    return match.end() + len(area.group()[: words[0].start].rstrip()) if words else area.end()


def _written(raw: str) -> str:
    """The name with regular spaces, hyphens and capitals, in its definite form."""
    text = re.sub(r"\s+", " ", raw).strip()
    if key(text) in _known():
        return _known()[key(text)]
    compound = re.search(r"[^\W\d_](?:nämnd|styrelse|utskott|revision|beredning)(?:en|et|n)?$", text, re.IGNORECASE)
    if compound and not _OWNER.search(text[: compound.start()].rpartition(" ")[0] + " "):
        text = re.sub(r"\s*-?\s*(?:&|\bo\b|\boch\b)\s*", "- och ", text, flags=re.IGNORECASE)
        text = re.sub(r"\s*-\s*,\s*", "-, ", text)
        text = re.sub(r"(\w)- (?!och|samt|,)", r"\1-", text)
    else:
        text = text.replace(" & ", " och ")
    for indefinite, definite in _DEFINITE.items():
        if text.casefold().endswith(indefinite) and " " not in text[len(text) - len(indefinite) - 1 :]:
            text = text[: -len(indefinite)] + definite
    area = _AREA.search(text)
    tail = text[area.start() :] if area and not text.isupper() and not compound else ""
    head = text[: len(text) - len(tail)].casefold()
    head = _ACRONYM.sub(lambda m: m.group().upper(), head)
    if key(head + tail) in _known():
        return _known()[key(head + tail)]
    return head[:1].upper() + head[1:] + tail
