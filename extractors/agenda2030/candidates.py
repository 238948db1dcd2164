"""What on a page could be the sign of a goal: square pictures, parts of strips, and squares of a goal's colour.

Each is given with what was seen: its colour, and its number where one can be read. Numbers come, in order, from
the letters printed in the square, from the picture, and from the square as it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.lexicon import normal
from extractors.agenda2030.colors import possible_goals
from extractors.layout.types import Page, Picture, Word
from extractors.layout.words import Color
from models.box import Box

if TYPE_CHECKING:
    from PIL.Image import Image

#: Draws a part of the page; None where it cannot.
Draw = Callable[[Box], "Image | None"]

#: Sides of a sign in points, and in pixels; how far from square it may be.
_LEAST, _MOST, _PIXELS, _ASKEW = 10.0, 220.0, 12, 0.12
#: A strip of signs is at least this many times as long as it is high (a photograph seldom is), and holds so many.
_STRIP, _IN_STRIP = 1.92, 17
#: Words that a square may hold, and how light they are.
_MOST_WORDS, _LIGHT = 12, 0.75
#: Lighter than this (of 255) is the space between the signs of a strip.
_WHITE = 232


@dataclass(slots=True)
class Seen:
    """A square that looks like a sign, or a coloured square with a number printed in it."""

    box: Box
    color: Color
    number: int | None
    #: True where the number is printed as text, on what may be a cell of a table as well.
    by_letters: bool = False
    #: True where the goal's name stands in the square.
    named: bool = False
    #: True where something, read or not, stands where a sign has its number.
    has_head: bool = False


def seen_on(page: Page, draw: Draw) -> Iterator[Seen]:
    """All that may be signs. A page without squares of a goal's colour and without square pictures costs nothing."""
    for picture in page.pictures:
        if _is_square(picture.box) and min(picture.width, picture.height) >= _PIXELS:
            yield from _in_picture(page, picture)
        elif _is_strip(picture):
            yield from _in_strip(picture)
    for fill in page.fills:
        if _is_square(fill.box) and possible_goals(fill.color):
            yield from _in_fill(page, fill.box, fill.color, draw)


def _is_square(box: Box) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return min(width, height) >= _LEAST and max(width, height) <= _MOST and abs(width - height) <= _ASKEW * width


def _in_picture(page: Page, picture: Picture) -> Iterator[Seen]:
    from extractors.agenda2030.digits import read_number
    from extractors.agenda2030.tile import read_tile

    tile = read_tile(picture.load())
    if tile is None:
        return
    if tile.is_plain:
        yield from _printed(page, picture.box, tile.color)
        return
    yield Seen(picture.box, tile.color, read_number(tile.white), has_head=tile.has_head)


def _in_fill(page: Page, box: Box, color: Color, draw: Draw) -> Iterator[Seen]:
    printed = list(_printed(page, box, color))
    if printed or _words_in(page, box):
        yield from printed
        return
    if not any(_holds(box, shape.box) for shape in page.drawn):  # nothing is drawn on it
        return
    from extractors.agenda2030.digits import read_number
    from extractors.agenda2030.tile import read_tile

    tile = read_tile(draw(box))
    if tile is not None and not tile.is_plain:
        yield Seen(box, tile.color, read_number(tile.white), has_head=tile.has_head)


def _printed(page: Page, box: Box, color: Color) -> Iterator[Seen]:
    """A number printed in the box, alone or before the name of the goal."""
    words = _words_in(page, box)
    if not words or len(words) > _MOST_WORDS or not words[0].text.isdigit():
        return
    number = int(words[0].text)
    if not 1 <= number <= 17 or words[0].text != str(number) or not all(map(_is_light, words)):
        return
    name = normal(" ".join(word.text for word in words[1:]))
    if not name or name in _names(number):
        yield Seen(box, color, number, by_letters=True, named=bool(name))


def _names(number: int) -> set[str]:
    from corpus.registers import sdg_name_forms

    return {form for form, goal in sdg_name_forms().items() if goal == number}


def _is_light(word: Word) -> bool:
    return word.color is None or min(word.color) >= _LIGHT


def _holds(box: Box, inner: Box) -> bool:
    return box.x0 <= inner.x0 and inner.x1 <= box.x1 and box.top <= inner.top and inner.bottom <= box.bottom


def _words_in(page: Page, box: Box) -> list[Word]:
    """The words whose middle is in the box, as they are read."""
    found = [
        word
        for word in page.words
        if box.x0 <= (word.box.x0 + word.box.x1) / 2 <= box.x1
        and box.top <= (word.box.top + word.box.bottom) / 2 <= box.bottom
    ]
    return sorted(found, key=lambda word: (round(word.box.top / 3), word.box.x0))


# strips of signs in one picture


def _is_strip(picture: Picture) -> bool:
    width, height = picture.box.x1 - picture.box.x0, picture.box.bottom - picture.box.top
    if not _LEAST <= min(width, height) <= _MOST or min(picture.width, picture.height) < _PIXELS:
        return False
    long = max(width, height) / min(width, height)
    # Pixels are square in pictures of signs: the picture is as long as its box.
    pixels = max(picture.width, picture.height) / min(picture.width, picture.height)
    return _STRIP <= long <= 1.5 * _IN_STRIP and abs(pixels - long) <= _ASKEW * long


def _in_strip(picture: Picture) -> Iterator[Seen]:
    """The signs beside or below each other in one picture; none where not all of its parts are signs with numbers."""
    from extractors.agenda2030.digits import read_number
    from extractors.agenda2030.tile import read_tile

    image = picture.load()
    parts = _parts(image) if image is not None else []
    if image is None or len(parts) < 2:
        return
    tiles = []
    for part in parts:
        tile = read_tile(image.crop(part))
        if tile is None or tile.is_plain:
            return
        tiles.append(tile)
    for part, tile in zip(parts, tiles, strict=True):
        yield Seen(_part_box(picture.box, part, image), tile.color, read_number(tile.white), has_head=tile.has_head)


def _part_box(box: Box, part: tuple[int, int, int, int], image: Image) -> Box:
    across, down = (box.x1 - box.x0) / image.width, (box.bottom - box.top) / image.height
    left, top, right, bottom = part
    return Box(box.x0 + left * across, box.top + top * down, box.x0 + right * across, box.top + bottom * down)


def _parts(image: Image) -> list[tuple[int, int, int, int]]:
    """The squares of a strip in pixels: between its white gaps, else of equal length."""
    import numpy as np

    lying = image.width > image.height
    short, long = sorted(image.size)
    white = (np.asarray(image).min(axis=2) >= _WHITE).all(axis=0 if lying else 1)
    edges = np.flatnonzero(np.diff(np.concatenate(([1], white.astype(np.int8), [1]))))
    runs = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    runs = [run for run in runs if run[1] - run[0] > 0.1 * short]
    if len(runs) == 1 and runs[0][1] - runs[0][0] >= _STRIP * short:
        n = max(1, round(long / short))
        runs = [(round(i * long / n), round((i + 1) * long / n)) for i in range(n)]
    if len(runs) > _IN_STRIP:
        return []
    return [(a, 0, b, image.height) if lying else (0, a, image.width, b) for a, b in runs]
