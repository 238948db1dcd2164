"""docling-parse: the words with their boxes."""

from __future__ import annotations

from collections.abc import Iterator

from docling_parse.pdf_parser import DoclingPdfParser


def words(path: str) -> Iterator[int]:
    document = DoclingPdfParser(loglevel="fatal").load(path)
    for number, page in document.iterate_pages():
        yield len(page.word_cells)
        document.unload_pages((number, number + 1))
