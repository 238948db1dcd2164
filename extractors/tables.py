"""The tables stage: tables of the flow with their place, and what stands around each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.identify import Identity
from extractors.drafts import Flow, KnownGoals, Place, TableDraft
from extractors.layout.asides import caption_kind
from extractors.layout.table_header import HEADER_SPAN_UNCLEAR
from extractors.layout.types import Note, Role
from extractors.meaning.types import Context

_CAPTION = re.compile(r"^tabell\b", re.IGNORECASE)


def flow_tables(flow: Flow) -> list[TableDraft]:
    """The tables in the order of the document."""
    found: list[TableDraft] = []
    for index, block in enumerate(flow.blocks):
        if block.grid is not None and block.grid.rows and index not in flow.outside:
            block.grid.caption = block.grid.caption or _caption(flow, index)
            place = Place((index, 0), block.section, len(found), block.grid.page, block.grid.box)
            found.append(TableDraft(block.grid, place))
    return found


def _caption(flow: Flow, index: int) -> str | None:
    """The caption of a table: a tagged one, or a line beside it that begins with "Tabell"."""
    for at in (index - 1, index + 1):
        block = flow.blocks[at] if 0 <= at < len(flow.blocks) else None
        if at > index and at + 1 < len(flow.blocks) and flow.blocks[at + 1].grid is not None:
            continue  # it stands over the next table
        if block is None or len(block.text) >= 200 or caption_kind(block.text) == "figure":
            continue
        if block.role is Role.CAPTION or _CAPTION.match(block.text):
            return block.text
    return None


def table_context(flow: Flow, table: TableDraft, index: int, identity: Identity, goals: KnownGoals) -> Context:
    """What stands around a table: its section, the text before it, the document's time.

    Where a header cell could not be placed, no time is carried into the table: it may be the one left out.
    """
    at = table.place.order[0]
    label = flow.labels.get(at - 1)
    times_unclear = any(code == HEADER_SPAN_UNCLEAR for code, _ in table.grid.doubts)
    return Context(
        order=at,
        section=table.place.section,
        section_titles=[section.title for section in flow.section_chain(table.place.section)],
        before="" if times_unclear else _before(flow, at),
        label=label.term if label else None,
        document_year=None if times_unclear else identity.year,
        document_period=identity.period,
        document_type=identity.type,
        table=index,
        goals=goals,
        legend=flow.legend,
    )


def table_notes(tables: Sequence[TableDraft]) -> list[Note]:
    """What the layout could not tell of each table."""
    return [
        Note(code, message, "warning", table.grid.page, table.grid.box, "tables")
        for table in tables
        for code, message in table.grid.doubts
    ]


def _before(flow: Flow, at: int) -> str:
    """The text of the nearest block before the table."""
    if at == 0 or flow.blocks[at - 1].role is Role.TABLE:
        return ""
    return flow.blocks[at - 1].text
