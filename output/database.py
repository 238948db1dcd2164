"""The database that documents are loaded into, one transaction per document.

A document replaces its own rows and those that an older version of the same file left; nothing else is touched,
and full-text search follows by triggers, so that a load costs what the document is large, not what the database
is. While a run writes, others may read (write-ahead log), but none may write (`output.lock`); when the database is
closed it is one file again. What is promised when a run is killed or a disk is full stands in `docs/safety.md`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from models.base import Model
from models.errors import DocumentUnreadable, TargetNotWritable
from models.extraction import Extraction
from models.finding import Finding, Severity
from models.register import KoladaMeasure, Municipality, SdgGoal
from models.run import Run
from models.version import SCHEMA_VERSION, VERSION
from output import connection as connections
from output.connection import (
    MAKE_ROOM,
    check_not_half,
    check_source,
    check_target,
    connect_writer,
    problem,
    schema_of,
    sentences,
)
from output.consistency import check
from output.links_queue import note_document, note_removal
from output.lock import RunLock
from output.rows import compact_json, insertion, rows_of
from output.schema import BY_NAME, TABLES, statements

if TYPE_CHECKING:
    from output.migrate import Migration

#: The tables that an extraction fills beside `documents`, in the order in which they are written.
PARTS = tuple(spec for spec in TABLES if spec.name in Extraction.model_fields)

#: Codes of findings that say that scanned pages were left, and can be read once OCR is there.
SCANS_LEFT = ("ocr.not_installed", "ocr.no_swedish", "ocr.off")
#: A document by its bytes, and whether it holds scanned pages that were left for lack of an engine.
KNOWN = f"""
    SELECT d.id, d.version, d.path, EXISTS (
        SELECT 1 FROM findings f
        WHERE f.document_id = d.id AND f.code IN {SCANS_LEFT}
    )
    FROM documents d WHERE d.sha256 = ?
"""


class Known(NamedTuple):
    """A document that the database has: its id, the version that read it, its path, and whether scans were left."""

    document_id: str
    version: str
    path: str
    scans_left: bool = False


class Database:
    """An open database. Use it in a `with` block: closing is what makes it one file again."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: RunLock, migration: Migration | None = None
    ) -> None:
        self.path = path
        self.db = connection
        #: What was done to a database of an older schema when it was opened.
        self.migration = migration
        self._lock = lock
        self._file = path.stat()

    @classmethod
    def open(cls, path: str | Path, create: bool = True) -> Self:
        """Open the database at `path` for writing; where there is none it is made, if `create`.

        One of an older schema is brought to the present one, with a backup beside it. Raises TargetNotWritable (missing
        folder, read only, full disk), NotADatabase (another file, another schema), DatabaseBusy (another writer) and,
        without `create`, PathNotFound.
        """
        path = Path(path)
        check_target(path)
        if not create:
            check_source(path)
        lock = RunLock.take(path, connections.BUSY_S)
        made_here = not path.exists()
        try:
            check_not_half(path)
            with sentences(path):
                return cls(path, *_ready(path, lock))
        except BaseException:
            if made_here and path.exists() and path.stat().st_size == 0:
                path.unlink()
            lock.release()
            raise

    def close(self) -> None:
        """Make the database one file again, and close it. Raises TargetNotWritable where the disk has no room for that.

        Where another program reads, the last one to leave makes it one file.
        """
        try:
            with closing(self.db):
                if self._is_there():
                    self._make_one_file()
        finally:
            self._lock.release()

    def _make_one_file(self) -> None:
        self.db.execute("PRAGMA busy_timeout = 200")
        try:
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.db.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if isinstance(problem(self.path, error), TargetNotWritable):
                raise TargetNotWritable(
                    f"{self.path}: the disk has no room to bring all into one file; {MAKE_ROOM}, and do not part "
                    f"{self.path.name} from {self.path.name}-wal before that."
                ) from error

    def _is_there(self) -> bool:
        """Is the file that was opened still the one at its path?"""
        try:
            found = self.path.stat()
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == (self._file.st_dev, self._file.st_ino)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.close()
        except TargetNotWritable:
            if error is None:  # else that error has said it already
                raise

    def load(self, extraction: Extraction) -> None:
        """Store a document with its rows, in place of what is there of it or of an older file at its path.

        Raises DocumentUnreadable where its rows do not fit together (nothing is stored then), TargetNotWritable
        and DatabaseBusy.
        """
        check(extraction)
        document = extraction.document
        try:
            with self.transaction():
                self._forget(document.id, document.path)
                self.insert("documents", [document])
                for spec in PARTS:
                    self.insert(spec.name, getattr(extraction, spec.name))
                note_document(self.db, document.id)
        except sqlite3.IntegrityError as error:
            raise DocumentUnreadable(
                f"{document.path}: what was read cannot be stored ({error}); nothing of it was stored. "
                "This is an error in Planverk: please report it.",
                "load.inconsistent",
            ) from error

    def known(self, sha256: str) -> Known | None:
        """The document with these bytes, where the database has it."""
        with sentences(self.path):
            found = self.db.execute(KNOWN, [sha256]).fetchone()
        return Known(found[0], found[1], found[2], bool(found[3])) if found else None

    def set_path(self, document_id: str, path: str) -> None:
        """The file of a stored document has moved to `path`; what an older file there left goes away."""
        with self.transaction():
            others = self.db.execute("SELECT id FROM documents WHERE path = ? AND id <> ?", [path, document_id])
            for (other,) in others.fetchall():
                self._delete(other, None)
            self.db.execute("DELETE FROM findings WHERE document_id IS NULL AND path = ?", [path])
            self.db.execute("UPDATE documents SET path = ? WHERE id = ?", [path, document_id])

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Store findings about files that became no document, in place of what was found about these files before.

        A later load of a document from the same path removes them.
        """
        rows = list(findings)
        with self.transaction():
            for path in sorted({finding.path for finding in rows if finding.path is not None}):
                self.db.execute("DELETE FROM findings WHERE document_id IS NULL AND path = ?", [path])
            for finding in rows:
                self.db.execute("DELETE FROM findings WHERE id = ?", [finding.id])
            self.insert("findings", rows)

    def add_same_bytes(self, path: str, stored: str) -> Finding:
        """The file at `path` has the bytes of the document stored under the path `stored`: say so in a finding.

        A document that an older version of the file at `path` left goes away.
        """
        finding = same_bytes(path, stored)
        with self.transaction():
            self._forget("", path)
            self.insert("findings", [finding])
        return finding

    def start_run(self, settings: Mapping[str, Any]) -> str:
        """Note that a run begins; the answer is its id."""
        started = _now()
        with self.transaction():
            like = self.db.execute("SELECT count(*) FROM runs WHERE started = ?", [started]).fetchone()[0]
            run = Run(
                id=f"{started}-{like + 1}",
                version=VERSION,
                settings=dict(settings),
                started=started,
                ended=None,
            )
            self.insert("runs", [run])
        return run.id

    def end_run(self, run_id: str, counts: Mapping[str, int]) -> None:
        """Note that a run has ended, and what came of it."""
        with self.transaction():
            self.db.execute(
                "UPDATE runs SET ended = ?, counts = ? WHERE id = ?", [_now(), compact_json(dict(counts)), run_id]
            )

    def fill_registers(self, municipalities: Iterable[Municipality], sdg_goals: Iterable[SdgGoal]) -> None:
        """Make the registers those given."""
        with self.transaction():
            for name, items in (("municipalities", list(municipalities)), ("sdg_goals", list(sdg_goals))):
                self.db.execute(f"DELETE FROM {name}")
                key = BY_NAME[name].key
                self.insert(name, sorted(items, key=lambda item: getattr(item, key)))

    def fill_kolada(self, measures: Iterable[KoladaMeasure]) -> None:
        """Make Kolada's register these."""
        with self.transaction():
            self.db.execute("DELETE FROM kolada_measures")
            self.insert("kolada_measures", measures)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; references are checked when it ends. When it has ended, it is on the disk.

        Raises TargetNotWritable, also where the file is no more at its path, and DatabaseBusy.
        """
        with sentences(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                self.db.execute("PRAGMA defer_foreign_keys = ON")
                yield
                self.db.commit()
            except BaseException:
                self.db.rollback()
                raise
        if not self._is_there():
            raise TargetNotWritable(
                f"{self.path}: the database was removed, moved or replaced while it was written; put it back, "
                "together with the file whose name ends in -wal, or give the same command again to read all anew."
            )

    def _forget(self, document_id: str, path: str) -> None:
        self._delete(document_id, path)
        self.db.execute("DELETE FROM findings WHERE document_id IS NULL AND path = ?", [path])

    def _delete(self, document_id: str, path: str | None) -> None:
        note_removal(self.db, document_id, path)
        self.db.execute("DELETE FROM documents WHERE id = ? OR path = ?", [document_id, path])

    def insert(self, table: str, items: Iterable[Model]) -> None:
        """Store rows, within a transaction."""
        spec = BY_NAME[table]
        self.db.executemany(insertion(spec), rows_of(spec, items))


def same_bytes(path: str, stored: str) -> Finding:
    """The finding about a file with the bytes of a document that is stored under another path."""
    message = f"The file has the same bytes as {stored}, under which it is stored."
    return file_finding(path, "find.same_bytes", Severity.INFO, message)


def file_finding(path: str, code: str, severity: Severity, message: str) -> Finding:
    """The finding about a file that is no document of its own; its stage is the first part of the code."""
    return Finding(
        id=f"file-{sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}-1",
        path=path,
        position=1,
        stage=code.partition(".")[0],
        severity=severity,
        code=code,
        message=message,
    )


def _ready(path: Path, lock: RunLock) -> tuple[sqlite3.Connection, RunLock, Migration | None]:
    """A connection to a database that has our tables as they are now; a new file gets them all at once."""
    connection = connect_writer(path)
    migration = None
    try:
        connection.execute("BEGIN IMMEDIATE")
        version = schema_of(connection, path)
        if not version:
            for statement in statements():
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
        if 0 < version < SCHEMA_VERSION:
            from output.migrate import migrate

            migration = migrate(connection, path, version)
        with suppress(sqlite3.OperationalError):  # somebody reads: then without a write-ahead log
            connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection, lock, migration


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
