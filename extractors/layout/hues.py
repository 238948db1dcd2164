"""Colours by the names that a legend gives them: green, yellow, orange, red, grey, white, black, blue.

A colour between two that mean different things has no name: what is not clearly one of them must not become a
status.
"""

from __future__ import annotations

from functools import lru_cache

from extractors.layout.words import Color

#: Names that say something of a status.
TELLING = frozenset({"green", "yellow", "orange", "red", "grey"})
#: The same without grey.
BRIGHT = TELLING - {"grey"}

#: (first hue, last hue) in degrees of each name; between them a colour has no name.
_HUES = (
    (0, 13, "red"),
    (17, 38, "orange"),
    (42, 64, "yellow"),
    (69, 168, "green"),
    (185, 260, "blue"),
    (342, 360, "red"),
)
_WHITE, _BLACK = 0.94, 0.22
#: Difference between the strongest and the weakest part below which a colour is grey, and below which it is pale.
_GREY, _PALE = 0.1, 0.4
#: Dark colours that are as bright as this are still grey.
_DARKEST_GREY = 0.35


@lru_cache(maxsize=4096)
def color_name(color: Color | None) -> str | None:
    """The name of a colour (RGB, 0 to 1 each), or None where it has none that is certain."""
    if color is None:
        return None
    high, low = max(color), min(color)
    spread = high - low
    if low >= _WHITE:
        return "white"
    if high <= _BLACK:
        return "black"
    if spread < _GREY:
        return "grey" if high >= _DARKEST_GREY else "black"
    hue = _hue(color, high, spread)
    return next((name for first, last, name in _HUES if first <= hue <= last), None)


def is_pale(color: Color) -> bool:
    """Is it a tint, as grounds have, and no full colour?"""
    return max(color) - min(color) < _PALE


def _hue(color: Color, high: float, spread: float) -> float:
    """The hue in degrees, from 0 to 360."""
    red, green, blue = color
    if high == red:
        return 60 * ((green - blue) / spread) % 360
    if high == green:
        return 60 * ((blue - red) / spread + 2)
    return 60 * ((red - green) / spread + 4)
