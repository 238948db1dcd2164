"""Items that are set bold under the label that announces them, each over the text that explains it.

They go on to the next label, table or real heading. An item may look, or be tagged, like a heading: it is one of the
items where it is printed in their size.
"""

from __future__ import annotations

from extractors.drafts import Label
from extractors.layout.types import Block, Role
from extractors.sections.numbering import split_number

#: Labels that announce items.
ITEM_LABELS = frozenset({"focus_point", "success_criterion"})
_BETWEEN = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.FOOTNOTE, Role.CAPTION, Role.IMAGE})
_SAME_SIZE = 0.3


def bold_items(blocks: list[Block], labels: dict[int, Label]) -> dict[int, list[int]]:
    """Indices of the bold items by the index of their label."""
    return {
        index: found
        for index, label in labels.items()
        if label.concept in ITEM_LABELS and not label.rest and (found := _under(blocks, labels, index))
    }


def _under(blocks: list[Block], labels: dict[int, Label], index: int) -> list[int]:
    first = index + 1
    if first >= len(blocks) or not _may_be_item(blocks[first], blocks[first]):
        return []
    found = []
    for at in range(first, len(blocks)):
        block = blocks[at]
        if at in labels or (block.role not in _BETWEEN and not _may_be_item(block, blocks[first])):
            break
        if _may_be_item(block, blocks[first]):
            found.append(at)
    return found


def _may_be_item(block: Block, first: Block) -> bool:
    if not block.bold or block.role not in (Role.PARAGRAPH, Role.HEADING) or split_number(block.text)[0]:
        return False
    return block.role is Role.PARAGRAPH or (block.size > 0 and abs(block.size - first.size) <= _SAME_SIZE)
