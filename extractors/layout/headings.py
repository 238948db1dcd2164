"""Headings by style, for a document whose tags and markup name none.

The body is the style that most letters have. A heading style is larger than the body, or bold and short
and used with printed numbers. Its level is the depth of the numbers that are printed in it; styles
without numbers are ranked by size. A style that sentences are printed in (bold goals) is none. What a
bookmark of the outline names is a heading of the bookmark's level, whatever its style.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from corpus.lexicon import lexicon, normal
from extractors.layout.types import Block, Role
from extractors.sections.goalwords import GOAL_WORD
from extractors.sections.numbering import best_chain, groups, split_number

#: Size to the half point, bold, italic, colour.
Style = tuple[float, bool, bool, tuple[float, float, float] | None]
#: How much larger than the body a heading is at least.
LARGER = 1.07
MAX_HEADING = 180
#: A bold title has at most this many characters; a style needs as many of them, and as large a share.
_TITLE, _MIN_TITLES, _TITLES = 90, 3, 0.6
#: Above this share of blocks that end like a sentence, a style is one of text.
_SENTENCES = 0.34


def mark_headings(blocks: Sequence[Block], outline: Sequence[tuple[int, str]] = ()) -> None:
    """Set role and level of the blocks that are headings by outline or style; tagged headings decide alone.

    `outline`: level (from 1) and title of each bookmark.
    """
    if sum(b.role is Role.HEADING for b in blocks) >= 3:
        _mark_bold(blocks)
        return
    body = body_style(blocks)
    styles: dict[Style, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.role in (Role.PARAGRAPH, Role.HEADING) and block.text and len(block.text) <= MAX_HEADING:
            styles[style_of(block)].append(block)
    heads = {style: found for style, found in styles.items() if is_heading_style(style, found, body)}
    levels = rank(heads)
    for style, found in heads.items():
        for block in found:
            if style[0] > LARGER * body[0] or split_number(block.text)[0] or not _is_sentence(block.text):
                block.role, block.level = Role.HEADING, levels[style]
    _mark_numbered(blocks)
    _mark_outlined(blocks, outline)
    _mark_bold(blocks)


def _mark_outlined(blocks: Sequence[Block], outline: Sequence[tuple[int, str]]) -> None:
    """Blocks that a bookmark names are headings of its level, whatever their style."""
    levels = {normal(title): level for level, title in reversed(outline)}
    named = [b for b in blocks if b.role in (Role.PARAGRAPH, Role.HEADING) and normal(b.text) in levels]
    if len({normal(b.text) for b in named}) < _MIN_TITLES:
        return
    for block in named:
        block.role, block.level, block.method = Role.HEADING, levels[normal(block.text)], "outline"


def mark_plain(blocks: Sequence[Block]) -> None:
    """Headings of a text without any markup: short lines whose printed numbers follow on each other."""
    if any(b.role is Role.HEADING for b in blocks):
        return
    _mark_chain([b for b in blocks if b.role is Role.PARAGRAPH and _is_short(b, _TITLE)], _MIN_TITLES)


def _mark_bold(blocks: Sequence[Block]) -> None:
    """Short bold lines over running text are headings below the others, where their style is not one of sentences."""
    body = body_style(blocks)
    styles: dict[Style, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.role is Role.PARAGRAPH and block.bold and block.size >= 0.97 * body[0]:
            styles[style_of(block)].append(at)
    lowest = max((b.level or 1 for b in blocks if b.role is Role.HEADING), default=0)
    for style, found in styles.items():
        titles = [at for at in found if _is_title(blocks, at)]
        if style != body and len(titles) >= _MIN_TITLES and len(titles) >= _TITLES * len(found):
            for at in titles:
                blocks[at].role, blocks[at].level = Role.HEADING, lowest + 1


def _is_title(blocks: Sequence[Block], at: int) -> bool:
    """A few words without a full stop, over a paragraph, a list or a table that is not bold itself."""
    text = blocks[at].text
    if len(text) > _TITLE or text.endswith((".", ":", ";", ",", "?", "!")) or not text[:1].isupper():
        return False
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    if following is None or following.bold or following.role is Role.HEADING or GOAL_WORD.search(text):
        return False
    return lexicon("goal_labels").concept(text) is None and any(c.islower() for c in text)


def _mark_numbered(blocks: Sequence[Block]) -> None:
    """A bold line whose printed number goes on with the numbers of the headings is one, whatever its style."""
    _mark_chain([b for b in blocks if b.role is Role.HEADING or _is_bold_line(b)])


def _is_bold_line(block: Block) -> bool:
    return block.role is Role.PARAGRAPH and block.bold and _is_short(block, MAX_HEADING)


def _mark_chain(blocks: Sequence[Block], least: int = 1) -> None:
    """Those blocks whose printed numbers follow on each other are headings, where they are at least so many."""
    found = [(block, number) for block in blocks if (number := split_number(block.text)[0])]
    chain = best_chain([number for _, number in found])
    for index in chain if len(chain) >= least else ():
        block, number = found[index]
        if block.role is not Role.HEADING:
            block.role, block.level = Role.HEADING, len(groups(number))


def _is_short(block: Block, longest: int) -> bool:
    return len(block.text) <= longest and not _is_sentence(block.text)


def style_of(block: Block) -> Style:
    return (round(block.size * 2) / 2, block.bold, block.italic, block.color)


def body_style(blocks: Sequence[Block]) -> Style:
    """The style that most letters of the document have."""
    letters: Counter[Style] = Counter()
    for block in blocks:
        if block.role in (Role.PARAGRAPH, Role.LIST_ITEM):
            letters[style_of(block)] += len(block.text)
    if not letters:
        return (10.0, False, False, None)
    return max(letters, key=lambda s: (letters[s], s[0], s[1]))


def is_heading_style(style: Style, found: Sequence[Block], body: Style) -> bool:
    size = style[0]
    numbered = sum(split_number(b.text)[0] is not None for b in found)
    sentences = sum(_is_sentence(b.text) for b in found) / len(found)
    if size > LARGER * body[0]:
        return sentences <= _SENTENCES or numbered >= len(found) / 2
    if style == body or size < 0.97 * body[0]:
        return False
    return numbered >= 2 and numbered >= 0.3 * len(found) and sentences <= _SENTENCES


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ",")) or len(text) > 120


def rank(heads: dict[Style, list[Block]]) -> dict[Style, int]:
    """The level of each heading style: the usual depth of its numbers, else by size among the others."""
    levels: dict[Style, int] = {}
    for style, found in heads.items():
        depths = Counter(len(groups(number)) for b in found if (number := split_number(b.text)[0]))
        if depths and sum(depths.values()) >= 0.3 * len(found):
            levels[style] = max(depths, key=lambda d: (depths[d], -d))
    for style in sorted(set(heads) - set(levels), key=lambda s: (-s[0], not s[1], str(s[2]))):
        larger = [level for other, level in levels.items() if other[0] > style[0] + 0.2]
        same = [level for other, level in levels.items() if abs(other[0] - style[0]) <= 0.2]
        levels[style] = min(same) if same else max(larger, default=0) + 1
    return levels
