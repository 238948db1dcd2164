"""Blocks and tables of a tagged page: believed where the page bears the tags out."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.layout.columns import Memory
from extractors.layout.pages import lay_out
from extractors.layout.tagged import TaggedTables, cell_lines, is_trusted, tagged_blocks
from extractors.layout.types import Block, Role
from extractors.readers.tags import Element, Tags

Sheet = Any


class Tree:
    """A tag tree under construction."""

    def __init__(self) -> None:
        self.tags = Tags()

    def add(self, role: str, parent: int | None = None, **spans: int) -> int:
        self.tags.elements.append(Element(role, parent, **spans))
        return len(self.tags.elements) - 1


@pytest.fixture
def tree() -> Tree:
    return Tree()


def blocks_of(page: Sheet, tree: Tree) -> list[Block]:
    return tagged_blocks(page.words, tree.tags, page.number, TaggedTables(tree.tags))[0]


def test_elements_become_blocks_in_the_order_of_the_tree(sheet: Sheet, tree: Tree) -> None:
    head, first, second = tree.add("H2"), tree.add("P"), tree.add("P")
    page = sheet().text(50, 300, "2 Badhuset", tag=head)
    page.text(300, 50, "Först i trädet", tag=first).text(50, 50, "Sedan detta", tag=second)
    blocks = blocks_of(page, tree)
    assert [(b.role, b.level, b.text) for b in blocks] == [
        (Role.HEADING, 2, "2 Badhuset"),
        (Role.PARAGRAPH, None, "Först i trädet"),
        (Role.PARAGRAPH, None, "Sedan detta"),
    ]
    assert all(b.method == "tagged" for b in blocks)


def test_spans_inside_a_paragraph_make_no_block_of_their_own(sheet: Sheet, tree: Tree) -> None:
    paragraph = tree.add("P")
    span = tree.add("Span", paragraph)
    page = sheet().text(50, 50, "Nämnden sköter", tag=paragraph).text(130, 50, "badhuset.", tag=span)
    assert [b.text for b in blocks_of(page, tree)] == ["Nämnden sköter badhuset."]


def test_list_items_have_the_marker_of_their_label(sheet: Sheet, tree: Tree) -> None:
    items = tree.add("L")
    item = tree.add("LI", items)
    label, body = tree.add("Lbl", item), tree.add("LBody", item)
    page = sheet().text(50, 50, "•", tag=label).text(62, 50, "läsa mer", tag=body)
    (block,) = blocks_of(page, tree)
    assert (block.role, block.marker, block.text) == (Role.LIST_ITEM, "•", "läsa mer")


def test_a_heading_as_long_as_a_paragraph_is_none(sheet: Sheet, tree: Tree) -> None:
    head = tree.add("H1")
    page = sheet()
    for n in range(8):
        page.text(50, 50 + 12 * n, "ord som fyller en hel rad av texten", tag=head)
    assert {b.role for b in blocks_of(page, tree)} == {Role.PARAGRAPH}


def test_captions_notes_and_figures(sheet: Sheet, tree: Tree) -> None:
    page = sheet()
    for n, role in enumerate(("Caption", "Note", "Figure")):
        page.text(50, 50 + 20 * n, f"en {role}", tag=tree.add(role))
    assert [b.role for b in blocks_of(page, tree)] == [Role.CAPTION, Role.FOOTNOTE]


def test_lines_of_another_style_are_blocks_of_their_own(sheet: Sheet, tree: Tree) -> None:
    one = tree.add("P")
    page = sheet().text(50, 50, "Nämndens mål", bold=True, tag=one).text(50, 62, "Fler ska simma.", tag=one)
    assert [b.text for b in blocks_of(page, tree)] == ["Nämndens mål", "Fler ska simma."]


def test_words_without_a_tag_are_handed_back(sheet: Sheet, tree: Tree) -> None:
    page = sheet().text(50, 50, "taggad", tag=tree.add("P")).text(50, 80, "lös")
    _, loose = tagged_blocks(page.words, tree.tags, 1, TaggedTables(tree.tags))
    assert [w.text for w in loose] == ["lös"]


@pytest.mark.parametrize(("tagged", "untagged", "trusted"), [(3, 1, True), (1, 3, False), (0, 0, False)])
def test_a_page_is_trusted_where_most_of_its_words_are_tagged(
    sheet: Sheet, tagged: int, untagged: int, trusted: bool
) -> None:
    page = sheet()
    for n in range(tagged):
        page.text(50, 50 + 20 * n, "ord", tag=0)
    for n in range(untagged):
        page.text(250, 50 + 20 * n, "ord")
    assert is_trusted(page.words) is trusted


def table(page: Sheet, tree: Tree, rows: list[list[str]], top: float = 100, at: int | None = None) -> int:
    """A tagged table whose empty cells are not in the tree, as some programs write it."""
    element = tree.add("Table") if at is None else at
    for i, row in enumerate(rows):
        line = tree.add("TR", element)
        for j, text in enumerate(row):
            if text:
                page.text((50, 200, 300)[j], top + 20 * i, text, tag=tree.add("TH" if i == 0 else "TD", line))
    return element


def test_a_table_gives_a_grid_from_its_cells(sheet: Sheet, tree: Tree) -> None:
    page = sheet()
    element = table(page, tree, [["Mått", "2030", "2031"], ["Bad", "1", "2"], ["Lån", "", "50"]])
    tables = TaggedTables(tree.tags)
    blocks, loose = tagged_blocks(page.words, tree.tags, 4, tables)
    assert [(b.role, b.tag, b.page) for b in blocks] == [(Role.TABLE, element, 4)]
    assert loose == []
    grid = tables.grid(element)
    assert grid is not None
    assert grid.texts() == [["Mått", "2030", "2031"], ["Bad", "1", "2"], ["Lån", "", "50"]]
    assert [c.header for c in grid.rows[0] if c] == [True, True, True]
    assert (grid.page, grid.page_last) == (4, 4)


def test_a_table_whose_cells_do_not_stand_beside_each_other_is_not_believed(sheet: Sheet, tree: Tree) -> None:
    page = sheet()
    element = tree.add("Table")
    for i in range(3):
        line = tree.add("TR", element)
        page.text(300, 100 + 20 * i, "höger", tag=tree.add("TD", line))
        page.text(50, 100 + 20 * i, "vänster", tag=tree.add("TD", line))
    blocks, loose = tagged_blocks(page.words, tree.tags, 1, TaggedTables(tree.tags))
    assert blocks == []
    assert len(loose) == 6


def test_a_table_goes_on_over_the_page_without_its_repeated_header(sheet: Sheet, tree: Tree) -> None:
    first, second = sheet(1), sheet(2)
    element = table(first, tree, [["Mått", "2030", "2031"], ["Bad", "1", "2"]])
    head = [i for i, e in enumerate(tree.tags.elements) if e.role == "TH"]
    for x, text, tag in zip((50, 200, 300), ("Mått", "2030", "2031"), head, strict=True):
        second.text(x, 40, text, tag=tag)
    table(second, tree, [["Spel", "7", "9"]], 60, element)
    tables = TaggedTables(tree.tags)
    for page in (first, second):
        tagged_blocks(page.words, tree.tags, page.number, tables)
    grid = tables.grid(element)
    assert grid is not None
    assert grid.texts() == [["Mått", "2030", "2031"], ["Bad", "1", "2"], ["Spel", "7", "9"]]
    assert (grid.page, grid.page_last) == (1, 2)


def test_a_cell_that_a_page_cuts_is_one_text(sheet: Sheet, tree: Tree) -> None:
    first, second = sheet(1), sheet(2)
    element = table(first, tree, [["Mått", "2030", "2031"], ["Andel som", "1", "2"]])
    name = next(i for i, e in enumerate(tree.tags.elements) if e.role == "TD")
    second.text(50, 40, "badar", tag=name)
    tables = TaggedTables(tree.tags)
    for page in (first, second):
        tagged_blocks(page.words, tree.tags, page.number, tables)
    grid = tables.grid(element)
    assert grid is not None
    assert grid.texts()[1] == ["Andel som badar", "1", "2"]


def test_an_element_without_rows_gives_no_grid(tree: Tree) -> None:
    assert TaggedTables(tree.tags).grid(tree.add("Table")) is None


def test_a_word_that_was_broken_inside_is_whole_where_lines_end_with_a_space(sheet: Sheet) -> None:
    page = sheet().text(50, 50, "medborgarunder").text(50, 62, "sökningen")
    page.words[0].space = False
    assert cell_lines(page.words, spaced=True) == ("medborgarundersökningen", None)
    assert cell_lines(page.words, spaced=False)[0] == "medborgarunder sökningen"


def test_a_tagged_page_is_laid_out_by_its_tags_and_a_loose_text_at_its_place(sheet: Sheet, tree: Tree) -> None:
    page = sheet().text(50, 50, "Taggad rubrik", tag=tree.add("H1")).text(50, 80, "Första stycket.", tag=tree.add("P"))
    page.text(50, 200, "Sista stycket.", tag=tree.add("P")).text(50, 140, "Otaggat.")
    blocks = lay_out(page.page, tree.tags, TaggedTables(tree.tags), Memory())
    assert [b.text for b in blocks] == ["Taggad rubrik", "Första stycket.", "Otaggat.", "Sista stycket."]


def test_a_ruled_table_that_the_tags_do_not_know_is_read_by_its_lines(sheet: Sheet, tree: Tree) -> None:
    text = tree.add("P")
    page = sheet().text(50, 50, "Text före.", tag=text)
    for y, row in zip((105, 125), (("Mått", "Utfall"), ("Bad", "12")), strict=True):
        page.row(y, (55, row[0]), (205, row[1]), tag=text)
    page.net((50, 200, 300), (100, 120, 140))
    blocks = lay_out(page.page, tree.tags, TaggedTables(tree.tags), Memory())
    assert [b.role for b in blocks] == [Role.PARAGRAPH, Role.TABLE]
    assert blocks[1].grid is not None
    assert blocks[1].grid.texts() == [["Mått", "Utfall"], ["Bad", "12"]]
