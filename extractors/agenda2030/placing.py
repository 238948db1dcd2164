"""Where the signs of the global goals belong in the flow of a document: references, each beside what it stands beside.

In order:

1. Signs that say nothing of the municipality's goals are left out: those in the margins that come back on page
   after page, those on the cover, and an overview of all goals (`_is_overview`), which shows Agenda 2030 itself.
2. A sign beside the same goal in words ("4 God utbildning för alla") is part of that mention, which is there already.
3. A sign in a table belongs to its row.
4. Else it belongs to the text beside it, else to that above it on the page, else to the first below.

Each printed sign is one reference. One that was told with little confidence needs a document that speaks of
Agenda 2030.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from extractors.agenda2030.groups import groups
from extractors.agenda2030.labels import has_context
from extractors.drafts import Flow, Place, SdgDraft
from extractors.layout.types import Block, Icon, Note, Role
from models.box import Box
from models.sdg import Mention

#: After all that stands in a block of text.
AFTER = 1 << 20
#: Pages on which a sign in a margin must be, at the same place (points), to be furniture.
_AGAIN, _SAME_PLACE = 3, 4.0
#: An overview shows at least so many goals, each once, at least so many beside each other.
_OVERVIEW, _BESIDE = 15, 3
#: Confidence below which the document must speak of Agenda 2030.
_SURE = 0.9
#: Texts beside a sign whose distances (points) differ by less than this are equally near.
_STEP = 60.0


def icon_references(
    flow: Flow, icons: Sequence[Icon], written: Sequence[SdgDraft]
) -> tuple[list[SdgDraft], list[Note]]:
    """A draft for each sign that stands beside a goal or in a section, in the order of the pages; and notes.

    `written` are the references in words of the same document.
    """
    kept, notes = _without_overviews(_without_furniture(_trusted(flow, icons)))
    places = _Places(flow) if kept else None
    drafts: list[SdgDraft] = []
    for icon in kept:
        place = places.of(icon) if places and not any(_is_named_beside(icon, draft) for draft in written) else None
        if place is not None:
            drafts.append(SdgDraft(icon.sdg, Mention.ICON, icon.text, place))
    return drafts, notes


def _trusted(flow: Flow, icons: Sequence[Icon]) -> list[Icon]:
    doubtful = any(icon.confidence < _SURE for icon in icons)
    if not doubtful or any(has_context(text) for text in _texts(flow)):
        return list(icons)
    return [icon for icon in icons if icon.confidence >= _SURE]


def _texts(flow: Flow) -> list[str]:
    cells = [cell.text for b in flow.blocks if b.grid for row in b.grid.rows for cell in row if cell is not None]
    return [block.text for block in flow.blocks] + cells


def _without_furniture(icons: list[Icon]) -> list[Icon]:
    """Without the signs that stand at one place in the margin on several pages."""
    spots = Counter(_spot(icon) for icon in icons if icon.in_margin)
    return [icon for icon in icons if spots[_spot(icon)] < _AGAIN]


def _spot(icon: Icon) -> tuple[int, int, int]:
    return icon.sdg, round(icon.box.x0 / _SAME_PLACE), round(icon.box.top / _SAME_PLACE)


def _without_overviews(icons: list[Icon]) -> tuple[list[Icon], list[Note]]:
    kept: list[Icon] = []
    notes: list[Note] = []
    for page in sorted({icon.page for icon in icons}):
        found = [icon for icon in icons if icon.page == page]
        for group in groups([icon.box for icon in found]):
            if _is_overview([found[index] for index in group]):
                notes.append(_overview_note(page))
                found = [icon for index, icon in enumerate(found) if index not in group]
                break
        kept += found
    return kept, notes


def _is_overview(icons: list[Icon]) -> bool:
    """All goals or nearly, each once, several beside each other: as the United Nations print them."""
    goals = Counter(icon.sdg for icon in icons)
    if not is_overview_of(goals) or max(goals.values()) > 1:
        return False
    lines = Counter(round((icon.box.top + icon.box.bottom) / 2 / (icon.box.bottom - icon.box.top)) for icon in icons)
    return sorted(lines.values())[len(lines) // 2] >= _BESIDE


def is_overview_of(goals: Collection[int]) -> bool:
    """Are so many different goals shown together that it is Agenda 2030 itself?"""
    return len(goals) >= _OVERVIEW


def _overview_note(page: int) -> Note:
    message = f"Page {page} shows the signs of all global goals: an overview of Agenda 2030, which gives no references."
    return Note("sdg.icon_overview", message, "info", page, None, "extract")


def _is_named_beside(icon: Icon, draft: SdgDraft) -> bool:
    """Is the goal written in or right beside its sign?"""
    box, mark = draft.place.box, icon.box
    if draft.sdg != icon.sdg or draft.place.page != icon.page or box is None:
        return False
    width, middle = mark.x1 - mark.x0, (mark.top + mark.bottom) / 2
    level = box.top - width / 4 <= middle <= box.bottom + width / 4
    return level and box.x0 <= mark.x1 + width and box.x1 >= mark.x0 - width


class _Places:
    """The blocks of a document by page."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._texts: dict[int, list[tuple[int, Box]]] = defaultdict(list)
        self._tables: list[tuple[int, Block]] = []
        for index, block in enumerate(flow.blocks):
            if block.grid is not None:
                self._tables.append((index, block))
            elif block.page is not None and block.box is not None and block.text and block.role is not Role.FOOTNOTE:
                self._texts[block.page].append((index, block.box))

    def of(self, icon: Icon) -> Place | None:
        """Where the sign belongs; None on the cover, in the table of contents, and on a page without text."""
        at = self._in_table(icon) or self._in_text(icon)
        if at is None or at[0] in self._flow.outside:
            return None
        return Place(at, self._flow.blocks[at[0]].section, None, icon.page, icon.box)

    def _in_table(self, icon: Icon) -> tuple[int, int] | None:
        for index, block in self._tables:
            rows = _rows_on(block, icon.page)
            if rows and _is_within(icon.box, rows):
                middle = (icon.box.top + icon.box.bottom) / 2
                return index, min(rows, key=lambda row: (_outside(middle, rows[row]), row))
        return None

    def _in_text(self, icon: Icon) -> tuple[int, int] | None:
        blocks = self._texts.get(icon.page, [])
        beside = [(_far(icon.box, box), -_shared(icon.box, box), index) for index, box in blocks]
        beside = [found for found in beside if found[1] < 0]
        if beside:
            return min(beside)[2], AFTER
        above = [(box.bottom, index) for index, box in blocks if box.bottom <= icon.box.top and _is_over(icon.box, box)]
        if above:
            return max(above)[1], AFTER
        below = [(box.top, index) for index, box in blocks if box.top >= icon.box.bottom]
        return (min(below)[1], AFTER) if below else None


def _rows_on(block: Block, page: int) -> dict[int, Box]:
    """The rows of a table that stand on a page, each with the box around its cells that are not merged downward."""
    assert block.grid is not None
    found: dict[int, Box] = {}
    for number, row in enumerate(block.grid.rows):
        boxes = [c.box for c in row if c is not None and c.box and (c.page or block.page) == page and c.row_span == 1]
        if boxes:
            found[number] = Box(
                min(b.x0 for b in boxes),
                min(b.top for b in boxes),
                max(b.x1 for b in boxes),
                max(b.bottom for b in boxes),
            )
    return found


def _is_within(box: Box, rows: dict[int, Box]) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    # A column of signs alone has no words, and may have no cells.
    slack = 1.5 * (box.x1 - box.x0)
    left, right = min(r.x0 for r in rows.values()), max(r.x1 for r in rows.values())
    top, bottom = min(r.top for r in rows.values()), max(r.bottom for r in rows.values())
    return left - slack <= x <= right + slack and top <= y <= bottom + slack / 3


def _outside(y: float, row: Box) -> float:
    return max(0.0, row.top - y, y - row.bottom)


def _shared(icon: Box, box: Box) -> float:
    """How much of a sign's height a text stands beside, 0 to 1."""
    return max(0.0, min(icon.bottom, box.bottom) - max(icon.top, box.top)) / (icon.bottom - icon.top)


def _far(icon: Box, box: Box) -> int:
    """How far a text is from a sign, in steps; that between columns of print counts."""
    return int(max(0.0, box.x0 - icon.x1, icon.x0 - box.x1) / _STEP)


def _is_over(icon: Box, box: Box) -> bool:
    """Is the text in the sign's column of print?"""
    return min(icon.x1, box.x1) - max(icon.x0, box.x0) > 0 or box.x1 - box.x0 > 3 * (icon.x1 - icon.x0)
