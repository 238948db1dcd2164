"""From glyphs to words."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from extractors.layout.types import Word
from extractors.layout.words import Glyphs, build_turned, printed, style_of
from extractors.layout.words import build_words as words_of


@dataclass(frozen=True)
class Glyph:
    """One glyph; -1 stands for no element."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    font: str
    size: float
    color: tuple[float, float, float] | None
    tag: int = -1
    block: int = -1
    artifact: bool = False


def columns(glyphs: list[Glyph]) -> Glyphs:
    """The columns of single glyphs."""
    boxes = np.array([(g.x0, g.top, g.x1, g.bottom, g.size) for g in glyphs], float).reshape(-1, 5).T
    looks = list(dict.fromkeys((g.font, g.color) for g in glyphs))
    return Glyphs(
        [printed(g.text) for g in glyphs],
        *boxes,
        np.array([looks.index((g.font, g.color)) for g in glyphs], np.int64),
        [style_of(*look) for look in looks],
        np.array([g.tag for g in glyphs], np.int64),
        np.array([g.block for g in glyphs], np.int64),
        np.array([g.artifact for g in glyphs], np.bool_),
    )


def build_words(glyphs: list[Glyph]) -> list[Word]:
    return words_of(columns(glyphs))


def glyphs(text: str, x: float = 0.0, size: float = 10.0, bottom: float = 20.0, **style: object) -> list[Glyph]:
    """Glyphs beside each other, half as wide as the font is high."""
    made = []
    for char in text:
        made.append(Glyph(char, x, bottom - size, x + 0.5 * size, bottom, "Serif", size, (0, 0, 0)))
        x += 0.5 * size
    return [replace(glyph, **style) for glyph in made]  # type: ignore[arg-type]


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def test_white_space_ends_a_word_and_is_remembered() -> None:
    words = build_words(glyphs("Nio barn\u00a0leker"))
    assert texts(words) == ["Nio", "barn", "leker"]
    assert [word.space for word in words] == [True, True, False]


def test_a_gap_ends_a_word_without_a_space() -> None:
    assert texts(build_words(glyphs("lek") + glyphs("plats", x=15.5))) == ["lekplats"]
    words = build_words(glyphs("lek") + glyphs("plats", x=18.5))
    assert texts(words) == ["lek", "plats"]
    assert not words[0].space


def test_steps_back_and_down_end_a_word() -> None:
    assert texts(build_words(glyphs("ett", x=100) + glyphs("två", x=20))) == ["ett", "två"]
    assert texts(build_words(glyphs("ett") + glyphs("två", x=15, bottom=34))) == ["ett", "två"]


def test_another_size_ends_a_word_but_a_like_one_does_not() -> None:
    assert texts(build_words(glyphs("Stor") + glyphs("liten", x=20, size=7))) == ["Stor", "liten"]
    assert texts(build_words(glyphs("Stor") + glyphs("are", x=20, size=9.5))) == ["Storare"]


def test_another_element_ends_a_word() -> None:
    cells = glyphs("12", tag=3, block=3) + glyphs("34", x=10, tag=4, block=4)
    assert [(w.text, w.tag) for w in build_words(cells)] == [("12", 3), ("34", 4)]
    spans = glyphs("12", tag=5, block=3) + glyphs("34", x=10, tag=6, block=3)
    assert texts(build_words(spans)) == ["1234"]


@pytest.mark.parametrize(("drawn", "text"), [("eﬀekt", "effekt"), ("ﬁnans", "finans"), ("oﬃciell", "officiell")])
def test_ligatures_become_letters(drawn: str, text: str) -> None:
    assert texts(build_words(glyphs(drawn))) == [text]


@pytest.mark.parametrize("bullet", ["\uf0b7", "\uf0d8", "(cid:120)"])
def test_bullets_of_symbol_fonts(bullet: str) -> None:
    glyph = replace(glyphs("x")[0], text=bullet)
    assert texts(build_words([glyph, *glyphs("läsa", x=15)])) == ["•", "läsa"]


def test_unmapped_glyphs_within_a_word_stay_as_they_are() -> None:
    odd = replace(glyphs("x", x=5)[0], text="(cid:7)")
    assert texts(build_words([*glyphs("a"), odd])) == ["a(cid:7)"]


def test_private_characters_are_left_out() -> None:
    assert texts(build_words(glyphs("mål\ue001"))) == ["mål"]
    assert build_words(glyphs("\ue001")) == []


def test_a_raised_digit_is_a_footnote_mark_and_never_part_of_the_number() -> None:
    words = build_words(glyphs("40") + glyphs("3", x=10, size=6, bottom=16))
    assert texts(words) == ["40", "³"]


@pytest.mark.parametrize(
    ("bottom", "x", "size"),
    [(20.0, 10.0, 6.0), (16.0, 20.0, 6.0), (16.0, 10.0, 9.0)],
    ids=["on the line", "far away", "as large"],
)
def test_other_digits_are_not_raised(bottom: float, x: float, size: float) -> None:
    words = build_words(glyphs("40") + glyphs("3", x=x, size=size, bottom=bottom))
    assert "³" not in "".join(texts(words))


def test_more_than_two_raised_digits_are_a_number() -> None:
    assert texts(build_words(glyphs("40") + glyphs("123", x=10, size=6, bottom=16))) == ["40", "123"]


def test_a_word_has_the_box_of_its_glyphs_and_the_style_of_its_first() -> None:
    (word,) = build_words(glyphs("mål", x=50, font="ABCDEF+Serif-BoldItalic", artifact=True))
    assert word.box == (50, 10, 65, 20)
    assert (word.bold, word.italic, word.size, word.artifact) == (True, True, 10.0, True)


@pytest.mark.parametrize(
    ("font", "bold", "italic"),
    [
        ("Arial-BoldMT", True, False),
        ("ABCDEF+Calibri-Light", False, False),
        ("SegoeUI-Semilight", False, False),
        ("OpenSans-SemiBoldItalic", True, True),
        ("Helvetica-Oblique", False, True),
        ("Frutiger-Black", True, False),
    ],
)
def test_bold_and_italic_by_the_name_of_the_font(font: str, bold: bool, italic: bool) -> None:
    style = style_of(font, None)
    assert (style.bold, style.italic) == (bold, italic)


@pytest.mark.parametrize("upward", [True, False])
def test_words_along_the_page_are_read_in_their_own_direction(upward: bool) -> None:
    letters = []
    for at, char in enumerate("Mål 25"):
        top = 100 - 5 * at if upward else 100 + 5 * at
        letters.append(Glyph(char, 40, top, 50, top + 5, "Serif", 5, None))
    words = build_turned(columns(letters), upward)
    assert texts(words) == ["Mål", "25"]
    assert words[0].box == ((40, 90, 50, 105) if upward else (40, 100, 50, 115))
    assert words[0].size == 10


def test_nothing_gives_no_words() -> None:
    assert build_words([]) == []
    assert build_words(glyphs("   ")) == []
