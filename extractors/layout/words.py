"""From glyphs to words, a page at a time: columns of numbers in, words out.

Glyphs stand in the order in which the page paints them. A word ends at white space, at a gap, at a jump to
another line, at a change of font size, or where another structure element begins; all of it is found for a whole
page at once. A small raised word right after another is a footnote mark and gets raised digits, so that 40³
never becomes 403.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from extractors.layout.types import Word
from models.box import Box

if TYPE_CHECKING:
    import numpy.typing as npt

# numpy.typing costs as much to load as a page to read, and is only for those who check types.
Floats: TypeAlias = "npt.NDArray[np.float64]"
Ints: TypeAlias = "npt.NDArray[np.int64]"
Bools: TypeAlias = "npt.NDArray[np.bool_]"
Color = tuple[float, float, float]

#: A gap wider than this share of the font size ends a word, even without a white space glyph.
GAP = 0.3
#: A step back further than this share of the font size ends a word.
BACK = 0.6
#: A word ends where the base line moves, or the size changes, by more than this share of the font size.
_STEP, _SIZE = 0.3, 0.15
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_UNMAPPED = re.compile(r"\(cid:\d+\)")
#: Bullets of symbol fonts, which come as characters of the private use area.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "•", "\uf0fc": "✓", "\uf02d": "-", "\uf06f": "o", "\uf0be": "-"}
#: Signs of the Wingdings fonts by their codes, which come as letters or as characters of the private use area.
_WINGDINGS = {"J": "☺", "K": "😐", "L": "☹", "l": "●", "n": "■", "à": "→", "á": "↑", "â": "↓", "ä": "↗", "æ": "↘",
              "è": "➔", "é": "⬆", "ê": "⬇", "ü": "✓", "û": "✗", "þ": "☑", "ý": "☒"}  # fmt: skip
_SYMBOLS = {chr(0xF000 + ord(code)): sign for code, sign in _WINGDINGS.items()}
_PRINTED = _LIGATURES | _SYMBOLS | _BULLETS
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "extrabold")
_ITALIC = ("italic", "oblique", "-it", "kursiv")


@dataclass(frozen=True, slots=True)
class Style:
    """How glyphs look: the name of their font, and its colour as RGB, 0 to 1 each."""

    font: str
    color: Color | None
    bold: bool
    italic: bool


def style_of(font: str, color: Color | None) -> Style:
    """The style, with weight and slant told by the name of the font."""
    name = font.split("+")[-1].lower()
    bold = any(part in name for part in _BOLD) and "semilight" not in name
    return Style(font, color, bold, any(part in name for part in _ITALIC))


@dataclass(slots=True)
class Glyphs:
    """The glyphs of a page in the order of painting; every column has one entry for each of them.

    Boxes are in points from the top left corner of the page. `tags` and `blocks` are structure elements (the
    one that a glyph stands in, and the one that makes one block of text with it), -1 where there is none.
    """

    texts: list[str]
    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats
    sizes: Floats
    #: Index of the style of each.
    looks: Ints
    styles: list[Style]
    tags: Ints
    blocks: Ints
    artifacts: Bools

    def at(self, kept: Bools) -> Glyphs:
        """Those glyphs alone."""
        return Glyphs(
            list(itertools.compress(self.texts, kept.tolist())),
            self.x0[kept],
            self.top[kept],
            self.x1[kept],
            self.bottom[kept],
            self.sizes[kept],
            self.looks[kept],
            self.styles,
            self.tags[kept],
            self.blocks[kept],
            self.artifacts[kept],
        )


def build_turned(glyphs: Glyphs, upward: bool) -> list[Word]:
    """Words that read upward (or else downward) along the page, with the boxes in which they stand there."""
    if upward:
        turned = replace(glyphs, x0=-glyphs.bottom, x1=-glyphs.top, top=glyphs.x0, bottom=glyphs.x1)
    else:
        turned = replace(glyphs, x0=glyphs.top, x1=glyphs.bottom, top=-glyphs.x1, bottom=-glyphs.x0)
    words = build_words(replace(turned, sizes=turned.bottom - turned.top))
    for word in words:
        x0, top, x1, bottom = word.box
        word.box = Box(top, -x1, bottom, -x0) if upward else Box(-bottom, x0, -top, x1)
    return words


def printed(text: str) -> str:
    """A glyph's text without ligatures, and with bullets that are characters; a space where it has none."""
    return _PRINTED.get(text, text) or " "


def build_words(glyphs: Glyphs) -> list[Word]:
    """Words in the order of their first glyph."""
    blank = np.fromiter(map(str.isspace, glyphs.texts), bool, len(glyphs.texts))
    inked = np.flatnonzero(~blank)
    if not len(inked):
        return []
    firsts = _firsts(glyphs, inked)
    words = _words(glyphs, blank, inked, firsts)
    if any(_is_wingdings(style.font) for style in glyphs.styles):
        _name_signs(words)
    _mark_raised(words)
    return words


def _firsts(glyphs: Glyphs, inked: Ints) -> Ints:
    """Where in `inked` each word begins."""
    x0, x1, bottom, size = glyphs.x0[inked], glyphs.x1[inked], glyphs.bottom[inked], glyphs.sizes[inked]
    blocks = glyphs.blocks[inked]
    larger = np.maximum(np.maximum(size[1:], size[:-1]), 1.0)
    gap = x0[1:] - x1[:-1]
    ends = (np.diff(inked) > 1) | (gap > GAP * larger) | (gap < -BACK * larger)
    ends |= np.abs(np.diff(bottom)) > _STEP * larger
    ends |= np.abs(np.diff(size)) > _SIZE * larger
    ends |= np.diff(blocks) != 0
    return np.concatenate(([0], np.flatnonzero(ends) + 1))


def _words(glyphs: Glyphs, blank: Bools, inked: Ints, firsts: Ints) -> list[Word]:
    begins = inked[firsts]
    lasts = inked[np.append(firsts[1:], len(inked)) - 1]
    ends = lasts + 1
    spaces = np.append(blank, False)[ends]
    tops = np.minimum.reduceat(glyphs.top[inked], firsts)
    bottoms = np.maximum.reduceat(glyphs.bottom[inked], firsts)
    columns = zip(
        begins.tolist(),
        ends.tolist(),
        glyphs.x0[begins].tolist(),
        tops.tolist(),
        glyphs.x1[lasts].tolist(),
        bottoms.tolist(),
        glyphs.sizes[begins].tolist(),
        glyphs.looks[begins].tolist(),
        glyphs.tags[begins].tolist(),
        glyphs.artifacts[begins].tolist(),
        spaces.tolist(),
        strict=True,
    )
    words: list[Word] = []
    texts, styles = glyphs.texts, glyphs.styles
    for begin, end, x0, top, x1, bottom, size, style_at, tag, artifact, space in columns:
        text = _text("".join(texts[begin:end]))
        if not text:
            continue
        style = styles[style_at]
        box = Box(x0, top, x1, bottom)
        known = tag if tag >= 0 else None
        words.append(Word(text, box, style.font, size, style.bold, style.italic, known, artifact, space, style.color))
    return words


def _text(text: str) -> str:
    """A word's text without what no one sees; "" where nothing is left."""
    if text.isascii():
        return "•" if text[0] == "(" and _UNMAPPED.fullmatch(text) else text
    if max(text) > "\u02ff":
        text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Co", "Cn"))
    return text if text.strip() else ""


def _is_wingdings(font: str) -> bool:
    return font.split("+")[-1].lower() in ("wingdings", "wingdings-regular")


def _name_signs(words: list[Word]) -> None:
    """Letters of a font of signs are the signs that they show."""
    for word in words:
        if len(word.text) == 1 and _is_wingdings(word.font):
            word.text = _WINGDINGS.get(word.text, word.text)


def _mark_raised(words: list[Word]) -> None:
    for last, word in itertools.pairwise(words):
        if len(word.text) > 2 or not word.text.isdigit() or word.size > 0.8 * last.size:
            continue
        beside = -0.1 * last.size <= word.box.x0 - last.box.x1 <= 0.25 * last.size
        if beside and word.box.bottom < last.box.bottom - 0.15 * last.size:
            word.text = word.text.translate(_RAISED)


def sign_of(char: str, font: str) -> str:
    """The sign that a letter of a symbol font shows; "" for one of Wingdings that is not known, else the letter."""
    if _is_wingdings(font) and not char.isspace():
        code = chr(ord(char) & 0xFF)
        return _WINGDINGS.get(code) or _BULLETS.get(chr(0xF000 + ord(code)), "")
    return _PRINTED.get(char, char)
