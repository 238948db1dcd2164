"""What stands outside the text of a document: its cover, its title and its table of contents.

A cover is a first page with few words. A title is a heading before the first section that is in the
metadata, or that names a type of document with its year, a body, or a time. A table of contents begins
with its heading and holds lines that end with a page number.
"""

from __future__ import annotations

import re
from collections import Counter

from corpus.lexicon import lexicon, normal
from corpus.periods import parse_period
from extractors.layout.types import Block, Reading, Role
from extractors.sections.numbering import split_number

#: A first page with fewer words than this is a cover.
COVER_WORDS = 80
_CONTENTS_LINE = re.compile(r"(?:\.\s?){3,}\s*\d{1,4}$|\s\d{1,3}$")
_NUMBERS = re.compile(r"[\d\s.]+")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BODY = re.compile(r"\b\w*(?:nämnd|styrelse|fullmäktige)(?:en)?s?$", re.IGNORECASE)
#: A line with a time that is shorter than this is a subtitle.
_SUBTITLE = 45
#: Titles stand among the first blocks.
_TITLE_ZONE = 12


def find_outside(reading: Reading) -> set[int]:
    """Indices of blocks that belong to no section."""
    blocks = reading.blocks
    outside = _cover(blocks) | _contents(blocks)
    for index, block in enumerate(blocks[:_TITLE_ZONE]):
        if block.role is Role.HEADING and index not in outside and _is_title(block, reading.title):
            outside.add(index)
        elif block.role is Role.HEADING and split_number(block.text)[0] and index not in outside:
            break
    return outside


def _cover(blocks: list[Block]) -> set[int]:
    first = [i for i, b in enumerate(blocks) if b.page == 1]
    words = sum(len(blocks[i].text.split()) for i in first)
    if words >= COVER_WORDS or len(first) == len(blocks) or any(blocks[i].grid for i in first):
        return set()
    if any(split_number(blocks[i].text)[0] and blocks[i].role is Role.HEADING for i in first):
        return set()
    return set(first)


def _is_title(block: Block, metadata: str | None) -> bool:
    if split_number(block.text)[0]:
        return False
    if metadata and normal(metadata) == normal(block.text):
        return True
    named = lexicon("section_roles").search(block.text)  # "Vision 2040" is a chapter
    if len(block.text) < _SUBTITLE and parse_period(block.text) is not None and not named:
        return True
    typed = bool(lexicon("document_types").search(block.text)) and bool(_YEAR.search(block.text))
    return typed or bool(_BODY.search(block.text.strip()))


def _contents(blocks: list[Block]) -> set[int]:
    """The heading of each table of contents, and its lines."""
    found: set[int] = set()
    for index, block in enumerate(blocks):
        if block.role in (Role.HEADING, Role.PARAGRAPH) and _is_contents_heading(block):
            found.add(index)
            found |= _contents_lines(blocks, index + 1)
        elif block.role is not Role.TABLE and _LEADERS.search(block.text):
            found.add(index)
    return found


def _is_contents_heading(block: Block) -> bool:
    return lexicon("section_roles").concept(block.text) == "toc"


def _contents_lines(blocks: list[Block], start: int) -> set[int]:
    """Blocks that end with a page number or are one, and those whose words come back later as a heading."""
    found: set[int] = set()
    later = Counter(normal(block.text) for block in blocks[start:] if block.text)
    for index in range(start, len(blocks)):
        text = _text(blocks[index])
        later[normal(blocks[index].text)] -= 1
        if not (_CONTENTS_LINE.search(f" {text}") or _NUMBERS.fullmatch(text) or later[normal(text)] > 0):
            break
        found.add(index)
    return found


def _text(block: Block) -> str:
    if block.grid is not None:
        return " ".join(" ".join(row) for row in block.grid.texts()).strip()
    return block.text.strip()
