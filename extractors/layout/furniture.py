"""Running headers, footers and page numbers: lines in the margins that come back on other pages.

A line belongs to the furniture of the page when a line with the same words (digits aside) stands at the
same height on other pages near it. Whether it is printed as text or marked as an artifact does not matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.lexicon import lexicon
from extractors.layout.lines import group_lines, line_text, segments
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
class _Margin:
    """A line in the margin of a page."""

    key: str
    level: float
    words: list[Word]


def without_furniture(pages: Iterable[Page], n_pages: int) -> Iterator[tuple[Page, list[str]]]:
    """Each page without its furniture, and the texts that were taken away. Holds at most nine pages."""
    window: list[tuple[Page, list[_Margin]]] = []
    start = 0
    source = iter(pages)
    done = False
    while not done or start < len(window):
        while not done and len(window) <= start + REACH:
            page = next(source, None)
            if page is None:
                done = True
            else:
                window.append((page, margins(page)))
        if start >= len(window):
            break
        yield _clear(window, start, n_pages)
        start += 1
        if start > REACH:
            window.pop(0)
            start -= 1


def margins(page: Page) -> list[_Margin]:
    """The lines in the top and the bottom margin."""
    words = [w for w in page.words if w.box.bottom < TOP * page.height or w.box.top > BOTTOM * page.height]
    found = []
    for line in group_lines(words):
        text = line_text(line)
        found.append(_Margin(_DIGITS.sub("#", text).strip(), line[0].box.top, line))
    return found


def _clear(window: list[tuple[Page, list[_Margin]]], at: int, n_pages: int) -> tuple[Page, list[str]]:
    page, own = window[at]
    seen: Counter[int] = Counter()
    for index, (_, others) in enumerate(window):
        if index != at:
            for number, line in enumerate(own):
                seen[number] += any(_same(line, other) for other in others)
    needed = 1 if n_pages <= 4 else 2
    usual = median((w.size for w in page.words), default=10.0)
    gone: set[int] = set()
    texts = []
    for number, line in enumerate(own):
        enough = 1 if _PAGE_NUMBER.match(line.key) else needed
        if seen[number] >= enough and line.words[0].size <= LARGEST * usual and not _has_meaning(line.words):
            gone |= {id(w) for w in line.words}
            texts.append(line_text(line.words))
    artifacts = [w for w in page.words if w.artifact and id(w) not in gone]
    texts += [line_text(line) for line in group_lines(artifacts)]
    page.words = [w for w in page.words if id(w) not in gone and not w.artifact]
    return page, texts


def median(values: Iterable[float], default: float) -> float:
    found = sorted(values)
    return found[len(found) // 2] if found else default


def _same(line: _Margin, other: _Margin) -> bool:
    return line.key == other.key and abs(line.level - other.level) <= _LEVEL


def _has_meaning(words: list[Word]) -> bool:
    """A label of a goal, and the header of a table that goes on over pages, come back at the same height, too."""
    if lexicon("goal_labels").concept(line_text(words)) is not None:
        return True
    if any(_PAGE_NUMBER.match(_DIGITS.sub("#", part.text)) for part in segments(words)):
        return False
    parts = [part.text for part in segments(words)]
    return len(parts) >= 2 and all(is_role(part) for part in parts)
