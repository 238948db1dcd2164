"""The figures of scale.md: what was measured, and what a whole country costs by it.

    python docs/make_scale.py DATE FILE [documents]

FILE is what `benchmarks.growth` wrote; where it is not there, growth is measured first, up to `documents` (10,000).
What a page of a real PDF costs is taken from performance.md, how many pages real documents have from
`../shared/corpus`.
"""

from __future__ import annotations

import re
import statistics
import sys
from pathlib import Path
from typing import NamedTuple

import growth_plot
from markers import ROOT, table, write_part

from benchmarks import growth
from benchmarks.growth import Growth, Measured

#: Documents of 290 municipalities over ten years, and the machines that are asked about.
DOCUMENTS, CORES = 170_000, (1, 16, 128)
REAL = ROOT.parent / "shared" / "corpus" / "real"
_RATE = re.compile(r"^\| \*\*`planverk extract --workers 1`\*\* \|[^|]+\|[^|]+\| ([\d.]+) \|", re.MULTILINE)


class Real(NamedTuple):
    """Pages of each real document, MB of all of them, and the seconds that a page takes to be read."""

    pages: list[int]
    megabytes: float
    seconds: float


def real() -> Real:
    """What is known of real documents. Raises FileNotFoundError where they are not there."""
    from pdfminer.pdfpage import PDFPage

    files = sorted(REAL.rglob("*.pdf"))
    if not files:
        raise FileNotFoundError(f"{REAL}: there are no PDFs; how many pages documents have is counted in them.")
    pages = []
    for path in files:
        with path.open("rb") as file:
            pages.append(sum(1 for _ in PDFPage.get_pages(file)))
    rates = _RATE.findall((ROOT / "docs" / "performance.md").read_text(encoding="utf-8"))
    return Real(pages, sum(path.stat().st_size for path in files) / 1e6, 1 / min(map(float, rates)))


def grown(measured: Measured) -> str:
    """The table of growth, and how the largest compares with the smallest."""
    rows = [_row(size) for size in measured.sizes]
    first, last = measured.sizes[0].window, measured.sizes[-1].window
    small, large = measured.sizes[0].made, measured.sizes[-1].made
    heads = ["Documents", "read", "load", "link", "all", "next 100, all", "second run", "kB", "links"]
    ratios = [f"{what} {getattr(last, what) / getattr(first, what):.2f}" for what in ("read", "load")]
    return (
        f"{table(heads, rows)}\n\n"
        f"A whole run over {large.documents:,} documents cost {large.total:.1f} ms per document, "
        f"{large.total / small.total:.2f} times what one over {small.documents} did ({small.total:.1f} ms). "
        f"In the run over {large.documents:,} documents, the last "
        f"{last.documents} cost {last.total / first.total:.2f} times what the first did ({', '.join(ratios)} times). "
        f"The process that loads took {measured.memory:.0f} MB at the most. By the clock, "
        f"`planverk extract --workers 2` took {measured.by_clock:.0f} ms per document "
        f"({measured.clock_documents:,} documents of {measured.pages:.1f} pages)."
    )


def _row(size: Growth) -> list[str]:
    made = size.window
    parts = [f"{value:.1f}" for value in (made.read, made.load, size.made.link, made.read + made.load + size.made.link)]
    return [
        f"{size.documents:,}", *parts, f"{size.more.total:.1f}", f"{size.again:.2f}", f"{size.kilobytes:.0f}",
        f"{size.links:.0f}",
    ]  # fmt: skip


def country(measured: Measured, known: Real) -> str:
    """What the whole country costs, by what was measured."""
    pages, last = statistics.mean(known.pages), measured.sizes[-1]
    more = pages / measured.pages  # a real document has so many times the pages of a generated one
    read = DOCUMENTS * pages * known.seconds / 3600
    load, link = (DOCUMENTS * more * ms / 3.6e6 for ms in (last.window.load, last.made.link))
    rows = [[str(cores), *(f"{hours:.1f}" for hours in _hours(cores, read, load, link))] for cores in CORES]
    disk = [
        f"{DOCUMENTS * more * last.kilobytes / 1e6:,.0f} GB of database",
        f"{DOCUMENTS * known.megabytes / len(known.pages) / 1e3:,.0f} GB of PDFs",
    ]
    spread = f"{min(known.pages)} to {max(known.pages)}, median {statistics.median(known.pages):g}"
    return (
        f"{len(known.pages)} real documents have {pages:.1f} pages on average ({spread}) and a page takes "
        f"{known.seconds * 1e3:.0f} ms to be read: {DOCUMENTS:,} documents are {DOCUMENTS * pages / 1e6:.1f} million "
        f"pages. Reading takes {read:.0f} hours of a processor, loading {load:.1f} and linking {link:.1f}.\n\n"
        f"{table(['Cores', 'one database, hours', 'a database for each part, hours'], rows)}\n\n"
        f"Storage: {' and '.join(disk)}. One writer keeps up with {read / (load + link):.0f} cores that read; "
        "with more, loading and linking decide how long it takes."
    )


def _hours(cores: int, read: float, load: float, link: float) -> tuple[float, float]:
    """With one writer that loads while others read and links at the end; and with all work shared out."""
    one = read + load + link if cores == 1 else max(read / (cores - 1), load) + link
    return one, (read + load + link) / cores


def main() -> None:
    date, file = sys.argv[1], Path(sys.argv[2])
    if not file.exists():
        growth.main(["--documents", sys.argv[3] if len(sys.argv) > 3 else "10000", "--to", str(file)])
    measured, page = growth.read(file), ROOT / "docs" / "scale.md"
    write_part(page, "growth", f"Measured on {date}.\n\n{grown(measured)}")
    growth_plot.draw(measured.sizes, ROOT / "docs" / "images" / "growth.svg")
    write_part(page, "country", country(measured, real()))


if __name__ == "__main__":
    main()
