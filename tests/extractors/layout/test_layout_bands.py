"""Heights where a table runs across the gutter, and what keeps the search for gutters and bands within bounds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.bands import Bands, Part, table_bands
from extractors.layout.lines import group_lines, split_at_gaps
from models.box import union

Sheet = Any
heights = st.integers(0, 40).map(float)
spans = st.tuples(heights, heights).map(lambda pair: (min(pair), max(pair) + 1))


@given(st.lists(spans), heights, spans)
def test_bands_hold_what_one_of_them_holds(
    bands: list[tuple[float, float]], y: float, other: tuple[float, float]
) -> None:
    merged = Bands(bands)
    assert merged.hold(y) == any(top <= y <= bottom for top, bottom in bands)
    if any(top < other[1] and other[0] < bottom for top, bottom in bands):
        assert merged.meet(*other)
    elif not any(top <= other[1] and other[0] <= bottom for top, bottom in bands):
        assert not merged.meet(*other)


def bands_of(page: Sheet, gutter: float = 300.0) -> Bands:
    parts = []
    for line in group_lines(page.words):
        for words in split_at_gaps(line, 1.0):
            box = union([w.box for w in words])
            assert box is not None
            parts.append(Part(words, box))
    return table_bands(page.words, parts, gutter, ())


def test_numbers_on_both_sides_are_a_table_and_its_header_belongs_to_it(sheet: Sheet) -> None:
    page = sheet().row(88, (50, "Mått"), (200, "Utfall"), (400, "Mål"))
    for n in range(4):
        page.row(100 + 14 * n, (50, f"Rad {n}"), (200, f"{n}4"), (400, f"{n}5"))
    bands = bands_of(page)
    assert bands.hold(93)
    assert bands.hold(140)
    assert not bands.hold(80)
    assert not bands.hold(160)


def test_each_header_of_a_list_of_headers_has_the_same_end(sheet: Sheet) -> None:
    page = sheet()
    for n in range(6):
        page.row(100 + 14 * n, (50, "Aktivitet"), (350, "Kommentar"))
    bands = bands_of(page)
    assert all(bands.hold(105 + 14 * n) for n in range(6))
    assert not bands.hold(190)
