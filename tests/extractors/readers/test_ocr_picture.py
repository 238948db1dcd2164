"""What is seen on the picture of a page: its ground, how it leans, and ruled lines; no engine is needed."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.layout.types import Word
from extractors.readers.ocr_letters import has_letters
from extractors.readers.ocr_picture import find_rules, ink, leaning, looks_written, straightened
from extractors.readers.ocr_twice import alike
from extractors.readers.ocr_words import Read, Sizes, to_words, with_bullets

SCALE = 300 / 72


def paper(level: int = 255) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (1200, 900), level)
    return picture, ImageDraw.Draw(picture)


def lines_of_text(draw: ImageDraw.ImageDraw) -> None:
    """Black boxes as high as letters, in lines."""
    for y in range(100, 800, 60):
        for x in range(100, 1100, 40):
            draw.rectangle((x, y, x + 28, y + 26), fill=0)


def grey(picture: Image.Image) -> np.ndarray:  # type: ignore[type-arg]
    return np.asarray(picture, np.uint8)


@pytest.mark.parametrize("angle", [-2.0, -0.6, 0.0, 0.4, 1.5])
def test_a_leaning_page_is_turned_level(angle: float) -> None:
    picture, draw = paper()
    lines_of_text(draw)
    leant = grey(picture.rotate(-angle, fillcolor=255))
    assert leaning(ink(leant)) == pytest.approx(angle, abs=0.15)
    assert leaning(ink(straightened(leant))) == pytest.approx(0, abs=0.15)


def test_a_table_of_lines_gives_its_rules_and_letters_give_none() -> None:
    picture, draw = paper(230)
    lines_of_text(draw)
    for y in (60, 420, 860):
        draw.rectangle((80, y, 1120, y + 3), fill=20)
    for x in (80, 600, 1117):
        draw.rectangle((x, 60, x + 3, 863), fill=20)
    rules = find_rules(ink(grey(picture)), SCALE)
    level = sorted(round(rule.y_mid * SCALE) for rule in rules if rule.width > rule.height)
    upright = sorted(round(rule.x_mid * SCALE) for rule in rules if rule.height > rule.width)
    assert level == pytest.approx([62, 422, 862], abs=1)
    assert upright == pytest.approx([82, 602, 1119], abs=1)


def test_a_dark_field_is_no_rule() -> None:
    picture, draw = paper()
    draw.rectangle((100, 100, 1100, 180), fill=30)
    assert find_rules(ink(grey(picture)), SCALE) == []


def test_an_empty_page_and_a_photograph_are_not_read() -> None:
    assert not looks_written(grey(paper()[0]))
    photograph = np.random.default_rng(1).integers(0, 255, (900, 1200)).astype(np.uint8)
    assert not looks_written(photograph)
    picture, draw = paper(225)
    lines_of_text(draw)
    assert looks_written(grey(picture))


def read(text: str, height: float = 30.0, **fields: float) -> Read:
    base = {"x0": 0.0, "x1": 20.0, "base": 100.0, "confidence": 0.99, "top": 80.0, "bottom": 100.0, "line": 0}
    return Read(text=text, height=height, **{**base, **fields})  # type: ignore[arg-type]


def test_sizes_that_are_nearly_alike_become_one_over_pages() -> None:
    sizes = Sizes()
    first = to_words([read("brödtext" * 5), read("rubrik", 45.0)], SCALE, sizes)
    second = to_words([read("brödtext" * 5, 31.0), read("rubrik", 43.5)], SCALE, sizes)
    assert [word.size for word in first] == [word.size for word in second]
    assert first[1].size > 1.3 * first[0].size


def test_words_that_the_engine_doubts_go_but_numbers_stay_to_be_marked() -> None:
    words = to_words([read("fläck", confidence=0.1), read("12,5", confidence=0.1)], SCALE, Sizes())
    assert [(word.text, word.ocr) for word in words] == [("12,5", 0.1)]


def test_thick_strokes_are_bold() -> None:
    usual = [read("text", stroke=0.1) for _ in range(20)]
    words: list[Word] = to_words([*usual, read("Rubrik", stroke=0.16)], SCALE, Sizes())
    assert [word.bold for word in words].count(True) == 1
    assert words[-1].bold


def test_a_disc_that_was_read_as_a_letter_is_a_bullet() -> None:
    disc = read("e", x1=14.0, top=84.0, bottom=98.0, filled=0.78)
    letter = read("e", x1=14.0, top=84.0, bottom=98.0, filled=0.5, line=1)
    texts = [word.text for word in with_bullets([disc, read("-"), read("Första"), letter])]
    assert texts == ["•", "Första", "e"]


@pytest.mark.parametrize(("one", "two", "same"), [
    ("–5", "-5", True), ("(0)", "0", True), ("5,3", "53", False), ("1O5", "105", False), ("26%", "26", False),
])  # fmt: skip
def test_two_readings_of_a_number_are_alike_only_where_every_sign_counts(one: str, two: str, same: bool) -> None:
    assert (alike(one) == alike(two)) is same


def glance() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """An empty page at the resolution at which letters are looked for."""
    picture = Image.new("L", (827, 1169), 255)
    return picture, ImageDraw.Draw(picture)


def test_a_line_of_letters_is_found_and_fields_frames_and_curves_are_not() -> None:
    picture, draw = glance()
    draw.rectangle((100, 100, 600, 500), fill=60)
    draw.rectangle((50, 50, 780, 1100), outline=0, width=2)
    for radius in (60, 90, 140):
        draw.ellipse((400 - radius, 800 - radius, 400 + radius, 800 + radius), outline=0, width=3)
    assert not has_letters(ink(grey(picture)))
    draw.text((120, 560), "Verksamhetsplan", fill=0, font=ImageFont.load_default(14))
    assert has_letters(ink(grey(picture)))
