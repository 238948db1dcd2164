"""Mentions of municipalities and regions in a text.

A mention is full where the name stands with "kommun" (or "stad", where the municipality calls itself so) or is
the whole name of a region, and bare otherwise. Names begin with a capital letter. A name before "län" is a
county, one behind a postal code is an address, and a bare name that is also a word, after another capitalised word
that names no body, party or document, may be a person: all of them are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from corpus.identity.typewords import starts_with_type
from corpus.identity.wording import forms, pattern
from corpus.registers import municipality_aliases, municipality_forms, municipality_names, regions

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑–][^\W\d_]+)*")
_CAPITALISED = re.compile(r"(?<![^\W\d_])(?<![^\W\d_][-‐‑–])[A-ZÅÄÖÉ][^\W\d_]*(?:[-‐‑–][^\W\d_]+)*")
_HYPHEN = str.maketrans("‐‑–", "---")
_NEXT = re.compile(rf"\s+({_TOKEN.pattern})")
_PREVIOUS = re.compile(r"([^\W\d_]+) $")
_LABEL = re.compile(r"(?<![\w-])kommun:\s*$", re.IGNORECASE)
_LONGEST = 4
_WEB = re.compile(r"(?<![\w.])(?:www\.|https?://(?:www\.)?|[\w.-]+@)?([a-z-]{3,})\.se\b", re.IGNORECASE)
FOLD = str.maketrans("åäöé", "aaoe")
_POSTAL = re.compile(r"(?<!\d)\d{3}\s?\d{2}\s{1,3}$")
#: Before a name that is also a word: what is no first name.
_NO_PERSON = re.compile(r"(?:nämnd|nämnden|styrelse|styrelsen|utskottet|revisionen)$", re.IGNORECASE)
_BEFORE = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, or a region without a municipality's code."""

    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    place: Place
    start: int
    end: int
    full: bool
    #: A bare name that is also an everyday word.
    ordinary: bool = False


@cache
def place_of_code(code: str) -> Place:
    return Place(municipality_names()[code], code)


@cache
def _names() -> Mapping[str, Place]:
    return {form: place_of_code(code) for form, code in municipality_forms().items()}


@cache
def whole_names() -> Mapping[str, Place]:
    """Names that need no "kommun" beside them: regions, and aliases of municipalities.

    A region that is a municipality too counts as that.
    """
    aliases = municipality_aliases()
    found: dict[str, Place] = {}
    for region in regions():
        code = aliases.get(region.name.casefold())
        place = place_of_code(code) if code else Place(region.name, None)
        found.update(dict.fromkeys(region.forms, place))
    found.update({form: place_of_code(code) for form, code in aliases.items()})
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in (*_names(), *whole_names()))


@cache
def _cities() -> frozenset[str]:
    """Codes of the municipalities that call themselves stad."""
    return frozenset(code for form, code in municipality_aliases().items() if form.endswith(" stad"))


def _folded(text: str) -> str:
    return text.casefold().translate(_HYPHEN)


def mentions(text: str) -> list[Mention]:
    """All mentions of municipalities and regions in `text`, in order."""
    return list(_mentions(text))


def is_place(text: str) -> bool:
    """Is the text a name of a municipality or region and nothing else?"""
    found = mentions(text)
    return bool(found) and (found[0].start, found[0].end) == (0, len(text.rstrip(" ,.-")))


@lru_cache(maxsize=256)
def _mentions(text: str) -> tuple[Mention, ...]:
    found: list[Mention] = []
    after = 0
    first_words = _first_words()
    for word in _CAPITALISED.finditer(text):
        if word.start() < after or _folded(word.group()) not in first_words:
            continue
        for mention in _at(text, word.start()):
            found.append(mention)
            after = mention.end
            break
    return tuple(found)


def _at(text: str, start: int) -> Iterator[Mention]:
    """Mentions that begin at `start`, longest first."""
    ends = [token.end() for token in islice(_TOKEN.finditer(text, start), _LONGEST)]
    for count in range(len(ends), 0, -1):
        end = ends[count - 1]
        words = _folded(text[start:end]).split()
        if len(words) != count:
            continue
        phrase = " ".join(words)
        if phrase in whole_names():
            yield Mention(whole_names()[phrase], start, end, True)
        elif phrase in _names():
            mention = _name(text, start, end, _names()[phrase])
            if mention is not None:
                yield mention


def _name(text: str, start: int, end: int, place: Place) -> Mention | None:
    following = _NEXT.match(text, end)
    head = following[1].casefold() if following else ""
    if head in forms("place_words", "not_after"):
        return None
    if following and (
        head in forms("place_words", "head") or (head in forms("place_words", "city_head") and place.code in _cities())
    ):
        return Mention(place, start, following.end(), True)
    before = text[max(0, start - _BEFORE) : start]
    if label := _LABEL.search(before):
        return Mention(place, start - len(label.group()), end, True)
    if _POSTAL.search(before):
        return None
    ordinary = place.name.casefold() in forms("place_words", "ordinary")
    if ordinary and _may_be_person(before):
        return None
    return Mention(place, start, end, False, ordinary)


def _may_be_person(before: str) -> bool:
    """Does a capitalised word stand before, which may be a first name?"""
    previous = _PREVIOUS.search(before)
    if previous is None or not previous[1][0].isupper() or previous[1].isupper():
        return False
    word = previous[1]
    return not (_NO_PERSON.search(word) or starts_with_type(word) or pattern("parties", "party").search(word))


@cache
def _web_names() -> Mapping[str, Place]:
    """Names as they stand in addresses; those of two municipalities are left out."""
    found: dict[str, set[str]] = {}
    for form, code in municipality_forms().items():
        if form == municipality_names()[code].casefold():
            plain = re.sub(r"[ -]", "", form)
            for address in {plain.translate(FOLD), form.replace(" ", "-").translate(FOLD)}:
                found.setdefault(address, set()).add(code)
    return {address: place_of_code(min(codes)) for address, codes in found.items() if len(codes) == 1}


def folded_name(word: str) -> Place | None:
    """The municipality whose name, without å, ä, ö and spaces, is `word`; None where two have it."""
    return _web_names().get(word.casefold().translate(FOLD))


def web_mentions(text: str) -> list[Mention]:
    """Municipalities by addresses such as goteborg.se."""
    found = ((m, folded_name(m[1])) for m in _WEB.finditer(text))
    return [Mention(place, m.start(), m.end(), True) for m, place in found if place is not None]
