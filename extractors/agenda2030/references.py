"""All references to the global goals of a document, in order: enumerations and tables first, then running text.

A block that belongs to an enumeration is not read again as running text, but for a sentence that introduces
it. Cover and table of contents are not read. The signs of the goals, seen and not written, come after (`placing`).
"""

from __future__ import annotations

from extractors.agenda2030.inline import InlineMention, inline_mentions
from extractors.agenda2030.labels import introduces, is_about
from extractors.agenda2030.listed import is_label_block, listings
from extractors.agenda2030.tables import table_listing
from extractors.drafts import Flow, Place, SdgDraft
from extractors.layout.types import Block, Cell, Role
from models.box import Box
from models.sdg import Mention


def sdg_references(flow: Flow) -> list[SdgDraft]:
    """One draft for each printed mention of a global goal, with page, box and section of its block.

    Municipal goals, numbers and headings without Agenda 2030 beside them give none. Raises nothing.
    """
    drafts: list[SdgDraft] = []
    used: set[int] = set()
    abouts: dict[int | None, bool] = {}
    for listing in listings(flow):
        drafts += listing.drafts
        used |= listing.used
        for index, end in listing.tails.items():
            drafts += _tail(flow.blocks[index], index, end, len(listing.drafts))
    for index, block in enumerate(flow.blocks):
        if index in flow.outside:
            continue
        if block.grid is not None and index not in used:
            drafts += _in_table(block, index)
        elif block.text and (index not in used or introduces(block.text)):
            drafts += _inline(block, index, _label_above(flow, index), _about(flow, block.section, abouts))
    return sorted(drafts, key=lambda draft: draft.place.order)


def _label_above(flow: Flow, index: int) -> bool:
    above = flow.blocks[index - 1] if index else None
    return above is not None and above.role is not Role.TABLE and is_label_block(flow, index - 1)


def _about(flow: Flow, section: int | None, known: dict[int | None, bool]) -> bool:
    """Is the section, or one around it, about Agenda 2030?"""
    if section not in known:
        known[section] = any(is_about(draft.title) for draft in flow.section_chain(section))
    return known[section]


def _inline(block: Block, index: int, context: bool, lasting: bool) -> list[SdgDraft]:
    mentions = inline_mentions(block.text, context, lasting)
    return _drafts(mentions, index, 0, block, block.page, block.box)


def _tail(block: Block, index: int, end: int, first: int) -> list[SdgDraft]:
    """What running text says after the goals that it enumerates."""
    return _drafts(inline_mentions(block.text[end:], True, True), index, first, block, block.page, block.box)


def _in_table(block: Block, index: int) -> list[SdgDraft]:
    listing = table_listing(block, index)
    if listing is not None:
        return listing.drafts
    assert block.grid is not None
    drafts: list[SdgDraft] = []
    for cell in (cell for row in block.grid.rows for cell in row if cell is not None):
        drafts += _drafts(inline_mentions(cell.text), index, len(drafts), block, *_cell_place(cell, block))
    return drafts


def _cell_place(cell: Cell, block: Block) -> tuple[int | None, Box | None]:
    return (cell.page or block.page, cell.box) if cell.box else (block.page, block.box)


def _drafts(
    mentions: list[InlineMention], index: int, first: int, block: Block, page: int | None, box: Box | None
) -> list[SdgDraft]:
    return [
        SdgDraft(
            mention.item.sdg,
            Mention.INLINE,
            mention.text,
            Place((index, first + number), block.section, None, page, box),
            mention.item.target,
        )
        for number, mention in enumerate(mentions)
    ]
