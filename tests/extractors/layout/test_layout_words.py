"""From glyphs to words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.layout.types import Word
from extractors.layout.words import FontStyles, Glyph, build_words


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
    styles = FontStyles()
    assert styles.of(font) == styles.of(font) == (bold, italic)


def test_nothing_gives_no_words() -> None:
    assert build_words([]) == []
    assert build_words(glyphs("   ")) == []
