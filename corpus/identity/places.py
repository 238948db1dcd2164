"""Mentions of municipalities and regions in a text.

A mention is full where the name stands with "kommun" (or "stad", where the municipality calls itself so) or is
the whole name of a region, and bare otherwise. Names begin with a capital letter. A name before "län" is a
county, and a bare name that is also a word, after another capitalised word, may be a person: both are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.identity.wording import forms
from corpus.registers import municipality_aliases, municipality_by_code, municipality_forms, regions

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = 4
_WEB = re.compile(r"(?<![\w.])(?:www\.|https?://(?:www\.)?|[\w.-]+@)?([a-z-]{3,})\.se\b", re.IGNORECASE)
_FOLD = str.maketrans("åäöé", "aaoe")


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
    return Place(municipality_by_code()[code].name, code)


@cache
def _names() -> Mapping[str, Place]:
    return {form: place_of_code(code) for form, code in municipality_forms().items()}


@cache
def _wholes() -> Mapping[str, Place]:
    """Names that need no "kommun" beside them: regions, and aliases of municipalities."""
    found = {form: Place(region.name, None) for region in regions() for form in region.forms}
    found.update({form: place_of_code(code) for form, code in municipality_aliases().items()})
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in (*_names(), *_wholes()))


@cache
def _cities() -> frozenset[str]:
    """Codes of the municipalities that call themselves stad."""
    return frozenset(code for form, code in municipality_aliases().items() if form.endswith(" stad"))


def mentions(text: str) -> list[Mention]:
    """All mentions of municipalities and regions in `text`, in order."""
    if not any(word[0].isupper() and word.casefold() in _first_words() for word in _TOKEN.findall(text)):
        return []
    tokens = list(_TOKEN.finditer(text))
    found: list[Mention] = []
    after = 0
    for index, token in enumerate(tokens):
        word = token.group()
        if index < after or not word[0].isupper() or word.casefold() not in _first_words():
            continue
        for last, mention in _at(text, tokens, index):
            found.append(mention)
            after = last
            break
    return found


def _at(text: str, tokens: list[re.Match[str]], index: int) -> Iterator[tuple[int, Mention]]:
    """Mentions that begin at the token, longest first, each with the index of the token after it."""
    for count in range(min(_LONGEST, len(tokens) - index), 0, -1):
        last = tokens[index + count - 1]
        words = text[tokens[index].start() : last.end()].casefold().split()
        if len(words) != count:
            continue
        phrase = " ".join(words)
        if phrase in _wholes():
            yield index + count, Mention(_wholes()[phrase], tokens[index].start(), last.end(), True)
        elif phrase in _names():
            mention = _name(text, tokens, index, index + count - 1, _names()[phrase])
            if mention is not None:
                yield index + count, mention


def _name(text: str, tokens: list[re.Match[str]], first: int, last: int, place: Place) -> Mention | None:
    start, end = tokens[first].start(), tokens[last].end()
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    head = following.group().casefold() if following and not text[end : following.start()].strip() else ""
    if head in forms("place_words", "not_after"):
        return None
    if following and (
        head in forms("place_words", "head") or (head in forms("place_words", "city_head") and place.code in _cities())
    ):
        return Mention(place, start, following.end(), True)
    previous = text[tokens[first - 1].start() : start] if first else ""
    if re.fullmatch(r"kommun:\s*", previous, re.IGNORECASE):
        return Mention(place, tokens[first - 1].start(), end, True)
    ordinary = place.name.casefold() in forms("place_words", "ordinary")
    if ordinary and re.fullmatch(r"[^\W\d_]+ ", previous) and previous[0].isupper() and not previous.isupper():
        return None
    return Mention(place, start, end, False, ordinary)


@cache
def _web_names() -> Mapping[str, Place]:
    """Names as they stand in addresses; those of two municipalities are left out."""
    found: dict[str, set[str]] = {}
    for form, code in municipality_forms().items():
        if form == municipality_by_code()[code].name.casefold():
            plain = re.sub(r"[ -]", "", form)
            for address in {plain.translate(_FOLD), form.replace(" ", "-").translate(_FOLD)}:
                found.setdefault(address, set()).add(code)
    return {address: place_of_code(min(codes)) for address, codes in found.items() if len(codes) == 1}


def folded_name(word: str) -> Place | None:
    """The municipality whose name, without å, ä, ö and spaces, is `word`; None where two have it."""
    return _web_names().get(word.casefold().translate(_FOLD))


def web_mentions(text: str) -> list[Mention]:
    """Municipalities by addresses such as goteborg.se."""
    found = ((m, folded_name(m[1])) for m in _WEB.finditer(text))
    return [Mention(place, m.start(), m.end(), True) for m, place in found if place is not None]
