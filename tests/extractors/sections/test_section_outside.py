"""Cover, title and table of contents are no text of the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from extractors.layout.types import Block, Reading
from extractors.sections.outside import find_outside

Make = Callable[..., list[Block]]
TEXT = "Nämnden sköter badhus, bibliotek och idrottsplatser i hela kommunen."


@pytest.fixture
def outside(make_blocks: Make) -> Callable[..., list[str]]:
    """The texts of the blocks that stand outside."""

    def find(*lines: Any, title: str | None = None, pages: Sequence[int] = ()) -> list[str]:
        blocks = make_blocks(*lines)
        for block, page in zip(blocks, pages, strict=False):
            block.page = page
        return [blocks[at].text for at in sorted(find_outside(Reading("text", blocks, title=title)))]

    return find


Outside = Callable[..., list[str]]


@pytest.mark.parametrize(
    "title",
    [
        "Verksamhetsplan 2031",
        "Kultur- och fritidsnämnden",
        "Tertial 2 2031",
        "Socialnämndens delårsrapport augusti 2031",
    ],
)
def test_a_title_is_no_section(outside: Outside, title: str) -> None:
    assert outside(f"# {title}", "# 1 Inledning", TEXT) == [title]


def test_the_title_of_the_metadata_is_no_section(outside: Outside) -> None:
    assert outside("# Vägen framåt", "# Skolan", TEXT, title="Vägen framåt") == ["Vägen framåt"]
    assert outside("# Vägen framåt", "# Skolan", TEXT) == []


def test_a_heading_after_the_first_number_is_no_title(outside: Outside) -> None:
    assert outside("# 1 Inledning", TEXT, "# Socialnämnden", TEXT) == []
    assert outside(*["# Rubrik", TEXT] * 7, "# Socialnämnden", TEXT) == []


def test_a_first_page_of_few_words_is_a_cover(outside: Outside) -> None:
    lines = ("Kulturens år", "En plan för alla", "# 1 Inledning", TEXT)
    assert outside(*lines, pages=(1, 1, 2, 2)) == ["Kulturens år", "En plan för alla"]


@pytest.mark.parametrize(
    ("lines", "pages"),
    [
        (("Kulturens år", "# 1 Inledning", TEXT, TEXT), (1, 1, 1, 2)),
        (("# 1 Inledning", "Kulturens år", TEXT), (1, 1, 2)),
        (("Kulturens år", [["Mått", "Mål"], ["Bad", "3"]], TEXT), (1, 1, 2)),
        (("Kulturens år", TEXT), (1, 1)),
        (("Kulturens år", TEXT * 10, TEXT), (1, 1, 2)),
    ],
    ids=["a numbered heading", "begins at once", "a table", "one page only", "many words"],
)
def test_a_first_page_that_is_no_cover(outside: Outside, lines: tuple[Any, ...], pages: tuple[int, ...]) -> None:
    assert outside(*lines, pages=pages) == []


@pytest.mark.parametrize(
    "contents",
    [
        ("1 Inledning ........ 3", "2 Skolan ........ 4"),
        ("1 Inledning 3", "1.1 Skolan 12"),
        ("1 Inledning", "3", "1.1 Skolan", "4"),
        ([["1 Inledning", "3"], ["2 Skolan", "4"]],),
        ("Inledning . . . . . 3 Skolan . . . . . 12",),
    ],
    ids=["leaders", "page numbers", "numbers on lines of their own", "a table", "one block"],
)
@pytest.mark.parametrize("title", ["# Innehåll", "Innehållsförteckning"])
def test_a_table_of_contents_makes_no_sections(outside: Outside, title: str, contents: tuple[Any, ...]) -> None:
    found = outside(title, *contents, "# 1 Inledning", TEXT, "# 1.1 Skolan", TEXT)
    assert found == [title.removeprefix("# "), *(text if isinstance(text, str) else "" for text in contents)]


def test_titles_of_the_contents_that_come_back_as_headings(outside: Outside) -> None:
    found = outside("# Innehåll", "Inledning", "Skolan i staden", "# Inledning", TEXT, "# Skolan i staden", TEXT)
    assert found == ["Innehåll", "Inledning", "Skolan i staden"]


def test_lines_with_leaders_are_contents_wherever_they_stand(outside: Outside) -> None:
    assert outside("# 1 Inledning", TEXT, "2 Skolan ............ 4", TEXT) == ["2 Skolan ............ 4"]


def test_text_that_ends_with_a_number_is_no_contents(outside: Outside) -> None:
    assert outside("# 1 Inledning", "Antalet barn är 12", TEXT) == []


def test_contents_with_a_glued_number_and_a_line_without_one(outside: Outside) -> None:
    lines = ("Inledning3", "Om planen", "Skolan i staden 4", "Vården 7")
    found = outside("# Innehåll", *lines, "# Inledning", TEXT, pages=(2, 2, 2, 2, 2, 3, 3))
    assert found == ["Innehåll", *lines]


def test_the_name_of_the_municipality_over_the_title_is_no_section(make_blocks: Callable[..., list[Block]]) -> None:
    blocks = make_blocks("## Ale kommun", "# Verksamhetsplan 2019", "# Inledning", "Text.")
    assert find_outside(Reading("text", blocks)) == {0, 1}


def test_a_line_of_leaders_is_outside_where_its_page_number_was_parted_from_it(
    make_blocks: Callable[..., list[Block]],
) -> None:
    blocks = make_blocks("# Mål", "Mål 3: Nöjda kunder " + "." * 40, "Mål 3: Nöjda kunder …")
    assert find_outside(Reading("text", blocks)) == {1}


def test_below_running_text_stands_no_title(outside: Outside) -> None:
    long = " ".join([TEXT] * 4)
    assert outside("Nämnden", "# Inledning", long, "# Budget 2024", TEXT) == []
