"""Measures how long reading takes and how much memory, and writes the tables of docs/performance.md.

    python docs/make_performance.py 2026-11-30     the date that stands on the page as that of the measurement

Each row of the tables is a program of its own, from its start to its end: `planverk extract`, and beside it pdfplumber
alone, which finds the words and tables of the same pages and does nothing with them. Processor time is that of
all processes together; memory is the most that one process held at a time. Runs on Linux and macOS.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from markers import table, versions, write_part

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "performance.md"
SAMPLES = ROOT / "corpus" / "samples" / "pdf"
#: The best of so many runs counts: what else the machine does can only make a run slower.
RUNS = 2
#: The sample that is repeated to a long document, and how often.
REPEATED, TIMES = "ale-verksamhetsplan-2019.ruled.pdf", (1, 10)

_ENGINE = """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
            page.close()
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program cost: seconds on the clock and of the processor, and MB."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str]) -> Cost:
    """Run a program to its end. Raises RuntimeError where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise RuntimeError(f"{' '.join(command[:4])} … failed")
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def best(costs: list[Cost]) -> Cost:
    return Cost(min(c.wall for c in costs), min(c.cpu for c in costs), min(c.memory for c in costs))


def extraction(documents: list[Path], workers: int) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        options = ["--workers", str(workers), "--db", f"{folder}/plans.db"]
        return run([str(Path(sys.executable).with_name("planverk")), "extract", *map(str, documents), *options])


def engine(documents: list[Path]) -> Cost:
    return run([sys.executable, "-c", _ENGINE, *map(str, documents)])


def pages(documents: list[Path]) -> int:
    return sum(len(pypdfium2.PdfDocument(path)) for path in documents)


def measured(documents: list[Path]) -> str:
    """What the samples cost; the programs take turns, so that all meet the same machine."""
    programs: dict[str, Callable[[], Cost]] = {
        "pdfplumber alone": lambda: engine(documents),
        "`planverk extract --workers 1`": lambda: extraction(documents, 1),
        "`planverk extract --workers 2`": lambda: extraction(documents, 2),
    }
    rounds = [{name: program() for name, program in programs.items()} for _ in range(RUNS)]
    costs = {name: best([costs[name] for costs in rounds]) for name in programs}
    count, alone = pages(documents), costs["pdfplumber alone"].cpu
    rows = [
        (name, f"{c.wall / count:.2f}", f"{c.cpu / count:.2f}", f"{c.cpu / alone:.1f}", f"{c.memory:.0f}")
        for name, c in costs.items()
    ]
    return table([f"{count} pages", "seconds per page", "processor seconds per page", "ratio", "MB"], rows)


def memory() -> str:
    """The memory that a document and one that is many times as long need."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            path = Path(folder) / f"{times}.pdf"
            with pypdfium2.PdfDocument.new() as long, pypdfium2.PdfDocument(SAMPLES / REPEATED) as sample:
                for _ in range(times):
                    long.import_pages(sample)
                long.save(path)
            rows.append((f"{pages([path])} pages", f"{extraction([path], 1).memory:.0f}"))
    return table(["one document of", "MB"], rows)


def start_up() -> str:
    """What a run costs before the first page, told by reading one short text."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "short.md"
        text.write_text("# Verksamhetsplan 2030\n\nText.\n", encoding="utf-8")
        cost = best([extraction([text], 1) for _ in range(RUNS)])
    rows = [("one text of one line, `--workers 1`", f"{cost.wall:.1f}", f"{cost.cpu:.1f}", f"{cost.memory:.0f}")]
    return table(["", "seconds", "processor seconds", "MB"], rows)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("The date of the measurement is missing: python docs/make_performance.py 2026-11-30")
    documents = sorted(SAMPLES.glob("*.pdf"))
    cores = f"on a machine with {os.cpu_count()} cores that others used as well"
    about = f"Measured {sys.argv[1]} with {versions()}, {cores}."
    write_part(PAGE, "measured", f"{about}\n\n{measured(documents)}")
    write_part(PAGE, "memory", memory())
    write_part(PAGE, "start", start_up())


if __name__ == "__main__":
    main()
