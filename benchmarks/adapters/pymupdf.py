"""PyMuPDF: its words, and its table finder."""

from __future__ import annotations

from collections.abc import Iterator

import pymupdf

from benchmarks.adapters import Tables


def words(path: str) -> Iterator[int]:
    with pymupdf.open(path) as document:
        for page in document:
            yield len(page.get_text("words"))


def tables(path: str) -> Tables:
    with pymupdf.open(path) as document:
        for number, page in enumerate(document, start=1):
            for table in page.find_tables().tables:
                yield number, table.extract()
