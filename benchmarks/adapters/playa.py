"""PLAYA: the characters with their boxes."""

from __future__ import annotations

from collections.abc import Iterator

import playa


def characters(path: str) -> Iterator[int]:
    with playa.open(path) as document:
        for page in document.pages:
            yield sum(1 for glyph in page.glyphs if glyph.bbox)
