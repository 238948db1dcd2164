"""Global goals in an enumeration under a label.

A label ("Agenda 2030", "FN:s globala mål") or a sentence that introduces a list is followed by items, one or
more in a block: list items, short paragraphs, a table of numbers and names, or text in the label's own
block. The first block that is no item ends the list. Of number and name in blocks of their own one mention
is made. A goal is mentioned once in a list.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.agenda2030.items import Enumeration, Item, enumeration, whole_items
from extractors.agenda2030.labels import begins_with_label, introduces, is_label, label_ends
from extractors.drafts import Flow, Place, SdgDraft
from extractors.layout.types import Block, Cell, Grid, Role
from models.sdg import Mention

#: A block of one item is kept with all its words up to this length.
_LONGEST_WORDS = 120
_TEXT_ROLES = (Role.HEADING, Role.PARAGRAPH, Role.LIST_ITEM, Role.CAPTION, Role.FOOTNOTE)


@dataclass(slots=True)
class Listing:
    """One enumeration as it is read: its drafts, and the blocks that it has used up."""

    section: int | None
    drafts: list[SdgDraft] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    #: The mentions by goal and target, to join a number and a name that stand apart.
    seen: dict[tuple[int, str | None], SdgDraft] = field(default_factory=dict)
    #: What is missing of the last name, where its line ended within it.
    rest: str = ""
    #: Blocks of running text that go on after their items, with the place where they do.
    tails: dict[int, int] = field(default_factory=dict)

    def add(self, items: list[Item], text: str, block: int, at: Block | Cell, page: int | None) -> None:
        for item in items:
            self.rest = item.rest
            alone = len(items) == 1 and len(text) <= _LONGEST_WORDS
            words = (text if alone else text[item.start : item.end]).strip(" \u2013-,;:")
            known = self.seen.get((item.sdg, item.target))
            if known is not None:
                known.text = words if words.endswith(known.text) else known.text
                if item.named and not item.numbered and known.text.isdigit():
                    known.text = f"{known.text} {words}"
                continue
            place = Place((block, len(self.drafts)), self.section, None, at.page or page, at.box)
            draft = SdgDraft(item.sdg, Mention.LISTED, words, place, item.target)
            self.drafts.append(draft)
            self.seen[item.sdg, item.target] = draft


def listings(flow: Flow) -> list[Listing]:
    """All enumerations of a document, in order."""
    found: list[Listing] = []
    index = 0
    while index < len(flow.blocks):
        listing = _listing(flow, index)
        if listing is not None:
            found.append(listing)
        index = max(listing.used) + 1 if listing is not None and listing.used else index + 1
    return found


def is_label_block(flow: Flow, index: int) -> bool:
    """Is the block a label for global goals, by its words or by what the sections stage says?"""
    label = flow.labels.get(index)
    return is_label(flow.blocks[index].text) or (label is not None and label.concept == "agenda2030" and not label.rest)


def _listing(flow: Flow, index: int) -> Listing | None:
    """The enumeration whose label is this block; None where it is no label or no item follows."""
    block = flow.blocks[index]
    if block.role not in _TEXT_ROLES or not block.text or index in flow.outside:
        return None
    listing = Listing(block.section)
    if is_label_block(flow, index) or introduces(block.text):
        listing.used.add(index)
        _follow(listing, flow, index + 1)
    elif _labelled(listing, block, index):
        _follow(listing, flow, index + 1)
    return listing if listing.drafts else None


#: A text that says its label more often is no list.
_MOST_LABELS = 20


def _labelled(listing: Listing, block: Block, index: int) -> bool:
    """Label and items in one block ("Agenda 2030: 4 God utbildning för alla"); True where the list may go on.

    Within a text that does not begin with the label, and before other words, only numbers with their names count.
    """
    ends = label_ends(block.text)
    for start in ends if len(ends) <= _MOST_LABELS else []:
        read = enumeration(block.text[start:])
        at_start = begins_with_label(block.text) and start == ends[0]
        if read is None or not (at_start or all(item.named and item.numbered for item in read.items)):
            continue
        listing.add(read.items, block.text[start:], index, block, block.page)
        listing.used.add(index)
        if not read.whole:
            listing.tails[index] = start + max(item.end for item in read.items)
        return read.whole
    return False


def _follow(listing: Listing, flow: Flow, start: int) -> None:
    """Takes the blocks from `start` on until one is no item, or holds more than items."""
    for index in range(start, len(flow.blocks)):
        block = flow.blocks[index]
        if block.role is Role.IMAGE or (block.role is not Role.TABLE and not block.text.strip()):
            continue
        goes_on = _take_table(listing, block, index) if block.grid else _take_text(listing, block, index)
        if not goes_on:
            return


def _take_text(listing: Listing, block: Block, index: int) -> bool:
    """Adds the block's items; False where the list does not go on after it."""
    if block.role not in _TEXT_ROLES:
        return False
    if listing.rest and block.text.strip().casefold() == listing.rest:
        listing.rest = ""
        listing.used.add(index)
        return True
    text, read = _read(block)
    if read is None or (block.role is Role.HEADING and not all(i.numbered for i in read.items)):
        return False
    listing.add(read.items, text, index, block, block.page)
    listing.used.add(index)
    return read.whole


def _read(block: Block) -> tuple[str, Enumeration | None]:
    """The block's mentions, and the text that they stand in; a marker such as "4" may be a goal's number."""
    marker = block.marker.strip().rstrip(".):")
    if marker.isdigit():
        text = f"{marker} {block.text}".strip()
        if (read := enumeration(text)) is not None:
            return text, read
    return block.text, enumeration(block.text)


def _take_table(listing: Listing, block: Block, index: int) -> bool:
    """A table right under a label, all of whose rows or cells are items."""
    assert block.grid is not None
    for groups in (_rows(block.grid), _cells(block.grid)):
        read = [(text, cell, whole_items(text)) for text, cell in groups]
        if read and all(items is not None for _, _, items in read):
            for text, cell, items in read:
                listing.add(items or [], text, index, cell, block.page)
            listing.used.add(index)
            return True
    return False


def _rows(grid: Grid) -> list[tuple[str, Cell]]:
    rows = [[cell for cell in row if cell is not None and cell.text.strip()] for row in grid.rows]
    return [(" ".join(cell.text for cell in row), row[0]) for row in rows if row]


def _cells(grid: Grid) -> list[tuple[str, Cell]]:
    return [(cell.text, cell) for row in grid.rows for cell in row if cell is not None and cell.text.strip()]
