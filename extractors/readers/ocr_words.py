"""From what Tesseract read on a picture to words of a page.

Each word gets the confidence of its least sure character, a font size by the height of the capitals of its line, and is
bold where its strokes are thicker than is usual on the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np

from extractors.layout.types import Word
from models.box import Box

if TYPE_CHECKING:
    from extractors.readers.ocr_picture import Bools

FONT = "OCR"
#: Words that the engine is less sure of are specks and pictures.
LEAST = 0.3
#: Font size as a multiple of the height of capitals, and how much of it is above the base line.
_SIZE, _ABOVE = 1.38, 0.78
#: Sizes that differ by less than this share are one.
_ALIKE = 0.1
#: Strokes that are thicker than usual by this factor are bold.
_BOLD = 1.3
#: What the engine reads for a bullet, and behind one; a disc fills this share of its box or more, a letter less.
_DOTS, _SPECKS, _FULL = frozenset("eo«»*°¢@.©•·"), frozenset("-–—.·"), 0.66
_FIELD = re.compile(r"(\w+) ([^;]+)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Read:
    """A word as the engine gives it; lengths in pixels from the top left corner of the picture."""

    text: str
    x0: float
    x1: float
    #: Where its base line is at its middle, and how high capitals of its line are.
    base: float
    height: float
    #: The least confidence among its characters, 0 to 1.
    confidence: float
    #: Box around its ink, from the top to the bottom.
    top: float
    bottom: float
    #: Number of its line.
    line: int
    #: Mean length of a stroke's crossing as a share of the height; 0 where unknown.
    stroke: float = 0.0
    #: Share of its box that is ink; 0 where unknown.
    filled: float = 0.0


def parse_hocr(hocr: bytes, dark: Bools | None = None) -> list[Read]:
    """The words of a page, line after line. Raises ElementTree.ParseError."""
    return [word for words in parse_pages(hocr, dark) for word in words]


def parse_pages(hocr: bytes, dark: Bools | None = None) -> list[list[Read]]:
    """The words of each page. Raises ElementTree.ParseError."""
    pages = []
    for page in (e for e in ElementTree.fromstring(hocr).iter() if _class(e) == "ocr_page"):
        lines = enumerate(e for e in page.iter() if _class(e) in _LINES)
        pages.append([word for number, line in lines for word in _line_words(line, number, dark)])
    return pages


_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")


def _class(element: ElementTree.Element) -> str:
    return element.get("class", "")


def _fields(element: ElementTree.Element) -> dict[str, list[float]]:
    found = _FIELD.findall(element.get("title", ""))
    return {name: [float(n) for n in value.split()] for name, value in found if name[0] in "bx"}


def _line_words(line: ElementTree.Element, number: int, dark: Bools | None) -> Iterator[Read]:
    fields = _fields(line)
    x0, _, _, bottom = fields["bbox"]
    slope, offset = fields.get("baseline", [0.0, 0.0])
    height = fields.get("x_size", [0.0])[0] - fields.get("x_descenders", [0.0])[0]
    for element in line:
        text = "".join(element.itertext()).strip()
        text = re.sub(r"\s+", "", text)
        own = _fields(element)
        if not text or "bbox" not in own:
            continue
        left, top, right, low = own["bbox"]
        base = bottom + offset + slope * ((left + right) / 2 - x0)
        sure = [_fields(c)["x_conf"][0] for c in element.iter() if _class(c) == "ocrx_cinfo"]
        confidence = max(0.0, min(sure or own.get("x_wconf", [0.0])) / 100)
        part = dark[int(top) : int(low), int(left) : int(right)] if dark is not None else None
        stroke, filled = (_stroke(part), float(part.mean())) if part is not None and part.size else (0.0, 0.0)
        yield Read(text, left, right, base, height, confidence, top, low, number, stroke / max(height, 1.0), filled)


def _stroke(dark: Bools) -> float:
    """Mean length of the level runs of ink: the thickness of strokes."""
    begins = int(np.count_nonzero(dark[:, 1:] & ~dark[:, :-1])) + int(np.count_nonzero(dark[:, :1]))
    return float(np.count_nonzero(dark)) / begins if begins else 0.0


class Sizes:
    """Font sizes of a document: those that are nearly alike become one, whatever page they stand on."""

    def __init__(self) -> None:
        self._known: list[float] = []

    def learn(self, words: Iterable[Read], scale: float) -> None:
        """Add the sizes of a page, the most frequent first."""
        letters: Counter[float] = Counter()
        for word in words:
            letters[_points(word, scale)] += len(word.text)
        for size in sorted(letters, key=lambda s: (-letters[s], s)):
            if self._near(size) is None:
                self._known.append(size)

    def of(self, word: Read, scale: float) -> float:
        """The font size of a word in points."""
        size = _points(word, scale)
        return self._near(size) or size

    def _near(self, size: float) -> float | None:
        near = [known for known in self._known if abs(known - size) <= _ALIKE * known]
        return min(near, key=lambda known: abs(known - size)) if near else None


def _points(word: Read, scale: float) -> float:
    return max(1.0, round(_SIZE * word.height / scale, 1))


def to_words(read: Sequence[Read], scale: float, sizes: Sizes) -> list[Word]:
    """Words of the page in points; `scale` is pixels per point."""
    kept = [word for word in with_bullets(read) if word.confidence >= LEAST or _DIGIT.search(word.text)]
    sizes.learn(kept, scale)
    usual = _usual_stroke(kept)
    words: list[Word] = []
    for word in kept:
        size = sizes.of(word, scale)
        base = word.base / scale
        box = Box(word.x0 / scale, base - _ABOVE * size, word.x1 / scale, base + (1 - _ABOVE) * size)
        bold = usual > 0 and word.stroke >= _BOLD * usual
        words.append(Word(word.text, box, FONT, size, bold, space=True, ocr=word.confidence))
    return words


def with_bullets(read: Sequence[Read]) -> list[Read]:
    """The words, with bullets for what the engine, which knows none, takes for a letter at the beginning of a line."""
    words: list[Read] = []
    for word in read:
        first = not words or words[-1].line != word.line
        if first and _is_dot(word):
            words.append(replace(word, text="•"))
        elif not (words and words[-1].text == "•" and words[-1].line == word.line and word.text in _SPECKS):
            words.append(word)
    return words


def _is_dot(word: Read) -> bool:
    """Is it one small sign, about as wide as high and nearly full of ink?"""
    high, wide = word.bottom - word.top, word.x1 - word.x0
    square = 0.7 * high <= wide <= 1.4 * high and high < 0.8 * word.height
    return word.text in _DOTS and square and word.filled >= _FULL


def _usual_stroke(words: Sequence[Read]) -> float:
    strokes = sorted(word.stroke for word in words if word.stroke for _ in word.text)
    return strokes[len(strokes) // 2] if strokes else 0.0
