"""Shown strings, gathered while a page is painted, and the columns of glyphs that they make.

A string is one record (matrix, font size, spacing, font, colour, marked content) and a stretch of glyphs. Strings
that follow each other on a line without being placed anew make a chain: where a glyph stands is the sum of
what comes before it in its chain, and all sums of a page are made at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extractors.layout.words import Bools, Color, Floats, Glyphs, Ints, Style, style_of


class Strings:
    """The strings of a page, as they are shown."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.widths: list[float] = []
        #: Of each string: where its glyphs begin, its chain, style, structure element, and whether it is an artifact.
        self.kinds: list[tuple[int, int, int, int, bool]] = []
        #: Of each string: matrix to the page (six numbers; points, origin bottom left), font size, horizontal scaling
        #: (1 is 100 %), space between letters, rise, and descent of the font (in font sizes).
        self.looks: list[tuple[float, ...]] = []
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
    starts, chain, style, tag, artifact = np.array(strings.kinds, np.int64).T
    counts = np.diff(starts, append=len(strings.texts))
    looks = np.array(strings.looks, np.float64).T
    a, b, c, d, e, f, size, hscale, charspace, rise, descent = np.ascontiguousarray(looks)
    low, high = descent * size + rise, descent * size + rise + size
    # What a string's glyphs share: how far they reach to the sides of their base line, and where that begins.
    per_string = np.stack(
        [a, b, size * hscale, charspace * hscale, e - left, height - f, np.minimum(c * low, c * high),
         np.maximum(c * low, c * high), np.minimum(d * low, d * high), np.maximum(d * low, d * high)]
    )  # fmt: skip
    a, b, scale, spacing, x, y, x_low, x_high, y_low, y_high = np.repeat(per_string, counts, axis=1)
    chain, style, tag, artifact, block = np.repeat(
        np.stack([chain, style, tag, artifact, np.append(block_of, -1)[tag]]), counts, axis=1
    )
    advance = np.array(strings.widths, np.float64) * scale
    along = _along(strings, advance, spacing, chain)
    x, y = x + a * along, y - b * along
    right, up = a * advance, b * advance
    x0, x1 = x + np.minimum(0.0, right) + x_low, x + np.maximum(0.0, right) + x_high
    top, bottom = y - np.maximum(0.0, up) - y_high, y - np.minimum(0.0, up) - y_low
    glyphs = Glyphs(
        strings.texts, x0, top, x1, bottom, bottom - top, style, strings.styles, tag, block, artifact.astype(bool)
    )
    return Placed(glyphs, a, b)


def _along(strings: Strings, advance: Floats, charspace: Floats, chain: Ints) -> Floats:
    """Where each glyph begins on its line, in text space."""
    steps = advance + charspace
    steps[strings.spaced_at] += strings.spaced
    moves = np.zeros(len(steps))
    moves[strings.moves_at] = strings.moves
    before = np.cumsum(steps) - steps
    moved = np.cumsum(moves)
    first = np.concatenate(([0], np.flatnonzero(np.diff(chain)) + 1))
    base = before[first] + moved[first] - moves[first]
    return before + moved - np.repeat(base, np.diff(first, append=len(steps)))


def near(placed: Placed, reach: float) -> Placed:
    """The glyphs that stand on a page: without those farther than `reach` from its corner, or nowhere."""
    glyphs = placed.glyphs
    sides = np.stack([glyphs.x0, glyphs.top, glyphs.x1, glyphs.bottom])
    held: Bools = np.all(np.abs(sides) <= reach, axis=0)
    if held.all():
        return placed
    return Placed(glyphs.at(held), placed.along_x[held], placed.along_y[held])


def upright(placed: Placed, lean: float) -> Bools:
    """Which glyphs stand upright; a base line may lean by `lean` (its rise over its run)."""
    return (placed.along_x > 0) & (np.abs(placed.along_y) <= lean * placed.along_x)


def turned(placed: Placed, lean: float, upward: bool) -> Bools:
    """Which glyphs read upward, or downward, along the page."""
    up = placed.along_y if upward else -placed.along_y
    return (up > 0) & (np.abs(placed.along_x) <= lean * up)
