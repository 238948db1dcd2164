"""Colours of a small image: few, each with its share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

#: Colours that differ by less than this (of 255) in every part are counted together.
_STEP = 16


def dominating(image: Image | None, least: float = 0.02) -> list[tuple[tuple[float, float, float], float]]:
    """(RGB 0 to 1, share of the area) of the colours that fill at least that share, most first; [] without an image.

    Pixels are counted in steps; the colour is the mean of its pixels. White ground counts as any other colour.
    """
    if image is None:
        return []
    pixels = np.asarray(image.convert("RGB"), np.int64).reshape(-1, 3)
    steps = pixels // _STEP
    keys, inverse, counts = np.unique(steps @ np.array([65536, 256, 1]), return_inverse=True, return_counts=True)
    order = [i for i in np.lexsort((keys, -counts)) if counts[i] >= least * len(pixels)]
    means = [pixels[inverse == i].mean(axis=0) / 255 for i in order]
    return [
        ((float(r), float(g), float(b)), float(counts[i] / len(pixels)))
        for i, (r, g, b) in zip(order, means, strict=True)
    ]
