"""Writes the tables of docs/performance.md from what `make bench` measured.

    make bench                           measures, and calls this
    python docs/make_performance.py      writes the tables again from the last measurement

What is measured, and how, stands in `benchmarks/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from markers import ROOT, write_part

from benchmarks import pages, results
from benchmarks.places import LATEST
from benchmarks.programs import Kind
from benchmarks.results import Results

PAGE = ROOT / "docs" / "performance.md"


def write(measured: Results, page: Path = PAGE) -> None:
    """Write every part of the page. Raises LookupError where the page has not all of them."""
    write_part(page, "measured", pages.what_was_measured(measured))
    write_part(page, "whole", pages.of_kind(measured, "long", [Kind.WHOLE], ours=True))
    write_part(page, "workers", pages.workers(measured))
    write_part(page, "folder", pages.of_kind(measured, "folder", [Kind.WHOLE], ours=True))
    write_part(page, "tables", pages.of_kind(measured, "long", [Kind.TABLES]))
    write_part(page, "text", pages.of_kind(measured, "long", [Kind.TEXT]))
    write_part(page, "memory", pages.memory(measured))
    write_part(page, "start", pages.start(measured))
    write_part(page, "missing", pages.missing(measured))


def main() -> None:
    try:
        measured = results.read(LATEST)
    except FileNotFoundError:
        sys.exit("Nothing was measured yet; run: make bench")
    write(measured)
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
