"""The options, and which programs are asked for."""

from __future__ import annotations

import pytest

from benchmarks.options import TASKS, parse


def test_a_full_run_and_a_quick_one() -> None:
    full, quick = parse([]), parse(["--quick"])
    assert (full.runs, full.pages, full.growing, full.step) == (3, 100, (1, 5), 1)
    assert quick.runs == 1
    assert quick.pages < full.pages
    assert quick.step > full.step
    assert full.is_whole
    assert quick.is_whole


def test_a_part_is_not_the_whole() -> None:
    assert parse(["--tasks", ",".join(TASKS)]).is_whole
    assert not parse(["--tasks", "long"]).is_whole
    assert not parse(["--only", "camelot"]).is_whole


def test_programs_are_chosen_by_parts_of_their_names() -> None:
    chosen = parse(["--only", "camelot,MuPDF"])
    assert chosen.wants("Camelot lattice")
    assert chosen.wants("PyMuPDF, words")
    assert not chosen.wants("tablers")
    assert parse([]).wants("tablers")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--runs", "0"], "0 is no number above 0"),
        (["--pages", "many"], "many is no number above 0"),
        (["--tasks", "long,nothing"], "nothing is none of start"),
    ],
)
def test_wrong_options_are_refused(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(arguments)
    assert message in capsys.readouterr().err
