"""Marks of a page: signs that are no words and may say a status or a trend.

In order: signs among the words (dots, arrows and smileys of a font), small drawings, small pictures, and coloured
grounds. Parts of a drawing that touch are one mark: a disc with its face, a shaft with its head. Only what has a
colour that says something, or is an arrow or a face, is kept; a page with very many of them is a drawing and gives
none. What a mark means is told later, by the place in which it stands and by the document's legend.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from corpus.lexicon import lexicon
from extractors.layout.figures import ARROWS, FACES, Look, read_figure
from extractors.layout.hues import BRIGHT, TELLING, color_name, is_pale
from extractors.layout.types import Drawn, Mark, MarkKind, Page, Picture, Word
from models.box import Box, union

if TYPE_CHECKING:
    from PIL.Image import Image

#: Sizes (points) of drawings and pictures that may be a mark.
_SMALLEST, _LARGEST = 3.5, 40.0
_LONG = 2.2
#: An arrow without a colour that tells something is at least this long, and has so many points.
_ARROW, _CORNERS = 6.0, 4
#: A filled rectangle as wide as this is the ground of a cell, no sign.
_SQUARE = 16.0
#: More marks of one kind than this make a page a drawing.
_MOST = 300
#: A ground wider than this share of the page, or higher, is none of a cell.
_WIDE, _HIGH = 0.5, 0.4
#: Words of a legend's entry, and the gaps before the first and between two of them, in font sizes.
_MOST_WORDS, _FIRST_GAP, _GAP = 12, 2.0, 0.9
_BAND = 12.0
#: Pixels of the image that a drawing is painted into.
_PIXELS = 48


@cache
def signs() -> dict[str, Look]:
    """The look of each sign that a font may show."""
    found = {}
    for entry in lexicon("signs").entries:
        shape, _, color = entry.concept.partition(" ")
        found[entry.form] = Look(color or None, shape)
    return found


@cache
def sign_pattern() -> re.Pattern[str]:
    """Matches one sign, with what asks for its coloured form."""
    return re.compile("(" + "|".join(map(re.escape, signs())) + ")\ufe0f?")


def marks_of(page: Page) -> list[Mark]:
    """The marks of a page, in the order of the docstring."""
    small = [*_glyphs(page), *_drawings(page), *_pictures(page)]
    if small:
        _read_beside(small, page.words)
    return small + _areas(page)


def look_of(mark: Mark) -> Look | None:
    """Colour and shape of a mark; None where it shows nothing that is known."""
    if mark.kind is MarkKind.GLYPH:
        known = signs()[mark.sign]
        return Look(known.color or mark.color, known.shape)
    if mark.kind is MarkKind.AREA:
        return Look(mark.color, "area")
    look = read_figure(mark.image()) if mark.image is not None else None
    if look is None or mark.color is None:
        return look
    return Look(mark.color, look.shape)


def _glyphs(page: Page) -> list[Mark]:
    known = signs()
    found = []
    for word in [w for w in page.words if w.text[0] in known]:
        look, color = known[word.text[0]], color_name(word.color)
        if look.color or look.shape in ARROWS or look.shape in FACES or color in TELLING:
            color = color if color in TELLING else None
            found.append(Mark(MarkKind.GLYPH, page.number, word.box, color, sign=word.text[0]))
    return found if len(found) <= _MOST else []


def _fits(box: Box) -> bool:
    short, long = sorted((box.width, box.height))
    return _SMALLEST <= long <= _LARGEST and long <= _LONG * max(short, 0.1)


def _drawings(page: Page) -> list[Mark]:
    """Small shapes that are filled with a colour that tells something, each with what is drawn on it or touches it."""
    known = {d.box for d in page.drawn}
    fills = [f for f in page.fills if _fits(f.box) and f.box.width < _SQUARE and f.box not in known]
    squares = [Drawn(f.box, None, f.color, ()) for f in fills]
    seeds = [d for d in (*page.drawn, *squares) if _fits(d.box) and _may_tell(d)]
    if not seeds or len(seeds) > _MOST:
        return []
    found: list[list[Drawn]] = []
    for seed in seeds:
        home = next((held for held in found if any(_touch(seed.box, other.box) for other in held)), None)
        if home is None:
            found.append([seed])
        else:
            home.append(seed)
    return [_drawing(page, held) for held in found]


def _may_tell(drawn: Drawn) -> bool:
    """Has it a colour that says something, or may it be an arrow in black or blue?"""
    name = color_name(drawn.fill or drawn.stroke)
    large = max(drawn.box.width, drawn.box.height) >= _ARROW
    return name in TELLING or (name in ("black", "blue") and large and len(drawn.outline) >= _CORNERS)


def _drawing(page: Page, seeds: list[Drawn]) -> Mark:
    own = {id(d) for d in seeds}
    box = union(d.box for d in seeds)
    assert box is not None
    parts = [d for d in page.drawn if id(d) in own or (_near(d.box, box) and max(d.box.width, d.box.height) <= 40)]
    parts += [d for d in seeds if not any(d is p for p in parts)]
    whole = union(d.box for d in parts) or box
    filled = {color_name(d.fill) for d in seeds if d.fill is not None} & BRIGHT
    color = filled.pop() if len(filled) == 1 else None
    return Mark(MarkKind.DRAWING, page.number, whole, color, image=lambda: painted(parts, whole))


def _touch(a: Box, b: Box) -> bool:
    return a.x0 <= b.x1 + 0.5 and b.x0 <= a.x1 + 0.5 and a.top <= b.bottom + 0.5 and b.top <= a.bottom + 0.5


def _near(inner: Box, outer: Box) -> bool:
    return outer.holds(inner.x_mid, inner.y_mid, 0.5) or (_touch(inner, outer) and min(inner.width, inner.height) < 4)


def painted(parts: Sequence[Drawn], whole: Box) -> Image:
    """The shapes in a small image, in the order in which they were painted."""
    from PIL import Image, ImageDraw

    scale = (_PIXELS - 5) / max(whole.width, whole.height, 0.1)
    size = int(whole.width * scale) + 5, int(whole.height * scale) + 5
    image = Image.new("RGB", size, (255, 255, 255))
    draw = ImageDraw.Draw(image)
    for part in parts:
        b = part.box
        outline = part.outline or [(b.x0, b.top), (b.x1, b.top), (b.x1, b.bottom), (b.x0, b.bottom)]
        points = [((x - whole.x0) * scale + 2, (y - whole.top) * scale + 2) for x, y in outline]
        if part.fill is not None and len(points) > 2:
            draw.polygon(points, fill=_bytes(part.fill))
        if part.stroke is not None and len(points) > 1:
            draw.line(points, fill=_bytes(part.stroke), width=max(2, int(0.7 * scale)))
    return image


def _bytes(color: tuple[float, float, float]) -> tuple[int, int, int]:
    red, green, blue = (round(255 * min(max(part, 0.0), 1.0)) for part in color)
    return red, green, blue


def _pictures(page: Page) -> list[Mark]:
    small = [p for p in page.pictures if _fits(p.box)]
    return [_picture(page.number, p) for p in small] if len(small) <= _MOST else []


def _picture(number: int, picture: Picture) -> Mark:
    return Mark(MarkKind.PICTURE, number, picture.box, image=_kept(picture.load))


def _kept(load: Callable[[], Image | None]) -> Callable[[], Image | None]:
    """The image, made small at once: the page is let go before it is looked at."""
    image = load()
    if image is not None and max(image.size) > _PIXELS:
        image = image.copy()
        image.thumbnail((_PIXELS, _PIXELS))
    return lambda: image


def _areas(page: Page) -> list[Mark]:
    found = []
    for fill in page.fills:
        box, name = fill.box, color_name(fill.color)
        if name in TELLING and 8 < box.width < _WIDE * page.width and 6 < box.height < _HIGH * page.height:
            found.append(Mark(MarkKind.AREA, page.number, box, name, pale=is_pale(fill.color)))
    return found if len(found) <= 2 * _MOST else []


def _read_beside(marks: Iterable[Mark], words: Sequence[Word]) -> None:
    """Give each mark the words that stand right of it."""
    bands: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        for band in range(int(word.box.top // _BAND), int(word.box.bottom // _BAND) + 1):
            bands[band].append(word)
    marks = list(marks)
    for mark in marks:
        y = mark.box.y_mid
        level = [w for w in bands[int(y // _BAND)] if w.box.top - 1 <= y <= w.box.bottom + 1]
        stops = [m.box.x0 for m in marks if m is not mark and m.box.x0 > mark.box.x0 and abs(m.box.y_mid - y) < 8]
        mark.beside = _run(mark, level, min(stops, default=1e9))


def _run(mark: Mark, words: list[Word], stop: float) -> str:
    texts: list[str] = []
    end, gap = mark.box.x1, _FIRST_GAP
    if mark.sign:
        own = next((w.text[1:].strip("\ufe0f") for w in words if w.box == mark.box), "")
        texts, gap = ([own], _GAP) if own else ([], gap)
    for word in sorted(words, key=lambda w: w.box.x0):
        if word.box.x0 < end - 1 or word.box == mark.box:
            continue
        if word.box.x0 >= stop - 1 or word.box.x0 - end > gap * word.size or len(texts) >= _MOST_WORDS:
            break
        texts.append(word.text)
        end, gap = word.box.x1, _GAP
    return " ".join(texts)
