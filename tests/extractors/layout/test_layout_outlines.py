"""Headings that the document lists: bookmarks and printed contents."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.headings import mark_headings
from extractors.layout.outlines import Entry, bookmarks, find_listed, key, printed_contents
from extractors.layout.types import Block, Role

Make = Callable[..., Block]
TEXT = "Nämnden sköter badhus, bibliotek och idrottsplatser i hela kommunen under året."


@given(st.text())
def test_spaces_and_case_do_not_count(text: str) -> None:
    assert key(text.replace(" ", "")) == key(text)
    assert key(key(text)) == key(text)


def test_a_title_is_found_with_its_number_or_without(block: Make) -> None:
    blocks = [block("1 Kultur"), block("2 Fritid"), block(TEXT), block("Skola för alla")]
    entries = [Entry(1, "Kultur"), Entry(1, "2 Fritid"), Entry(1, "3 Skola för alla")]
    found, sure = find_listed(blocks, entries, set())
    assert ([f.at for f in found], sure) == ([0, 1, 3], True)


def test_the_largest_of_several_places_is_the_heading(block: Make) -> None:
    blocks = [block("Kultur"), block("Kultur", size=18), block("Fritid"), block("Skola"), block("Skola", bold=True)]
    found, _ = find_listed(blocks, [Entry(1, t) for t in ("Kultur", "Fritid", "Skola")], set())
    assert [f.at for f in found] == [1, 2, 4]


def test_a_list_that_the_pages_do_not_bear_out_names_nothing(block: Make) -> None:
    blocks = [block("Kultur"), block("Fritid"), block("Skola")]
    entries = [Entry(1, t) for t in ("Kultur", "Fritid", "Skola", *(f"Flik {c}" for c in "ABCDEFGH"))]
    assert find_listed(blocks, entries, set()) == ([], False)
    assert find_listed(blocks[:2], entries[:2], set()) == ([], False)


def test_levels_are_sure_only_where_most_titles_are_found(block: Make) -> None:
    blocks = [block(t) for t in ("Kultur", "Fritid", "Skola")]
    entries = [Entry(1, t) for t in ("Kultur", "Fritid", "Skola", "Bilaga A", "Bilaga B", "Bilaga C")]
    found, sure = find_listed(blocks, entries, set())
    assert (len(found), sure) == (3, False)


def test_bookmarks_without_words_are_none() -> None:
    assert bookmarks([(1, "12"), (2, ""), (1, "Kultur")]) == [Entry(1, "Kultur")]


def test_printed_contents_give_titles_and_levels(block: Make) -> None:
    blocks = [block("1 Kultur ........ 3"), block("1.1 Bad 12"), block("Skola", marker="2."), block("7")]
    entries = printed_contents(blocks, {0, 1, 2, 3})
    assert entries == [Entry(1, "1 Kultur"), Entry(2, "1.1 Bad"), Entry(1, "2. Skola")]


def test_contents_name_headings_that_no_style_tells(block: Make) -> None:
    titles = ("Kultur i staden", "Fritid och bad", "Skola för alla")
    blocks = [block("Innehåll", size=16), *(block(f"{t} ........ {n}") for n, t in enumerate(titles, 3))]
    for n, title in enumerate(titles, 3):
        blocks += [block(title, page=n), block(TEXT, page=n), block(TEXT, page=n)]
    mark_headings(blocks)
    assert [b.text for b in blocks if b.method == "outline"] == list(titles)


def test_a_title_in_two_blocks_becomes_one_heading(block: Make) -> None:
    blocks = [block("Kultur och", size=14), block("FRITID", size=14), block(TEXT), block("Skola"), block("Vård")]
    mark_headings(blocks, [(1, "Kultur och fritid"), (1, "Skola"), (1, "Vård")])
    assert [b.text for b in blocks] == ["Kultur och FRITID", TEXT, "Skola", "Vård"]


def test_letters_that_the_page_sets_apart_are_mended_from_the_list(block: Make) -> None:
    blocks = [block("SKo la för A lla", size=14), block(TEXT), block("Kultur"), block("Vård")]
    mark_headings(blocks, [(1, "Skola för alla"), (1, "Kultur"), (1, "Vård")])
    assert blocks[0].text == "Skola för alla"
    assert [b.role is Role.HEADING for b in blocks] == [True, False, True, True]
