"""Colours, small figures and the marks of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from extractors.layout.figures import Look, read_figure
from extractors.layout.hues import color_name
from extractors.layout.marks import look_of, marks_of
from extractors.layout.stand_ins import STAND_IN, stand_ins, without_stand_ins
from extractors.layout.types import Cell, Drawn, Fill, Grid, Mark, MarkKind, Page, Picture, Word
from models.box import Box
from models.table import TableMethod


@pytest.mark.parametrize(
    ("color", "name"),
    [
        ((0.0, 0.69, 0.31), "green"),
        ((0.57, 0.82, 0.31), "green"),
        ((1.0, 0.8, 0.0), "yellow"),
        ((1.0, 1.0, 0.0), "yellow"),
        ((0.96, 0.5, 0.1), "orange"),
        ((0.84, 0.15, 0.24), "red"),
        ((0.6, 0.6, 0.6), "grey"),
        ((0.12, 0.3, 0.6), "blue"),
        ((1.0, 1.0, 1.0), "white"),
        ((0.1, 0.1, 0.1), "black"),
        ((0.5, 0.1, 0.5), None),
        (None, None),
    ],
)
def test_names_of_colours(color, name):
    assert color_name(color) == name


@given(st.tuples(*[st.floats(0, 1)] * 3))
def test_every_colour_has_a_name_or_none(color):
    assert color_name(color) in {"green", "yellow", "orange", "red", "grey", "blue", "white", "black", None}


def _image(points=None, color="#3fa535", ground="white", turn=0):
    image = Image.new("RGB", (31, 31), ground)
    draw = ImageDraw.Draw(image)
    if points is None:
        draw.ellipse((1, 1, 29, 29), fill=color)
    else:
        draw.polygon(points, fill=color)
    return image.rotate(turn, fillcolor=ground)


ARROW = [(15, 1), (29, 15), (19, 15), (19, 29), (11, 29), (11, 15), (1, 15)]
TRIANGLE = [(15, 2), (29, 28), (1, 28)]


@pytest.mark.parametrize("ground", ["white", "#bde3ff"])
@pytest.mark.parametrize(
    ("points", "turn", "shape"),
    [
        (None, 0, "circle"),
        (ARROW, 0, "up"),
        (ARROW, 180, "down"),
        (ARROW, 270, "level"),
        (ARROW, 315, "rising"),
        (ARROW, 225, "falling"),
        (TRIANGLE, 0, "up"),
        (TRIANGLE, 180, "down"),
        ([(2, 2), (28, 2), (28, 28), (2, 28)], 0, "square"),
        ([(0, 10), (30, 10), (30, 18), (0, 18)], 0, "bar"),
        ([(15, 1), (29, 15), (15, 29), (1, 15)], 0, "symbol"),
    ],
)
def test_shapes_of_small_images(points, turn, shape, ground):
    assert read_figure(_image(points, turn=turn, ground=ground)) == Look("green", shape)


def test_an_image_without_anything_shows_nothing():
    assert read_figure(Image.new("RGB", (20, 20), "white")) is None
    assert read_figure(Image.new("RGB", (2, 2), "red")) is None
    assert read_figure(None) is None


def _word(text, x, y=100.0, color=None, size=10.0):
    return Word(text, Box(x, y, x + 5.0 * len(text), y + size), size=size, color=color, font="A")


def test_coloured_signs_are_marks_and_black_bullets_are_not():
    green = (0.0, 0.6, 0.2)
    words = [_word("●", 50, color=green), _word("Uppfyllt", 60), _word("•", 50, 130.0), _word("▲", 50, 150.0)]
    marks = marks_of(Page(1, 595, 842, words=words))
    assert [(look_of(m), m.beside) for m in marks] == [
        (Look("green", "circle"), "Uppfyllt"),
        (Look(None, "up"), ""),
    ]


def test_words_beside_a_mark_end_at_the_next_mark_and_at_a_gap():
    green, red = (0.0, 0.6, 0.2), (0.8, 0.1, 0.1)
    words = [_word("●", 50, color=green), _word("Delvis", 60), _word("uppfyllt", 93), _word("●", 140, color=red)]
    words += [_word("Ej", 150), _word("uppfyllt", 220)]
    assert [m.beside for m in marks_of(Page(1, 595, 842, words=words))] == ["Delvis uppfyllt", "Ej"]


def test_parts_of_a_drawing_that_touch_are_one_mark():
    disc = Drawn(Box(100, 100, 112, 112), None, (0.9, 0.2, 0.2), [(100, 106), (106, 100), (112, 106), (106, 112)])
    tick = Drawn(Box(103, 104, 109, 109), (1.0, 1.0, 1.0), None, [(103, 106), (105, 109), (109, 104)])
    far = Drawn(Box(300, 100, 312, 112), None, (0.9, 0.2, 0.2), disc.outline)
    marks = marks_of(Page(1, 595, 842, drawn=[disc, tick, far]))
    assert [m.box for m in marks] == [disc.box, far.box]
    assert {m.color for m in marks} == {"red"}


def test_a_drawing_of_very_many_parts_has_no_marks():
    dots = [Drawn(Box(x, 10, x + 6, 16), None, (0.9, 0.2, 0.2), []) for x in range(0, 5000, 10)]
    assert not marks_of(Page(1, 5000, 842, drawn=dots))


def test_grounds_are_those_of_cells_in_a_telling_colour():
    green, blue = (0.0, 0.6, 0.2), (0.7, 0.9, 1.0)
    page = Page(1, 595, 842)
    page.fills += [Fill(Box(300, 100, 380, 120), green), Fill(Box(300, 130, 380, 150), blue)]
    page.fills += [Fill(Box(50, 160, 550, 180), green)]
    assert [(m.kind, m.box.top) for m in marks_of(page)] == [(MarkKind.AREA, 100)]


def test_only_small_pictures_are_loaded():
    loaded = []
    pictures = [
        Picture(box, 31, 31, lambda box=box: loaded.append(box)) for box in (Box(9, 9, 20, 20), Box(0, 0, 300, 200))
    ]
    marks = marks_of(Page(1, 595, 842, pictures=pictures))
    assert loaded == [pictures[0].box]
    assert [look_of(m) for m in marks] == [None]


def test_stand_ins_stand_under_a_header_that_asks_and_leave_no_trace():
    words = [_word("Mål", 50, 80.0), _word("Status", 300, 80.0), _word("Barnen", 50, 100.0), _word("läser", 50, 112.0)]
    under = Mark(MarkKind.PICTURE, 1, Box(305, 101, 316, 112))
    beside = Mark(MarkKind.PICTURE, 1, Box(205, 101, 216, 112))
    (word,) = stand_ins([under, beside], words)
    assert (word.text, word.box.top) == (STAND_IN, 100.0)
    grid = Grid([[Cell("Barnen"), Cell(STAND_IN)]], TableMethod.ALIGNED)
    without_stand_ins([grid])
    assert grid.texts() == [["Barnen", ""]]
