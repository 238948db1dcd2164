"""Colours of a content stream as RGB, 0 to 1 each; None where only a picture would tell (patterns, palettes)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from extractors.layout.words import Color

_NAMED = {"DeviceGray": "gray", "CalGray": "gray", "G": "gray", "DeviceRGB": "rgb", "CalRGB": "rgb", "RGB": "rgb",
          "DeviceCMYK": "cmyk", "CMYK": "cmyk"}  # fmt: skip
_BY_COMPONENTS = {1: "gray", 3: "rgb", 4: "cmyk"}


@lru_cache(maxsize=4096)
def rgb(values: tuple[float, ...]) -> Color | None:
    """RGB of grey, RGB or CMYK, told by the number of values; None for any other number."""
    if len(values) == 1:
        return (values[0], values[0], values[0])
    if len(values) == 3:
        return (values[0], values[1], values[2])
    if len(values) == 4:
        c, m, y, k = values
        return ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
    return None


def space_kind(name: str, resources: Mapping[str, Any]) -> str | None:
    """gray, rgb, cmyk or tint (of one ink); None where a value of the space is no colour by itself."""
    if name in _NAMED:
        return _NAMED[name]
    found = resolve1((resolve1(resources.get("ColorSpace")) or {}).get(name))
    if isinstance(found, PSLiteral):
        return _NAMED.get(str(found.name))
    if not isinstance(found, list) or not found:
        return None
    family = getattr(resolve1(found[0]), "name", None)
    if family == "ICCBased" and len(found) > 1:
        return _BY_COMPONENTS.get(resolve1(getattr(resolve1(found[1]), "attrs", {}).get("N")))
    return "tint" if family == "Separation" else _NAMED.get(str(family))


def in_space(kind: str | None, values: tuple[float, ...]) -> Color | None:
    """The colour that a space gives to values; a tint is as dark as its ink is thick."""
    if kind is None:
        return None
    if kind == "tint":
        return rgb((1 - values[0],)) if values else None
    return rgb(values) if _BY_COMPONENTS.get(len(values)) == kind else None
