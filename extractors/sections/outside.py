"""What stands outside the text of a document: its cover, its title and its table of contents.

A cover is a first page with few words. A title is a heading before the first section that is in the
metadata, or that names a municipality, a type of document with its year, a body, or a time. A table of contents begins
with its heading and holds lines that end with a page number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.lexicon import lexicon, normal
from corpus.periods import parse_period
from corpus.registers import municipality_aliases
from extractors.layout.types import Block, Reading, Role
from extractors.sections.numbering import split_number

#: A first page with fewer words than this is a cover.
COVER_WORDS = 80
_CONTENTS_LINE = re.compile(r"(?:\.\s?){3,}\s*\d{1,4}$|\s\d{1,3}$")
_GLUED_PAGE = re.compile(r"(?<=[^\W\d])\d{1,3}$")
_NUMBERS = re.compile(r"[\d\s.]+")
_LEADERS = re.compile(r"(?:\.\s?){4}\s*\d{1,4}\b|(?:\.\s?){12}$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BODY = re.compile(r"\b\w*(?:nämnd|styrelse|fullmäktige)(?:en)?s?$", re.IGNORECASE)
#: A line with a time that is shorter than this is a subtitle.
_SUBTITLE = 45
#: A longer block is no line of a table of contents.
_LONGEST_LINE = 200
#: Leaders and page number stand in so many characters at its end.
_TAIL = 24
#: A paragraph of so many words is running text.
_TEXT_WORDS = 30
#: Titles stand among the first blocks.
_TITLE_ZONE = 12


def find_outside(reading: Reading) -> set[int]:
    """Indices of blocks that belong to no section."""
    blocks = reading.blocks
    outside = _cover(blocks) | contents_blocks(blocks)
    titled = False
    for index, block in enumerate(blocks[:_TITLE_ZONE]):
        if _is_text_of_section(blocks, index, outside):
            break
        if block.role is Role.HEADING and index not in outside and _is_title(block, reading.title):
            outside.add(index)
            titled = True
        elif block.role is Role.HEADING and index not in outside and _opens_text(block.text, titled):
            break
    return outside


def _is_text_of_section(blocks: list[Block], index: int, outside: set[int]) -> bool:
    """Is it running text right below the heading of a section, so that no title comes after it?"""
    long = blocks[index].role is Role.PARAGRAPH and len(blocks[index].text.split()) >= _TEXT_WORDS
    return long and index > 0 and blocks[index - 1].role is Role.HEADING and index - 1 not in outside


def _opens_text(title: str, titled: bool) -> bool:
    """Is it the heading of a section: numbered, or, below a title, one that documents have ("Inledning")?"""
    return split_number(title)[0] is not None or (titled and lexicon("section_roles").entry(title) is not None)


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
    if normal(block.text) in municipality_aliases():
        return True
    # "Vision 2040" and "Mål för 2024" are chapters
    named = lexicon("section_roles").search(block.text) or lexicon("goal_labels").search(block.text)
    if len(block.text) < _SUBTITLE and parse_period(block.text) is not None and not named:
        return True
    typed = bool(lexicon("document_types").search(block.text)) and bool(_YEAR.search(block.text))
    return typed or (not named and bool(_BODY.search(block.text.strip())))


def contents_blocks(blocks: Sequence[Block]) -> set[int]:
    """The heading of each table of contents, and its lines."""
    found: set[int] = set()
    titles: list[str] = []
    for index, block in enumerate(blocks):
        if block.role in (Role.HEADING, Role.PARAGRAPH) and _is_contents_heading(block):
            titles = titles or [_title(each) for each in blocks]
            found.add(index)
            found |= _contents_lines(blocks, titles, index + 1)
        elif block.role is not Role.TABLE and _has_leaders(block.text):
            found.add(index)
    return found


def _has_leaders(text: str) -> bool:
    return (". ." in text or "..." in text) and _LEADERS.search(text) is not None


def _is_contents_heading(block: Block) -> bool:
    return len(block.text) <= _SUBTITLE and lexicon("section_roles").concept(block.text) == "toc"


def _contents_lines(blocks: Sequence[Block], titles: Sequence[str], start: int) -> set[int]:
    """Blocks that end with a page number or are one, and those whose words come back later as a heading."""
    found: set[int] = set()
    later = Counter(titles[start:])
    for index in range(start, len(blocks)):
        title = titles[index]
        later[title] -= 1
        known = _is_contents_line(blocks, index) or (title != "" and later[title] > 0)
        if not (known or _is_odd_line(blocks, index)):
            break
        found.add(index)
    return found


def _is_contents_line(blocks: Sequence[Block], index: int) -> bool:
    """Does the block end with a page number, is it one, or does one stand beside it?"""
    text = _text(blocks[index])
    if _ends_with_page(text) or _NUMBERS.fullmatch(text):
        return True
    beside = blocks[index + 1] if index + 1 < len(blocks) else blocks[index]
    return beside.page == blocks[index].page and bool(_NUMBERS.fullmatch(beside.text))


def _is_odd_line(blocks: Sequence[Block], index: int) -> bool:
    """A line without a page number in the middle of others on its page does not end a table of contents."""
    block, following = blocks[index], blocks[index + 1 : index + 3]
    if block.role not in (Role.PARAGRAPH, Role.LIST_ITEM) or len(block.text) > _LONGEST_LINE or block.page is None:
        return False
    return len(following) == 2 and all(b.page == block.page and b.text and _ends_with_page(b.text) for b in following)


def _ends_with_page(text: str) -> bool:
    return _CONTENTS_LINE.search(f" {text[-_TAIL:]}") is not None


def _title(block: Block) -> str:
    """The words of a line without a page number that may be glued to them; "" for a longer text."""
    if len(block.text) > _LONGEST_LINE:
        return ""
    glued = block.text[-1:].isdigit() or block.text.endswith("\n")
    return normal(_GLUED_PAGE.sub("", block.text) if glued else block.text)


def _text(block: Block) -> str:
    if block.grid is not None:
        return " ".join(" ".join(row) for row in block.grid.texts()).strip()
    return block.text.strip()
