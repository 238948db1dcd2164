"""Running headers, footers and page numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractors.layout.furniture import REACH, without_furniture
from extractors.layout.lines import group_lines, line_text

Sheet = Any
Make = Callable[[Any], None]


def cleared(sheet: Sheet, count: int, make: Callable[[Any], object]) -> tuple[list[list[str]], list[list[str]]]:
    """The lines that stay and those that are taken away, page by page."""
    pages = []
    for number in range(1, count + 1):
        page = sheet(number).text(50, 300, f"Texten på sidan {number} är dess egen")
        make(page)
        pages.append(page.page)
    kept, gone = [], []
    for page, texts in without_furniture(pages, count):
        kept.append([line_text(line) for line in group_lines(page.words)])
        gone.append(texts)
    return kept, gone


def body(count: int) -> list[list[str]]:
    return [[f"Texten på sidan {n} är dess egen"] for n in range(1, count + 1)]


def test_a_running_header_and_a_page_number_are_taken_away(sheet: Sheet) -> None:
    def make(page: Sheet) -> None:
        page.text(50, 30, "Kulturnämndens plan").text(300, 810, f"Sida {page.number} av 6", size=8)

    kept, gone = cleared(sheet, 6, make)
    assert kept == body(6)
    assert gone[2] == ["Kulturnämndens plan", "Sida 3 av 6"]


def test_odd_and_even_pages_have_headers_of_their_own(sheet: Sheet) -> None:
    def make(page: Sheet) -> None:
        page.text(50, 30, "Kulturnämnden" if page.number % 2 else "Plan för året")

    assert cleared(sheet, 8, make)[0] == body(8)


def test_a_lone_page_number_at_the_foot_is_taken_away(sheet: Sheet) -> None:
    kept, _ = cleared(sheet, 3, lambda page: page.text(300, 815, str(page.number)))
    assert kept == body(3)


def test_what_stands_on_one_page_only_is_kept(sheet: Sheet) -> None:
    kept, gone = cleared(sheet, 5, lambda page: page.number == 2 and page.text(50, 40, "1 Nämndens uppdrag"))
    assert kept[1] == ["1 Nämndens uppdrag", *body(5)[1]]
    assert gone == [[]] * 5


def test_the_same_words_at_another_height_are_kept(sheet: Sheet) -> None:
    kept, _ = cleared(sheet, 4, lambda page: page.text(50, 20 + 15 * page.number, "Forts."))
    assert all(lines[0] == "Forts." for lines in kept)


def test_a_large_heading_that_comes_back_is_kept(sheet: Sheet) -> None:
    kept, _ = cleared(sheet, 5, lambda page: page.text(50, 40, "Kultur i staden", size=16))
    assert all(lines[0] == "Kultur i staden" for lines in kept)


def test_the_header_of_a_table_that_goes_on_is_kept(sheet: Sheet) -> None:
    kept, _ = cleared(sheet, 5, lambda page: page.row(60, (50, "Aktivitet"), (250, "Kommentar"), (400, "Status")))
    assert all(lines[0] == "Aktivitet Kommentar Status" for lines in kept)


def test_the_label_of_a_goal_that_comes_back_is_kept(sheet: Sheet) -> None:
    kept, _ = cleared(sheet, 5, lambda page: page.text(50, 60, "Nämndens mål"))
    assert all(lines[0] == "Nämndens mål" for lines in kept)


def test_words_that_the_page_calls_an_artifact_are_taken_away(sheet: Sheet) -> None:
    kept, gone = cleared(sheet, 1, lambda page: page.text(50, 500, "Vattenmärke", artifact=True))
    assert kept == body(1)
    assert gone == [["Vattenmärke"]]


def test_pages_are_given_in_order_and_only_some_are_held(sheet: Sheet) -> None:
    seen: list[int] = []

    def pages() -> Any:
        for number in range(1, 31):
            seen.append(number)
            yield sheet(number).text(50, 30, "Rubrik").page

    for at, (page, _) in enumerate(without_furniture(pages(), 30), 1):
        assert page.number == at
        assert len(seen) <= at + REACH + 1
    assert seen == list(range(1, 31))


def test_no_pages() -> None:
    assert list(without_furniture([], 0)) == []
