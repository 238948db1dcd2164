"""Signs of the global goals on a page: told by colour and number, and what must not be taken for one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from extractors.agenda2030.colors import only_goal
from extractors.agenda2030.icons import find_icons
from extractors.layout.types import Drawn, Fill, Icon, Page, Word
from models.box import Box

ALL = range(1, 18)
FONTS = ("", "Vera.ttf", "VeraBd.ttf")
WHITE = (1.0, 1.0, 1.0)


def no_drawing(_: Box) -> None:
    return None


def found(page: Page) -> list[int]:
    return [icon.sdg for icon in find_icons(page, no_drawing)[0]]


def notes(page: Page) -> list[str]:
    return [note.message for note in find_icons(page, no_drawing)[1]]


def word(text: str, x: float, top: float, size: float = 10.0) -> Word:
    return Word(text, Box(x, top, x + size * len(text) * 0.6, top + size), color=WHITE)


@pytest.mark.parametrize(
    ("name", "narrow"), [*((name, n) for name in FONTS for n in (1.0, 0.75)), ("VeraBd.ttf", 0.55)]
)
@pytest.mark.parametrize("sdg", ALL)
def test_all_seventeen_in_several_fonts(signs: Any, sdg: int, name: str, narrow: float) -> None:
    assert found(signs.page_of(signs.sign(sdg, name=name, narrow=narrow))) == [sdg]


@pytest.mark.parametrize("size", [100, 240])
@pytest.mark.parametrize("sdg", ALL)
def test_sizes_and_jpeg(signs: Any, sdg: int, size: int) -> None:
    assert found(signs.page_of(signs.as_jpeg(signs.sign(sdg, size=size)))) == [sdg]


@settings(max_examples=60, deadline=None)
@given(
    sdg=st.sampled_from(ALL),
    shift=st.tuples(*[st.integers(-16, 16)] * 3),
    size=st.integers(24, 140),
    name=st.sampled_from(FONTS),
    narrow=st.sampled_from([0.55, 0.7, 1.0]),
)
def test_a_sign_is_read_right_or_not_at_all(
    signs: Any, sdg: int, shift: tuple[int, int, int], size: int, name: str, narrow: float
) -> None:
    red, green, blue = (max(0, min(255, part + by)) for part, by in zip(signs.color_of(sdg), shift, strict=True))
    image = signs.as_jpeg(signs.sign(sdg, color=(red, green, blue), size=size, name=name, narrow=narrow), 60)
    assert found(signs.page_of(image)) in ([sdg], [])


def test_text_and_box_say_what_was_seen(signs: Any) -> None:
    (icon,), told = find_icons(signs.page_of(signs.sign(4)), no_drawing)
    assert icon == Icon(4, 1, Box(50, 300, 90, 340), "ikon: 4 God utbildning för alla", 1.0, False)
    assert told == []


def test_a_white_frame_and_round_corners_do_no_harm(signs: Any) -> None:
    framed = Image.new("RGB", (150, 150), "white")
    mask = Image.new("L", (128, 128))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, 127, 127), 14, fill=255)
    framed.paste(signs.sign(11), (11, 11), mask)
    assert found(signs.page_of(framed)) == [11]


@pytest.mark.parametrize("sdg", [3, 6, 9, 14])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_sign_that_is_turned_is_none(signs: Any, sdg: int, turn: int) -> None:
    assert found(signs.page_of(signs.sign(sdg).rotate(turn))) == []


@pytest.mark.parametrize("sdg", ALL)
def test_grey_cropped_and_mirrored_signs_are_none(signs: Any, sdg: int) -> None:
    grey = signs.sign(sdg).convert("L").convert("RGB")
    cropped = signs.sign(sdg, size=400).crop((0, 140, 260, 400))
    assert found(signs.page_of(grey, cropped)) == []
    if sdg not in (1, 8, 11):  # they look alike in a mirror, or nearly
        assert found(signs.page_of(signs.sign(sdg).transpose(Image.Transpose.FLIP_LEFT_RIGHT))) == []


def test_wheel_photograph_disc_and_plain_squares_are_none_and_no_findings(signs: Any) -> None:
    photograph = Image.radial_gradient("L").resize((128, 128)).convert("RGB")
    disc = Image.new("RGB", (128, 128), "white")
    ImageDraw.Draw(disc).ellipse((2, 2, 125, 125), fill=signs.color_of(4))
    plain = Image.new("RGB", (128, 128), signs.color_of(13))
    logo = signs.sign(4)
    ImageDraw.Draw(logo).rectangle((40, 80, 110, 120), fill=(20, 60, 200))
    page = signs.page_of(signs.wheel(), photograph, disc, plain, logo)
    assert find_icons(page, no_drawing) == ([], [])


@pytest.mark.parametrize("sdg", ALL)
def test_a_number_in_the_colour_of_another_goal_is_none(signs: Any, sdg: int) -> None:
    other = (sdg + 5) % 17 + 1
    page = signs.page_of(signs.sign(other, color=signs.color_of(sdg)))
    assert found(page) == []
    assert f"with the number {other}; it gives no reference" in notes(page)[0]


def test_somebodys_own_tiles_are_none_even_where_a_colour_fits(signs: Any) -> None:
    tiles = [
        signs.sign(n, color=c) for n, c in enumerate([(205, 28, 40), (0, 90, 160), (70, 155, 60), (250, 200, 20)], 1)
    ]
    page = signs.page_of(*tiles)
    page.words = [word("Agenda", 50, 100), word("2030", 100, 100)]
    assert found(page) == []
    assert len(notes(page)) == 4


def test_a_colour_that_is_off_is_trusted_where_agenda_2030_is_spoken_of(signs: Any) -> None:
    off = (signs.color_of(1)[0], signs.color_of(1)[1] - 30, signs.color_of(1)[2] - 36)
    page = signs.page_of(signs.sign(1, color=off))
    assert find_icons(page, no_drawing)[0][0].confidence < 0.9
    page.words = [word("Agenda", 50, 100), word("2030", 100, 100)]
    assert find_icons(page, no_drawing)[0][0].confidence == 1.0


def smeared(image: Image.Image) -> Image.Image:
    """The sign with a white patch where its number is."""
    ImageDraw.Draw(image).rectangle((8, 8, 60, 40), fill="white")
    return image


def test_a_number_that_cannot_be_read_is_made_up_for_by_a_colour_that_no_other_goal_has(signs: Any) -> None:
    assert only_goal((0x26 / 255, 0xBD / 255, 0xE2 / 255)) == 6
    assert found(signs.page_of(smeared(signs.sign(6)))) == []
    (first, second), _ = find_icons(signs.page_of(smeared(signs.sign(6)), signs.sign(3)), no_drawing)
    assert (first.sdg, first.text) == (6, "ikon: 6 Rent vatten och sanitet för alla (färgen, siffran oläst)")
    assert second.sdg == 3
    page = signs.page_of(smeared(signs.sign(4)), signs.sign(3))
    assert found(page) == [3], "4 is too like 1 and 8"
    assert "cannot be read" in notes(page)[0]


@pytest.mark.parametrize("gap", [0, 12])
def test_a_strip_of_signs_in_one_picture(signs: Any, gap: int) -> None:
    strip = Image.new("RGB", (3 * 128 + 2 * gap, 128), "white")
    for at, sdg in enumerate((3, 10, 16)):
        strip.paste(signs.sign(sdg), (at * (128 + gap), 0))
    icons, _ = find_icons(signs.page_of(strip), no_drawing)
    assert [icon.sdg for icon in icons] == [3, 10, 16]
    assert icons[1].box.x0 == pytest.approx(50 + 40 * (128 + gap) / 128, abs=1.5)
    upright = strip.transpose(Image.Transpose.ROTATE_270)
    assert found(signs.page_of(upright)) == []


def square(color: tuple[int, int, int], *words: Word, at: float = 50) -> Page:
    red, green, blue = (part / 255 for part in color)
    return Page(1, 595, 842, words=list(words), fills=[Fill(Box(at, 300, at + 40, 340), (red, green, blue))])


def test_squares_with_the_number_as_text(signs: Any) -> None:
    assert found(square(signs.color_of(16), word("16", 53, 303))) == [16]
    assert found(
        square(signs.color_of(11), word("11", 53, 303), word("Hållbara", 52, 315, 5), word("städer", 52, 322, 5))
    ) == [11]


def test_cells_of_tables_are_no_signs(signs: Any) -> None:
    assert found(square((237, 28, 36), word("1", 53, 303))) == [], "red, but not that red"
    assert found(square(signs.color_of(4), word("7", 53, 303))) == []
    assert found(square(signs.color_of(4), word("4", 53, 303), word("%", 60, 303))) == []
    assert found(square(signs.color_of(4), word("04", 53, 303))) == []
    dark = word("4", 53, 303)
    dark.color = (0.0, 0.0, 0.0)
    assert found(square(signs.color_of(4), dark)) == []


def test_a_square_without_text_is_drawn_and_read(signs: Any) -> None:
    asked: list[Box] = []

    def draw(box: Box) -> Image.Image:
        asked.append(box)
        return signs.sign(5)

    page = square(signs.color_of(5))
    assert find_icons(page, draw) == ([], [])
    assert asked == [], "nothing is drawn on the square"
    page.drawn.append(Drawn(Box(53, 303, 60, 315), None, (1.0, 1.0, 1.0), ()))
    (icon,), _ = find_icons(page, draw)
    assert (icon.sdg, asked) == (5, [Box(50, 300, 90, 340)])


def test_pages_without_candidates_decode_and_draw_nothing(signs: Any) -> None:
    def never(*_: object) -> Image.Image:
        raise AssertionError("a page without candidates costs something")

    page = signs.page_of(signs.sign(4, size=128))
    page.pictures[0].load = never
    for box in (Box(0, 0, 595, 800), Box(0, 0, 8, 8), Box(0, 0, 300, 290), Box(0, 0, 60, 45)):
        page.pictures[0].box = box
        assert find_icons(page, never) == ([], [])
    grey = Page(
        1, 595, 842, fills=[Fill(Box(0, 0, 40, 40), (0.8, 0.8, 0.8)), Fill(Box(0, 0, 400, 40), (0.77, 0.1, 0.18))]
    )
    assert find_icons(grey, never) == ([], [])


def test_a_sign_is_found_once_though_painted_twice(signs: Any) -> None:
    page = signs.page_of(signs.sign(4))
    page.pictures *= 2
    page.fills = [Fill(page.pictures[0].box, (0.77, 0.1, 0.18))]
    assert found(page) == [4]
