"""Words of names and titles in the form that they are compared in.

In this order: case, dashes and closed years of a title go; digits that are one number are joined; phrases are
replaced (`kolada_words.csv`); the text is cut in words, numbers and signs; other forms of a word become one; stop words
go; endings go. The vocabulary's own forms are compared without their endings, too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from corpus.lexicon import normal
from corpus.registers import register

#: A number with its range or sign, a word with its hyphens, or a sign that means something.
_PART = re.compile(r"[<>≥≤]?\d+(?:[.,/]\d+)*(?:-\d+)?\+?|[^\W\d_][^\W_]*(?:[-:][^\W_]+)*|[%/()]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
#: "(-2021)", "(- 2024)", "(2005-)": when the register stopped or began.
_ENDED = re.compile(r"\((?:-\s*\d{4}|\d{4}\s*-)\)")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_RANGE = re.compile(r"(?<=\d)\s*-\s+(?=\d)|(?<=\d)\s+-\s*(?=\d)")
_SPACES = re.compile(r"[\s,;:.\"”“()]+")
_ENDINGS = re.compile(r"(?:arnas|ernas|ornas|arna|erna|orna|ens|ets|ar|er|or|an|en|et|as|es|a|e|n|s|t)$")
#: Letters that are left when an ending goes.
_SHORTEST = 4
#: The year of a value or a survey says nothing of what is measured.
_YEAR = re.compile(r"(?:19[5-9]|20[0-9])\d$")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The word without its ending: two endings at most, and no double letter at the end.

    >>> stem("skolorna"), stem("yrkesprogrammet")
    ('skol', 'yrkesprogram')
    """
    for _ in range(2):
        cut = _ENDINGS.sub("", word)
        if len(cut) < _SHORTEST or cut == word:
            break
        word = cut
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `kolada_words.csv` says, by role."""

    #: Unit words → class of unit (share, count, kr, tkr, mkr, index).
    units: Mapping[str, str]
    #: Several words → what they become, the longest first.
    phrases: tuple[tuple[str, str], ...]
    #: Other forms of a word → the words that they become.
    words: Mapping[str, tuple[str, ...]]
    stops: frozenset[str]
    #: What a name may have beside the title's words.
    fillers: frozenset[str]
    #: What a name may lack of the title's words.
    light: frozenset[str]
    #: What makes of an explanation a limit ("exkl. nyinvandrade").
    limits: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    rows = register("kolada_words")
    by_role: dict[str, dict[str, str]] = {}
    for row in rows:
        by_role.setdefault(row["role"], {})[row["form"]] = row["as"]
    phrases = sorted(by_role["phrase"].items(), key=lambda item: (-len(item[0]), item))
    return Vocabulary(
        units=MappingProxyType(by_role["unit"]),
        phrases=tuple((f" {form} ", f" {new} " if new else " ") for form, new in phrases),
        words=MappingProxyType({form: tuple(new.split()) for form, new in by_role["word"].items()}),
        stops=frozenset(by_role["stop"]),
        fillers=frozenset(map(stem, by_role["filler"])),
        light=frozenset(map(stem, by_role["light"])),
        limits=frozenset(map(stem, by_role["limit"])),
    )


def whole(title: str) -> str:
    """The title as it is compared whole: `normal` (see `corpus.lexicon`), without the year it ended.

    >>> whole("Utpendling, antal (-2021)")
    'utpendling, antal'
    """
    return normal(_ENDED.sub("", title))


def ended_in(text: str) -> int | None:
    """The year that a key figure ended, where its title says so: "… (- 2024)"."""
    found = _ENDED.search(text)
    year = re.search(r"-\s*(\d{4})", found[0]) if found else None
    return int(year[1]) if year else None


def parts(text: str) -> list[str]:
    """Words, numbers and signs in their order, other forms of a word replaced, endings still there."""
    text = _DASHES.sub("-", text.replace("\u00ad", "")).casefold().replace("&", " och ")
    text = _RANGE.sub("-", _THOUSANDS.sub("", _ENDED.sub(" ", text)))
    known = vocabulary()
    if any(phrase.strip() in _SPACES.sub(" ", text) for phrase, _ in known.phrases):
        text = _with_phrases(text)
    found: list[str] = []
    for part in _PART.findall(text):
        if not _YEAR.match(part):
            found.extend(known.words.get(part, (part,)))
    return found


def _with_phrases(text: str) -> str:
    """The text with its phrases replaced, whatever signs stand between their words."""
    for form, new in vocabulary().phrases:
        pattern = r"(?<!\w)\(?" + r"[\s,;:.()]+".join(map(re.escape, form.split())) + r"(?!\w)\)?"
        text = re.sub(pattern, new, text)
    return text


def is_number(word: str) -> bool:
    """Does the word tell a number, an age or a grade ("0-19", "65+", "<30", "f-9")?"""
    return word[0].isdigit() or word[0] in "<>≥≤" or word in _GRADES


_GRADES = frozenset(f"f-{n}" for n in range(1, 10))
