"""What a small picture or drawing shows: its colour, and whether it is a dot, an arrow or a face.

In order: what differs from the ground (the corners) is the figure; a long one is a bar, no sign; a point at one end
makes an arrow; eyes and a mouth make a face; what is left is a circle, a square or a symbol.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from extractors.layout.hues import BRIGHT, color_name

if TYPE_CHECKING:
    from PIL.Image import Image

#: A figure is looked at in so many pixels a side.
_SIDE = 32
#: Larger images are made as small as this first.
_LARGE = 64
#: Parts of 0 to 1 by which a pixel differs from the ground, and a mark in a face from its colour.
_DIFFERS, _FEATURE = 0.12, 0.3
#: Wider or higher than this share of the other side it is a bar.
_LONG = 2.2
#: Share of a figure's pixels that its colour must have.
_MAIN = 0.3
_FULL = 0.92


class Look(NamedTuple):
    """Colour and shape by their names, None where they are not known.

    Shapes: circle, square, symbol, area, tick, cross; up, down, level, rising, falling (arrows), arrow (any of
    them); smile, neutral, frown, face (any of them); bar.
    """

    color: str | None
    shape: str | None


ARROWS = frozenset({"up", "down", "level", "rising", "falling", "arrow"})
FACES = frozenset({"smile", "neutral", "frown", "face"})


def read_figure(image: Image | None) -> Look | None:
    """The look of a small image; None where it shows nothing."""
    if image is None:
        return None
    if max(image.size) > _LARGE:
        image = image.copy()
        image.thumbnail((_LARGE, _LARGE))
    pixels = np.asarray(image.convert("RGB"), np.float64) / 255
    if min(pixels.shape[:2]) < 3:
        return None
    figure = _figure(pixels)
    if not figure.any():
        name = color_name(_mean(pixels.reshape(-1, 3)))
        return Look(name, "square") if name not in (None, "white") else None
    rows, columns = np.flatnonzero(figure.any(axis=1)), np.flatnonzero(figure.any(axis=0))
    part = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    figure, pixels = figure[part], pixels[part]
    height, width = figure.shape
    color = _main_color(pixels[figure])
    if max(height, width) > _LONG * min(height, width):
        return Look(color, "bar")
    figure, pixels = _scaled(figure, pixels)
    return Look(color, _direction(figure) or _face(figure, pixels, color) or _plain(figure))


def _figure(pixels: Any) -> Any:
    """Which pixels differ from the ground, as the corners show it; from white where the corners differ."""
    corners = pixels[[0, 0, -1, -1], [0, -1, 0, -1]]
    alike = np.abs(corners - corners[0]).max() < _DIFFERS
    ground = corners.mean(axis=0) if alike else np.ones(3)
    return np.abs(pixels - ground).max(axis=2) > _DIFFERS


def _main_color(pixels: Any) -> str | None:
    """The colour that most pixels have; a bright one before black, grey and white."""
    keys = (pixels * 15.99).astype(np.int64) @ np.array([256, 16, 1])
    _, places, counts = np.unique(keys, return_inverse=True, return_counts=True)
    shares: dict[str, float] = {}
    for at in np.flatnonzero(counts > 0.01 * len(keys)):
        name = color_name(_mean(pixels[places == at]))
        if name is not None:
            shares[name] = shares.get(name, 0.0) + float(counts[at]) / len(keys)
    bright = {name: share for name, share in shares.items() if name in BRIGHT and share >= _MAIN}
    known = bright or {name: share for name, share in shares.items() if share >= _MAIN}
    return max(known, key=lambda name: (known[name], name), default=None)


def _mean(pixels: Any) -> tuple[float, float, float]:
    red, green, blue = (float(part) for part in pixels.mean(axis=0))
    return red, green, blue


def _scaled(figure: Any, pixels: Any) -> tuple[Any, Any]:
    """Both with `_SIDE` pixels a side."""
    rows = np.arange(_SIDE) * figure.shape[0] // _SIDE
    columns = np.arange(_SIDE) * figure.shape[1] // _SIDE
    return figure[rows][:, columns], pixels[rows][:, columns]


def _direction(figure: Any) -> str | None:
    """Which way an arrow or a triangle points, or None."""
    down_page, across = figure.mean(axis=1), figure.mean(axis=0)
    upright, level = _points(down_page, across), _points(across, down_page)
    if upright and not level:
        return "up" if upright < 0 else "down"
    if level and not upright:
        return "level"
    return _diagonal(figure) if not upright and not level else None


def _points(along: Any, across: Any) -> int:
    """-1 where the extents along one side point to its beginning, 1 to its end, 0 where they do not.

    An arrow is as far on both sides of its shaft (`across`), has its widest place near its point and a narrow end;
    a triangle grows from its point to its base.
    """
    if np.abs(across - across[::-1]).mean() > 0.08:
        return 0
    if _is_triangle(along) or _is_arrow(along):
        return -1
    return 1 if _is_triangle(along[::-1]) or _is_arrow(along[::-1]) else 0


def _is_triangle(along: Any) -> bool:
    """Does it grow from its beginning to its end?"""
    most, tip = float(along.max()), _SIDE // 8
    return float(along[:tip].mean()) < 0.35 * most and float(along[-tip:].mean()) > 0.8 * most


def _is_arrow(along: Any) -> bool:
    """Does it grow from its beginning, then fall at once to a shaft?"""
    most, tip = float(along.max()), _SIDE // 8
    widest = int(np.flatnonzero(along >= 0.9 * most)[-1])
    shaft = along[widest + 3 :]
    if len(shaft) < tip or float(along[:tip].mean()) > 0.6 * most or widest < tip:
        return False
    return float(shaft.max()) < 0.65 * most and float(shaft.max() - shaft.min()) < 0.3 * most


def _diagonal(figure: Any) -> str | None:
    """An arrow to the upper or lower right: heavy in that corner, thin towards the other, alike on both sides."""
    quarter = _SIDE // 2
    for name, turned in (("rising", figure[::-1]), ("falling", figure)):
        alike = float(np.abs(turned.astype(float) - turned.T).mean()) < 0.12
        head, tail = float(turned[quarter:, quarter:].mean()), float(turned[:quarter, :quarter].mean())
        sides = float(turned[quarter:, :quarter].mean())
        if alike and head > 0.45 and tail < 0.75 * head and sides < 0.6 * head and turned[-3:, -3:].mean() > 0.5:
            return name
    return None


def _face(figure: Any, pixels: Any, color: str | None) -> str | None:
    """smile, neutral or frown, by the mouth, where there are two eyes; face without a clear mouth; or None."""
    grid = (np.arange(_SIDE) + 0.5) / _SIDE - 0.5
    inside = np.hypot(*np.meshgrid(grid, grid)) < 0.4
    main = np.median(pixels[inside], axis=0)
    marks = inside & (np.abs(pixels - main).max(axis=2) > _FEATURE)
    share = marks.sum() / inside.sum()
    half = _SIDE // 2
    left, right = marks[:half, : half - 2].sum(), marks[:half, half + 2 :].sum()
    between = marks[: half - 2, half - 1 : half + 1].sum()
    if color is None or not 0.02 < share < 0.4 or not left or not right or between or not _is_round(figure):
        return None
    if not 0.4 < left / right < 2.5:
        return None
    heights, places = np.nonzero(marks[half:])
    middle = np.abs(places - _SIDE / 2 + 0.5) < _SIDE * 0.1
    outer = np.abs(places - _SIDE / 2 + 0.5) > _SIDE * 0.15
    if not middle.any() or not outer.any():
        return "face"
    bend = (heights[middle].mean() - heights[outer].mean()) / _SIDE
    if abs(bend) > 0.025:
        return "smile" if bend > 0 else "frown"
    return "neutral"


def _plain(figure: Any) -> str:
    filled = float(figure.mean())
    if filled > _FULL:
        return "square"
    return "circle" if _is_round(figure) else "symbol"


def _is_round(figure: Any) -> bool:
    """Is it a disc, whatever is cut out of it?"""
    grid = (np.arange(_SIDE) + 0.5) / _SIDE - 0.5
    disc = np.hypot(*np.meshgrid(grid, grid)) < 0.5
    whole = np.logical_or.accumulate(figure, axis=1) & np.logical_or.accumulate(figure[:, ::-1], axis=1)[:, ::-1]
    return float((whole == disc).mean()) > 0.85
