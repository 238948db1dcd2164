"""From words to lines, and from lines to segments.

Words that overlap in height by more than half stand on one line. A segment is a part of a line without a
wide gap: running text gives one segment a line, a table row one for each cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.layout.types import Line, Word
from models.box import Box, union

#: A gap wider than this share of the font size parts two segments.
SEGMENT_GAP = 0.95
#: Share of the smaller height that two words on one line have in common.
_OVERLAP = 0.5
#: From this many single letters on, a line is letter-spaced.
_SPACED = 4


def make_line(words: Sequence[Word]) -> Line:
    """A line of words that are already in order."""
    box = union(w.box for w in words)
    assert box is not None
    weights: Counter[tuple[float, bool, bool, tuple[float, float, float] | None]] = Counter()
    for word in words:
        weights[(round(word.size, 1), word.bold, word.italic, word.color)] += len(word.text)
    size, bold, italic, color = max(weights, key=lambda key: (weights[key], key[0]))
    return Line(list(words), line_text(words), box, size, bold, italic, color)


def line_text(words: Sequence[Word]) -> str:
    """The words with single spaces; words that touch without white space between are one."""
    if len(words) >= _SPACED and all(len(w.text) == 1 and w.text.isalpha() for w in words):
        return _letter_spaced(words)
    parts: list[str] = []
    last: Word | None = None
    for word in words:
        if last is not None and not _touches(last, word):
            parts.append(" ")
        parts.append(word.text)
        last = word
    return "".join(parts)


def _letter_spaced(words: Sequence[Word]) -> str:
    """Letters that are set apart as words again: a gap of twice the usual parts two words."""
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 2]
    return words[0].text + "".join(
        (" " if gap > 2 * usual + 0.5 else "") + w.text for gap, w in zip(gaps, words[1:], strict=True)
    )


def _touches(last: Word, word: Word) -> bool:
    gap = word.box.x0 - last.box.x1
    return not last.space and -0.2 * last.size <= gap <= 0.12 * last.size


def group_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words by line, lines from the top, words from the left."""
    lines: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.box.top, w.box.x0)):
        for at in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
            if _same_line(spans[at], word.box):
                lines[at].append(word)
                break
        else:
            lines.append([word])
            spans.append((word.box.top, word.box.bottom))
    return [sorted(line, key=lambda w: w.box.x0) for line in lines]


def _same_line(span: tuple[float, float], box: Box) -> bool:
    shared = min(span[1], box.bottom) - max(span[0], box.top)
    return shared > _OVERLAP * min(span[1] - span[0], box.height)


def segments(words: Sequence[Word], gap: float = SEGMENT_GAP) -> list[Line]:
    """The parts of one line of words that no wide gap divides."""
    parts: list[list[Word]] = []
    for word in words:
        if parts and word.box.x0 - parts[-1][-1].box.x1 <= gap * max(word.size, parts[-1][-1].size):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [make_line(part) for part in parts]


def lines_in_order(words: Sequence[Word]) -> list[Line]:
    """Lines of words that come in reading order: a new line where a word steps down or back."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and not _next_line(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [make_line(run) for run in runs]


def _next_line(last: Word, word: Word) -> bool:
    height = min(last.box.height, word.box.height)
    shared = min(last.box.bottom, word.box.bottom) - max(last.box.top, word.box.top)
    return shared < 0.3 * height or word.box.x1 < last.box.x0
