"""From words to lines, and from lines to segments.

Words that overlap in height by more than half stand on one line. A segment is a part of a line without a
wide gap: running text gives one segment a line, a table row one for each cell.

Every word of a document passes here several times, so lines of one style, nearly all, have a short way.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from extractors.layout.letterspaced import is_apart, spaced_text
from extractors.layout.types import Line, Word
from models.box import Box

#: A gap wider than this share of the font size parts two segments.
SEGMENT_GAP = 0.95
#: Share of the smaller height that two words on one line have in common.
_OVERLAP = 0.5
#: A line of single letters, where spaces are printed between them, has fewer characters than this for each.
_OF_WORDS = 2.5
#: A word stands on one of this many lines before it, or begins a line.
_OPEN_LINES = 5
#: Size, bold, italic, colour.
Style = tuple[float, bool, bool, tuple[float, float, float] | None]

_from_top = attrgetter("box.top", "box.x0")
_from_left = attrgetter("box.x0")


def make_line(words: Sequence[Word]) -> Line:
    """A line of words that are already in order."""
    box = box_of(words)
    uniform = _is_uniform(words)
    size, bold, italic, color = _style(words[0]) if uniform else _main_style(words)
    return Line(list(words), line_text(words), box, size, bold, italic, color, uniform)


def box_of(words: Sequence[Word]) -> Box:
    """The smallest box around one word or more."""
    box = words[0].box
    if len(words) == 1:
        return box
    left, top, right, bottom = box
    for word in words:  # a loop is faster here than min and max of a few each
        x0, y0, x1, y1 = word.box
        if x0 < left:
            left = x0
        if y0 < top:
            top = y0
        if x1 > right:
            right = x1
        if y1 > bottom:
            bottom = y1
    return Box(left, top, right, bottom)


def _is_uniform(words: Sequence[Word]) -> bool:
    first = words[0]
    size, bold, italic, color = first.size, first.bold, first.italic, first.color
    for word in words:
        if word.size != size or word.bold != bold or word.italic != italic:
            return False
        if word.color is not color and word.color != color:
            return False
    return True


def _style(word: Word) -> Style:
    return (round(word.size, 1), word.bold, word.italic, word.color)


def _main_style(words: Sequence[Word]) -> Style:
    """The style that most characters have."""
    weights: Counter[Style] = Counter()
    for word in words:
        weights[_style(word)] += len(word.text)
    return max(weights, key=lambda style: (weights[style], style[0]))


def line_text(words: Sequence[Word]) -> str:
    """The words with single spaces; words that touch without white space between are one."""
    if len(words) == 1:
        return words[0].text
    spaced = " ".join([w.text for w in words])
    printed = False not in [w.space for w in words[:-1]]
    if printed and len(spaced) > _OF_WORDS * len(words):
        return spaced
    if words and (is_apart(words[0]) or is_apart(words[-1])) and (text := spaced_text(words)) is not None:
        return text
    glued = [not last.space and _touches(last, word) for last, word in pairwise(words)]
    if not any(glued):
        return spaced
    return words[0].text + "".join(
        w.text if touches else " " + w.text for touches, w in zip(glued, words[1:], strict=True)
    )


def _touches(last: Word, word: Word) -> bool:
    return -0.2 * last.size <= word.box.x0 - last.box.x1 <= 0.12 * last.size


def group_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words by line, lines from the top, words from the left."""
    lines: list[list[Word]] = []
    latest: deque[tuple[float, float, list[Word]]] = deque(maxlen=_OPEN_LINES)  # bottom and height of their first words
    for word in sorted(words, key=_from_top):
        _, top, _, bottom = word.box
        height = bottom - top
        for line_bottom, line_height, line in latest:  # none begins below the word
            shared = (bottom if bottom < line_bottom else line_bottom) - top
            if shared > _OVERLAP * (height if height < line_height else line_height):
                line.append(word)
                break
        else:
            lines.append([word])
            latest.appendleft((bottom, height, lines[-1]))
    return [sorted(line, key=_from_left) for line in lines]


def split_at_gaps(words: Sequence[Word], gap: float = SEGMENT_GAP) -> list[list[Word]]:
    """The words of one line, parted at gaps wider than `gap` font sizes."""
    if not words:
        return []
    part = [words[0]]
    parts = [part]
    for last, word in pairwise(words):
        space = word.box.x0 - last.box.x1
        if space <= gap * word.size or space <= gap * last.size:
            part.append(word)
        else:
            part = [word]
            parts.append(part)
    return parts


def lines_in_order(words: Sequence[Word]) -> list[Line]:
    """Lines of words that come in reading order: a new line where a word steps down or back."""
    return [make_line(run) for run in runs_in_order(words)]


def runs_in_order(words: Sequence[Word]) -> list[list[Word]]:
    """The words of each line of `lines_in_order`."""
    runs: list[list[Word]] = []
    last: Box | None = None
    for word in words:
        if last is not None and not _next_line(last, word.box):
            runs[-1].append(word)
        else:
            runs.append([word])
        last = word.box
    return runs


def _next_line(last: Box, box: Box) -> bool:
    last_x0, last_top, _, last_bottom = last
    _, top, x1, bottom = box
    if x1 < last_x0:
        return True
    if top == last_top and bottom == last_bottom:  # as nearly all words that follow each other on a line
        return False
    shared = min(last_bottom, bottom) - max(last_top, top)
    return shared < 0.3 * min(last_bottom - last_top, bottom - top)
