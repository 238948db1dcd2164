"""Committees and boards in a text, written as their names normally are.

A name is, in this order: one of the register; "Nämnden för …"; an adjective and "nämnden"; a compound in -nämnden,
-styrelsen, -utskottet or -revisionen, with the words that its hyphens bind to it ("Miljö-, bygg- och trafiknämnden")
and, where it is a committee for an area, the area's name. A genitive names the body only before the type of a
document ("Socialnämndens verksamhetsplan"), and after "av", "till" and the like none is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.identity.bodynames import AREA, OWNER, first_stems, key, known_bodies, written
from corpus.identity.places import is_place
from corpus.identity.typewords import starts_with_type, type_words
from corpus.identity.wording import forms, pattern

_HEAD = re.compile(
    r"(?<![\w-])(?P<word>(?:[^\W\d_]+-)?[^\W\d_]*"
    r"(?P<kind>nämnd|styrelse|utskott|revision|beredning)(?P<end>ens?|ets?|ns?|s)?)(?!\w)",
    re.IGNORECASE,
)
_BOUND = re.compile(r"((?:[^\W\d_]+\s?-\s?,\s*)*[^\W\d_]+\s?-\s?(?:och|samt|o|&)\s*)$", re.IGNORECASE)
_LOOSE = re.compile(r"([^\W\d_]+)\s+(?:och|samt|o|&)\s+$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?<!\w)([A-ZÅÄÖ][^\W\d_]*(?:ska|iala|iska|amma|ela)|[A-ZÅÄÖ]+A)\s+$")
_FIELD = re.compile(r"\s+för\s+([^\n|:;()–\d]+)", re.IGNORECASE)
_PROPOSAL = re.compile(r"\s+förslag", re.IGNORECASE)
#: The words of a name stand within so many characters before its head.
_REACH = 80
_CONJUNCTION = re.compile(r"(?:och|o|samt|&)(?!\w)", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+(?:den\s+)?$")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text; `genitive` where it stands as one, `bound` where it is not the document's own."""

    name: str
    start: int
    end: int
    genitive: bool = False
    bound: bool = False


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
    name = written(raw[:-1] if genitive and end == match.end() else raw)
    before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    bound = bool(before and before[1].casefold() in forms("cover_words", "not_before_body"))
    if genitive and starts_with_type(text[end : end + 40]) and not _PROPOSAL.match(text, end):
        return BodyMention(name, start, end, False, bound)
    return BodyMention(name, start, end, genitive, bound)


def _phrase(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    """ "Nämnden för funktionsstöd", "Tekniska nämnden"; None for the word alone."""
    if match["kind"].casefold() == "nämnd":
        reach = max(0, match.start() - _REACH)
        adjective = _ADJECTIVE.search(text[reach : match.start()])
        start = reach + adjective.start(1) if adjective else match.start()
        field = _FIELD.match(text, match.end())
        if field and (match["end"] or "").casefold() == "en":
            return start, _field_end(text, field)
        if adjective:
            return start, match.end()
    if match["kind"].casefold() == "revision" and match["end"] and match.group() == text.strip():
        return match.span()
    return None


def _field_end(text: str, field: re.Match[str]) -> int:
    """Where the field of a "Nämnden för …" ends: at a comma that no "och" follows, at the type of the document, or
    at the name of the municipality.
    """
    words = field[1]
    for split in re.finditer(r"\s+[–-]\s|,(?![^,]*\soch\s)|\s", words):
        rest = words[split.end() :]
        ends = starts_with_type(rest) or pattern("place_words", "head").match(rest) or is_place(rest)
        if ends or not split.group().isspace():
            words = words[: split.start()]
            break
    return field.start(1) + len(words.rstrip(" ,.-"))


def _start(text: str, start: int, word: str) -> int:
    """Where the name begins, with the words that are bound to its head."""
    before = text[max(0, start - _REACH) : start]
    offset = start - len(before)
    known = _known_start(before, word)
    bound = _BOUND.search(before)
    if known is not None:
        return offset + min(known, bound.start(1) if bound else known)
    bound = bound or (OWNER.search(before) if "utskott" in word.casefold() else None)
    if bound:
        return offset + bound.start(1)
    loose = _LOOSE.search(before)
    if loose and loose[1].casefold() in first_stems():
        return offset + loose.start(1)
    return start


def _known_start(before: str, word: str) -> int | None:
    """The longest name of several words in the register that ends with `word`."""
    stem = re.sub(r"s$", "", word)
    for first in re.finditer(r"(?<!\w)[^\W\d_]+", before):
        if not _CONJUNCTION.match(first.group()) and key(before[first.start() :] + stem) in known_bodies():
            return first.start()
    return None


def _end(text: str, match: re.Match[str], ending: str) -> int:
    """Where the name ends, with the area of a committee that answers for one."""
    word = match["word"].casefold()
    base = word[: len(word) - len(ending)] if ending else word
    for count in (3, 2, 1):
        tail = re.match(rf"(?:\s+[^\W\d_]+){{{count}}}", text[match.end() :])
        if tail and key(word + tail.group()) in known_bodies():
            return match.end() + tail.end()
    if ending.endswith("s") or not any(base.endswith(area) for area in forms("committee_words", "area")):
        return match.end()
    if base == "socialnämnd" and ending:
        return match.end()
    area = AREA.match(text, match.end())
    if area is None or area[1].isupper():
        return match.end()
    words = type_words(area.group())
    return match.end() + len(area.group()[: words[0].start].rstrip()) if words else area.end()
