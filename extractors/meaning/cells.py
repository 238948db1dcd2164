"""Cells of a grid as the steps of this package look at them: texts, numbers, and what a cell covers."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.layout.text import clean, join_all
from extractors.layout.types import Cell, Grid
from extractors.meaning.wording import read_wording
from extractors.values.numbers import CellValue, parse_value
from models.box import Box, union

_NIL = re.compile(r"[-\u2010-\u2015\u2212.]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARK_AT_END = re.compile(r"(?<=[^\W\d_)])[¹²³⁰-⁹]+$|(?<=\S)\s?\*+$")


def text_of(cell: Cell | None) -> str:
    """The cell's text as one line, "" where there is none."""
    return "" if cell is None or not cell.text else _one_line(cell.text)


@lru_cache(maxsize=8192)
def _one_line(text: str) -> str:
    """The lines as running text (each text is joined once: a cell is looked at many times)."""
    return join_all(clean(line) for line in text.split("\n") if line.strip())


def label_text(cell: Cell | None) -> str:
    """The text of a label: without footnote marks at its end."""
    return _MARK_AT_END.sub("", text_of(cell)).strip()


def is_blank(text: str) -> bool:
    """Is it empty or a lone dash?"""
    return _NIL.fullmatch(text.strip()) is not None


@lru_cache(maxsize=8192)
def read_number(text: str, unit_hint: str | None = None) -> CellValue:
    """The cell's value (each text is parsed once)."""
    return parse_value(text, unit_hint=unit_hint)


@lru_cache(maxsize=8192)
def holds_number(text: str) -> bool:
    """Is the text a value, or two glued values, and neither words with a number in them nor header words?"""
    if is_blank(text) or not any(c.isdigit() for c in text) or len(text) > 60:
        return False
    found = read_number(text)
    return found.doubt is not None or (found.value is not None and not found.text_only)


def is_year(text: str) -> bool:
    return _YEAR.fullmatch(text.strip()) is not None


def is_header_text(text: str) -> bool:
    """Do all words say what a column is, or which time it is for?"""
    wording = read_wording(text)
    return not wording.rest and bool(wording.concepts or wording.years or wording.part)


def row_texts(grid: Grid, index: int) -> list[str]:
    """The texts of a row, "" where a merged cell covers the place."""
    return [text_of(cell) for cell in grid.rows[index]]


def row_box(cells: list[Cell | None]) -> Box | None:
    return union(cell.box for cell in cells if cell is not None and cell.text.strip())


def row_page(cells: list[Cell | None]) -> int | None:
    return next((cell.page for cell in cells if cell is not None and cell.page is not None), None)
