"""A page as a grey picture, and what can be seen on it without reading: ink, the ground, and ruled lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from PIL import Image

from models.box import Box

if TYPE_CHECKING:
    import numpy.typing as npt

Grey: TypeAlias = "npt.NDArray[np.uint8]"
Bools: TypeAlias = "npt.NDArray[np.bool_]"

#: Dots per inch for reading. Smaller letters are misread, more dots take longer and read no better.
DPI = 300
#: Pages are rendered with at most this many pixels (an A3 at 300 dpi has 17 million), and not below this resolution.
MAX_PIXELS, LOWEST_DPI = 20_000_000, 100
#: A picture in the file with more pixels is not unpacked: a scanned A2 at 600 dpi has 140 million.
MAX_PICTURE = 150_000_000
#: Dots per inch of the small picture that tells whether there is anything to read.
GLANCE_DPI = 50
#: Grey levels around the most frequent one that are its ground, and the share of a scanned page that is ground.
_GROUND, _GROUND_SHARE = 24, 0.5
#: Ink is darker than the ground by this many grey levels; a page with less than this share of ink is empty.
_DARKER, _LEAST_INK = 60, 0.0003
#: The angle of a page is sought up to this many degrees, in steps of so many, among so many columns of pixels; one that
#: is smaller than the last is none.
_STEEPEST, _FINE, _COLUMNS, _LEVEL = 3.0, 0.1, 900, 0.1
#: Shortest ruled line, thickest one and widest gap in one (points).
_SHORTEST, _THICKEST, _GAP = 24.0, 2.6, 3.0
#: Share of ink in a piece of a line.
_SOLID = 0.94
#: More lines than this are a drawing or a photograph.
_MOST_LINES = 1500


class Renderer:
    """Renders the pages of one PDF, one at a time, by pdfium; the file is opened when the first is asked for."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._document: Any = None

    def render(self, number: int, dpi: int) -> tuple[Grey, float]:
        """The page (from 1) and its pixels per point. Raises ValueError where it has too many pixels, or whatever
        pdfium raises for a page that it cannot draw."""
        import pypdfium2

        if self._document is None:
            self._document = pypdfium2.PdfDocument(self._path)
        page = self._document[number - 1]
        try:
            _check_pictures(page)
            width, height = page.get_size()
            scale = min(dpi / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
            if scale < min(dpi, LOWEST_DPI) / 72:
                raise ValueError("the page is too large")
            bitmap = page.render(scale=scale, grayscale=True)
            picture = np.array(bitmap.to_numpy(), np.uint8)
            bitmap.close()
        finally:
            page.close()
        return picture.reshape(picture.shape[:2]), scale

    def close(self) -> None:
        """Let the file go, where it was opened."""
        if self._document is not None:
            self._document.close()
        self._document = None


def _check_pictures(page: Any) -> None:
    import pypdfium2.raw as pdfium

    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        width, height = item.get_px_size() if hasattr(item, "get_px_size") else item.get_size()
        if width * height > MAX_PICTURE:
            raise ValueError("a picture on it has too many pixels")


def ground(picture: Grey) -> tuple[int, float]:
    """The grey level of the ground, and the share of the picture that has it, more or less."""
    counts = np.bincount(picture.ravel(), minlength=256)
    level = int(counts.argmax())
    return level, float(counts[max(0, level - _GROUND) : level + _GROUND + 1].sum() / picture.size)


def ink(picture: Grey) -> Bools:
    """Which pixels are clearly darker than the ground."""
    return picture < max(40, ground(picture)[0] - _DARKER)


def looks_written(picture: Grey) -> bool:
    """Is something on the page, and one ground behind most of it, as of paper? A photograph has none."""
    return ground(picture)[1] >= _GROUND_SHARE and float(ink(picture).mean()) >= _LEAST_INK


def straightened(picture: Grey) -> Grey:
    """The picture turned around its middle so that its lines are level; itself where they are."""
    angle = leaning(ink(picture))
    if abs(angle) < _LEVEL:
        return picture
    turned = Image.fromarray(picture).rotate(angle, Image.Resampling.BICUBIC, fillcolor=ground(picture)[0])
    return np.asarray(turned, np.uint8)


def leaning(dark: Bools) -> float:
    """Degrees by which the lines of a page fall to the right, at most 3: where rows of ink are most apart from gaps."""
    step = max(1, dark.shape[1] // _COLUMNS)
    y, x = np.nonzero(dark[::step, ::step])
    if not len(y):
        return 0.0
    angles = np.arange(-_STEEPEST, _STEEPEST + _FINE / 2, _FINE)
    best = max(angles, key=lambda angle: (_sharpness(y - x * np.tan(np.radians(angle))), -abs(angle)))
    return round(float(best), 2)


def _sharpness(levels: npt.NDArray[np.float64]) -> float:
    rows = np.bincount((levels - levels.min()).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(rows)).sum())


def find_rules(dark: Bools, scale: float) -> list[Box]:
    """Ruled lines among dark pixels, level and upright, as boxes in points; [] where there are too many to be rules."""
    level = _level_lines(dark, scale)
    upright = [Box(top, x0, bottom, x1) for x0, top, x1, bottom in _level_lines(dark.T, scale)]
    return level + upright if len(level) + len(upright) <= _MOST_LINES else []


def _level_lines(dark: Bools, scale: float) -> list[Box]:
    """Boxes in points around long, thin, level stretches of dark pixels."""
    length = int(_SHORTEST * scale)
    if dark.shape[1] <= length:
        return []
    sums = np.zeros((dark.shape[0], dark.shape[1] + 1), np.int32)
    np.cumsum(dark, axis=1, out=sums[:, 1:])
    solid = sums[:, length:] - sums[:, :-length] >= _SOLID * length
    boxes = _grown(_runs(solid), length)
    thin = [(x0, top, x1, bottom) for x0, top, x1, bottom, area in boxes if area <= _THICKEST * scale * (x1 - x0)]
    return _joined([Box(*(side / scale for side in box)) for box in thin])


def _runs(solid: Bools) -> list[tuple[int, int, int]]:
    """(row, first, last) of each stretch of solid pixels, from the top."""
    rows = np.flatnonzero(solid.any(axis=1))
    edges = np.diff(np.pad(solid[rows], ((0, 0), (1, 1))).astype(np.int8), axis=1)
    at, first = np.nonzero(edges == 1)
    _, last = np.nonzero(edges == -1)
    return list(zip(rows[at].tolist(), first.tolist(), last.tolist(), strict=True))


def _grown(runs: list[tuple[int, int, int]], length: int) -> list[tuple[int, int, int, int, int]]:
    """Boxes of stretches that touch from row to row, and the pixels in each."""
    done: list[list[int]] = []
    open_: list[list[int]] = []
    for row, first, last in runs:
        last += length
        still: list[list[int]] = []
        for box in open_:
            (still if box[3] >= row else done).append(box)
        open_ = still
        home = next((box for box in open_ if first < box[2] and box[0] < last), None)
        if home is None:
            open_.append([first, row, last, row + 1, last - first])
        else:
            home[0], home[2], home[3] = min(home[0], first), max(home[2], last), row + 1
            home[4] += last - first
    return [(x0, top, x1, bottom, area) for x0, top, x1, bottom, area in done + open_]


def _joined(boxes: list[Box]) -> list[Box]:
    """Pieces of one line, parted by a small gap, as one."""
    lines: list[Box] = []
    for box in sorted(boxes):
        home = next((at for at, line in enumerate(lines) if _goes_on(line, box)), None)
        if home is None:
            lines.append(box)
        else:
            line = lines[home]
            lines[home] = Box(line.x0, min(line.top, box.top), max(line.x1, box.x1), max(line.bottom, box.bottom))
    return lines


def _goes_on(line: Box, box: Box) -> bool:
    return box.x0 <= line.x1 + _GAP and abs(line.y_mid - box.y_mid) <= 1.0
