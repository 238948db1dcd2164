"""Where two ways of reading a table disagree about a cell: printed lines against the gaps between words.

A line through a number, a line between two groups of digits that stand as one number, and a line between the
words of one tagged cell: in each case one of the two is wrong, nobody can tell which, and the cell is left out.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence

from extractors.layout.edges import Edge
from extractors.layout.lines import group_lines
from extractors.layout.types import Word

LINE_THROUGH = "a line runs through the number"
LINE_IN_NUMBER = "a line parts digits that stand as one number"
LINE_IN_CELL = "a line parts the words of the tagged cell"
#: Share of a number's width on both sides of a line through it.
_THROUGH = 0.25
#: A space between thousands is at most this share of the font size.
_THOUSANDS = 0.35


def runs_through(word: Word, left: float, right: float) -> bool:
    """Does a number stand with a good part of it outside the cell from `left` to `right` that holds its middle?"""
    over = _THROUGH * word.box.width
    through = word.box.x0 < left - over or word.box.x1 > right + over
    return through and any(c.isdigit() for c in word.text)


def cut_numbers(words: Sequence[Word], xs: Sequence[float]) -> set[int]:
    """The words (by id) that are digits of one number with the next word, though a column boundary is between."""
    found: set[int] = set()
    for line in group_lines([word for word in words if any(c.isdigit() for c in word.text)]):
        for left, right in itertools.pairwise(line):
            if _is_one_number(left, right) and _between(xs, left, right):
                found |= {id(left), id(right)}
    return found


def _is_one_number(left: Word, right: Word) -> bool:
    """Would the two be read as one number with a space between its thousands?"""
    gap = right.box.x0 - left.box.x1
    thousands = len(right.text) == 3 and right.text.isdigit() and left.text.lstrip("-−–+").isdigit()
    return thousands and len(left.text.lstrip("-−–+")) <= 3 and -1 <= gap <= _THOUSANDS * right.size


def _between(xs: Sequence[float], left: Word, right: Word) -> bool:
    at = bisect_left(xs, left.box.x_mid)
    return at < len(xs) and xs[at] <= right.box.x_mid


def line_between(words: Sequence[Word], vertical: Sequence[Edge]) -> str | None:
    """Why a tagged cell is not believed: a vertical line stands between two of its words, one of them a number."""
    if not vertical or len(words) < 2 or not any(c.isdigit() for word in words for c in word.text):
        return None
    x0, x1 = min(word.box.x_mid for word in words), max(word.box.x_mid for word in words)
    edges = [e for e in vertical if x0 < e.at < x1]
    for line in group_lines(words) if edges else ():
        for left, right in itertools.pairwise(line):
            y = (left.box.y_mid + right.box.y_mid) / 2
            if any(left.box.x1 - 1 <= e.at <= right.box.x0 + 1 and e.start < y < e.end for e in edges):
                return LINE_IN_CELL
    return None
