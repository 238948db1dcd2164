"""What a document costs as the database grows: read, loaded, linked, and passed over by a second run.

Databases of 100, 1,000 and 10,000 generated documents (`benchmarks.plans`) are made, each in one run, and read a
second time; then 100 more documents come. All in this process, in seconds of its processor, so that the figures add up
and do not depend on what else the machine does. In the largest run the cost of reading and loading is also taken of the
last 100 documents before each size. At last `planverk extract` reads some of them with two workers, by the clock.

    python -m benchmarks.growth --documents 10000 --to growth.json
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import process
from benchmarks.plans import write
from corpus.find import SourceFile
from models.extraction import Extraction
from pipeline.progress import Silent
from pipeline.report import DocumentReport
from pipeline.runner import run
from pipeline.settings import Settings
from pipeline.worker import read_document

#: Documents that come to each database afterwards, and those at whose cost one looks in the course of a run.
MORE = 100
#: Documents that are read with two workers at the most, and seconds that this may take.
BY_CLOCK, LIMIT_S = 1_000, 900.0
#: Lines of the file that make a page: a page of a plan has about 3,000 characters.
_PAGE = 3_000


@dataclass(frozen=True, slots=True)
class Step:
    """Milliseconds of the processor per document of a run, by what they went into."""

    documents: int
    read: float
    load: float
    link: float

    @property
    def total(self) -> float:
        return self.read + self.load + self.link


@dataclass(frozen=True, slots=True)
class Growth:
    """A database of so many documents: the run that made it, and the runs after it.

    `window` is the last documents before this size in the run that made the largest database; its `link` is that of
    `made`, since linking comes at the end. `again` is in milliseconds per document that was passed over.
    """

    documents: int
    made: Step
    window: Step
    again: float
    more: Step
    kilobytes: float
    links: float


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured. Memory in MB, of the process that loads; `by_clock` is in ms per document."""

    pages: float
    sizes: list[Growth]
    memory: float
    clock_documents: int
    by_clock: float


class _Meter(Silent):
    """Takes the time of a run: as its progress, and as its reader."""

    def __init__(self) -> None:
        self.reading = 0.0
        #: Seconds of reading, and of everything, after each document.
        self.marks: list[tuple[float, float]] = []

    def start(self, documents: int) -> None:
        self.marks.append((0.0, time.process_time()))

    def document(self, report: DocumentReport) -> None:
        self.marks.append((self.reading, time.process_time()))

    def read(self, source: SourceFile, settings: Settings) -> Extraction:
        started = time.process_time()
        try:
            return read_document(source, settings)
        finally:
            self.reading += time.process_time() - started

    def step(self, first: int, last: int, of: int, link: float) -> Step:
        """The cost of the documents `first` to `last`, `of` of which were read."""
        (read_before, before), (read_after, after) = self.marks[first], self.marks[last]
        read = read_after - read_before
        return Step(of, read / of * 1e3, (after - before - read) / of * 1e3, link / of * 1e3)


def timed(paths: Sequence[Path], db: Path) -> tuple[_Meter, float]:
    """A run over these files; the answer is its meter, and the seconds that linking took."""
    meter = _Meter()
    run(paths, db, Settings(workers=0), meter, meter.read)
    return meter, time.process_time() - meter.marks[-1][1]


def measure(sizes: Sequence[int], folder: Path) -> Measured:
    """Measure databases of these sizes, the smallest first, in a folder that is empty."""
    paths = write(folder / "plans", sizes[-1] + MORE)
    characters = sum(path.stat().st_size for path in paths[:MORE])
    made = {size: timed(paths[:size], folder / f"{size}.db") for size in sizes}
    longest, _ = made[sizes[-1]]
    found = [_growth(size, *made[size], longest, paths, folder / f"{size}.db") for size in sizes]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    some = min(BY_CLOCK, sizes[-1])
    return Measured(characters / MORE / _PAGE, found, memory, some, _by_clock(paths[:some], folder))


def _growth(size: int, meter: _Meter, link: float, longest: _Meter, paths: Sequence[Path], db: Path) -> Growth:
    kilobytes = db.stat().st_size / size / 1e3
    again, rest = timed(paths[:size], db)
    passed = again.step(0, size, size, rest)
    more, more_link = timed(paths[: size + MORE], db)
    return Growth(
        size,
        made=meter.step(0, size, size, link),
        window=longest.step(max(0, size - MORE), size, min(MORE, size), link * min(MORE, size) / size),
        again=passed.total,
        more=more.step(size, size + MORE, MORE, more_link),
        kilobytes=kilobytes,
        links=_links(db) / (size + MORE),
    )


def _links(db: Path) -> int:
    from output.queries import run_query

    return int(run_query(db, "SELECT count(*) FROM links").rows[0][0])


def _by_clock(paths: Sequence[Path], folder: Path) -> float:
    """Milliseconds per document of the command with two workers."""
    named = folder / "clock"
    named.mkdir()
    for path in paths:
        (named / path.name).symlink_to(path)
    command = [sys.executable, "-m", "planverk", "extract", str(named), "--db", str(folder / "clock.db")]
    return process.run([*command, "--workers", "2", "--quiet"], LIMIT_S).wall / len(paths) * 1e3


def sizes_up_to(documents: int) -> list[int]:
    """100, 1,000, 10,000 …, and at last the number that is asked for."""
    return [size for size in (100, 1_000, 10_000) if size < documents] + [documents]


def read(path: Path) -> Measured:
    """What was measured, from the file that it was written to."""
    told = json.loads(path.read_text(encoding="utf-8"))
    told["sizes"] = [
        Growth(**{**size, **{step: Step(**size[step]) for step in ("made", "window", "more")}})
        for size in told["sizes"]
    ]
    return Measured(**told)


def main(arguments: Iterable[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description="Measure how costs grow.")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--to", type=Path, required=True, help="file for the figures (JSON)")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(sizes_up_to(asked.documents), Path(folder))
    asked.to.parent.mkdir(parents=True, exist_ok=True)
    asked.to.write_text(json.dumps(asdict(measured), indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
