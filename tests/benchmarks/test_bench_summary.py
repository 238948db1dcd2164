"""Medians and ratios are those of rounds, not of the best run of each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.process import Cost
from benchmarks.programs import ONE_WORKER, READING, REFERENCE, TWO_WORKERS
from benchmarks.results import Results
from benchmarks.rounds import Run
from benchmarks.summary import Figure, failures, faster, figure, summaries

SECONDS = st.floats(0.01, 1000)


def test_medians_and_ratios(measured: Results) -> None:
    found = {s.program: s for s in summaries(measured.runs, "long")}
    assert found[REFERENCE.name].cost == Cost(22, 22, 51)
    assert found[REFERENCE.name].speed == Figure(1, 1, 1)
    assert found[READING.name].speed == Figure(11, 10, 12)
    assert found[ONE_WORKER.name].speed == Figure(5.5, 5, 8)
    assert found[ONE_WORKER.name].runs == 3


def test_a_program_that_ran_once_is_set_beside_the_reference_of_that_round(measured: Results) -> None:
    found = {s.program: s for s in summaries(measured.runs, "long")}
    stream = found["Camelot stream"]
    assert stream.speed is not None
    assert stream.speed.middle == 20 / 11
    assert (stream.runs, stream.found, stream.errors) == (1, 1234, {"a.pdf": "ValueError: x"})


def test_without_the_reference_there_is_no_ratio(measured: Results) -> None:
    (alone,) = summaries(measured.runs, "500 pages")
    assert alone.speed is None


def test_failures_are_no_figures_but_are_told(measured: Results) -> None:
    assert "Camelot lattice" not in {s.program for s in summaries(measured.runs, "long")}
    assert failures(measured.runs) == {"Camelot lattice, long": "crashed (SIGSEGV)"}


def test_two_workers_are_measured_by_the_clock(measured: Results) -> None:
    gain = faster(measured.runs, "long", ONE_WORKER.name, TWO_WORKERS.name)
    assert gain == Figure(2.0, 1.6, 4.0)
    assert faster(measured.runs, "folder", ONE_WORKER.name, TWO_WORKERS.name) is None


@given(st.lists(st.tuples(SECONDS, SECONDS), min_size=1, max_size=5))
def test_a_ratio_lies_between_the_least_and_the_most(pairs: list[tuple[float, float]]) -> None:
    runs = []
    for number, (reference, ours) in enumerate(pairs, start=1):
        runs.append(Run("g", REFERENCE.name, number, Cost(reference, reference, 1)))
        runs.append(Run("g", "other", number, Cost(ours, ours, 1)))
    speed = summaries(runs, "g")[1].speed
    assert speed is not None
    assert speed.least <= speed.middle <= speed.most
    assert speed == figure([a / b for a, b in pairs])
