"""The lines of one page, each made once.

Columns, tables and paragraphs are sought among the same words, one after the other, and each search groups them to
lines and sets their text. Here they get what an earlier search has made. Lines are shared, so nobody changes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.layout.lines import group_lines, make_line
from extractors.layout.types import Line, Word


class KnownLines:
    """Lines by the identity of their words, which live as long as the lines do."""

    def __init__(self) -> None:
        self._groups: dict[tuple[int, ...], list[list[Word]]] = {}
        self._lines: dict[tuple[int, ...], Line] = {}

    def group(self, words: Sequence[Word]) -> Sequence[list[Word]]:
        """As `group_lines`."""
        key = tuple(map(id, words))
        groups = self._groups.get(key)
        if groups is None:
            groups = self._groups[key] = group_lines(words)
        return groups

    def line(self, words: Sequence[Word]) -> Line:
        """As `make_line`."""
        key = tuple(map(id, words))
        line = self._lines.get(key)
        if line is None:
            line = self._lines[key] = make_line(words)
        return line
