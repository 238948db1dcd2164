"""The user's file of corrections: a CSV with the columns id, field, value, who and why, and read where one likes.

Commas or semicolons part its columns, as the first line has it, and its letters are UTF-8 or those of Windows: what
a spreadsheet saves is good. `read` is what the row held when the correction was written; where it is given, a
correction is applied only to a row that still reads so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import PathNotFound, UsageProblem

#: Columns of the file; those that it must have come first.
NEEDED = ("id", "field", "value")
COLUMNS = (*NEEDED, "who", "why", "read")
#: Name of the file that is taken where none is named, in the folder of the database.
DEFAULT_NAME = "corrections.csv"
#: Characters before which a table of ours puts an apostrophe, so that no spreadsheet runs what follows.
_FORMULA = "=+-@"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of the file. `read` is None where the line does not say what was read."""

    line: int
    id: str
    field: str
    value: str
    who: str | None = None
    why: str | None = None
    read: str | None = None


def corrections_path(named: str | None, db_path: str | Path) -> Path | None:
    """The file to use: the one that is named, else the one beside the database, else none. Raises PathNotFound."""
    if named is None:
        beside = Path(db_path).parent / DEFAULT_NAME
        return beside if beside.is_file() else None
    if not Path(named).is_file():
        raise PathNotFound(
            f"{named}: there is no such file of corrections; make one with: planverk review --csv-template"
        )
    return Path(named)


def read_corrections(path: Path) -> list[Wanted]:
    """The lines of the file that have a value. Raises UsageProblem, with file and line, where it is no such table."""
    text = _text(path)
    header = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if header.count(";") > header.count(",") else ",")
    try:
        columns = _columns(path, next(rows, []))
        lines = [_wanted(rows.line_num, columns, row) for row in rows]
    except csv.Error as error:
        raise UsageProblem(f"{path}, line {rows.line_num}: it cannot be read as CSV ({error}).") from error
    return [line for line in lines if line.value]


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _columns(path: Path, header: Sequence[str]) -> list[str]:
    columns = [name.strip().casefold() for name in header]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise UsageProblem(
            f"{path}, line 1: the column {' and '.join(missing)} is missing; "
            f"the first line must be: {','.join(COLUMNS)}"
        )
    return columns


def _wanted(line: int, columns: list[str], row: list[str]) -> Wanted:
    cells = {name: _plain(cell) for name, cell in zip(columns, row, strict=False)}
    return Wanted(
        line=line,
        id=cells.get("id", ""),
        field=cells.get("field", ""),
        value=cells.get("value", ""),
        who=cells.get("who") or None,
        why=cells.get("why") or None,
        read=cells.get("read") or None,
    )


def _plain(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in _FORMULA else cell
