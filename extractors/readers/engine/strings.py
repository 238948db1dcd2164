"""Shown strings, gathered while a page is painted, and the columns of glyphs that they make.

A string is one record (matrix, font size, spacing, font, colour, marked content) and a stretch of glyphs. Strings
that follow each other on a line without being placed anew make a chain: where a glyph stands is the sum of
what comes before it in its chain, and all sums of a page are made at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extractors.layout.words import Bools, Color, Floats, Glyphs, Ints, Style, style_of
from extractors.readers.engine.state import Matrix


class Shown(NamedTuple):
    """One shown string: where its glyphs begin, and how they were painted.

    `matrix` takes text space to the page (points, origin bottom left); `hscale` is the horizontal scaling (1 = 100 %).
    """

    start: int
    chain: int
    matrix: Matrix
    size: float
    hscale: float
    charspace: float
    rise: float
    descent: float
    style: int
    tag: int
    artifact: bool


class Strings:
    """The strings of a page, as they are shown."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.widths: list[float] = []
        self.shown: list[Shown] = []
        #: Moves along the line in front of a glyph, and behind one (word spacing), in text space.
        self.moves_at: list[int] = []
        self.moves: list[float] = []
        self.spaced_at: list[int] = []
        self.spaced: list[float] = []
        self.styles: list[Style] = []
        self._style_index: dict[tuple[str, Color | None], int] = {}

    def style(self, font: str, color: Color | None) -> int:
        """The number of a style."""
        found = self._style_index.get((font, color))
        if found is None:
            found = self._style_index[font, color] = len(self.styles)
            self.styles.append(style_of(font, color))
        return found

    def space_words(self, data: bytes, start: int, width: float) -> None:
        """Every space among the codes of a string, which begins at glyph `start`, is wider by `width`."""
        spaced = [start + i for i, code in enumerate(data) if code == 32]
        self.spaced_at += spaced
        self.spaced += [width] * len(spaced)


class Placed(NamedTuple):
    """Glyphs with the direction of their base line: (1, 0) is upright text."""

    glyphs: Glyphs
    along_x: Floats
    along_y: Floats


def place(strings: Strings, left: float, height: float, block_of: Ints) -> Placed:
    """The glyphs of a page in points from its top left corner, which is (left, height) in its own space.

    `block_of` gives the block of each structure element, by its number.
    """
    shown = strings.shown
    starts = np.array([s.start for s in shown], np.int64)
    counts = np.diff(np.append(starts, len(strings.texts)))
    floats = np.array([(*s.matrix, s.size, s.hscale, s.charspace, s.rise, s.descent) for s in shown], np.float64)
    a, b, c, d, e, f, size, hscale, charspace, rise, descent = np.repeat(floats, counts, axis=0).T
    ints = np.array([(s.chain, s.style, s.tag, s.artifact) for s in shown], np.int64)
    chain, style, tag, artifact = np.repeat(ints, counts, axis=0).T
    advance = np.array(strings.widths, np.float64) * size * hscale
    along = _along(strings, advance, charspace * hscale, chain)
    low = (descent * size) + rise
    x, y = a * along + e - left, height - (b * along + f)
    x_sides = np.sort(np.stack([c * low, c * (low + size)]), axis=0)
    y_sides = np.sort(np.stack([d * low, d * (low + size)]), axis=0)
    right, up = a * advance, b * advance
    x0, x1 = x + np.minimum(0.0, right) + x_sides[0], x + np.maximum(0.0, right) + x_sides[1]
    top, bottom = y - np.maximum(0.0, up) - y_sides[1], y - np.minimum(0.0, up) - y_sides[0]
    blocks = np.append(block_of, -1)[tag]
    glyphs = Glyphs(
        strings.texts, x0, top, x1, bottom, bottom - top, style, strings.styles, tag, blocks, artifact.astype(bool)
    )
    return Placed(glyphs, a, b)


def _along(strings: Strings, advance: Floats, charspace: Floats, chain: Ints) -> Floats:
    """Where each glyph begins on its line, in text space."""
    steps = advance + charspace
    np.add.at(steps, strings.spaced_at, strings.spaced)
    moves = np.zeros(len(steps))
    np.add.at(moves, strings.moves_at, strings.moves)
    before = np.cumsum(steps) - steps
    moved = np.cumsum(moves)
    first = np.concatenate(([0], np.flatnonzero(np.diff(chain)) + 1))
    base = before[first] + moved[first] - moves[first]
    return before + moved - np.repeat(base, np.diff(np.append(first, len(steps))))


def upright(placed: Placed, lean: float) -> Bools:
    """Which glyphs stand upright; a base line may lean by `lean` (its rise over its run)."""
    return (placed.along_x > 0) & (np.abs(placed.along_y) <= lean * placed.along_x)


def turned(placed: Placed, lean: float, upward: bool) -> Bools:
    """Which glyphs read upward, or downward, along the page."""
    up = placed.along_y if upward else -placed.along_y
    return (up > 0) & (np.abs(placed.along_x) <= lean * up)
