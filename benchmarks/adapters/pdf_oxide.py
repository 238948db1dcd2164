"""pdf_oxide: its words and its tables."""

from __future__ import annotations

from collections.abc import Iterator

import pdf_oxide

from benchmarks.adapters import Tables


def words(path: str) -> Iterator[int]:
    document = pdf_oxide.PdfDocument(path)
    for index in range(document.page_count()):
        yield len(document.extract_words(index))


def tables(path: str) -> Tables:
    document = pdf_oxide.PdfDocument(path)
    for index in range(document.page_count()):
        for table in document.extract_tables(index):
            yield index + 1, [[cell["text"] for cell in row["cells"]] for row in table["rows"]]
