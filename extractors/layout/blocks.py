"""From lines to blocks: one paragraph, heading or list item each.

Lines belong together while they have one style and the usual distance. A new block begins at another
size, another weight of a whole line, another colour of a heading, a wider gap, a list marker, or an
indented first line after a line that ends early.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from extractors.layout.lines import line_text
from extractors.layout.text import clean, join_all
from extractors.layout.types import Block, Line, Role, Word
from models.box import union

_MARKER = re.compile(r"^([•●○◦▪■□‣⁃∙·➢➤✓*–—-]|o(?=\s)|\(?\d{1,2}[.)](?!\d)|[a-zåäö]\))\s*(?=\S)")
#: A wider gap than this many line distances parts paragraphs.
_WIDE = 1.28
#: A line may go on with one of this many blocks before it: a label may stand beside a paragraph.
_OPEN_RUNS = 3


def marker_of(text: str) -> tuple[str, str]:
    """The list marker that a text begins with ("" where there is none), and the rest."""
    found = _MARKER.match(text)
    if not found or found.end() >= len(text):
        return "", text
    marker = found.group(1)
    if marker in "-–—*·o" and found.end() == len(marker):
        return "", text
    return marker, text[found.end() :]


def make_block(lines: Sequence[Line], page: int, role: Role = Role.PARAGRAPH, marker: str | None = None) -> Block:
    """One block of lines in reading order; a list marker at its start makes a paragraph a list item."""
    text = join_all(clean(line.text) for line in lines)
    if marker is None and role is Role.PARAGRAPH:
        marker, text = marker_of(text)
        role = Role.LIST_ITEM if marker else role
    size, bold, italic, color = _style(lines)
    if text.isupper():
        size = round(max(_largest(line) for line in lines), 1)  # small capitals
    box = union([line.box for line in lines])
    return Block(
        role,
        text,
        page,
        box,
        size=size,
        bold=bold,
        italic=italic,
        marker=marker or "",
        bold_start="" if bold else _bold_start(lines[0]),
        color=color,
    )


def _style(lines: Sequence[Line]) -> tuple[float, bool, bool, tuple[float, float, float] | None]:
    """The size and colour that most letters have, and whether they are bold and italic."""
    first = lines[0]
    if all(_is_set_as(line, first) for line in lines):
        lettered = any(_has_letters(line) for line in lines)
        return first.size, first.bold and lettered, first.italic and lettered, first.color
    sizes: Counter[float] = Counter()
    colors: Counter[tuple[float, float, float] | None] = Counter()
    letters = bold = italic = 0
    for line in lines:
        for word in line.words:
            n = sum(map(str.isalnum, word.text))
            letters += n
            bold += n * word.bold
            italic += n * word.italic
            sizes[round(word.size, 1)] += n
            colors[word.color] += n
    size = max(sizes, key=lambda s: (sizes[s], s))
    color = max(colors, key=lambda c: (colors[c], c or ()))
    return size, letters > 0 and bold >= 0.97 * letters, letters > 0 and italic >= 0.97 * letters, color


def _is_set_as(line: Line, first: Line) -> bool:
    """Are all words of both lines known to have one style?"""
    if not (line.uniform and first.uniform):
        return False
    same = line.size == first.size and line.bold == first.bold and line.italic == first.italic
    return same and line.color == first.color


def _has_letters(line: Line) -> bool:
    return any(map(str.isalnum, line.text))


def _bold_start(line: Line) -> str:
    run = []
    for word in line.words:
        if not word.bold:
            break
        run.append(word)
    return line_text(run)


def same_style(first: Line, second: Line) -> bool:
    """May the lines belong to one block by size, weight, slant and colour?"""
    if _is_set_as(first, second):
        return True
    if abs(first.size - second.size) > 0.06 * max(first.size, second.size):
        return False
    if _set_apart(first, second):
        return False
    return first.color == second.color or not (first.bold or second.bold)


def _set_apart(first: Line, second: Line) -> bool:
    """Does the weight or the slant of whole lines part them?"""
    if first.uniform and second.uniform:
        unlike = first.bold != second.bold or first.italic != second.italic
        return unlike and _has_letters(first) and _has_letters(second)
    words, others = _lettered(first), _lettered(second)
    return _parted([w.bold for w in words], [w.bold for w in others]) or _parted(
        [w.italic for w in words], [w.italic for w in others]
    )


def _lettered(line: Line) -> list[Word]:
    return [w for w in line.words if any(map(str.isalnum, w.text))]


def _parted(first: Sequence[bool], second: Sequence[bool]) -> bool:
    """Is one line set so as a whole and the other not at all? Words set so within a text part nothing."""
    if not first or not second:
        return False
    return (all(first) and not any(second)) or (all(second) and not any(first))


def usual_pitch(lines: Sequence[Line]) -> float:
    """The most usual distance between the tops of two lines of one style, as a share of the font size."""
    shares: Counter[float] = Counter()
    for first, second in itertools.pairwise(lines):
        step = second.box.bottom - first.box.bottom
        size = max(first.size, 1.0)
        if 0.9 * size <= step <= 2.2 * size and same_style(first, second):
            shares[round(step / size, 1)] += 1
    if not shares:
        return 1.25
    most = max(shares.values())
    return min(share for share, n in shares.items() if n >= 0.5 * most)


def group_blocks(lines: Sequence[Line], page: int, pitch: float, body: float) -> list[Block]:
    """Blocks of the lines of one column, from the top; `body` is the font size of running text."""
    runs: list[list[Line]] = []
    right = max((line.box.x1 for line in lines), default=0.0)
    for line in lines:
        for run in runs[-1 : -1 - _OPEN_RUNS : -1]:
            if _goes_on(run, line, pitch) and not _broken_off(run[-1], line, right, body):
                run.append(line)
                break
        else:
            runs.append([line])
    return [make_block(run, page) for run in runs]


def _goes_on(run: list[Line], line: Line, pitch: float) -> bool:
    last = run[-1]
    step = line.box.bottom - last.box.bottom
    if step <= 0 or line.box.x0 >= last.box.x1 or line.box.x1 <= last.box.x0:
        return False
    if step > _WIDE * pitch * max(_largest(last), _largest(line)) or not same_style(last, line):
        return False
    marker, _ = marker_of(line.text)
    if marker and _starts_item(run, line):
        return False
    listed = marker_of(run[0].text)[0] != ""
    if listed and line.box.x0 < run[0].box.x0 - 2:
        return False
    indented = line.box.x0 > last.box.x0 + 0.8 * line.size and not listed
    return not indented or (len(run) == 1 and last.box.x0 < line.box.x0 and last.text[:1] in "–-•")


def _largest(line: Line) -> float:
    """The largest font size on the line, not rounded."""
    return line.words[0].size if line.uniform else max(word.size for word in line.words)


def _broken_off(last: Line, line: Line, right: float, body: float) -> bool:
    """Was the line before ended on purpose: would the next word, with a capital, have fitted on it?"""
    if not (line.text[:1].isupper() or line.text[:1].isdigit()) or last.size > 1.1 * body:
        return False
    if last.bold and line.bold and not last.text.rstrip().endswith((".", ":")):
        return False  # a bold statement in a narrow box
    return right - last.box.x1 > 1.1 * line.words[0].box.width + 0.6 * line.size


def _starts_item(run: list[Line], line: Line) -> bool:
    """A marker begins an item, but a dash or a number in the middle of a running sentence does not."""
    first = run[0]
    if marker_of(first.text)[0]:
        return line.box.x0 <= first.box.x0 + 40
    return run[-1].text.rstrip().endswith((":", ".", ";", "?", "!")) or line.text[:1] in "•●○▪■➢✓"
