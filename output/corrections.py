"""The user's corrections in the database: what was read is kept beside what it was corrected to.

At the end of each run the corrections of the run before are taken back, and those of the file are applied: so the
database is the same as if the file had always been as it is now, and a line that is removed gives back what was read.
A document that was read again has come with what was read, and gets its corrections anew. What cannot be applied
becomes a finding with file and line, and a row of `corrections` that says why.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from models.correction import Correction
from models.finding import Finding, Severity
from output.corrections_file import Wanted
from output.corrections_values import NULL, TABLES, TO_GOALS, Refused, following, stored_value
from output.database import Database
from output.links_queue import note_change, note_municipality
from output.rows import Value

#: What the findings about the file have as their stage.
STAGE = "correct"

_DOCUMENT_OF = {
    "documents": "id",
    "measure_values": "(SELECT m.document_id FROM measures m WHERE m.id = measure_id)",
}


class Row(NamedTuple):
    """A row of the database that a correction is about."""

    table: str
    document_id: str
    values: dict[str, Any]


class _NotApplied(Exception):
    """Why a line is not applied, with the code of the finding."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(slots=True)
class Outcome:
    """What came of the file: lines that were applied, and those that were not."""

    applied: int = 0
    not_applied: int = 0


@dataclass(slots=True)
class _Made:
    corrections: list[Correction] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    #: The line that corrects a field of a row.
    lines: dict[tuple[str, str], int] = field(default_factory=dict)


def apply_corrections(database: Database, path: Path | None, wanted: Sequence[Wanted]) -> Outcome:
    """Make the database say what the file wants, and nothing that an earlier file wanted.

    Raises TargetNotWritable and DatabaseBusy.
    """
    connection = database.db
    if not wanted and connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone() is None:
        return Outcome()
    with database.transaction():
        before = _take_back(connection)
        made = _Made()
        for line in wanted:
            _line(connection, path, line, made)
        database.insert("corrections", made.corrections)
        database.insert("findings", made.findings)
        _note_changes(connection, before, made.corrections)
    return Outcome(len(made.lines), len(made.findings))


def _take_back(connection: sqlite3.Connection) -> list[Correction]:
    """Give back what was read, the last correction first; the answer is what had been corrected."""
    columns = [*Correction.model_fields]
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM corrections WHERE applied ORDER BY rowid").fetchall()
    found = [Correction(**dict(zip(columns, row, strict=True))) for row in rows]
    for correction in reversed(found):
        _set(connection, str(correction.table_name), correction.entity_id, correction.field, correction.read_value)
    connection.execute("DELETE FROM corrections")
    connection.execute("DELETE FROM findings WHERE id > 'correction-' AND id < 'correction.'")
    return found


def _set(connection: sqlite3.Connection, table: str, id_: str, column: str, value: Value) -> None:
    """Columns have types: SQLite turns the text of a number into the number."""
    connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', [value, id_])


def _line(connection: sqlite3.Connection, path: Path | None, line: Wanted, made: _Made) -> None:
    row = find_row(connection, line.id)
    try:
        row, values = _checked(connection, line, row, made)
    except _NotApplied as refusal:
        reads = row.values.get(line.field) if row is not None and refusal.code != "corrections.twice" else None
        made.corrections.append(_correction(line, row, line.field, reads, line.value, str(refusal)))
        made.findings.append(_finding(path, line, row, refusal))
        return
    made.lines[line.id, line.field] = line.line
    for column, value in values.items():
        made.corrections.append(_correction(line, row, column, row.values[column], value))
        _set(connection, row.table, line.id, column, value)


def find_row(connection: sqlite3.Connection, id_: str) -> Row | None:
    """The row with this id, in whichever table it stands."""
    for table in TABLES:
        document = _DOCUMENT_OF.get(table, "document_id")
        cursor = connection.execute(f'SELECT {document} AS document, * FROM "{table}" WHERE id = ?', [id_])
        cursor.row_factory = None
        found = cursor.fetchone()
        if found is not None:
            names = [column[0] for column in cursor.description]
            return Row(table, found[0], dict(zip(names[1:], found[1:], strict=True)))
    return None


def _checked(
    connection: sqlite3.Connection, line: Wanted, row: Row | None, made: _Made
) -> tuple[Row, dict[str, Value]]:
    """The row, and the columns that change, the corrected one first. Raises _NotApplied."""
    if row is None:
        raise _NotApplied("corrections.unknown_id", _unknown(connection, line.id))
    if (line.id, line.field) in made.lines:
        earlier = made.lines[line.id, line.field]
        raise _NotApplied("corrections.twice", f"line {earlier} corrects {line.field} of {line.id} already")
    try:
        value = stored_value(row.table, line.field, line.value)
        if line.read is not None and not _reads(row, line):
            raise _NotApplied("corrections.reads_otherwise", _otherwise(row, line))
        if line.field in TO_GOALS and value is not None:
            _check_goal(connection, row, str(value))
        return row, {line.field: value, **following(row.table, line.field, value, row.values)}
    except Refused as refusal:
        raise _NotApplied("corrections.refused", str(refusal)) from None


def _unknown(connection: sqlite3.Connection, id_: str) -> str:
    document = id_.partition("-")[0]
    known = connection.execute("SELECT path FROM documents WHERE id = ?", [document]).fetchone()
    if known is None:
        return f"no row has the id {id_!r}, and the database has no document {document!r}"
    return f"no row has the id {id_!r}; {known[0]} may be read otherwise than when the correction was written"


def _reads(row: Row, line: Wanted) -> bool:
    try:
        return bool(stored_value(row.table, line.field, str(line.read)) == row.values[line.field])
    except Refused:
        return False


def _otherwise(row: Row, line: Wanted) -> str:
    return (
        f"{line.field} of {line.id} reads {row.values[line.field]!r} now, not {line.read!r}: "
        "look at its page again, and correct the column read"
    )


def _check_goal(connection: sqlite3.Connection, row: Row, goal: str) -> None:
    found = connection.execute("SELECT document_id FROM goals WHERE id = ?", [goal]).fetchone()
    if found is None or found[0] != row.document_id or goal == row.values["id"]:
        raise Refused(f"{goal!r} is no other goal of the same document")


def _correction(
    line: Wanted, row: Row | None, column: str, read: Value, value: Value, reason: str | None = None
) -> Correction:
    id_ = f"line-{line.line}" + ("" if column == line.field else f"-{column}")
    return Correction(
        id=id_,
        document_id=row.document_id if row is not None else None,
        table_name=row.table if row is not None else None,
        entity_id=line.id,
        field=column,
        read_value=_text(read),
        corrected_value=_text(value),
        who=line.who,
        why=line.why,
        line=line.line,
        applied=reason is None,
        not_applied_because=reason,
    )


def _text(value: Value) -> str | None:
    return None if value is None or value == NULL else str(value)


def _finding(path: Path | None, line: Wanted, row: Row | None, refusal: _NotApplied) -> Finding:
    return Finding(
        id=f"correction-{line.line}",
        document_id=row.document_id if row is not None else None,
        path=str(path),
        position=line.line,
        stage=STAGE,
        severity=Severity.WARNING,
        code=refusal.code,
        message=f"{path}, line {line.line}: {refusal}. The correction is not applied.",
        page=row.values.get("page") if row is not None else None,
    )


def _note_changes(connection: sqlite3.Connection, before: Iterable[Correction], after: Iterable[Correction]) -> None:
    """Documents that say something else than before this run are linked anew."""
    old, new = _final(before), _final(after)
    for key in sorted(old.keys() ^ new.keys() | {key for key in old.keys() & new.keys() if old[key] != new[key]}):
        document, _, column = key
        if column == "municipality":
            for name in _municipalities(key, before, after):
                note_municipality(connection, name)
        note_change(connection, document)


_Key = tuple[str, str, str]


def _final(corrections: Iterable[Correction]) -> dict[_Key, str | None]:
    return {(str(c.document_id), c.entity_id, c.field): c.corrected_value for c in corrections if c.applied}


def _municipalities(key: _Key, *corrections: Iterable[Correction]) -> list[str]:
    found = [c for some in corrections for c in some if c.applied and (c.document_id, c.entity_id, c.field) == key]
    return [name for c in found for name in (c.read_value, c.corrected_value) if name is not None]
