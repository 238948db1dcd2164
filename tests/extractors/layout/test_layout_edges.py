"""Rules become edges: snapped, joined, and no longer changed by doing it again."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.layout.edges import JOIN, SNAP, Edge, cluster, covers, horizontal_edges, merge, vertical_edges
from models.box import Box

#: Tenths of points, so that sums are as exact as print.
TENTHS = st.integers(0, 6000).map(lambda n: n / 10)
EDGES = st.lists(
    st.builds(lambda at, start, length: Edge(at, start, start + length), TENTHS, TENTHS, TENTHS), max_size=20
)


def test_pieces_of_a_broken_line_are_one() -> None:
    rules = [Box(50, 100, 120, 100.5), Box(122, 100.5, 200, 101), Box(260, 100, 300, 100.5)]
    found = horizontal_edges(rules)
    assert [(edge.start, edge.end) for edge in found] == [(50, 200), (260, 300)]
    assert all(edge.at == pytest.approx(100.4, abs=0.2) for edge in found)
    assert vertical_edges(rules) == []


def test_the_two_sides_of_a_thick_line_are_one_edge() -> None:
    rules = [Box(50, 10, 50.5, 90), Box(51.5, 12, 52, 90)]
    (edge,) = vertical_edges(rules)
    assert (edge.start, edge.end) == (10, 90)
    assert 50 < edge.at < 52


def test_lines_that_only_share_a_level_stay_apart() -> None:
    assert len(horizontal_edges([Box(50, 100, 120, 100), Box(50, 110, 120, 110)])) == 2


@given(EDGES)
def test_merging_again_changes_nothing(edges: list[Edge]) -> None:
    once = merge(edges)
    again = merge(once)
    assert len(again) == len(once)
    for first, second in zip(once, again, strict=True):
        assert second == pytest.approx(first, abs=1e-6)
    levels = sorted({edge.at for edge in once})
    assert all(b - a > SNAP - 1e-6 for a, b in itertools.pairwise(levels))


@given(EDGES)
def test_merged_edges_cover_what_was_drawn_and_touch_no_more(edges: list[Edge]) -> None:
    merged = merge(edges)
    for edge in edges:
        near = [m for m in merged if m.start <= edge.start and edge.end <= m.end]
        assert near
    for a, b in itertools.combinations(merged, 2):
        if a.at == b.at:
            assert max(a.start, b.start) - min(a.end, b.end) > JOIN


@given(st.lists(TENTHS, max_size=30))
def test_clusters_are_in_order_within_what_they_stand_for(values: list[float]) -> None:
    found = cluster(values)
    assert found == sorted(found)
    assert bool(found) == bool(values)
    if values:
        assert min(values) - 1e-6 <= found[0] <= found[-1] <= max(values) + 1e-6


def test_an_edge_covers_what_it_runs_past() -> None:
    edges = [Edge(100, 50, 150)]
    assert covers(edges, 101, 60)
    assert covers(edges, 100, 150.5)
    assert not covers(edges, 100, 160)
    assert not covers(edges, 110, 60)
    assert Edge(0, 5, 25).length == 20
