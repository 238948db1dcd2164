"""Lines of a page as rows of segments, for finding tables without inner lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.lexicon import lexicon, normal
from extractors.layout.known_lines import KnownLines
from extractors.layout.lines import box_of, make_line
from extractors.layout.types import Line, Word
from models.box import Box

#: A gap wider than this share of the font size parts two cells; between two numbers less is enough.
CELL_GAP = 0.95
NUMBER_GAP = 0.5
#: A currency sign at the left edge of its cell is at most this far from its number.
CURRENCY_GAP = 12.0
_WORDS_BEFORE = r"(?:(?:minst|högst|max|min|ca|cirka|drygt|ökning|minskning)\.?\s)?"
_SIGN = r"[<>≤≥±+–−-]?\s?(?:(?:US)?\$|[€£])?\s?"
_DIGITS = (
    r"(?:\d{1,3}(?:[\s\u00a0\u2009\u202f.]\d{3})*(?:[,.]\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[,.]\d+)?|[.,]\d+)"
)
_UNIT = r"(?:%|‰|st|kr|tkr|kkr|mkr|mnkr|p\.?e\.?|dagar|min|år)"
_NUMBER = re.compile(rf"^{_WORDS_BEFORE}{_SIGN}\(?{_SIGN}{_DIGITS}\s?%?\)?[⁰¹²³⁴-⁹*†‡]*\s?{_UNIT}?\.?$")
#: Two numbers that are one value: "12–15", "40.4 (0.41)".
_PAIR = re.compile(rf"^{_SIGN}{_DIGITS}%?\s?(?:[–-]\s?{_DIGITS}%?|\(\s?{_SIGN}{_DIGITS}%?\s?\))$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NIL = re.compile(r"^(?:[-–—−]{1,3}|\.{2,3}|…|i\.u\.|x|[Nn]/?[Aa]|n\.a\.|\((?:[-–—]|[A-Z]{1,2})\)|[†‡])$")
_CURRENCY = re.compile(r"^(?:US)?[$€£]$")
_CURRENCY_SIGNS = "$€£"
_BULLET = re.compile(r"^[•●○◦▪■□‣·➢➤✓*–—-]$|^\d{1,2}[.)]?$|^[a-z]\)$")


#: A text that demands something is a statement, whatever header words it holds.
_DEMANDS = re.compile(r"\b(?:ska|skall)\b", re.IGNORECASE)


@dataclass(slots=True)
class TableLine:
    """One line of words and its segments."""

    segments: list[Line]
    box: Box

    @property
    def size(self) -> float:
        return max(s.size for s in self.segments)


@lru_cache(maxsize=4096)
def is_number(text: str) -> bool:
    """Is the whole text one number as tables print it (a unit may follow)?"""
    return len(text) < 40 and bool(_NUMBER.match(text))


def is_value(text: str) -> bool:
    """A number, or the sign for none."""
    return is_number(text) or bool(_NIL.match(text))


def is_figure(text: str) -> bool:
    """A number, or two that are one value: a range, or a number with its error in parentheses."""
    return is_number(text) or (len(text) < 30 and bool(_PAIR.match(text)))


@lru_cache(maxsize=4096)
def is_role(text: str) -> bool:
    """Is most of the text a known column header (a year or a unit may follow)?"""
    if len(text) > 60 or (text.endswith(".") and len(text) > 8):
        return False
    forms = lexicon("column_roles").search(text)
    if not forms or _DEMANDS.search(text):
        return False
    known = sum(len(normal(entry.form)) for entry in forms) + sum(len(year) for year in _YEAR.findall(text))
    return known >= 0.5 * len(normal(text).replace(" ", ""))


def are_roles(parts: Sequence[Line]) -> bool:
    """Are two of the parts, and half of them, known column headers? Looks at no more than it takes to tell."""
    needed = max(2, (len(parts) + 1) // 2)
    others = len(parts) - needed
    for part in parts:
        if others < 0 or needed <= 0:
            break
        if is_role(part.text):
            needed -= 1
        else:
            others -= 1
    return others >= 0 and needed <= 0


def table_lines(words: Sequence[Word], known: KnownLines | None = None) -> list[TableLine]:
    """The lines from the top, each with its segments; leaders of a table of contents are no lines."""
    known = known or KnownLines()
    lines = []
    for group in known.group(words):
        parts = _merge_marker([known.line(part) for part in _split(group)], known)
        if not any(_has_leaders(part.text) for part in parts):
            lines.append(TableLine(parts, parts[0].box if len(parts) == 1 else box_of(group)))
    return lines


def _has_leaders(text: str) -> bool:
    return "...." in text or ". . . . " in text


def _split(words: Sequence[Word]) -> list[list[Word]]:
    part = [words[0]]
    parts = [part]
    for last, word in pairwise(words):
        near = word.box.x0 - last.box.x1 <= NUMBER_GAP * word.size and word.text[-1] not in _CURRENCY_SIGNS
        if near or not _parted(last, word):
            part.append(word)
        else:
            part = [word]
            parts.append(part)
    return parts


def _parted(last: Word, word: Word) -> bool:
    gap = (word.box.x0 - last.box.x1) / max(word.size, last.size, 1.0)
    if _CURRENCY.match(last.text) and gap < CURRENCY_GAP and is_value(word.text):
        return False
    if gap > CELL_GAP or _CURRENCY.match(word.text):
        return True
    if gap <= NUMBER_GAP:
        return False
    return is_value(word.text) and (is_value(last.text) or last.text == "%")


def _merge_marker(parts: list[Line], known: KnownLines) -> list[Line]:
    """A list marker and its text are one segment."""
    if len(parts) == 2 and _BULLET.match(parts[0].text) and not is_value(parts[1].text):
        return [known.line([*parts[0].words, *parts[1].words])]
    return parts


#: Where a column is known to begin, a gap of this share of the font size parts two cells.
KNOWN_GAP = 0.42
_SAME_START = 2.5


def resplit(line: TableLine, starts: Sequence[float]) -> TableLine:
    """The line, parted also at narrower gaps where columns are known to begin (`starts`, sorted)."""
    parts: list[Line] = []
    for part in line.segments:
        run: list[Word] = []
        for word in part.words:
            gap = word.box.x0 - run[-1].box.x1 if run else 0.0
            if run and gap > KNOWN_GAP * word.size and _begins(word.box.x0, starts):
                parts.append(make_line(run))
                run = []
            run.append(word)
        parts.append(make_line(run) if len(run) < len(part.words) else part)
    return TableLine(parts, line.box) if len(parts) != len(line.segments) else line


def _begins(x: float, starts: Sequence[float]) -> bool:
    at = bisect_left(starts, x - _SAME_START)
    return at < len(starts) and starts[at] <= x + _SAME_START


def add_starts(starts: list[float], line: TableLine) -> None:
    """Put in order where the cells behind the first of a line begin."""
    for part in line.segments[1:]:
        x = round(part.box.x0, 1)
        at = bisect_left(starts, x)
        if at == len(starts) or starts[at] != x:
            starts.insert(at, x)


def split_at(line: TableLine, columns: Sequence[tuple[float, float]]) -> TableLine:
    """The line with cells parted where a gap, narrower than those between cells, lies between two columns."""
    parts: list[Line] = []
    for part in line.segments:
        run: list[Word] = []
        for word in part.words:
            gap = word.box.x0 - run[-1].box.x1 if run else 0.0
            if run and gap > KNOWN_GAP * word.size and _in_columns(run[-1].box, word.box, columns):
                parts.append(make_line(run))
                run = []
            run.append(word)
        parts.append(make_line(run))
    return TableLine(parts, line.box) if len(parts) != len(line.segments) else line


def _in_columns(left: Box, right: Box, columns: Sequence[tuple[float, float]]) -> bool:
    """Does the gap between two words part two columns, one word over each?"""
    before = [i for i, (x0, x1) in enumerate(columns) if min(left.x1, x1) > max(left.x0, x0)]
    after = [i for i, (x0, x1) in enumerate(columns) if min(right.x1, x1) > max(right.x0, x0)]
    return bool(before and after) and before[-1] + 1 == after[0] and left.x1 <= columns[after[0]][0] + 1
