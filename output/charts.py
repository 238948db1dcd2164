"""Small charts as SVG that stands in a page: outcomes by year as points on a line, targets as horizontal marks.

Sides are told apart by the shape of their points as well as by colour, and by their letter at the last point. Each
chart has a title and a description for those who do not see it. Nothing in it is loaded from elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

#: One colour a side; all have a contrast of 4.5 or more on white.
COLORS = ("#17598f", "#a8480b", "#3d6b1f", "#6d3f96")
#: Size of the drawing, and the room that the axes and the letters take, in its own units.
WIDTH, HEIGHT = 340, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 24, 14, 26
#: Steps of an axis, and how many there may be.
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_STEPS = 4
#: Height of a letter, with the space below it.
_LETTER = 11
#: Years that are written below the chart at the most.
_MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a year; `text` is how it is read aloud, `sure` is False for one that is drawn hollow."""

    year: int
    value: float
    text: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Series:
    """What one side reached and aims at; `number` gives its colour and shape, `letter` stands at its last point."""

    number: int
    letter: str
    name: str
    outcomes: Sequence[Point]
    targets: Sequence[Point]


@dataclass(frozen=True, slots=True)
class _Scale:
    years: tuple[int, int]
    values: tuple[float, float]

    def x(self, year: float) -> float:
        first, last = self.years
        room = WIDTH - _LEFT - _RIGHT - 24
        return _LEFT + 12 + (room * (year - first) / (last - first) if last > first else room / 2)

    def y(self, value: float) -> float:
        low, high = self.values
        return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * (value - low) / (high - low)


def line_chart(series: Sequence[Series], title: str, about: str, id_: str, number: Callable[[float], str]) -> str:
    """The chart as an <svg> element, "" where there is no point. `number` writes the values of the axis."""
    points = [point for one in series for point in (*one.outcomes, *one.targets)]
    if not points:
        return ""
    ticks = axis_ticks(min(p.value for p in points), max(p.value for p in points))
    scale = _Scale((min(p.year for p in points), max(p.year for p in points)), (ticks[0], ticks[-1]))
    said = "; ".join([about, *(f"{one.name}: {_aloud(one)}" for one in series if one.outcomes or one.targets)])
    inner = [*_axes(scale, ticks, sorted({p.year for p in points}), number)]
    inner += [part for one in series for part in _targets(one, scale)]
    inner += [part for one in series for part in _outcomes(one, scale)]
    inner += _letters(series, scale)
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{id_}-t {id_}-d">'
        f'<title id="{id_}-t">{escape(title)}</title><desc id="{id_}-d">{escape(said)}</desc>{"".join(inner)}</svg>'
    )


def _aloud(one: Series) -> str:
    return ", ".join(point.text for point in (*one.outcomes, *one.targets))


def axis_ticks(low: float, high: float) -> list[float]:
    """Round numbers that hold both values, two to six of them, evenly spaced.

    >>> axis_ticks(3, 17)
    [0.0, 5.0, 10.0, 15.0, 20.0]
    """
    if high <= low:
        room = abs(low) * 0.1 or 1.0
        low, high = low - room, high + room
    size = 10.0 ** math.floor(math.log10((high - low) / _MOST_STEPS))
    step = next((size * part for part in _STEPS if (high - low) / (size * part) <= _MOST_STEPS), size * 10)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * place, 10) for place in range(first, max(last, first + 1) + 1)]


def _axes(scale: _Scale, ticks: Sequence[float], years: Sequence[int], number: Callable[[float], str]) -> Iterator[str]:
    for tick in ticks:
        y = _n(scale.y(tick))
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{WIDTH - _RIGHT}" y2="{y}" stroke="#dcdcdc" stroke-width="1"/>'
        yield _text(_LEFT - 6, scale.y(tick) + 4, number(tick), "end")
    step = math.ceil(len(years) / _MOST_YEARS)
    for year in years[::step]:
        yield _text(scale.x(year), HEIGHT - 8, str(year), "middle")


def _targets(one: Series, scale: _Scale) -> Iterator[str]:
    for point in one.targets:
        x, y = scale.x(point.year), _n(scale.y(point.value))
        dashes = "" if point.sure else ' stroke-dasharray="3 2"'
        yield (
            f'<line x1="{_n(x - 11)}" y1="{y}" x2="{_n(x + 11)}" y2="{y}" stroke="{COLORS[one.number]}" '
            f'stroke-width="3.5" stroke-opacity="0.75"{dashes}/>'
        )


def _outcomes(one: Series, scale: _Scale) -> Iterator[str]:
    places = [(scale.x(point.year), scale.y(point.value)) for point in one.outcomes]
    color = COLORS[one.number]
    if len(places) > 1:
        line = " ".join(f"{_n(x)},{_n(y)}" for x, y in places)
        yield f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="1.75"/>'
    for (x, y), point in zip(places, one.outcomes, strict=True):
        fill = color if point.sure else "#ffffff"
        yield f"<g>{shape(one.number, x, y, fill)}<title>{escape(point.text)}</title></g>"


def _letters(series: Sequence[Series], scale: _Scale) -> Iterator[str]:
    """The letters of the sides beside their last points, below each other where the points are close."""
    ends = [(scale.y(one.outcomes[-1].value), one) for one in series if one.outcomes]
    below = -math.inf
    for y, one in sorted(ends, key=lambda end: (end[0], end[1].number)):
        below = max(y + 4, below + _LETTER)
        yield _text(scale.x(one.outcomes[-1].year) + 8, below, one.letter, "start", COLORS[one.number])


def shape(number: int, x: float, y: float, fill: str) -> str:
    """The point of a side: a circle, a square, a triangle or a diamond."""
    style = f'fill="{fill}" stroke="{COLORS[number]}" stroke-width="1.5"'
    if number == 0:
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4" {style}/>'
    if number == 1:
        return f'<rect x="{_n(x - 3.6)}" y="{_n(y - 3.6)}" width="7.2" height="7.2" {style}/>'
    corners = [(0, -4.8), (4.6, 3.6), (-4.6, 3.6)] if number == 2 else [(0, -5.2), (5.2, 0), (0, 5.2), (-5.2, 0)]
    points = " ".join(f"{_n(x + dx)},{_n(y + dy)}" for dx, dy in corners)
    return f'<polygon points="{points}" {style}/>'


def _text(x: float, y: float, text: str, anchor: str, color: str = "#4a4a4a") -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" fill="{color}" font-size="11">{escape(text)}</text>'


def _n(value: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def ink(color: str) -> str:
    """Black or white, whichever reads better on a colour such as #e5243b; the contrast is 4.58 or more.

    >>> ink("#fcc30b"), ink("#19486a")
    ('#000000', '#ffffff')
    """
    light = luminance(color)
    return "#000000" if (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) else "#ffffff"


def luminance(color: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1 (WCAG 2)."""
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
