"""Growth can be measured at a small size too, and the page of the country follows from the figures."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from make_scale import Real, country, grown

from benchmarks import growth, plans
from benchmarks.growth import Growth, Measured, Step


@pytest.fixture
def made_up() -> Measured:
    step = Step(100, read=30.0, load=10.0, link=5.0)
    small = Growth(100, step, step, again=0.4, more=step, kilobytes=80.0, links=10.0)
    large = replace(small, documents=1000, window=replace(step, read=33.0, load=11.0, link=5.5), links=20.0)
    return Measured(5.0, [small, large], memory=100.0, clock_documents=1000, by_clock=25.0)


def test_the_same_number_gives_the_same_document() -> None:
    assert plans.document(7) == plans.document(7) != plans.document(8)
    this_year, next_year = (plans.document(place + turn * 290 * 5) for turn, place in ((0, 3), (1, 3)))
    goals = [{line for line in text.splitlines() if line.startswith("**")} for text in (this_year, next_year)]
    assert plans.COMMON < len(goals[0] & goals[1]) < len(goals[0]) <= plans.COMMON + plans.OWN


def test_growth_is_measured_at_a_small_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "MORE", 2)
    monkeypatch.setattr(growth, "_by_clock", lambda *_: 1.0)  # a process of its own, tested with the command
    measured = growth.measure([3, 6], tmp_path)
    assert [size.documents for size in measured.sizes] == [3, 6]
    assert [(size.made.documents, size.window.documents, size.more.documents) for size in measured.sizes] == [
        (3, 2, 2),
        (6, 2, 2),
    ]
    for size in measured.sizes:
        assert 0 < size.again < size.made.total
        assert min(size.window.read, size.window.load, size.made.link, size.kilobytes) > 0
    (tmp_path / "growth.json").write_text(json.dumps(asdict(measured)))
    assert growth.read(tmp_path / "growth.json") == measured


def test_the_sizes_end_with_the_one_asked_for() -> None:
    assert growth.sizes_up_to(10_000) == [100, 1_000, 10_000]
    assert growth.sizes_up_to(300) == [100, 300]
    assert growth.sizes_up_to(50) == [50]


def test_the_page_compares_the_last_documents_with_the_first(made_up: Measured) -> None:
    text = grown(made_up)
    assert "the last 100 cost 1.10 times what the first did (read 1.10, load 1.10 times)" in text
    assert "| 1,000 | 33.0 | 11.0 | 5.0 | 49.0 | 45.0 | 0.40 | 80 | 20 |" in text


def test_the_country_follows_from_pages_and_cost(made_up: Measured) -> None:
    text = country(made_up, Real([10, 20], megabytes=2.0, seconds=0.036))
    # 170,000 documents of 15 pages at 36 ms; loading 11 ms and linking 5 ms for 5 pages
    assert "Reading takes 26 hours of a processor, loading 1.6 and linking 0.7." in text
    assert "| 1 | 27.8 | 27.8 |" in text
    assert "| 16 | 2.4 | 1.7 |" in text
    assert "41 GB of database and 170 GB of PDFs" in text
