"""Headings that only their weight tells: short bold lines over running text, below the other headings.

A style is one of titles where most of its blocks are: a few words without a full stop, over something that is not a
title itself. Statements of goals and labels say nothing about their style. In a style of titles, a few words
with a colon over a paragraph are one, too, and so is a line of capitals, a level above the others. Bold words that a
paragraph begins with are none: they are part of its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.layout.styles import SAME_SIZE, SMALLER, Style, body_style, style_of
from extractors.layout.types import Block, Role
from extractors.sections.goalwords import GOAL_WORD
from extractors.sections.labels import label_of
from extractors.sections.numbering import split_number

#: A title has at most this many characters; a style needs as many of them, and as large a share.
LONGEST, LEAST, _SHARE = 90, 3, 0.6
#: Words of a title with a colon.
_COLON_WORDS = 5
#: Letters of a title in capitals: fewer are an abbreviation.
_CAPITALS = 6
_NUMBERED_WORD = re.compile(r"^\w+\s+\d{1,3}$")


def mark_bold(blocks: Sequence[Block], outside: set[int]) -> None:
    """Bold titles get role and level; one that stands in `outside` (a table of contents) is left."""
    lowest = max((b.level or 1 for b in blocks if b.role is Role.HEADING), default=0)
    sizes: list[float] = []
    for style, titles in sorted(_title_styles(blocks, outside).items(), key=lambda item: -item[0][0]):
        if not sizes or style[0] < sizes[-1] - SAME_SIZE:
            sizes.append(style[0])
        capitals = any(_is_capitals(blocks[at].text) for at in titles)
        for at in titles:
            block = blocks[at]
            below = capitals and not _is_capitals(block.text)
            block.role, block.level = Role.HEADING, lowest + 2 * len(sizes) - 1 + below
            block.text = block.text.removesuffix(":")


def _title_styles(blocks: Sequence[Block], outside: set[int]) -> dict[Style, list[int]]:
    """Indices of the titles of each style that is one of titles."""
    body = body_style(blocks)
    found: dict[Style, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.role is Role.PARAGRAPH and block.bold and at not in outside and _is_large(blocks, at, body[0]):
            found[style_of(block)].append(at)
    styles: dict[Style, list[int]] = {}
    for style, places in found.items():
        titles = [at for at in places if _is_title(blocks, at)]
        others = sum(not _says_nothing(blocks[at]) for at in places) - len(titles)
        if style != body and len(titles) >= LEAST and len(titles) >= _SHARE * (len(titles) + others):
            styles[style] = titles + [at for at in places if _is_colon_title(blocks, at)]
    return styles


def _is_large(blocks: Sequence[Block], at: int, body: float) -> bool:
    """Is the block as large as the body, or as the text right below it where all is smaller?"""
    below = blocks[at + 1].size if at + 1 < len(blocks) else 0.0
    return blocks[at].size >= SMALLER * (min(body, below) if below > 0 else body)


def _says_nothing(block: Block) -> bool:
    """Statements of goals, labels and titles with a colon are bold in any style."""
    return bool(GOAL_WORD.search(block.text)) or label_of(block) is not None or _has_colon(block.text)


def _is_title(blocks: Sequence[Block], at: int) -> bool:
    """A few words without a full stop, over something that is not bold in the same size, or is a goal."""
    text = split_number(blocks[at].text)[1]
    if len(text) > LONGEST or text.endswith((".", ":", ";", ",", "?", "!")) or not text[:1].isupper():
        return False
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following.role is Role.HEADING or GOAL_WORD.search(text) or _is_code(text):
        return False
    if following.bold and not (following.size < blocks[at].size - SAME_SIZE or _is_below(blocks, at)):
        return False
    return label_of(blocks[at]) is None


def _is_below(blocks: Sequence[Block], at: int) -> bool:
    """Is the bold block after a title its content: a goal, or after capitals a title in small letters?"""
    following = blocks[at + 1]
    lower = _is_capitals(blocks[at].text) and not _is_capitals(following.text)
    return lower or bool(GOAL_WORD.search(following.text))


def _is_code(text: str) -> bool:
    """Capitals that are too few for a title, or a word with a running number ("MÅL 11", "KF")."""
    letters = sum(c.isalpha() for c in text)
    return text.isupper() and (letters < _CAPITALS or _NUMBERED_WORD.match(text) is not None)


def _is_capitals(text: str) -> bool:
    return text.isupper() and not _is_code(text)


def _has_colon(text: str) -> bool:
    return text.endswith(":") and len(text.split()) <= _COLON_WORDS


def _is_colon_title(blocks: Sequence[Block], at: int) -> bool:
    """A few words with a colon over a paragraph or a list that is not bold."""
    block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if not _has_colon(block.text) or not block.text[:1].isupper() or label_of(block) is not None or following is None:
        return False
    below = following.role in (Role.PARAGRAPH, Role.LIST_ITEM) and not following.bold
    return below and not GOAL_WORD.search(block.text)
