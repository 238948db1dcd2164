"""The part of performance.md on a database of many documents: what questions cost there.

    python docs/make_size.py DATE [documents]

The database is generated (`benchmarks.synthetic`) and kept in `benchmarks/results`, where it is used again.
"""

from __future__ import annotations

import sys

from markers import ROOT, table, write_part

from benchmarks.at_size import measure
from benchmarks.synthetic import fill

DOCUMENTS = 10_000


def main() -> None:
    date = sys.argv[1]
    documents = int(sys.argv[2]) if len(sys.argv) > 2 else DOCUMENTS
    db = ROOT / "benchmarks" / "results" / f"size-{documents}.db"
    db.parent.mkdir(parents=True, exist_ok=True)
    if not db.exists():
        fill(db, documents)
    rows = []
    for what, took in measure(db):
        print(f"{what}: {took}", flush=True)
        rows.append([what, took])
    measured = (
        f"Measured on {date} on a generated database of {documents:,} documents ({db.stat().st_size / 1e9:.1f} GB),"
        " each asked three times in one process: the median and the longest."
    )
    write_part(ROOT / "docs" / "performance.md", "size", f"{measured}\n\n{table(['Asked', 'Took'], rows)}")


if __name__ == "__main__":
    main()
