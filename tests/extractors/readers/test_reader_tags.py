"""The structure tree of a tagged PDF."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from pdfminer.psparser import LIT, PSLiteral

from extractors.readers.tags import Element, Tags, read_tags


def document(kids: Any, role_map: dict[str, Any] | None = None) -> Any:
    """A PDF with nothing but a structure tree."""
    return SimpleNamespace(catalog={"StructTreeRoot": {"K": kids, "RoleMap": role_map or {}}})


def element(role: str, kids: Any = None, **more: Any) -> dict[str, Any]:
    name: PSLiteral = LIT(role)
    return {"S": name, "K": kids, **more} if kids is not None else {"S": name, **more}


def roles(tags: Tags | None) -> list[tuple[str, int | None]]:
    assert tags is not None
    return [(e.role, e.parent) for e in tags.elements]


def test_elements_come_in_reading_order_with_their_parents() -> None:
    tags = read_tags(document([element("Sect", [element("H1"), element("P")]), element("P")]))
    assert roles(tags) == [("Sect", None), ("H1", 0), ("P", 0), ("P", None)]


def test_names_of_the_program_are_mapped_to_standard_roles() -> None:
    kids = [element("Rubrik"), element("Kropp")]
    tags = read_tags(document(kids, {"Rubrik": LIT("Underrubrik"), "Underrubrik": LIT("H2"), "Kropp": LIT("Kropp")}))
    assert roles(tags) == [("H2", None), ("Kropp", None)]


def test_cells_have_their_spans() -> None:
    cell = element("TD", A=[{"O": LIT("Table"), "ColSpan": 3}, {"RowSpan": 2}])
    odd = element("TH", A={"ColSpan": 0, "RowSpan": 10_000})
    tags = read_tags(document([element("Table", element("TR", [cell, odd]))]))
    assert tags is not None
    assert [(e.row_span, e.col_span) for e in tags.elements[2:]] == [(2, 3), (1, 1)]


@pytest.mark.parametrize("kids", [None, [], 7, [3, None]])
def test_an_empty_tree_is_none(kids: Any) -> None:
    assert read_tags(document(kids)) is None


def test_a_document_without_a_tree_has_no_tags() -> None:
    assert read_tags(SimpleNamespace(catalog={})) is None  # type: ignore[arg-type]
    assert read_tags(SimpleNamespace(catalog={"StructTreeRoot": 3})) is None  # type: ignore[arg-type]


def test_an_endless_tree_ends() -> None:
    node = element("Div")
    node["K"] = node
    tags = read_tags(document(node))
    assert tags is not None
    assert 1 < len(tags.elements) < 1000


@pytest.fixture
def tags() -> Tags:
    """Table > TR > TD > P > Span, and a heading in a section."""
    chain = [("Table", None), ("TR", 0), ("TD", 1), ("P", 2), ("Span", 3), ("Sect", None), ("H3", 5), ("Span", 6)]
    return Tags([Element(role, parent) for role, parent in chain])


def test_the_block_of_an_element_is_its_cell_heading_or_paragraph(tags: Tags) -> None:
    assert tags.block(4) == tags.block(4) == 2
    assert tags.block(7) == 6
    assert tags.block(5) == 5


def test_elements_around_an_element(tags: Tags) -> None:
    assert list(tags.ancestors(4)) == [4, 3, 2, 1, 0]
    assert (tags.inside(4, "Table"), tags.inside(7, "Table")) == (0, None)
    assert (tags.heading_level(6), tags.heading_level(4)) == (3, None)
    assert Tags([Element("H", None)]).heading_level(0) == 0
