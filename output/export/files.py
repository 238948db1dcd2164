"""`planverk export`: the database, or some of its tables, in one of the formats.

What is written stands under its name only when it is whole: an export that fails leaves nothing behind.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from models.errors import TargetNotWritable
from output.connection import reader
from output.export.columnar import write_parquet
from output.export.datapackage import DESCRIPTION, write_datapackage
from output.export.source import exported
from output.export.textual import write_csv, write_jsonl
from output.export.workbook import write_workbook
from output.schema import BY_NAME
from output.texts import Texts

FORMATS = ("csv", "jsonl", "parquet", "xlsx", "datapackage")
_ENDINGS = frozenset({".csv", ".jsonl", ".parquet"})
_PER_TABLE = {"csv": write_csv, "jsonl": write_jsonl, "parquet": write_parquet}


def export(
    db: str | Path, form: str, out: str | Path, tables: Sequence[str] = (), *, force: bool = False, lang: str = "sv"
) -> list[Path]:
    """Write the tables (all, where none is named) to `out`: a folder, or for xlsx a file. The files that it wrote.

    Raises TargetNotWritable where `out` is there already and `force` is not set, UsageProblem for an unknown table,
    and what `output.connection.reader` raises.
    """
    out, specs = Path(out), exported(tables)
    _check(out, force)
    with reader(db) as connection, tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as made:
        part = Path(made) / out.name
        if form == "xlsx":
            write_workbook(connection, specs, part, Texts(lang))
        else:
            part.mkdir()
            if form == "datapackage":
                write_datapackage(connection, specs, part)
            else:
                for spec in specs:
                    _PER_TABLE[form](connection, spec, part)
        _put(part, out)
    return [out] if out.is_file() else sorted(out.iterdir())


def _check(out: Path, force: bool) -> None:
    if not out.parent.is_dir():
        raise TargetNotWritable(f"{out}: the folder {out.parent} does not exist; make it, or name another with --out.")
    if out.exists() and not force:
        raise TargetNotWritable(f"{out} exists already; name another with --out, or replace it with --force.")
    if out.is_dir() and not all(map(_is_exported, out.iterdir())):
        raise TargetNotWritable(f"{out}: the folder holds other files than an export; name another with --out.")


def _is_exported(path: Path) -> bool:
    """Has the file a name that an export gives?"""
    return path.name == DESCRIPTION or (path.stem in BY_NAME and path.suffix in _ENDINGS)


def _put(part: Path, out: Path) -> None:
    """Move what was made to its place, over an older export."""
    if out.is_dir():
        shutil.rmtree(out)
    part.replace(out)
