"""Is a small image the sign of a goal: one colour, white figures on it, the number in the upper left?

In order: the ground (the colour of most of its pixels) must be a goal's; what is around it is cut off; the ground must
reach along all four edges (a wheel, a dot or a photograph does not); and nothing but white may stand on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from extractors.agenda2030.colors import possible_goals
from extractors.layout.words import Bools, Color, Floats

if TYPE_CHECKING:
    from PIL.Image import Image

#: The ground's pixels differ from its colour by less than this (of 255).
_ALIKE = 42.0
#: Least share of the ground in the whole and along each edge, and most of what is neither ground nor white.
_LEAST_GROUND, _LEAST_EDGE, _MOST_OTHER = 0.34, 0.8, 0.07
#: Pixels of the first look, which most images do not pass.
_LOOK = 24
#: Less of the picture's width or height than this is no sign with a margin.
_LEAST_PART = 0.6
#: Less white than this is nothing.
_PLAIN = 0.01
#: Fewer pixels than this hold no number that can be read.
_LEAST_PIXELS = 12
#: A smaller sign is made as large as this (pixels), so that its grey edges become shapes.
_READABLE = 160


@dataclass(slots=True)
class Tile:
    """A sign: its colour (0 to 1 each), and what is white on it, by rows and columns."""

    color: Color
    white: Bools

    @property
    def is_plain(self) -> bool:
        """Does hardly anything stand on it?"""
        return float(self.white.mean()) < _PLAIN

    @property
    def has_head(self) -> bool:
        """Does something stand in the upper left, where the number of a sign is?"""
        height, width = self.white.shape
        return float(self.white[: height // 3, : width // 3].mean()) > _PLAIN


def read_tile(image: Image | None) -> Tile | None:
    """The sign that an image shows; None where it shows anything else."""
    if image is None or min(image.size) < _LEAST_PIXELS:
        return None
    if not _may_be_sign(image):
        return None
    pixels = np.asarray(image.convert("RGB"), np.float64)
    ground = _ground(pixels)
    pixels = _without_margin(pixels, ground)
    if min(pixels.shape[:2]) < _LEAST_PIXELS or not _is_square(pixels):
        return None
    is_ground = _distance(pixels, ground) < _ALIKE
    if is_ground.mean() < _LEAST_GROUND or not _reaches_edges(is_ground):
        return None
    if pixels.shape[0] < _READABLE:
        pixels = _larger(pixels)
    lightness, off = _toward_white(pixels, ground)
    if (off > _ALIKE).mean() > _MOST_OTHER:
        return None
    r, g, b = (float(part) / 255 for part in ground)
    return Tile((r, g, b), lightness > 0.5) if possible_goals((r, g, b)) else None


def _may_be_sign(image: Image) -> bool:
    """A first look at few pixels: is most of it, white aside, one of the goals' colours, out to the edges?"""
    pixels = np.asarray(image.convert("RGB").resize((_LOOK, _LOOK)), np.float64)
    ground = _ground(pixels)
    r, g, b = (round(float(part)) / 255 for part in ground)
    if not possible_goals((r, g, b)):
        return False
    pixels = _without_margin(pixels, ground)
    return min(pixels.shape[:2]) > _LOOK // 3 and _reaches_edges(_distance(pixels, ground) < _ALIKE, _LEAST_EDGE - 0.2)


def _ground(pixels: Floats) -> Floats:
    """The mean colour of the most frequent pixels that are not white."""
    flat = pixels.reshape(-1, 3)
    flat = flat[flat.min(axis=1) < 225]
    if not len(flat):
        return np.full(3, 255.0)
    steps = (flat // 24).astype(np.int64) @ np.array([10000, 100, 1])
    _keys, inverse, counts = np.unique(steps, return_inverse=True, return_counts=True)
    first = flat[inverse == int(np.argmax(counts))].mean(axis=0)
    near: Floats = flat[_distance(flat, first) < _ALIKE].mean(axis=0)
    return near


def _distance(pixels: Floats, color: Floats) -> Floats:
    found: Floats = np.sqrt(((pixels - color) ** 2).sum(axis=-1))
    return found


def _without_margin(pixels: Floats, ground: Floats) -> Floats:
    """The part that the ground reaches, without the blurred line around it; all of it where that is too little."""
    alike = _distance(pixels, ground) < _ALIKE
    rows, columns = (np.flatnonzero(alike.mean(axis=axis) > 0.3) for axis in (1, 0))
    if not len(rows) or not len(columns):
        return pixels[:0]
    height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    if height < _LEAST_PART * pixels.shape[0] or width < _LEAST_PART * pixels.shape[1]:
        return pixels[:0]
    return pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _is_square(pixels: Floats) -> bool:
    height, width = pixels.shape[:2]
    return bool(abs(height - width) <= 0.12 * max(height, width))


def _reaches_edges(ground: Bools, least: float = _LEAST_EDGE) -> bool:
    """Is the ground along all four edges? Round corners may be cut off."""
    height, width = ground.shape
    down, across = slice(height // 8, height - height // 8), slice(width // 8, width - width // 8)
    edges = (ground[0, across], ground[-1, across], ground[down, 0], ground[down, -1])
    return all(float(edge.mean()) >= least for edge in edges)


def _larger(pixels: Floats) -> Floats:
    from PIL import Image

    image = Image.fromarray(pixels.astype(np.uint8)).resize((_READABLE, _READABLE), Image.Resampling.BICUBIC)
    return np.asarray(image, np.float64)


def _toward_white(pixels: Floats, ground: Floats) -> tuple[Floats, Floats]:
    """How far each pixel is from the ground to white (0 to 1), and how far it is off that line."""
    line = 255.0 - ground
    part = ((pixels - ground) @ line) / (line @ line)
    off = _distance(pixels, ground + part[..., None] * line)
    return part, off
