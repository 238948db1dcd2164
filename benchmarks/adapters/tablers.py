"""tablers: its tables."""

from __future__ import annotations

import tablers

from benchmarks.adapters import Tables


def tables(path: str) -> Tables:
    document = tablers.Document(path)
    for number, page in enumerate(document.pages(), start=1):
        for table in tablers.find_tables(page, extract_text=True):
            yield number, [[cell.text if cell else "" for cell in row.cells] for row in table.rows]
    document.close()
