"""Planverk without its entities: the words of the pages, and the whole reader with its tables."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from benchmarks.adapters import Tables
from extractors.layout.types import Grid
from extractors.readers import pdf_pages
from extractors.readers.pdf import read_pdf


def words(path: str) -> Iterator[int]:
    with pdf_pages.open_pdf(path) as file:
        for page in file.pages():
            yield len(page.words)


def read(path: str) -> Tables:
    return _tables(path)


def read_with_pdfplumber(path: str) -> Tables:
    """The same with pdfplumber as the engine. Raises LookupError where this version of Planverk has no choice."""
    if not has_readers():
        raise LookupError("this version of Planverk has one engine")
    return _tables(path, reader=getattr(pdf_pages, "Reader", str)("pdfplumber"))


def has_readers() -> bool:
    return "reader" in inspect.signature(read_pdf).parameters


def _tables(path: str, **options: Any) -> Tables:
    for block in read_pdf(path, **options).blocks:
        if block.grid is not None:
            yield from by_page(block.grid)


def by_page(grid: Grid) -> Tables:
    """A table that goes over pages is one table on each of them."""
    pages: dict[int, list[list[str]]] = {}
    for row in grid.rows:
        page = next((cell.page for cell in row if cell is not None and cell.page), grid.page) or 1
        pages.setdefault(page, []).append([cell.text if cell is not None else "" for cell in row])
    yield from pages.items()
