"""pypdfium2: the characters with their boxes."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2


def characters(path: str) -> Iterator[int]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            yield sum(1 for i in range(text.count_chars()) if text.get_charbox(i))
            text.close()
            page.close()
