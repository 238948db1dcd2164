"""Dot leaders: "Total ........ 1,234" is a row of a table, "Introduction ........ 7" a line of a table of contents.

The numbers after the leaders tell the two apart: those of a table of contents are page numbers, one after each
leader, plain, small and rising. Lines of a table of contents are left out; in rows of a table the leaders
themselves are. Where a leader is glued to its words, the word is cut, by its share of letters.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.layout.known_lines import KnownLines
from extractors.layout.lines import group_lines
from extractors.layout.types import Word
from models.box import Box

#: So many dots, glued or as words of their own, are a leader.
_MANY = 4
#: What a word has in it, or begins with, that may be of a leader.
_RUNS = ("…", "..", "__")
_SIGNS = (*_RUNS, "\n.", "\n·", "\n_")
_DOTS = re.compile(r"^[.·…_]+$")
_GLUED = re.compile(r"[.…]{4,}|…{2,}|_{6,}")
_PAGE = re.compile(r"^(?:\d{1,3}|[ivxlc]{1,7}|[A-Z]{1,2}[-–]?\d{1,3})$")
_VALUE = re.compile(r"^[$€£(<−–-]*\d|^[-–—]+$")


def without_leaders(words: Sequence[Word], keep_contents: bool = False, known: KnownLines | None = None) -> list[Word]:
    """The words of a page or column without leaders, and without the lines of a table of contents if not kept."""
    texts = "\n".join(["", *[word.text for word in words]])
    if not any(signs in texts for signs in _SIGNS):
        return list(words)
    lines = [_cut(group) for group in (group_lines(words) if known is None else known.group(words))]
    led = [line for line in lines if _places(line)]
    drop = {id(line) for line in led} if not keep_contents and _is_contents(led) else set()
    return [word for line in lines if id(line) not in drop for word in _plain(line)]


def _cut(line: Iterable[Word]) -> list[Word]:
    """The line with words parted at glued leaders."""
    found: list[Word] = []
    for word in line:
        if len(word.text) < 2 or not any(signs in word.text for signs in _RUNS):
            found.append(word)
            continue
        spans = [m.span() for m in _GLUED.finditer(word.text)]
        ends = [0, *itertools.chain.from_iterable(spans), len(word.text)]
        found += [_part(word, a, b) for a, b in itertools.pairwise(ends) if b > a] if spans else [word]
    return found


def _part(word: Word, start: int, end: int) -> Word:
    """Letters `start` to `end` of a word; dots count as half a letter wide."""
    widths = [0.5 if letter in "._" else 1.0 for letter in word.text]
    unit = word.box.width / sum(widths)
    x0 = word.box.x0 + unit * sum(widths[:start])
    x1 = word.box.x0 + unit * sum(widths[:end])
    return replace(word, text=word.text[start:end], box=Box(x0, word.box.top, x1, word.box.bottom))


def _places(line: Sequence[Word]) -> list[tuple[int, int]]:
    """Where leaders stand in the line: (first word, word after)."""
    found: list[tuple[int, int]] = []
    if not any(word.text[0] in ".·…_" for word in line):
        return found
    for is_dots, run in itertools.groupby(enumerate(line), key=lambda item: bool(_DOTS.match(item[1].text))):
        at = [index for index, _ in run]
        if is_dots and sum(len(line[i].text) * (3 if "…" in line[i].text else 1) for i in at) >= _MANY:
            found.append((at[0], at[-1] + 1))
    return found


def _plain(line: Sequence[Word]) -> list[Word]:
    gone = {i for a, b in _places(line) for i in range(a, b)}
    return [word for i, word in enumerate(line) if i not in gone]


def _is_contents(lines: Sequence[Sequence[Word]]) -> bool:
    """Do the lines end with page numbers, or with nothing that is a value?"""
    pages: list[int] = []
    others = 0
    for line in lines:
        for (_, start), end in zip(_places(line), [*(a for a, _ in _places(line)[1:]), len(line)], strict=True):
            after = [word.text for word in line[start:end]]
            if after and _PAGE.match(after[0]) and (len(after) == 1 or not _VALUE.match(after[1])):
                pages.append(int(after[0]) if after[0].isdigit() else 0)
            elif after and _VALUE.match(after[0]):
                others += 1
    falling = sum(a > b > 0 for a, b in itertools.pairwise(pages))
    return others <= 0.1 * len(lines) and (falling <= 0.2 * len(pages))
