"""Headings that the document lists itself: in its bookmarks, or in its printed table of contents.

A list proves something only where the pages bear it out: enough of its titles stand there as lines of their own. One
that names the pages, the files or nothing but the document does not. A title is compared by its letters and
digits, with or without its number; it may be printed in up to three blocks that follow on each other. Where a
title is printed in several places, those of the largest style count, as many as the list has.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.layout.text import join
from extractors.layout.types import Block, Role
from extractors.sections.numbering import groups, split_number
from models.box import union

#: A list must name this many headings, and this share of its titles must stand on the pages.
LEAST, BORNE_OUT = 3, 0.34
#: From this share on its levels are believed, too.
SURE = 0.6
#: Blocks that one title may be printed in.
_PARTS = 3
_LONGEST = 180
#: What begins with other characters than any title cannot become one.
_START = 6
#: Left edges in a table of contents that differ by less (points) are one level.
_INDENT = 5.0
_LEADERS = re.compile(r"\s*(?:\.\s?){3,}\s*(\d{1,4})?\s*|\s*_{4,}\s*(\d{1,4})?\s*")
_SIGNS = re.compile(r"[\W_]+")
_PAGE = re.compile(r"(?<=\D)\s*\d{1,4}$")
#: So many times the words of the list: its letters are set apart on the page; or capitals within a word.
_APART = 1.3
_MIXED = re.compile(r"[a-zåäö][A-ZÅÄÖ]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A title of the list and its level, 1 the highest."""

    level: int
    title: str


@dataclass(slots=True)
class Found:
    """A title that is printed in one block or several; the first of them is the heading."""

    entry: Entry
    at: int
    parts: int


def key(text: str) -> str:
    """Letters and digits alone: two spellings of one title have the same key."""
    return _SIGNS.sub("", text.casefold())


def keys(text: str) -> tuple[str, ...]:
    """The keys of a title: with its number, and without."""
    number, rest = split_number(text)
    return (key(text), key(rest)) if number else (key(text),)


def bookmarks(outline: Iterable[tuple[int, str]]) -> list[Entry]:
    return [Entry(level, title) for level, title in outline if sum(c.isalpha() for c in title) >= 2]


def printed_contents(blocks: Sequence[Block], contents: set[int]) -> list[Entry]:
    """The titles of the tables of contents; numbers tell the level, else the indent."""
    lines = [(title, blocks[i]) for i in sorted(contents) for title in _titles(blocks[i])]
    edges: list[float] = []
    for x in sorted(block.box.x0 for _, block in lines if block.box is not None):
        if not edges or x > edges[-1] + _INDENT:
            edges.append(x)
    found = []
    for title, block in lines:
        number = split_number(title)[0]
        indent = sum(block.box.x0 >= edge - 1 for edge in edges) if block.box is not None else 1
        found.append(Entry(len(groups(number)) if number else max(indent, 1), title))
    return found


def _titles(block: Block) -> list[str]:
    text = f"{block.marker} {block.text}" if block.marker[:1].isdigit() else block.text
    titles = [_PAGE.sub("", part.strip()) for part in _LEADERS.split(text) if part]
    return [title for title in titles if sum(map(str.isalpha, title)) >= 3]


def find_listed(blocks: Sequence[Block], entries: Sequence[Entry], outside: set[int]) -> tuple[list[Found], bool]:
    """The titles that stand on the pages, in their order, and whether their levels are to be believed, too.

    No titles where the list is not borne out.
    """
    wanted = _wanted(entries)
    starts = {name[:_START] for name in wanted}
    places: dict[str, list[Found]] = defaultdict(list)
    at = 0
    while at < len(blocks):
        found = _match(blocks, at, wanted, starts, outside)
        if found is not None:
            places[key(found.entry.title)].append(found)
        at += found.parts if found is not None else 1
    share = len(places) / max(len({key(e.title) for e in entries}), 1)
    if len(places) < LEAST or share < BORNE_OUT:
        return [], False
    times = Counter(key(e.title) for e in entries)
    chosen = [f for name, found in places.items() for f in _surest(blocks, found, times[name])]
    return sorted(chosen, key=lambda f: f.at), share >= SURE


def _wanted(entries: Sequence[Entry]) -> dict[str, Entry]:
    wanted: dict[str, Entry] = {}
    for place in range(2):
        for entry in entries:
            if len(names := keys(entry.title)) > place:
                wanted.setdefault(names[place], entry)
    return wanted


def _match(
    blocks: Sequence[Block], at: int, wanted: dict[str, Entry], starts: set[str], outside: set[int]
) -> Found | None:
    """The longest run of blocks from `at` on that is one title."""
    text, best = "", None
    for parts in range(1, _PARTS + 1):
        index = at + parts - 1
        if index >= len(blocks) or index in outside or not _may_be_title(blocks[index]):
            break
        if parts > 1 and not _same_look(blocks[at], blocks[index]):
            break
        text = join(text, printed(blocks[index]))
        names = keys(text)
        entry = next((wanted[name] for name in names if name in wanted), None)
        if entry is not None:
            best = Found(entry, at, parts)
        elif all(len(name) >= _START and name[:_START] not in starts for name in names):
            break
    return best


def _may_be_title(block: Block) -> bool:
    if block.role is Role.LIST_ITEM and split_number(printed(block))[0] is None:
        return False
    return block.role in (Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM) and 0 < len(block.text) <= _LONGEST


def _same_look(first: Block, second: Block) -> bool:
    return first.page == second.page and abs(first.size - second.size) <= 0.5


def printed(block: Block) -> str:
    """The text of a block with the number that was taken for a list marker."""
    return f"{block.marker} {block.text}" if block.marker[:1].isdigit() else block.text


def _surest(blocks: Sequence[Block], found: Sequence[Found], times: int) -> list[Found]:
    """The largest, then tagged headings, then the boldest: a title in running text comes last."""
    looks = [(round(blocks[f.at].size), blocks[f.at].role is Role.HEADING, blocks[f.at].bold) for f in found]
    best = max(looks)
    return [f for f, look in zip(found, looks, strict=True) if look == best][: max(times, 1)]


def join_parts(blocks: list[Block], found: Sequence[Found]) -> None:
    """Make one block of each title that is printed in several; the list's wording mends words that were set apart."""
    for item in reversed(found):
        first, rest = blocks[item.at], blocks[item.at + 1 : item.at + item.parts]
        text = join_titles([first, *rest])
        first.text, first.marker = _mended(text, item.entry.title), ""
        if rest:
            first.box = union(b.box for b in (first, *rest) if b.box is not None)
            del blocks[item.at + 1 : item.at + item.parts]


def join_titles(blocks: Sequence[Block]) -> str:
    text = ""
    for block in blocks:
        text = join(text, printed(block))
    return text


def _mended(text: str, title: str) -> str:
    """The title of the list where it has the same letters, and the page sets them apart or in mixed capitals."""
    apart = len(text.split()) >= _APART * len(title.split()) + 1
    if key(text) == key(title) and (apart or _MIXED.search(text)) and not _MIXED.search(title):
        return title
    return text
