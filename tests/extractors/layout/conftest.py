"""Pages made of a few words, lines and colours, for tests of the layout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import pytest

from extractors.layout.lines import group_lines, make_line
from extractors.layout.table_lines import TableLine, table_lines
from extractors.layout.types import Block, Cell, Fill, Grid, Line, Page, Role, Word
from models.box import Box
from models.table import TableMethod

#: Width of a letter and of a space, as shares of the font size.
LETTER, SPACE = 0.5, 0.28


@dataclass
class Sheet:
    """A page that is written on; all places in points from the top left corner."""

    number: int = 1
    width: float = 595.0
    height: float = 842.0
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        self.page = Page(self.number, self.width, self.height)

    @property
    def words(self) -> list[Word]:
        return self.page.words

    def text(self, x: float, top: float, text: str, align: str = "left", size: float = 10, **style: Any) -> Self:
        """Words from x to the right; with `align` right or centre, x is where they end or their middle."""
        parts = text.split(" ")
        full = size * (LETTER * sum(map(len, parts)) + SPACE * (len(parts) - 1))
        x -= {"left": 0.0, "centre": full / 2, "right": full}[align]
        for part in parts:
            end = x + LETTER * size * len(part)
            if part:
                box = Box(x, top, end, top + size)
                self.page.words.append(Word(part, box, size=size, space=True, **style))
            x = end + SPACE * size
        return self

    def row(self, top: float, *cells: tuple[float, str] | tuple[float, str, str], **style: Any) -> Self:
        for x, text, *align in cells:
            self.text(x, top, text, *align, **style)
        return self

    def across(self, y: float, x0: float, x1: float) -> Self:
        self.page.rules.append(Box(x0, y - 0.25, x1, y + 0.25))
        return self

    def down(self, x: float, top: float, bottom: float) -> Self:
        self.page.rules.append(Box(x - 0.25, top, x + 0.25, bottom))
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.9) -> Self:
        self.page.fills.append(Fill(Box(x0, top, x1, bottom), (grey, grey, grey)))
        return self

    def net(self, xs: Sequence[float], ys: Sequence[float]) -> Self:
        """Every line of a full grid."""
        for y in ys:
            self.across(y, xs[0], xs[-1])
        for x in xs:
            self.down(x, ys[0], ys[-1])
        return self


@pytest.fixture(scope="session")
def sheet() -> type[Sheet]:
    return Sheet


@pytest.fixture(scope="session")
def lines_of() -> Callable[[Sheet], list[Line]]:
    """The lines of a sheet, from the top."""
    return lambda sheet: [make_line(words) for words in group_lines(sheet.words)]


@pytest.fixture(scope="session")
def rows_of() -> Callable[[Sheet], list[TableLine]]:
    """The lines of a sheet with their segments."""
    return lambda sheet: table_lines(sheet.words)


@pytest.fixture(scope="session")
def block() -> Callable[..., Block]:
    """A block of the flow; `y` is its top, and it is one line high."""

    def make(
        text: str, role: Role = Role.PARAGRAPH, page: int = 1, y: float = 100.0, size: float = 10.0, **more: Any
    ) -> Block:
        return Block(role, text, page, Box(50, y, 300, y + size), size=size, **more)

    return make


@pytest.fixture(scope="session")
def grid_at() -> Callable[..., Grid]:
    """A table whose cells stand at given columns (x0, x1), one row every 15 points from `top`."""

    def make(
        columns: Sequence[tuple[float, float]],
        rows: Sequence[Sequence[str | None]],
        page: int = 1,
        top: float = 100.0,
        method: TableMethod = TableMethod.RULED,
        confidence: float = 1.0,
    ) -> Grid:
        cells: list[list[Cell | None]] = []
        for i, row in enumerate(rows):
            y = top + 15 * i
            cells.append(
                [
                    None if text is None else Cell(text, Box(x0, y, x1, y + 10) if text else None, page)
                    for text, (x0, x1) in zip(row, columns, strict=True)
                ]
            )
        box = Box(columns[0][0], top, columns[-1][1], top + 15 * len(rows))
        return Grid(cells, method, confidence, page, page, box)

    return make
