"""What stands beside the running text: captions of tables and figures, and footnotes.

A caption begins with the word for what it stands at, and its number ("Tabell 3. …", "Figur 4: …") or a colon;
where a sentence goes on after the number, it is text. One at a table is the table's caption: that above it
first. A footnote is smaller than the body and begins with a mark that the text of its page refers to, or is the
rest of one, and nothing but footnotes stands below it in its column, in the lower part of the page. A paragraph
that a page break cut, with footnotes between, is one again. Tags decide first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from corpus.lexicon import lexicon
from extractors.layout.styles import body_style
from extractors.layout.text import goes_on, join
from extractors.layout.types import Block, Role
from models.box import Box

#: A longer caption is text; a footnote is at most this share of the body's size.
MAX_CAPTION, SMALL = 240, 0.92
#: Footnotes begin below this share of the height that is printed on.
_FOOT = 0.5
#: The rest of a footnote begins at most this many times its size below it.
_REST = 1.0
_MARK_ALONE = 4
_CAPTION = re.compile(r"^(\w+)\.?\s*(\d{1,3}(?:[.:]\d{1,2})?\s?[a-z]?)?\s*([.:;–—-]?)\s*(\S.*)?$", re.DOTALL)
_MARK = re.compile(r"^\(?(\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|[*†‡]+)[.)]?(?:\s*(?=\D)|$)")
#: What refers to a footnote: raised digits and stars right after a word or a number.
_REFERENCE = re.compile(r"(?<=\S)([⁰¹²³⁴-⁹]{1,3}|[*†‡]+)")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def mark_asides(blocks: list[Block]) -> None:
    """Set the roles of captions and footnotes, and tie captions to their tables."""
    for block in blocks:
        if block.role is Role.PARAGRAPH and block.level is None and caption_kind(block.text) is not None:
            block.role = Role.CAPTION
    _tie_captions(blocks)
    if _mark_footnotes(blocks):
        _join_over_footnotes(blocks)


def caption_kind(text: str) -> str | None:
    """ "table" or "figure" where the text is a caption, or None.

    >>> caption_kind("Tabell 3. Bad"), caption_kind("Figur 2 visar bad"), caption_kind("Tabell: Bad")
    ('table', None, 'table')
    """
    found = _CAPTION.match(text) if len(text) <= MAX_CAPTION else None
    kind = lexicon("captions").concept(found.group(1)) if found else None
    if found is None or kind is None:
        return None
    number, stop, title = found.group(2), found.group(3), found.group(4) or ""
    if not number and stop != ":":
        return None
    return kind if stop or not title or not title[0].islower() else None


def _tie_captions(blocks: Sequence[Block]) -> None:
    """A table has the caption above it, else the one below that no other table has."""
    taken: set[int] = set()
    for step in (-1, 1):
        for at, block in enumerate(blocks):
            beside = at + step
            if block.grid is None or block.grid.caption is not None or not 0 <= beside < len(blocks):
                continue
            if beside not in taken and _is_table_caption(blocks[beside], block):
                block.grid.caption = blocks[beside].text
                taken.add(beside)


def _is_table_caption(caption: Block, table: Block) -> bool:
    if caption.role is not Role.CAPTION or caption.page != table.page:
        return False
    kind = caption_kind(caption.text)
    return kind == "table" or (kind is None and caption.method == "tagged")


def _mark_footnotes(blocks: Sequence[Block]) -> bool:
    """Set the role of footnotes; were there any?"""
    body = body_style(blocks)[0]
    foot = max((b.box.bottom for b in blocks if b.box is not None), default=0.0)
    pages: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.page is not None and block.box is not None:
            pages[block.page].append(block)
    for page in pages.values():
        _mark_page(page, body, foot)
    return any(b.role is Role.FOOTNOTE for b in blocks)


def _mark_page(page: Sequence[Block], body: float, foot: float) -> None:
    """Each candidate that begins with a mark of the page, with what follows it up to the next mark."""
    found = _at_foot(page, body, foot)
    references = _references(page) if found else set()
    note: Block | None = None
    for block in sorted(found, key=lambda b: b.box.top if b.box is not None else 0.0):
        marked = mark_of(block)
        if marked in references:
            note = block
        elif marked is not None or (note is not None and not _is_rest_of(note, block)):
            note = None
        if note is not None:
            block.role = Role.FOOTNOTE
            note = block


def _is_rest_of(note: Block, block: Block) -> bool:
    """Does the block go on with the footnote: right below or beside it, in its size (a mark may be smaller)?"""
    if note.box is None or block.box is None:
        return False
    if abs(note.size - block.size) > 0.4 and len(note.text) > _MARK_ALONE:
        return False
    return block.box.top - note.box.bottom <= _REST * block.size


def _at_foot(page: Sequence[Block], body: float, foot: float) -> list[Block]:
    """Small blocks in the lower part of the page that no other text stands below, from the foot upwards."""
    text: list[Box] = []
    found: list[Block] = []
    for block in sorted(page, key=lambda b: -b.box.top if b.box is not None else 0.0):
        if block.box is None or block.role is Role.FOOTNOTE:
            continue
        small = block.role in (Role.PARAGRAPH, Role.LIST_ITEM) and 0 < block.size <= SMALL * body
        if small and block.box.top >= _FOOT * foot and not any(_above(block.box, other) for other in text):
            found.append(block)
        elif not any(other.x0 <= block.box.x0 and block.box.x1 <= other.x1 for other in text):
            text.append(block.box)
    return found


def _references(page: Sequence[Block]) -> set[str]:
    """The marks that the text and the tables of a page refer to."""
    texts = [block.text for block in page]
    texts += [text for block in page if block.grid is not None for row in block.grid.texts() for text in row]
    return {mark.translate(_LOWERED) for text in texts for mark in _REFERENCE.findall(text)}


def mark_of(block: Block) -> str | None:
    """The mark that a footnote would begin with: digits or stars."""
    found = _MARK.match(f"{block.marker} {block.text}".strip())
    return found.group(1).translate(_LOWERED) if found else None


def _above(box: Box | None, other: Box | None) -> bool:
    """Does `other` stand below the box, in its column?"""
    if box is None or other is None:
        return False
    return other.top >= box.top and box.x0 < other.x1 and other.x0 < box.x1


def _join_over_footnotes(blocks: list[Block]) -> None:
    """Join a paragraph with its rest on the next page, past the footnotes between."""
    last: int | None = None
    gone: list[int] = []
    for at, block in enumerate(blocks):
        if block.role is Role.FOOTNOTE:
            continue
        if last is not None and at - last > 1 and _is_rest(blocks[last], block):
            blocks[last].text = join(blocks[last].text, block.text)
            gone.append(at)
            continue
        last = at
    for at in reversed(gone):
        del blocks[at]


def _is_rest(block: Block, rest: Block) -> bool:
    if block.role not in (Role.PARAGRAPH, Role.LIST_ITEM) or rest.role is not Role.PARAGRAPH:
        return False
    if block.page is None or rest.page != block.page + 1 or block.bold != rest.bold:
        return False
    return abs(block.size - rest.size) <= 0.4 and goes_on(block.text, rest.text)
