"""When does what was found match what a reader annotated, and the scores that come of it.

Texts are compared without case, punctuation and spacing and may differ by a tenth. Annotations are paired with what
was found greedily, one to one, in their order, the optional ones last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from output.gold import GoldItem

#: Share of their letters that two texts must have in common.
LEAST = 0.9
#: How far two numbers may differ, relative to the one found.
NUMBER_SLACK = 1e-9

_NO_WORD = re.compile(r"[\W_]+")

G = TypeVar("G", bound="GoldItem")
F = TypeVar("F")


def norm(text: str | None) -> str:
    """The text in lower case, words only."""
    return _NO_WORD.sub(" ", (text or "").replace("\u00ad", "").lower()).strip()


def close(left: str | None, right: str | None, least: float = LEAST) -> bool:
    """Are the texts the same but for a tenth?"""
    a, b = norm(left), norm(right)
    if a == b:
        return True
    if not a or not b:
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)  # the quick ratios are never below the true one
    return matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least and matcher.ratio() >= least


def same_number(left: float | None, right: float | None) -> bool:
    """Are the numbers there, and equal but for rounding in the machine?"""
    return left is not None and right is not None and abs(left - right) < NUMBER_SLACK * max(1.0, abs(right))


@dataclass(frozen=True, slots=True)
class Pairing(Generic[G, F]):
    """What belongs together, what was missed, and what was found beyond."""

    pairs: list[tuple[G, F]]
    misses: list[G]
    extras: list[F]

    def share(self, holds: Callable[[G, F], bool]) -> float:
        """The share of the pairs for which something holds; 0 without pairs."""
        return sum(holds(gold, found) for gold, found in self.pairs) / len(self.pairs) if self.pairs else 0.0


def pair_up(gold: Sequence[G], found: Sequence[F], same: Callable[[G, F], bool]) -> Pairing[G, F]:
    """Pair annotations with what was found. An optional one is never missed, and what matches it is no extra."""
    left = list(found)
    pairs: list[tuple[G, F]] = []
    misses: list[G] = []
    for item in sorted(gold, key=lambda item: item.optional):
        place = next((i for i, candidate in enumerate(left) if same(item, candidate)), None)
        hit = left.pop(place) if place is not None else None
        if item.optional:
            continue
        if hit is None:
            misses.append(item)
        else:
            pairs.append((item, hit))
    return Pairing(pairs, misses, left)


def precision_recall_f1(hit: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean. Nothing to find and nothing found is perfect.

    >>> precision_recall_f1(1, 2, 1)
    (0.5, 1.0, 0.6666666666666666)
    """
    precision = hit / found if found else float(not gold)
    recall = hit / gold if gold else 1.0
    both = precision + recall
    return precision, recall, (2 * precision * recall / both if both else 0.0)
