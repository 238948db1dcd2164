"""pdfplumber, and pdfplumber-rs, whose module has the same name and nearly the same functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pdfplumber

from benchmarks.adapters import Tables

_BY_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}


def words(path: str) -> Iterator[int]:
    for page in _pages(path):
        yield len(page.extract_words())


def words_and_tables(path: str) -> Tables:
    """The reference of all ratios."""
    for page in _pages(path):
        page.extract_words()
        for table in page.extract_tables():
            yield page.page_number, table


def lines(path: str) -> Tables:
    for page in _pages(path):
        for table in page.extract_tables():
            yield page.page_number, table


def text(path: str) -> Tables:
    for page in _pages(path):
        for table in page.extract_tables(_BY_TEXT):
            yield page.page_number, table


def _pages(path: str) -> Iterator[Any]:
    """Each page is let go before the next: without that, memory grows with the document."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield page
            getattr(page, "close", page.flush_cache)()
