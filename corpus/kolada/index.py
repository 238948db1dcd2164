"""The titles of Kolada, found by their words.

The index is a text that `corpus.kolada.build` made: taking 7,900 titles apart in each run would take longer than all
the names of a document. A word weighs the more the fewer titles have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from math import log
from typing import NamedTuple

#: Columns of a title's line before those of its words.
FIRST_WORDS = 6


class Title(NamedTuple):
    """A title with what decides whether a measure may be it; the words of each kind stand apart."""

    id: str
    #: K: municipalities, L: regions, A: both.
    owner: str
    #: Has the register values for women and men?
    by_sex: bool
    #: The last year with values, or None.
    ended: int | None
    unit: str
    #: As `normal` (see `corpus.lexicon`) makes it.
    text: str
    per: frozenset[str]
    optional: frozenset[str]
    plain: frozenset[str]

    @property
    def needed(self) -> frozenset[str]:
        """Words that a name may be asked for."""
        return self.per | self.plain

    @property
    def words(self) -> frozenset[str]:
        return self.per | self.optional | self.plain


class Index:
    """The titles by number, and the numbers of the titles by word; both are taken apart when they are asked for."""

    def __init__(self, text: str) -> None:
        titles, _, words = text.partition("\n\n")
        self.titles = titles.split("\n")
        self._ids = titles
        self._words = dict(line.split("\t") for line in words.splitlines())
        self._known: dict[str, frozenset[int]] = {}

    def places(self, word: str) -> frozenset[int]:
        """The numbers of the titles that have the word."""
        if word not in self._known:
            self._known[word] = frozenset(map(int, self._words.get(word, "").split()))
        return self._known[word]

    def weight_of(self, words: Iterable[str]) -> float:
        """How much the words tell: a word of every title nothing, a rare one the most."""
        return sum(log((len(self.titles) + 1) / (len(self.places(word)) + 1)) for word in sorted(words))

    def having(self, words: frozenset[str]) -> Iterator[Title]:
        """The titles that have all these words, in the order of the register."""
        if not words or not all(word in self._words for word in words):
            return
        fewest, *others = sorted(map(self.places, words), key=len)
        for number in sorted(fewest.intersection(*others)):
            yield _title(self.titles[number])

    def has_id(self, id_: str) -> bool:
        """Does the register have the id?"""
        return self._ids.startswith(f"{id_}\t") or f"\n{id_}\t" in self._ids


def _title(line: str) -> Title:
    id_, owner, by_sex, ended, unit, text, *words = line.split("\t")
    per, optional, plain = (frozenset(part.split()) for part in words)
    return Title(id_, owner, by_sex == "1", int(ended) if ended else None, unit, text, per, optional, plain)


@cache
def index() -> Index:
    """The index, read once in a process."""
    return Index(files("corpus").joinpath("data", "kolada_index.tsv").read_text(encoding="utf-8"))
