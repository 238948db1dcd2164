"""The number in the upper left of a sign: one or two white digits beside each other.

Each figure that stands alone is compared with drawn digits (`corpus/data/digit_shapes.csv`): its shape, how many
holes it has and how wide it is. A number is given only where all figures of one height at the upper left are
read, each clearly.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from corpus.registers import register
from extractors.layout.words import Bools, Floats

if TYPE_CHECKING:
    import numpy.typing as npt

#: The part of the sign that is looked at, and where its first digit begins, as shares of width and height.
_WIDTH, _HEIGHT = 0.62, 0.5
_LEFT, _TOP = 0.26, 0.26
#: Height of a digit as a share of the sign's, and its least height in pixels.
_LOWEST, _HIGHEST, _FEWEST = 0.11, 0.4, 6
#: How like a drawn digit it must be, and by how much more than any other digit.
_LIKE, _CLEAR = 0.72, 0.05
#: Width to height of the narrowest and widest digits, and of the narrowest and widest "1".
_NARROW, _WIDE, _BAR, _WIDE_ONE = 0.27, 1.0, 0.1, 0.78
#: A narrow figure that fills more of its box than this is a bar: a "1" without a foot.
_FULL = 0.6
_COLUMNS, _ROWS = 8, 12


@dataclass(slots=True)
class Figure:
    """White pixels that touch each other: their place, and what they look like."""

    left: int
    top: int
    shape: Bools

    @property
    def height(self) -> int:
        return int(self.shape.shape[0])

    @property
    def right(self) -> int:
        return self.left + int(self.shape.shape[1])


def read_number(white: Bools) -> int | None:
    """The number, 1 to 17, in the upper left of a sign; None where none can be read for sure."""
    height, width = white.shape
    part = white[: int(_HEIGHT * height), : int(_WIDTH * width)]
    everything = figures_of(part)
    figures = [f for f in everything if _may_be_digit(f, height, part)]
    first = min(figures, key=lambda f: f.left, default=None)
    if first is None or first.left > _LEFT * width or first.top > _TOP * height:
        return None
    digits = [first]
    for figure in sorted(figures, key=lambda f: f.left):
        if _is_beside(digits[-1], figure):
            digits.append(figure)
    read = [read_digit(figure) for figure in digits]
    if len(read) > 2 or None in read or any(_is_glued(digits, figure) for figure in everything):
        return None
    number = int("".join(map(str, read)))
    return number if 1 <= number <= 17 else None


def _may_be_digit(figure: Figure, height: int, part: Bools) -> bool:
    inside = figure.right < part.shape[1] and figure.top + figure.height < part.shape[0]
    return inside and max(_FEWEST, _LOWEST * height) <= figure.height <= _HIGHEST * height


def _is_beside(last: Figure, figure: Figure) -> bool:
    """Right after the last digit, on its line and as high."""
    slack = max(1.0, 0.12 * last.height)
    level = abs(figure.top - last.top) <= slack and abs(figure.height - last.height) <= slack
    return figure is not last and level and -1 <= figure.left - last.right <= 0.5 * last.height


def _is_glued(digits: list[Figure], figure: Figure) -> bool:
    """Does a figure that is no digit stand where another digit would: right after the last, or before the first?"""
    if any(figure is digit for digit in digits):
        return False
    first, last = digits[0], digits[-1]
    slack = 0.2 * last.height
    spans = figure.top <= last.top + slack and figure.top + figure.height >= last.top + last.height - slack
    after = figure.left < last.right + 0.5 * last.height and figure.right > last.right
    before = figure.right > first.left - 0.5 * first.height and figure.left < first.left
    return spans and (after or before)


def read_digit(figure: Figure) -> int | None:
    """The digit that a figure shows; None where it is like none, or like two."""
    aspect = figure.shape.shape[1] / figure.height
    if not _BAR < aspect < _WIDE:
        return None
    if aspect < _NARROW and figure.shape.mean() > _FULL:
        return 1
    holes = count_holes(figure.shape)
    best: dict[int, float] = {}
    shape = _normal(figure.shape)
    for digit, likeness in zip(_digits(), _shapes() @ shape, strict=True):
        if _allows(digit, holes, aspect):
            best[digit] = max(best.get(digit, -1.0), float(likeness))
    order = sorted(best, key=lambda digit: -best[digit])
    if not order or best[order[0]] < _LIKE:
        return None
    if len(order) > 1 and best[order[0]] < best[order[1]] + _CLEAR:
        return None
    return order[0]


def _allows(digit: int, holes: int, aspect: float) -> bool:
    """Can the digit have so many holes? In small print those of 8, and that of 4, may be closed or open."""
    if (digit == 1 and aspect > _WIDE_ONE) or (digit != 1 and aspect < _NARROW):
        return False
    return holes in {0: (1,), 4: (0, 1), 6: (1,), 8: (2,), 9: (1,)}.get(digit, (0,))


def _normal(shape: Bools) -> Floats:
    """The shape on a small grid, as numbers of mean 0 and length 1."""
    from PIL import Image

    small = Image.fromarray(shape.astype(np.uint8) * 255).resize((_COLUMNS, _ROWS), Image.Resampling.BOX)
    return _unit(np.asarray(small, np.float64).reshape(-1))


def _unit(values: Floats) -> Floats:
    values = values - values.mean()
    length = float(np.sqrt((values**2).sum()))
    return values / length if length else values


@cache
def _digits() -> tuple[int, ...]:
    return tuple(int(row["digit"]) for row in register("digit_shapes"))


@cache
def _shapes() -> Floats:
    """The drawn digits, one a row, as `_normal` gives them."""
    return np.array(
        [_unit(np.array([int(c, 16) for c in row["shape"]], np.float64)) for row in register("digit_shapes")]
    )


def figures_of(white: Bools) -> list[Figure]:
    """The figures of a small image, from the top; pixels touch at their sides and corners."""
    labels, n = _labelled(white, corners=True)
    found: list[Figure] = []
    for label in range(1, n + 1):
        rows, columns = np.nonzero(labels == label)
        top, left = int(rows.min()), int(columns.min())
        shape = labels[top : int(rows.max()) + 1, left : int(columns.max()) + 1] == label
        found.append(Figure(left, top, shape))
    return found


def count_holes(shape: Bools) -> int:
    """How many parts of the ground are closed in, specks aside."""
    ground = np.pad(~shape, 1, constant_values=True)
    labels, n = _labelled(ground, corners=False)
    least = max(1, int(0.008 * shape.size))
    return sum(1 for label in range(2, n + 1) if int((labels == label).sum()) >= least)


def _labelled(mask: Bools, corners: bool) -> tuple[npt.NDArray[np.int64], int]:
    """A number for each pixel, the same for those that hang together (0: not in the mask), and how many there are."""
    height, width = mask.shape
    labels = np.zeros((height, width), np.int64)
    steps = [(0, 1), (1, 0), (0, -1), (-1, 0)] + ([(1, 1), (1, -1), (-1, 1), (-1, -1)] if corners else [])
    left = {(int(row), int(column)) for row, column in np.argwhere(mask)}
    n = 0
    for start in sorted(left):
        if start not in left:
            continue
        n += 1
        left.discard(start)
        stack = [start]
        while stack:
            row, column = stack.pop()
            labels[row, column] = n
            for down, across in steps:
                beside = row + down, column + across
                if beside in left:
                    left.discard(beside)
                    stack.append(beside)
    return labels, n
