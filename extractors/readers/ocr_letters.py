"""Does something on the picture of a page look like letters? Told without reading, in a tenth of a second.

Letters are pieces of connected ink of the height of letters, neither full nor thin, that stand beside others of about
their height on a line. Fields of colour, frames, curves and photographs give none, or next to none, and take the engine
as long as pages of text, or much longer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from extractors.readers.ocr_picture import Bools

    Pieces = npt.NDArray[np.int64]

#: Dots per inch of the picture that is looked at: letters of five points are five pixels high.
LETTERS_DPI = 100
#: Height of letters in pixels: from five points to 72; those that touch make a piece this much wider than high.
_LOWEST, _HIGHEST, _WIDEST = 5, 100, 8
#: A letter fills less of its box than this; more is a field.
_FULL = 0.9
#: Space between letters of a line, and how far their bottoms may be apart, as shares of their height.
_BESIDE, _ON_LINE = 1.5, 0.35
#: How much higher than its neighbour a letter may be.
_TALLER = 2
#: Letters with a neighbour that make it worth reading a page, and those that are looked at for it.
_ENOUGH, _MOST_LETTERS = 4, 500
#: More runs of ink than these are too many to follow: the page is read, come what may. A full page has 40,000.
_MOST_RUNS = 100_000


def has_letters(dark: Bools) -> bool:
    """Are there letters beside each other among the dark pixels of a page at `LETTERS_DPI`?"""
    rows, begins, ends = _runs(dark)
    if len(rows) > _MOST_RUNS:
        return True
    letters = _letters(_pieces(rows, begins, ends, len(dark)))
    found = 0
    for letter in letters[:_MOST_LETTERS]:
        found += _has_neighbour(letter, letters)
        if found >= _ENOUGH:
            return True
    return False


def _runs(dark: Bools) -> tuple[Pieces, Pieces, Pieces]:
    """Row, first pixel and pixel after the last of each stretch of ink, from the top left."""
    edges = np.diff(np.pad(dark, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, begins = np.nonzero(edges == 1)
    return rows, begins, np.nonzero(edges == -1)[1]


def _pieces(rows: Pieces, begins: Pieces, ends: Pieces, height: int) -> Pieces:
    """Connected ink, a row each: left, top, right, bottom, number of pixels."""
    roots = np.array(_joined(rows, begins.tolist(), ends.tolist(), height), np.int64)
    which, of = np.unique(roots, return_inverse=True)
    pieces = np.zeros((len(which), 5), np.int64)
    pieces[:, :2] = np.iinfo(np.int64).max
    np.minimum.at(pieces[:, 0], of, begins)
    np.minimum.at(pieces[:, 1], of, rows)
    np.maximum.at(pieces[:, 2], of, ends)
    np.maximum.at(pieces[:, 3], of, rows + 1)
    np.add.at(pieces[:, 4], of, ends - begins)
    return pieces


def _joined(rows: Pieces, begins: list[int], ends: list[int], height: int) -> list[int]:
    """The piece of each run: the number of one of its runs. Runs of neighbouring rows that touch are of one piece."""
    above = list(range(len(begins)))

    def root(run: int) -> int:
        while above[run] != run:
            above[run] = above[above[run]]
            run = above[run]
        return run

    first = np.searchsorted(rows, np.arange(height + 1)).tolist()
    for row in range(1, height):
        upper, lower = first[row - 1], first[row]
        while upper < first[row] and lower < first[row + 1]:
            if ends[upper] >= begins[lower] and ends[lower] >= begins[upper]:
                above[root(lower)] = root(upper)
            if ends[upper] < ends[lower]:
                upper += 1
            else:
                lower += 1
    return [root(run) for run in range(len(begins))]


def _letters(pieces: Pieces) -> Pieces:
    """The pieces that are of the size of a letter and are no field."""
    wide, high = pieces[:, 2] - pieces[:, 0], pieces[:, 3] - pieces[:, 1]
    sized = (high >= _LOWEST) & (high <= _HIGHEST) & (wide >= 2) & (wide <= _WIDEST * high)
    kept: Pieces = pieces[sized & (pieces[:, 4] < _FULL * wide * high)]
    return kept


def _has_neighbour(letter: Pieces, letters: Pieces) -> bool:
    """Does another of about its height stand right of it, on its line?"""
    _, top, right, bottom, _ = letter.tolist()
    high, others = bottom - top, letters[:, 3] - letters[:, 1]
    beside = (letters[:, 0] >= right - 1) & (letters[:, 0] <= right + _BESIDE * high)
    level = np.abs(letters[:, 3] - bottom) <= max(2.0, _ON_LINE * high)
    return bool((beside & level & (others <= _TALLER * high) & (high <= _TALLER * others)).any())
