"""Which pages are drawn."""

from __future__ import annotations


def drawn(count: int, wanted: int) -> list[int]:
    """`wanted` of `count` pages at even distances, from 0; all, where there are no more."""
    return [index * count // wanted for index in range(wanted)] if wanted < count else list(range(count))
