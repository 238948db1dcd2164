"""Small charts as SVG."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.charts import COLORS, HEIGHT, WIDTH, Point, Series, axis_ticks, ink, line_chart, luminance, shape

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3))


def chart(*series: Series) -> str:
    return line_chart(series, "Titel <b>", "Om & kring", "c1", lambda value: f"{value:g}")


def side(number: int, outcomes: list[tuple[int, float]], targets: list[tuple[int, float]] = []) -> Series:  # noqa: B006
    points = ([Point(year, value, f"{year}: {value}") for year, value in some] for some in (outcomes, targets))
    return Series(number, "ABCD"[number], f"Sida {number}", *points)


@given(NUMBERS, NUMBERS)
def test_an_axis_holds_its_values_in_even_steps(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = axis_ticks(low, high)
    slack = 1e-6 * max(1.0, abs(low), abs(high))
    assert 2 <= len(ticks) <= 7
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    steps = [after - before for before, after in itertools.pairwise(ticks)]
    assert min(steps) > 0
    assert max(steps) - min(steps) <= 1e-3 * max(steps) + slack


@given(st.lists(st.tuples(st.integers(1990, 2050), NUMBERS), min_size=1, max_size=9, unique_by=lambda point: point[0]))
def test_all_points_are_within_the_drawing(points: list[tuple[int, float]]) -> None:
    svg = ElementTree.fromstring(chart(side(0, sorted(points)), side(1, [], sorted(points))))
    places = [(float(c.get("cx", 0)), float(c.get("cy", 0))) for c in svg.iter("circle")]
    assert len(places) == len(points)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)


def test_a_chart_has_words_and_escapes_them() -> None:
    made = chart(side(0, [(2030, 7.5), (2031, 8)], [(2031, 9)]))
    svg = ElementTree.fromstring(made)
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "c1-t c1-d"
    assert svg.findtext("title") == "Titel <b>"
    assert svg.findtext("desc") == "Om & kring; Sida 0: 2030: 7.5, 2031: 8, 2031: 9"


def test_nothing_to_draw_is_nothing() -> None:
    assert chart(side(0, []), side(1, [])) == ""


def test_a_value_that_is_not_sure_is_hollow() -> None:
    unsure = Series(0, "A", "A", [Point(2030, 1.0, "1", sure=False)], [])
    assert 'fill="#ffffff"' in chart(unsure)
    assert 'fill="#ffffff"' not in chart(side(0, [(2030, 1.0)]))


def test_letters_of_points_that_are_close_stand_below_each_other() -> None:
    made = chart(side(0, [(2030, 50.0)]), side(1, [(2030, 50.1)]), side(2, [(2030, 90.0), (2029, 10.0)]))
    heights = [float(y) for y in re.findall(r'y="([\d.]+)" text-anchor="start"', made)]
    assert len(heights) == 3
    assert all(after - before >= 10.9 for before, after in itertools.pairwise(sorted(heights)))


def test_sides_differ_in_shape_and_read_well_on_white() -> None:
    assert len({shape(number, 0, 0, "#000000").split()[0] + shape(number, 0, 0, "")[:60] for number in range(4)}) == 4
    assert all(1.05 / (luminance(color) + 0.05) >= 4.5 for color in COLORS)


@given(st.integers(0, 0xFFFFFF))
def test_ink_reads_well_on_any_colour(color: int) -> None:
    ground = luminance(f"#{color:06x}")
    light = luminance(ink(f"#{color:06x}"))
    brighter, darker = max(ground, light) + 0.05, min(ground, light) + 0.05
    assert brighter / darker >= 4.5


@pytest.mark.parametrize(("low", "high", "ticks"), [(0, 1, [0, 0.25, 0.5, 0.75, 1]), (5, 5, [4.5, 4.75, 5, 5.25, 5.5])])
def test_ticks_are_round(low: float, high: float, ticks: list[float]) -> None:
    assert axis_ticks(low, high) == ticks
