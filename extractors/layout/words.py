"""From glyphs to words.

Glyphs come in the order in which the page paints them. A word ends at white space, at a gap, at a jump to
another line, at a change of font size, or where another structure element begins. A small raised word
right after another is a footnote mark and gets raised digits, so that 40³ never becomes 403.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.layout.types import Word
from models.box import Box

#: A gap wider than this share of the font size ends a word, even without a white space glyph.
GAP = 0.3
#: A step back further than this share of the font size ends a word.
BACK = 0.6
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_UNMAPPED = re.compile(r"\(cid:\d+\)")
#: Bullets of symbol fonts, which come as characters of the private use area.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "•", "\uf0fc": "✓", "\uf02d": "-", "\uf06f": "o", "\uf0be": "-"}


@dataclass(slots=True)
class Glyph:
    """One glyph: its text, box (points, origin top left), font and colour."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    font: str
    size: float
    color: tuple[float, float, float] | None
    tag: int | None = None
    block: int | None = None
    artifact: bool = False


class FontStyles:
    """Bold and italic by the name of a font, remembered."""

    _BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "extrabold")
    _ITALIC = ("italic", "oblique", "-it", "kursiv")

    def __init__(self) -> None:
        self._known: dict[str, tuple[bool, bool]] = {}

    def of(self, font: str) -> tuple[bool, bool]:
        found = self._known.get(font)
        if found is None:
            name = font.split("+")[-1].lower()
            bold = any(part in name for part in self._BOLD) and "semilight" not in name
            found = self._known[font] = (bold, any(part in name for part in self._ITALIC))
        return found


def build_words(glyphs: Iterable[Glyph]) -> list[Word]:
    """Words in the order of their first glyph."""
    words: list[Word] = []
    run: list[Glyph] = []
    styles = FontStyles()
    for glyph in glyphs:
        blank = not glyph.text.strip() or glyph.text == "\u00a0"
        if run and (blank or _breaks(run[-1], glyph)):
            word = _word(run, styles, space=blank)
            run = []
            if word is not None:
                words.append(word)
        elif blank and words and not run:
            words[-1].space = True
        if not blank:
            run.append(glyph)
    if run and (word := _word(run, styles, space=False)) is not None:
        words.append(word)
    _mark_raised(words)
    return words


def _breaks(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 1.0)
    gap = glyph.x0 - last.x1
    if gap > GAP * size or gap < -BACK * size:
        return True
    if abs(glyph.bottom - last.bottom) > 0.3 * size or abs(glyph.size - last.size) > 0.15 * size:
        return True
    return glyph.block != last.block


def _word(run: list[Glyph], styles: FontStyles, space: bool) -> Word | None:
    text = "".join(_LIGATURES.get(g.text, _BULLETS.get(g.text, g.text)) for g in run)
    if any(ord(c) > 0x2FF for c in text):
        text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Co", "Cn"))
    if not text.strip():
        return None
    if _UNMAPPED.fullmatch(text):
        text = "•"  # a glyph that stands alone and whose font does not say what it is: a bullet
    first = run[0]
    bold, italic = styles.of(first.font)
    box = Box(first.x0, min(g.top for g in run), run[-1].x1, max(g.bottom for g in run))
    return Word(text, box, first.font, first.size, bold, italic, first.tag, first.artifact, space, first.color)


def _mark_raised(words: list[Word]) -> None:
    for last, word in itertools.pairwise(words):
        if not word.text.isdigit() or len(word.text) > 2 or word.size > 0.8 * last.size:
            continue
        beside = -0.1 * last.size <= word.box.x0 - last.box.x1 <= 0.25 * last.size
        if beside and word.box.bottom < last.box.bottom - 0.15 * last.size:
            word.text = word.text.translate(_RAISED)
