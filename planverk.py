"""Planverk from Python: `planverk.extract(["documents/"], "plans.db")`; `python -m planverk` is the command line.

Worker processes import the program that started them, so a program of your own calls this under
`if __name__ == "__main__":`, or with `workers=0`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.find import find
from models.extraction import Extraction
from models.version import VERSION
from pipeline.report import RunReport
from pipeline.runner import run
from pipeline.settings import TIMEOUT_S, Settings
from pipeline.worker import read_document

__version__ = VERSION
__all__ = ["__version__", "extract", "read"]


def extract(
    paths: str | Path | Sequence[str | Path],
    db: str | Path = "plans.db",
    *,
    workers: int | None = None,
    timeout_s: float = TIMEOUT_S,
    force: bool = False,
) -> RunReport:
    """Read the documents at `paths` (files, folders, patterns) into the database `db`.

    `workers` is the number of worker processes: None for the cores that may be used, 0 to read in this process.
    Documents that fail are in the report and in the findings. Raises the errors of `models.errors`, each with a
    sentence for the user, where nothing can be found or stored.
    """
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    return run(listed, db, Settings(workers=workers, timeout_s=timeout_s, force=force))


def read(path: str | Path) -> Extraction:
    """Read one document, and give its rows without storing them. Raises DocumentUnreadable and PathNotFound."""
    return read_document(find([str(path)])[0], Settings(workers=0))


if __name__ == "__main__":
    from pipeline.cli import main

    main()
