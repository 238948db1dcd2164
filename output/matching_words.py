"""How alike two goals or measures are by their words.

A text becomes terms: words without their endings, in lower case. Years, and words that hold no meaning, are left out.
A term weighs the more the longer it is, since long Swedish words are rare ones; words that any municipality uses
weigh little. Weights are fixed, so that two texts are as alike in a small database as in a large one. Likeness is
the weight of the shared terms over that and half of what each text has alone; what both have alone counts thrice,
since a word in place of another ("nöjda brukare", "nöjda medarbetare") says more than a word that is left out.

Texts that point in opposite directions (öka, minska) are not alike, whatever they share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from corpus.lexicon import lexicon

#: Weights of common words, numbers and directions; any other word weighs by its length, up to TOP.
COMMON, NUMBER, WAY, TOP = 0.3, 0.5, 0.5, 2.0
#: Letters of a word that weighs 1.
_LETTERS = 6
#: Letters of a word that may be part of another.
_PART = 5
#: Letters that are left at least when an ending goes.
_LEAST = 3

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDING = re.compile(
    "(?:hetens|heterna|heten|heter|arnas|ernas|ornas|andes|arens|andet|anden|aren|arna|erna|orna|ande|arne|aste|ades|het|ern"
    "|are|ade|ens|ets|nas|ast|ad|en|an|ar|er|or|as|es|at|et|na|a|e|s)$"
)
_DOUBLE = re.compile("(?:dd|gd|nn|dt|gt|kt|tt|on)$")
_NEUTER = re.compile("(?:bart|ligt|sigt|samt)$")


class Words(NamedTuple):
    """The terms of a text with their weights, and their sum."""

    weights: Mapping[str, float]
    total: float

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(term for term in self.weights if term[0].isdigit())


@lru_cache(maxsize=20_000)
def words(text: str) -> Words:
    """The terms of a text.

    >>> sorted(words("Tryggheten ska öka").weights)
    ['+', 'trygg']
    """
    weights: dict[str, float] = {}
    for word in _WORD.findall(text.replace("\u00ad", "").casefold()):
        term, weight = _term(word)
        if weight:
            weights[term] = weight
    return Words(weights, sum(weights.values()))


def likeness(left: Words, right: Words) -> float:
    """0 to 1: how alike two texts are."""
    if not left.weights or not right.weights or _opposed(left, right):
        return 0.0
    small, large = sorted((left.weights, right.weights), key=len)
    both = sum(weight for term, weight in small.items() if term in large)
    alone = max(0.0, left.total - both), max(0.0, right.total - both)
    return both / (both + sum(alone) / 2 + min(alone)) if both else 0.0


def related(left: Words, right: Words) -> bool:
    """May two texts say the same in other compounds ("integrationsprogram", "program för integration")?

    Half of each one's weight is then of words that stand in the other, or in a word of it.
    """
    return _within(left, right) and _within(right, left)


def _within(text: Words, other: Words) -> bool:
    joined = " ".join(other.weights)
    long = [term for term in other.weights if len(term) >= _PART]
    found = sum(
        weight
        for term, weight in text.weights.items()
        if term in other.weights or (len(term) >= _PART and (term in joined or any(part in term for part in long)))
    )
    return 2 * found >= text.total


def shared(left: Words, right: Words) -> tuple[int, int]:
    """How many terms both texts have, and how many the longer one has."""
    return len(left.weights.keys() & right.weights.keys()), max(len(left.weights), len(right.weights))


def telling_terms(text: Words, least: float, often: Callable[[str], int], budget: int) -> tuple[list[str], float]:
    """The rarest terms of which any text that is `least` alike must have one, and what the other terms weigh.

    `often` says how common a term is; more terms are taken while all together are not more common than `budget`. Texts
    that are alike share at least `least / (2 - least)` of each one's weight: when the terms that are not among these
    weigh less, one of these is shared.
    """
    left, needed = text.total, text.total * least / (2 - least) - 1e-9
    found: list[str] = []
    for term in sorted(text.weights, key=lambda term: (often(term), -text.weights[term], term)):
        budget -= often(term)
        if left < needed and budget < 0:
            break
        found.append(term)
        left -= text.weights[term]
    return found, left


def _opposed(left: Words, right: Words) -> bool:
    ways = ("+" in left.weights) - ("-" in left.weights), ("+" in right.weights) - ("-" in right.weights)
    return ways[0] * ways[1] < 0


@cache
def _known() -> dict[str, str]:
    return {entry.form: entry.concept for entry in lexicon("goal_words").entries}


@lru_cache(maxsize=20_000)
def _term(word: str) -> tuple[str, float]:
    if word[0].isdigit():
        return word.replace(",", "."), 0.0 if _YEAR.fullmatch(word) else NUMBER
    concept = _known().get(word)
    if concept == "none":
        return word, 0.0
    if concept in ("up", "down"):
        return ("+" if concept == "up" else "-"), WAY
    term = stem(word)
    if concept == "common" or term in _common_stems():
        return term, COMMON
    return term, min(TOP, max(0.5, len(term) / _LETTERS))


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(stem(form) for form, concept in _known().items() if concept == "common")


def stem(word: str) -> str:
    """The word without its ending.

    >>> stem("kommunerna"), stem("tryggt"), stem("trygghet")
    ('kommun', 'trygg', 'trygg')
    """
    bare = word[:-1] if _NEUTER.search(word) else word
    for _ in range(2):
        end = _ENDING.search(bare)
        bare = bare[: end.start()] if end and end.start() >= _LEAST else bare
    if _DOUBLE.search(bare) and len(bare) > _LEAST + 1:
        bare = bare[:-1]
    return bare
