"""Does a run on Dask, one of whose workers is killed, give the database of a run on one machine?

    python -m benchmarks.dask_run --documents 1000

Documents are cut from the samples, each with a line of its own; of a hundred one is a PDF, one has the bytes of another
and one is broken. They are read on one machine, and by a Dask cluster of two worker processes,
one of which is killed when a third of them is through; the data set is loaded, and the tables of both databases are
compared byte by byte, without `runs`. Ends with code 1 where they differ.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from output.dump import dump
from pipeline.cluster.run import run_on_dask
from pipeline.load_dataset import load_dataset
from pipeline.progress import Silent
from pipeline.report import DocumentReport, RunReport, Status
from pipeline.runner import run
from pipeline.settings import Settings

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
#: One in so many is a PDF, one the same as another, one broken.
RARE = 100
WORKERS = 2


def write_documents(folder: Path, number: int) -> None:
    """Write so many documents into `folder`, the same in every run."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*-20*.md"))]
    pdfs = [path.read_bytes() for path in sorted((SAMPLES / "pdf").glob("*.plain.pdf"))]
    for n in range(number):
        text = texts[n % len(texts)]
        end = text.find("\n\n", len(text) // 3 + 97 * n % (len(text) // 3))
        content, suffix = f"{text[:end]}\n\nHandling {n}.\n".encode(), "md"
        if n % RARE == 10:
            content, suffix = pdfs[n // RARE % len(pdfs)] + f"\n% {n}\n".encode(), "pdf"
        elif n % RARE == 20:
            content, suffix = b"%PDF-1.7\n" + str(n).encode(), "pdf"
        elif n % RARE == 30 and n:
            content = (folder / f"{n - 1:06}.md").read_bytes()
        (folder / f"{n:06}.{suffix}").write_bytes(content)


class KillsOne(Silent):
    """Kills a worker when a third of the documents is through."""

    def __init__(self) -> None:
        self._left, self.killed = 0, 0

    def start(self, documents: int) -> None:
        self._left = documents // 3

    def document(self, report: DocumentReport) -> None:
        self._left -= 1
        if not self._left:
            from distributed import default_client

            self.killed = min(default_client().run(os.getpid).values())
            os.kill(self.killed, signal.SIGKILL)


def measure(folder: Path, documents: int) -> bool:
    """Run both, say what came of them. Are the databases the same?"""
    (folder / "in").mkdir()
    write_documents(folder / "in", documents)
    killer, settings = KillsOne(), Settings(workers=WORKERS)
    dataset, here, loaded = folder / "set", folder / "local.db", folder / "loaded.db"
    started = time.monotonic()
    _said("local", started, run([folder / "in"], here, settings))
    started = time.monotonic()
    _said("dask", started, run_on_dask([folder / "in"], str(dataset), settings, progress=killer))
    started = time.monotonic()
    _said("load", started, load_dataset(str(dataset), loaded, settings))
    files = [path for path in dataset.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"data set: {len(files)} files, {size / 1e6:.1f} MB; database {here.stat().st_size / 1e6:.1f} MB")
    same = dump(here) == dump(loaded)
    print(f"worker {killer.killed} killed on the way; the databases are {'the same' if same else 'DIFFERENT'}")
    return same and bool(killer.killed)


def _said(name: str, started: float, report: RunReport) -> None:
    numbers = ", ".join(f"{report.number(status)} {status.value}" for status in Status if report.number(status))
    print(f"{name}: {time.monotonic() - started:.0f} s; {numbers}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000, help="how many documents (1000)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planverk-dask-") as folder:
        return 0 if measure(Path(folder), wanted.documents) else 1


if __name__ == "__main__":
    sys.exit(main())
