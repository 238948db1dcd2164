"""Which blocks are headings, and of which level. Order of precedence:

1. The tags, where the page bears them out: a tagged heading in the style of the body is none where it stands in a
   row of such, and neither is one without words. Tags that make most of the text headings are not believed at all, and
   where all headings have one level, their style tells the levels.
2. The bookmarks, and the printed table of contents: what they name is a heading.
3. Printed numbers that go on with the numbers of the headings.
4. Style: larger than the body; then bold and short. Where tags name headings, larger text is one only where
   there is more of it than tagged headings.

A level comes from what is surest: printed numbers (in the sections stage), tags, outline, style.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.layout.bold_titles import LEAST, LONGEST, mark_bold
from extractors.layout.outlines import Found, bookmarks, find_listed, join_parts, printed, printed_contents
from extractors.layout.styles import (
    LARGER,
    Style,
    body_style,
    by_style,
    is_heading_style,
    is_sentence,
    rank,
    style_of,
    usual_levels,
)
from extractors.layout.text import goes_on, join
from extractors.layout.types import Block, Role
from extractors.sections.numbering import best_chain, gap, groups, may_follow, split_number
from extractors.sections.outside import contents_blocks
from models.box import union

__all__ = ["Style", "mark_headings", "mark_plain", "style_of"]

MAX_HEADING = 180
#: Tagged headings are not believed where they hold more than this share of the letters.
_TOO_MANY = 0.4
#: A number of so many groups ("3.2.1") is no quantity: its line needs no weight to be a heading.
_DEEP = 3
_TWO_LETTERS = re.compile(r"[^\W\d_].*?[^\W\d_]", re.DOTALL)
#: Lines of one heading are at most this share of its size apart.
_LINE_GAP = 1.1


def mark_headings(blocks: list[Block], outline: Sequence[tuple[int, str]] = ()) -> None:
    """Set role and level of the blocks that are headings; a title in several blocks becomes one.

    `outline`: level (from 1) and title of each bookmark.
    """
    _check_tags(blocks)
    outside = _mark_listed(blocks, outline)
    _mark_styled(blocks, outside)
    _fill_levels(blocks)
    mark_bold(blocks, outside)
    _mark_numbered([b for i, b in enumerate(blocks) if i not in outside])
    _unmark_repeated(blocks)
    _join_lines(blocks)


def mark_plain(blocks: Sequence[Block]) -> None:
    """Headings of a text without any markup: short lines whose printed numbers follow on each other."""
    if any(b.role is Role.HEADING for b in blocks):
        return
    _mark_chain([b for b in blocks if b.role is Role.PARAGRAPH and _is_short(b, LONGEST)], LEAST)


def _headings(blocks: Sequence[Block]) -> list[Block]:
    return [b for b in blocks if b.role is Role.HEADING]


def _unmark(block: Block) -> None:
    block.role, block.level = Role.PARAGRAPH, None


def _check_tags(blocks: Sequence[Block]) -> None:
    """Leave the tagged headings that the page bears out, each with a level."""
    heads = [b for b in _headings(blocks) if b.method == "tagged"]
    letters = sum(len(b.text) for b in blocks if b.text)
    if sum(len(b.text) for b in heads) > _TOO_MANY * letters and any(is_sentence(b.text) for b in heads):
        for block in heads:
            _unmark(block)
        return
    body = body_style(blocks)
    rows = {id(b) for pair in pairwise(blocks) if _is_row(*pair, body) for b in pair}
    for block in heads:
        if id(block) in rows or not has_words(block.text):
            _unmark(block)
    _check_levels([b for b in heads if b.role is Role.HEADING])


def _is_row(first: Block, second: Block, body: Style) -> bool:
    """Are both tagged headings of one level, and set like the body: items of a list?"""
    if first.role is not Role.HEADING or second.role is not Role.HEADING or first.level != second.level:
        return False
    return style_of(first) == style_of(second) == body and split_number(first.text)[0] is not None


def has_words(text: str) -> bool:
    """A title has words: a page number or a figure beside it is none."""
    return _TWO_LETTERS.search(text) is not None


def _check_levels(heads: Sequence[Block]) -> None:
    """Headings that are all of one level, though they look different, have none that is known."""
    alike = len({b.level for b in heads}) == 1 and len({b.size for b in heads}) > 1
    if alike and len(heads) >= LEAST:
        for block in heads:
            block.level = None


def _fill_levels(blocks: Sequence[Block]) -> None:
    """Levels of headings that have none, by the levels of their style or by their size."""
    heads = _headings(blocks)
    if any(b.level is None for b in heads):
        levels = rank(by_style(heads), usual_levels(heads))
        for block in heads:
            block.level = block.level or levels[style_of(block)]


def _mark_listed(blocks: list[Block], outline: Sequence[tuple[int, str]]) -> set[int]:
    """What the bookmarks name is a heading, then what the printed contents name; gives where the contents stand."""
    outside = contents_blocks(blocks)
    for printed_list in (False, True):
        entries = printed_contents(blocks, outside) if printed_list else bookmarks(outline)
        found, sure = find_listed(blocks, entries, outside) if entries else ([], False)
        _mark_found(blocks, found, sure)
        join_parts(blocks, found)
        if any(item.parts > 1 for item in found):
            outside = contents_blocks(blocks)
    return outside


def _mark_found(blocks: Sequence[Block], found: Sequence[Found], sure: bool) -> None:
    """Levels by the style, where it is known, else those of the list, moved to agree with the heading before."""
    known = usual_levels(_headings(blocks))
    moves = ((f, blocks[f.at].level) for f in found if blocks[f.at].role is Role.HEADING)
    move = next((level - f.entry.level for f, level in moves if level), 0)
    for item in found:
        block = blocks[item.at]
        listed = max(item.entry.level + move, 1) if sure else None
        if block.role is not Role.HEADING:
            block.role, block.method = Role.HEADING, "outline"
            block.level = known.get(style_of(block), listed)
        elif block.level is None:
            block.level = listed
        else:
            move = block.level - item.entry.level


def _mark_styled(blocks: Sequence[Block], outside: set[int]) -> None:
    """Blocks whose style is one of headings; where tags name headings, only if they leave out more than they name."""
    known = [b for i, b in enumerate(blocks) if b.role is Role.HEADING and i not in outside]
    body = body_style(blocks)
    candidates = [
        b
        for i, b in enumerate(blocks)
        if (b.role is Role.PARAGRAPH or (b.role is Role.HEADING and len(known) < LEAST))
        and i not in outside
        and len(b.text) <= MAX_HEADING
        and has_words(b.text)
    ]
    heads = {s: found for s, found in by_style(candidates).items() if is_heading_style(s, found, body)}
    levels = usual_levels(known) if len(known) >= LEAST else {}
    if any(b.method == "tagged" for b in known) and levels and sum(map(len, heads.values())) <= len(known):
        return
    ranked = rank({**by_style(known), **heads} if levels else heads, levels)
    for style, found in heads.items():
        for block in found:
            if style[0] > LARGER * body[0] or split_number(block.text)[0] or not is_sentence(block.text):
                block.role, block.level = Role.HEADING, ranked[style]


def _mark_numbered(blocks: Sequence[Block]) -> None:
    """A line whose printed number goes on with the numbers of the headings is one: bold, or with a deep number."""
    _mark_chain([b for b in blocks if b.role is Role.HEADING or _is_bold_line(b)])
    _mark_deep(blocks)


def _is_bold_line(block: Block) -> bool:
    if block.role is Role.LIST_ITEM and block.method != "tagged":
        return False
    return block.role in (Role.PARAGRAPH, Role.LIST_ITEM) and block.bold and _is_short(block, MAX_HEADING)


def _mark_chain(blocks: Sequence[Block], least: int = 1) -> None:
    """Those blocks whose printed numbers follow on each other are headings, where they are at least so many."""
    found = [(block, number) for block in blocks if (number := split_number(printed(block))[0])]
    chain = best_chain([number for _, number in found])
    for index in chain if len(chain) >= least else ():
        block, number = found[index]
        if block.role is not Role.HEADING:
            _mark_with_number(block, number)


def _mark_with_number(block: Block, number: str) -> None:
    block.text, block.marker = printed(block), ""
    block.role, block.level = Role.HEADING, len(groups(number))


def _mark_deep(blocks: Sequence[Block]) -> None:
    """Short lines with a deep number that is the next one after the heading before."""
    last: str | None = None
    for block in blocks:
        number = split_number(printed(block))[0]
        if number is None:
            continue
        if block.role is not Role.HEADING and _may_be_deep(block, number, last):
            _mark_with_number(block, number)
        if block.role is Role.HEADING:
            last = number


def _may_be_deep(block: Block, number: str, last: str | None) -> bool:
    if len(groups(number)) < _DEEP or last is None or block.role not in (Role.PARAGRAPH, Role.LIST_ITEM):
        return False
    return may_follow(number, last) and not gap(number, last) and _is_short(block, LONGEST)


def _is_short(block: Block, longest: int) -> bool:
    return len(block.text) <= longest and not is_sentence(block.text)


def _unmark_repeated(blocks: Sequence[Block]) -> None:
    """A heading that comes back on top of the next page, with no other of its rank between, is a running title."""
    last: Block | None = None
    for at, block in enumerate(blocks):
        if block.role is not Role.HEADING:
            continue
        if last is not None and blocks[at - 1].page != block.page and _is_same_title(last, block):
            _unmark(block)
        elif last is None or (block.level or 1) <= (last.level or 1):
            last = block


def _is_same_title(first: Block, second: Block) -> bool:
    return first.text.casefold() == second.text.casefold() and style_of(first) == style_of(second)


def _join_lines(blocks: list[Block]) -> None:
    """Lines of one heading, set so wide apart that each became a block, are one again."""
    for at in range(len(blocks) - 1, 0, -1):
        first, second = blocks[at - 1], blocks[at]
        if first.role is second.role is Role.HEADING and _goes_on(first, second):
            first.text = join(first.text, second.text)
            first.box = union((first.box, second.box))
            del blocks[at]


def _goes_on(first: Block, second: Block) -> bool:
    """Does a heading that ends without a stop go on with a small letter on the next line, in the same style?"""
    if style_of(first) != style_of(second) or first.level != second.level or first.page != second.page:
        return False
    if first.box is None or second.box is None or not goes_on(first.text, second.text):
        return False
    return 0 <= second.box.top - first.box.bottom <= _LINE_GAP * second.size
