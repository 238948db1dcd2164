"""Tables of the flow, and what stands around each."""

from __future__ import annotations

from collections.abc import Callable

from corpus.identify import Identity
from extractors.drafts import Flow, KnownGoals
from extractors.layout.types import Block, Grid, Role
from extractors.tables import flow_tables, table_context
from models.document import DocumentType
from models.table import TableMethod

FlowOf = Callable[..., Flow]
ROWS = [["Mått", "Mål"], ["Bad", "3"]]


def test_tables_come_in_order_with_their_place(flow_of: FlowOf) -> None:
    flow = flow_of(ROWS, "# 1 Bad", "Text.", ROWS, "# 1.1 Tider", ROWS)
    tables = flow_tables(flow)
    assert [(t.place.order, t.place.section, t.place.table) for t in tables] == [
        ((0, 0), None, 0),
        ((3, 0), 0, 1),
        ((5, 0), 1, 2),
    ]


def test_tables_outside_the_text_and_empty_ones_are_left_out(flow_of: FlowOf) -> None:
    contents = [["1 Bad", "3"], ["2 Skola", "4"]]
    empty = Block(Role.TABLE, "", grid=Grid([], TableMethod.TEXT))
    flow = flow_of("# Innehåll", contents, "# 1 Bad", ROWS, empty, "# 2 Skola", "Text.")
    assert [t.grid.texts() for t in flow_tables(flow)] == [ROWS]


def test_the_context_of_a_table(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Bad", "# 1.1 Tider", "Belopp i tkr", ROWS, "Prioriterade mått:", ROWS)
    first, second = flow_tables(flow)
    identity = Identity(year=2031, period="T1", type=DocumentType.FOLLOW_UP)
    context = table_context(flow, first, 0, identity, KnownGoals())
    assert context.section_titles == ["Tider", "Bad"]
    assert (context.before, context.label) == ("Belopp i tkr", None)
    assert (context.document_year, context.document_period, context.document_type) == (
        2031,
        "T1",
        DocumentType.FOLLOW_UP,
    )
    assert table_context(flow, second, 1, identity, KnownGoals()).label == "Prioriterade mått"


def test_a_table_after_a_table_has_no_text_before_it(flow_of: FlowOf) -> None:
    flow = flow_of(ROWS, ROWS)
    contexts = [table_context(flow, table, n, Identity(), KnownGoals()) for n, table in enumerate(flow_tables(flow))]
    assert [context.before for context in contexts] == ["", ""]


def test_a_line_that_begins_with_tabell_is_the_caption(flow_of: FlowOf) -> None:
    flow = flow_of("# 1 Bad", "Tabell 1. Badande i maj", ROWS, "Text.", ROWS, "Tabell 2. Lån")
    assert [t.grid.caption for t in flow_tables(flow)] == ["Tabell 1. Badande i maj", "Tabell 2. Lån"]
