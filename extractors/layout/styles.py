"""Styles of blocks: which one is the body's, which are of headings, and how those rank.

The body is the style that most letters have. A heading style is larger than the body, or has printed numbers; a
style that sentences are printed in is none. Its level is, in this order: the one that is known of its blocks
(from an outline), the usual depth of the numbers printed in it, its rank by size among the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extractors.layout.types import Block, Role
from extractors.sections.numbering import groups, split_number

#: Size to the half point, bold, italic, colour.
Style = tuple[float, bool, bool, tuple[float, float, float] | None]
#: How much larger than the body a heading is at least, and how much smaller bold lines are at most.
LARGER, SMALLER = 1.07, 0.97
#: Sizes that differ by less (points) are one.
SAME_SIZE = 0.2
#: Above this share of blocks that end like a sentence, a style is one of text.
SENTENCES = 0.34
#: Share of the blocks of a style whose numbers tell its level.
_NUMBERED = 0.3
_DEFAULT: Style = (10.0, False, False, None)


def style_of(block: Block) -> Style:
    return (round(block.size * 2) / 2, block.bold, block.italic, block.color)


def body_style(blocks: Iterable[Block]) -> Style:
    """The style that most letters of the document have."""
    letters: Counter[Style] = Counter()
    for block in blocks:
        if block.role in (Role.PARAGRAPH, Role.LIST_ITEM):
            letters[style_of(block)] += len(block.text)
    return max(letters, key=lambda s: (letters[s], s[0], s[1])) if letters else _DEFAULT


def by_style(blocks: Iterable[Block]) -> dict[Style, list[Block]]:
    found: dict[Style, list[Block]] = defaultdict(list)
    for block in blocks:
        found[style_of(block)].append(block)
    return dict(found)


def is_sentence(text: str) -> bool:
    """Does the text end like a sentence, or is it longer than a title?"""
    return text.rstrip().endswith((".", ";", ",")) or len(text) > 120


def is_heading_style(style: Style, found: Sequence[Block], body: Style) -> bool:
    size = style[0]
    numbered = sum(split_number(b.text)[0] is not None for b in found)
    sentences = sum(is_sentence(b.text) for b in found) / len(found)
    if size > LARGER * body[0]:
        return sentences <= SENTENCES or numbered >= len(found) / 2
    if style == body or size < SMALLER * body[0]:
        return False
    return numbered >= 2 and numbered >= _NUMBERED * len(found) and sentences <= SENTENCES


def rank(heads: Mapping[Style, Sequence[Block]], known: Mapping[Style, int] | None = None) -> dict[Style, int]:
    """The level of each heading style, 1 the highest; `known` are levels that are sure."""
    levels: dict[Style, int] = {}
    for style, found in heads.items():
        depths = Counter(len(groups(number)) for b in found if (number := split_number(b.text)[0]))
        if known and style in known:
            levels[style] = known[style]
        elif depths and sum(depths.values()) >= _NUMBERED * len(found):
            levels[style] = max(depths, key=lambda d: (depths[d], -d))
    for style in sorted(set(heads) - set(levels), key=lambda s: (-s[0], not s[1], str(s[2]))):
        larger = [level for other, level in levels.items() if other[0] > style[0] + SAME_SIZE]
        same = [level for other, level in levels.items() if abs(other[0] - style[0]) <= SAME_SIZE]
        levels[style] = min(same) if same else max(larger, default=0) + 1
    return levels


def usual_levels(blocks: Iterable[Block]) -> dict[Style, int]:
    """The level that most blocks of each style have, of those that have one."""
    found: dict[Style, Counter[int]] = defaultdict(Counter)
    for block in blocks:
        if block.level:
            found[style_of(block)][block.level] += 1
    return {style: max(levels, key=lambda n: (levels[n], -n)) for style, levels in found.items()}
