"""Numbers are read twice: on the page, and once more each by itself and larger.

The engine is sometimes sure of a digit that is another one. What makes it err on the page – its neighbours, the ground,
the place of a pixel – is another in the second reading; a number that both give is hardly ever wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from extractors.readers.ocr_engine import Engine
from extractors.readers.ocr_picture import Grey
from extractors.readers.ocr_words import Read, parse_pages

#: Height of the capitals of the second reading in pixels: larger than at 300 dpi, where ten points have 29.
_CAPITALS = 40
#: Space around a word, as a share of the height of its capitals.
_AROUND = 0.35
#: Confidence of a number that the two readings give differently.
DIFFERENT = 0.0
#: Words that are read again at a time: as many as the engine takes in well within its limit.
_AT_ONCE = 400
_DIGIT = re.compile(r"\d")
_DASHES = str.maketrans("–—−‐", "----")


def read_twice(engine: Engine, picture: Grey, words: Sequence[Read]) -> list[Read]:
    """The words; those with digits get the lower of their two confidences, or none where the readings differ.

    Raises EngineFailed.
    """
    checked = list(words)
    numbers = [at for at, word in enumerate(words) if _DIGIT.search(word.text)]
    for start in range(0, len(numbers), _AT_ONCE):
        part = numbers[start : start + _AT_ONCE]
        again = parse_pages(engine.read_lines([_enlarged(picture, words[at]) for at in part]))
        for at, found in zip(part, again, strict=True):
            checked[at] = replace(words[at], confidence=_agreed(words[at], found))
    return checked


def _agreed(word: Read, again: Sequence[Read]) -> float:
    if alike("".join(read.text for read in again)) != alike(word.text):
        return DIFFERENT
    return min(word.confidence, *(read.confidence for read in again))


def alike(text: str) -> str:
    """The text as far as it matters for a number: dashes are one, and what stands around a number is not compared."""
    return text.translate(_DASHES).strip(".,;:()[]|'’\"_*")


def _enlarged(picture: Grey, word: Read) -> Image.Image:
    around = _AROUND * max(word.height, 1.0)
    top, bottom = max(0, int(word.top - around)), int(word.bottom + around)
    left, right = max(0, int(word.x0 - around)), int(word.x1 + around)
    part = Image.fromarray(np.ascontiguousarray(picture[top:bottom, left:right]))
    factor = _CAPITALS / max(word.height, 8.0)
    size = (max(8, round(part.width * factor)), max(8, round(part.height * factor)))
    return part.resize(size, Image.Resampling.BICUBIC)
