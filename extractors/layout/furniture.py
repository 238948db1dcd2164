"""Running headers, footers and page numbers: lines in the margins that come back on other pages.

A line belongs to the furniture of the page when a line with the same words (digits aside) stands at the
same height on other pages near it. Whether it is printed as text or marked as an artifact does not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.lexicon import lexicon
from extractors.layout.lines import group_lines, line_text, split_at_gaps
from extractors.layout.table_lines import is_role
from extractors.layout.types import Page, Word

#: Margins, as shares of the height of the page.
TOP, BOTTOM = 0.13, 0.88
#: Pages before and after that a line is compared with.
REACH = 4
#: Larger words than this many times the usual size are a heading that comes back, not furniture.
LARGEST = 1.12
#: Lines at the same height may differ by this much (points).
_LEVEL = 4.0
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^(?:sid(?:a|an|nr)?\.?\s*)?[-–]?\s*#\s*[-–]?(?:\s*(?:av|\(|/)\s*#\s*\)?)?$", re.IGNORECASE)


@dataclass(slots=True)
class _Line:
    """A line in the margin of a page; lines with the same words, digits aside, have the same key."""

    key: str
    level: float
    words: list[Word]


class _Margins:
    """The lines in the top and the bottom margin of a page."""

    def __init__(self, page: Page) -> None:
        top, bottom = TOP * page.height, BOTTOM * page.height
        words = [w for w in page.words if w.box.bottom < top or w.box.top > bottom]
        self.lines = [_Line(_key(line_text(line)), line[0].box.top, line) for line in group_lines(words)]
        self._levels: dict[str, list[float]] = defaultdict(list)
        for line in self.lines:
            insort(self._levels[line.key], line.level)

    def has(self, line: _Line) -> bool:
        """Does a line with the same words stand at the same height?"""
        levels = self._levels.get(line.key)
        if levels is None:
            return False
        at = bisect_left(levels, line.level)
        return any(abs(level - line.level) <= _LEVEL for level in levels[max(0, at - 1) : at + 1])


def without_furniture(pages: Iterable[Page], n_pages: int) -> Iterator[tuple[Page, list[str]]]:
    """Each page without its furniture, and the texts that were taken away. Holds at most nine pages."""
    window: list[tuple[Page, _Margins]] = []
    start = 0
    source = iter(pages)
    done = False
    while not done or start < len(window):
        while not done and len(window) <= start + REACH:
            page = next(source, None)
            if page is None:
                done = True
            else:
                window.append((page, _Margins(page)))
        if start >= len(window):
            break
        others = [margins for at, (_, margins) in enumerate(window) if at != start]
        yield _clear(*window[start], others, needed=1 if n_pages <= 4 else 2)
        start += 1
        if start > REACH:
            window.pop(0)
            start -= 1


def _clear(page: Page, own: _Margins, others: Sequence[_Margins], needed: int) -> tuple[Page, list[str]]:
    usual: float | None = None
    gone: set[int] = set()
    texts = []
    for line in own.lines:
        seen = sum(other.has(line) for other in others)
        if seen < (1 if _PAGE_NUMBER.match(line.key) else needed):
            continue
        if usual is None:
            usual = median((w.size for w in page.words), default=10.0)
        if line.words[0].size <= LARGEST * usual and not _has_meaning(line.words):
            gone |= {id(w) for w in line.words}
            texts.append(line_text(line.words))
    artifacts = [w for w in page.words if w.artifact and id(w) not in gone]
    texts += [line_text(line) for line in group_lines(artifacts)]
    page.words = [w for w in page.words if not w.artifact and id(w) not in gone]
    return page, texts


def _key(text: str) -> str:
    return _DIGITS.sub("#", text).strip()


def median(values: Iterable[float], default: float) -> float:
    found = sorted(values)
    return found[len(found) // 2] if found else default


def _has_meaning(words: list[Word]) -> bool:
    """A label of a goal, and the header of a table that goes on over pages, come back at the same height, too."""
    if lexicon("goal_labels").concept(line_text(words)) is not None:
        return True
    parts = [line_text(part) for part in split_at_gaps(words)]
    if any(_PAGE_NUMBER.match(_DIGITS.sub("#", part)) for part in parts):
        return False
    return len(parts) >= 2 and all(is_role(part) for part in parts)
