"""Lines of a page as rows of segments, for finding tables without inner lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import lexicon, normal
from extractors.layout.lines import group_lines, make_line
from extractors.layout.types import Line, Word
from models.box import Box

#: A gap wider than this share of the font size parts two cells; between two numbers less is enough.
CELL_GAP = 0.95
NUMBER_GAP = 0.5
_NUMBER = re.compile(
    r"^(?:(?:minst|högst|max|min|ca|cirka|drygt|ökning|minskning)\.?\s)?[<>≤≥±+–−-]?\s?\(?\d{1,3}(?:[\s\u00a0\u2009\u202f.]\d{3})*(?:[,.]\d+)?\)?[⁰¹²³⁴-⁹*]*"
    r"\s?(?:%|‰|st|kr|tkr|kkr|mkr|mnkr|p\.?e\.?|dagar|min|år)?\.?$"
)
_DIGITS = re.compile(r"^[<>≤≥±+–−-]?\d+(?:[,.]\d+)?\s?%?$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NIL = frozenset({"-", "–", "—", "−", "..", "…", "i.u.", "x"})
_BULLET = re.compile(r"^[•●○◦▪■□‣·➢➤✓*–—-]$|^\d{1,2}[.)]?$|^[a-z]\)$")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}")


@dataclass(slots=True)
class TableLine:
    """One line of words and its segments."""

    segments: list[Line]
    box: Box

    @property
    def size(self) -> float:
        return max(s.size for s in self.segments)


def is_number(text: str) -> bool:
    """Is the whole text one number as tables print it (a unit may follow)?"""
    return bool(_NUMBER.match(text) or _DIGITS.match(text))


def is_value(text: str) -> bool:
    """A number, or the sign for none."""
    return text in _NIL or is_number(text)


@cache
def is_role(text: str) -> bool:
    """Is most of the text a known column header (a year or a unit may follow)?"""
    if len(text) > 60 or (text.endswith(".") and len(text) > 8):
        return False
    forms = lexicon("column_roles").search(text)
    known = sum(len(normal(entry.form)) for entry in forms) + sum(len(year) for year in _YEAR.findall(text))
    return bool(forms) and known >= 0.5 * len(normal(text).replace(" ", ""))


def table_lines(words: Sequence[Word]) -> list[TableLine]:
    """The lines from the top, each with its segments; leaders of a table of contents are no lines."""
    lines = []
    for group in group_lines(words):
        parts = _merge_marker(_split(group))
        if any(_LEADERS.search(part.text) for part in parts):
            continue
        whole = make_line(group)
        lines.append(TableLine(parts, whole.box))
    return lines


def _split(words: Sequence[Word]) -> list[Line]:
    parts: list[list[Word]] = []
    for word in words:
        if parts and not _parted(parts[-1], word):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [make_line(part) for part in parts]


def _parted(part: list[Word], word: Word) -> bool:
    last = part[-1]
    gap = (word.box.x0 - last.box.x1) / max(word.size, last.size, 1.0)
    if gap > CELL_GAP:
        return True
    if gap <= NUMBER_GAP:
        return False
    return is_value(word.text) and (is_value(last.text) or last.text == "%")


def _merge_marker(parts: list[Line]) -> list[Line]:
    """A list marker and its text are one segment."""
    if len(parts) == 2 and _BULLET.match(parts[0].text) and not is_value(parts[1].text):
        return [make_line([*parts[0].words, *parts[1].words])]
    return parts


#: Where a column is known to begin, a gap of this share of the font size parts two cells.
KNOWN_GAP = 0.42
_SAME_START = 2.5


def resplit(line: TableLine, region: Sequence[TableLine]) -> TableLine:
    """The line, parted also at narrower gaps where the lines before it begin a column."""
    starts = {round(part.box.x0, 1) for other in region for part in other.segments[1:]}
    parts: list[Line] = []
    for part in line.segments:
        run: list[Word] = []
        for word in part.words:
            gap = word.box.x0 - run[-1].box.x1 if run else 0.0
            known = any(abs(word.box.x0 - start) <= _SAME_START for start in starts)
            if run and known and gap > KNOWN_GAP * word.size:
                parts.append(make_line(run))
                run = []
            run.append(word)
        parts.append(make_line(run))
    return TableLine(parts, line.box) if len(parts) != len(line.segments) else line
