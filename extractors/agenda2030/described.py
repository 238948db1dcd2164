"""Signs of the global goals in files without pages: pictures that are told by what is said of them.

A description names a goal by number and name ("Mål 4 God utbildning för alla"), or by a number after words of
Agenda 2030 ("Globala målen, ikon 11"). One that names several goals, or none for sure, gives no reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.agenda2030.inline import inline_mentions
from extractors.agenda2030.items import enumeration
from extractors.agenda2030.placing import AFTER, is_overview_of
from extractors.drafts import Flow, Place, SdgDraft
from extractors.layout.text import clean
from extractors.layout.types import Note
from models.sdg import Mention

_LONGEST = 120
#: Words for a picture, which say nothing of what it shows.
_PICTURE = re.compile(
    r"\b(?:ikon|ikonen|symbol|symbolen|logotyp|logga|bild|bilden)(?:\s+(?:för|av|på))?\b", re.IGNORECASE
)
_LEAD = re.compile(r"^(?:globalt\s+)?mål(?:et)?\s+(?=\d)", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"^(\d{1,2})\s*[:.,\u2013-]\s+")


def described_goal(description: str) -> int | None:
    """The number of the global goal that a picture is described as.

    >>> [described_goal(said) for said in ("Mål 4: God utbildning för alla", "Agenda 2030, mål 11", "Mål 4")]
    [4, 11, None]
    """
    text = clean(_PICTURE.sub(" ", description))
    if not any(char.isdigit() for char in text) or len(text) > _LONGEST:
        return None
    name = _AFTER_NUMBER.sub(r"\1 ", _LEAD.sub("", text))
    read = enumeration(name)
    items = [item for item in read.items if item.named and item.numbered] if read is not None and read.whole else []
    found = {item.sdg for item in items} or {mention.item.sdg for mention in inline_mentions(text)}
    return found.pop() if len(found) == 1 else None


def described_references(flow: Flow, written: Sequence[SdgDraft]) -> tuple[list[SdgDraft], list[Note]]:
    """A draft for each such picture, at its block or its row of a table, once for each goal there; and notes.

    A goal that the same block names in words (`written`) is there already; a block with nearly all goals shows
    Agenda 2030 itself.
    """
    said = {(draft.place.order[0], draft.sdg) for draft in written}
    drafts: list[SdgDraft] = []
    notes: list[Note] = []
    for index, block in enumerate(flow.blocks):
        if not block.signs or index in flow.outside:
            continue
        if is_overview_of({sign.sdg for sign in block.signs}):
            message = "The signs of all global goals are shown: an overview of Agenda 2030, which gives no references."
            notes.append(Note("sdg.icon_overview", message, "info", stage="extract"))
            continue
        for (row, sdg), text in {(sign.row, sign.sdg): sign.text for sign in block.signs}.items():
            if (index, sdg) not in said:
                order = (index, AFTER if block.grid is None else row)
                drafts.append(
                    SdgDraft(sdg, Mention.ICON, f"ikon: {text}", Place(order, block.section, None, None, None))
                )
    return drafts, notes
