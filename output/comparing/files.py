"""The report as files: one of HTML, a workbook, or both; each stands under its name only when it is whole."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from models.errors import TargetNotWritable
from output.comparing.facts import Report
from output.comparing.report import make_report


def write_files(
    db: str | Path,
    names: Sequence[str],
    html: str | Path | None = None,
    xlsx: str | Path | None = None,
    *,
    force: bool = False,
    lang: str = "sv",
) -> list[Path]:
    """Write the comparison to the files that are named, and tell which.

    Raises TargetNotWritable where a folder is missing, or a file is there already and `force` is not set, and as
    `report.make_report`.
    """
    targets = {Path(path): write for path, write in ((html, _html), (xlsx, _xlsx)) if path is not None}
    for path in targets:
        _check(path, force)
    report = make_report(db, names)
    for path, write in targets.items():
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as made:
            part = Path(made) / path.name
            write(report, part, lang)
            part.replace(path)
    return list(targets)


def _html(report: Report, path: Path, lang: str) -> None:
    from output.compare_html import render_page

    path.write_text(render_page(report, lang), encoding="utf-8", errors="replace", newline="\n")


def _xlsx(report: Report, path: Path, lang: str) -> None:
    from output.compare_xlsx import write_comparison

    write_comparison(report, path, lang)


def _check(path: Path, force: bool) -> None:
    if not path.parent.is_dir():
        raise TargetNotWritable(f"{path}: the folder {path.parent} does not exist; make it, or name another.")
    if path.is_dir():
        raise TargetNotWritable(f"{path}: this is a folder; name a file in it.")
    if path.exists() and not force:
        raise TargetNotWritable(f"{path} exists already; name another file, or replace it with --force.")
