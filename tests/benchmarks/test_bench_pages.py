"""The raw results become parts of pages, and come back from their file as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import pages, results
from benchmarks.markdown import table
from benchmarks.programs import PROGRAMS, Kind
from benchmarks.results import Results


def row(text: str, name: str) -> list[str]:
    """The cells of the row that begins so."""
    (line,) = [line for line in text.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_results_come_back_as_they_were(measured: Results, tmp_path: Path) -> None:
    results.write(measured, tmp_path / "folder" / "results.json")
    assert results.read(tmp_path / "folder" / "results.json") == measured


def test_a_cell_cannot_break_its_table() -> None:
    assert table(["a", "b"], [("x|y", 1)]) == "| a | b |\n| --- | ---: |\n| x/y | 1 |\n"


def test_the_reference_comes_first_then_the_fastest(measured: Results) -> None:
    text = pages.of_kind(measured, "long", [Kind.TABLES])
    names = [line.split(" | ")[0] for line in text.splitlines()[2:]]
    assert names == [
        "| pdfplumber, words and tables",
        "| **Planverk, reading and tables**",
        "| Camelot stream (1 file failed)",
    ]
    told = row(text, r"**Planverk, reading and tables**")
    assert told[1:] == ["11.0", "10.0 – 12.0", "50.0", "", "2.0", "61", "", "3"]
    assert row(text, "Camelot stream (1 file failed)")[7] == "1,234"


def test_what_a_program_needs_to_start_stands_beside_it(measured: Results) -> None:
    text = pages.of_kind(measured, "long", [Kind.WHOLE], ours=True)
    assert row(text, "**`planverk extract --workers 1`**")[4] == "1.5"
    assert "**Planverk, reading and tables**" in text
    assert "Camelot" not in text


def test_two_workers(measured: Results) -> None:
    assert row(pages.workers(measured), "long: 1 file, 100 pages")[1:] == ["4.0", "2.0", "2.00", "1.60 – 4.00"]


def test_memory_of_what_was_not_run_is_left_empty(measured: Results) -> None:
    text = pages.memory(measured)
    assert row(text, "MB, for one document of")[1:] == ["100 pages", "500 pages"]
    assert row(text, "`planverk extract --workers 1`")[1:] == ["", "99"]


def test_what_is_missing_and_what_failed_is_told(measured: Results) -> None:
    text = pages.missing(measured)
    assert row(text, "Docling")[1] == "needs models"
    assert row(text, "Camelot lattice, long")[1] == "failed: crashed (SIGSEGV)"
    assert row(text, "Camelot stream, 1 document of the scored")[1] == "failed: ValueError: x"


def test_tables_are_ranked(measured: Results) -> None:
    text = pages.tables(measured)
    assert text.index("Planverk") < text.index("Camelot")
    assert row(text, "Camelot stream")[1:] == ["0.400", "0.550", "0.500", "0.600", "12 (50%)", "1"]


def test_without_scores_there_is_no_such_part(measured: Results) -> None:
    measured.scores = []
    with pytest.raises(LookupError):
        pages.tables(measured)


def test_what_was_measured_names_documents_versions_and_cores(measured: Results) -> None:
    text = pages.what_was_measured(measured)
    assert text.startswith("Measured 2030-01-02 with Planverk 9, on 2 cores")
    assert row(text, "long: about it")[1:] == ["1", "0", "100"]
    assert row(text, "Camelot")[1:] == ["7", "MIT"]
    assert "start: no page" not in text


@pytest.mark.parametrize("part", [pages.what_was_measured, pages.tables])
def test_a_quick_run_says_so(measured: Results, part: object) -> None:
    assert callable(part)
    assert "quick run" not in part(measured)
    measured.quick = True
    assert part(measured).startswith("**From a quick run")


def test_programs_have_names_of_their_own() -> None:
    names = [program.name for program in PROGRAMS]
    assert len(names) == len(set(names))
