"""Brings a database of an older schema to the present one, after a backup, in one transaction.

What the older Planverk made is known from the statements that made it (`older/schemaN.sql`); everything else in the
file is the user's and stays. In this order:

1. a backup beside the database, checked (`output.backup`);
2. views, triggers, search and indexes of ours that are not as they are now go away;
3. a table of ours that is not as it is now is made anew and gets its rows: the columns that both have, those that the
   user added, and in a new column that is never null what the model says where nothing is known;
4. what is missing is made, and search is filled;
5. all documents wait to be linked anew, from an empty index; the next extraction reads them again, as another version
   read them.

No row may be lost on the way, and no reference may break; else nothing is changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from models.errors import NotADatabase
from models.version import SCHEMA_VERSION
from output.backup import back_up
from output.links_queue import note_document
from output.rows import Value, row
from output.schema import BETWEEN, BY_NAME, plain_type, required_columns, statements


class Migration(NamedTuple):
    """What was done: the schema before, and where the database is kept as it was."""

    version: int
    backup: Path

    def in_words(self, path: str | Path) -> str:
        return f"{path} was brought from schema {self.version} to {SCHEMA_VERSION}; as it was, it is in {self.backup}."


class _Thing(NamedTuple):
    """A table, search index, index, trigger or view: its name, the table it belongs to, and its statement."""

    type: str
    name: str
    table: str
    sql: str


_Things = dict[str, _Thing]


#: Tables that are made of other tables when documents are linked, and hold nothing else.
INDEXES = frozenset({"link_terms"})


class _NotPossible(Exception):
    """Why the database stays as it is."""


def migrate(connection: sqlite3.Connection, path: Path, version: int) -> Migration:
    """Bring the database at `path`, which has the schema `version`, to the present one.

    Nobody else may write to it meanwhile. Raises NotADatabase where that is not possible; nothing is changed then.
    Errors of the disk come as sqlite3.Error and OSError.
    """
    backup = back_up(path, f"schema{version}")
    try:
        with _one_transaction(connection):
            before = _state(connection)
            _rebuild(connection, version)
            for (document_id,) in connection.execute("SELECT id FROM documents").fetchall():
                note_document(connection, document_id)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            _compare(before, _state(connection))
    except (sqlite3.IntegrityError, _NotPossible) as error:
        raise NotADatabase(
            f"{path}: the database cannot be brought from schema {version} to {SCHEMA_VERSION} ({error}); nothing was "
            "changed. Extract the documents again into a new file."
        ) from error
    return Migration(version, backup)


@contextmanager
def _one_transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, in which a table may go away without the rows and statements that refer to it."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA legacy_alter_table = ON")
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.commit()
    finally:
        connection.rollback()
        connection.execute("PRAGMA legacy_alter_table = OFF")
        connection.execute("PRAGMA foreign_keys = ON")


def _rebuild(connection: sqlite3.Connection, version: int) -> None:
    past, present, there = _made_by(older(version)), _made_by(statements()), _things(connection)
    users = {name: thing for name, thing in there.items() if name not in past}
    for name in users.keys() & present.keys():
        raise _NotPossible(f"it has a {users[name].type} of yours named {name}, which is a name of Planverk's now")
    alike = {name for name, thing in there.items() if name in present and thing.sql == present[name].sql} - INDEXES
    changed = {name for name in there.keys() & past.keys() & present.keys() - alike - INDEXES if _is_table(there[name])}
    stays = {name for name in alike if _base(there[name]) not in changed | INDEXES}
    for thing in sorted(there.values(), key=_order_of_going):
        if thing.name in past and thing.name not in stays | changed:
            _drop(connection, thing)
    for name in present:
        if name in changed:
            _make_anew(connection, present[name], own=_columns_of_users(connection, name, past[name]))
    theirs = [thing for thing in users.values() if thing.type in ("index", "trigger") and thing.table in changed]
    for thing in [thing for thing in present.values() if thing.name not in stays | changed] + theirs:
        connection.execute(thing.sql)
        if _is_search(thing):
            connection.execute(f'INSERT INTO "{thing.name}"("{thing.name}") VALUES (\'rebuild\')')


def older(version: int) -> list[str]:
    """The statements that made a database of that schema."""
    text = files("output").joinpath("older", f"schema{version}.sql").read_text(encoding="utf-8")
    return text.removesuffix(BETWEEN).split(BETWEEN)


def _made_by(made: Iterable[str]) -> _Things:
    with closing(sqlite3.connect(":memory:")) as memory:
        for statement in made:
            memory.execute(statement)
        return _things(memory)


def _things(connection: sqlite3.Connection) -> _Things:
    """What a database holds, in the order in which it was made, without what SQLite and search keep for themselves."""
    sql = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    found = [_Thing(*values) for values in connection.execute(sql) if not values[1].startswith("sqlite_")]
    kept_for = tuple(f"{thing.name}_" for thing in found if _is_search(thing))
    return {thing.name: thing for thing in found if not (thing.type == "table" and thing.name.startswith(kept_for))}


def _is_table(thing: _Thing) -> bool:
    return thing.type == "table" and not _is_search(thing)


def _is_search(thing: _Thing) -> bool:
    return thing.sql.startswith("CREATE VIRTUAL TABLE")


def _base(thing: _Thing) -> str:
    """The table whose rows it is made of."""
    return thing.table.removesuffix("_fts") if _is_search(thing) else thing.table


def _order_of_going(thing: _Thing) -> int:
    return ("view", "trigger", "index", "table").index(thing.type)


def _drop(connection: sqlite3.Connection, thing: _Thing) -> None:
    connection.execute(f'DROP {thing.type} "{thing.name}"')


def _make_anew(connection: sqlite3.Connection, table: _Thing, own: dict[str, str]) -> None:
    """Make a table as it is now, with its rows; `own` are the user's columns with their types."""
    name, before = table.name, f"{table.name} before"
    connection.execute(f'ALTER TABLE "{name}" RENAME TO "{before}"')
    connection.execute(table.sql)
    for column, type_ in own.items():
        connection.execute(f'ALTER TABLE "{name}" ADD COLUMN "{column}" {type_}')
    had = _columns(connection, before)
    values: dict[str, Value] = when_unknown(name)
    sources = {
        column: (f'coalesce("{column}", :{column})' if column in had else f":{column}")
        if column in values
        else f'"{column}"'
        for column in _columns(connection, name)
        if column in had or column in values
    }
    columns = ", ".join(f'"{column}"' for column in sources)
    connection.execute(
        f'INSERT INTO "{name}" (rowid, {columns}) SELECT rowid, {", ".join(sources.values())} FROM "{before}"', values
    )
    connection.execute(f'DROP TABLE "{before}"')


def when_unknown(table: str) -> dict[str, Value]:
    """What stands in the columns of a table that are never null where nothing is known, by column."""
    spec = BY_NAME[table]
    fields = spec.model.model_fields
    needed: dict[str, Any] = {
        name: 0 if plain_type(field.annotation)[0] in (int, float, bool) else ""
        for name, field in fields.items()
        if field.is_required()
    }
    blank = row(spec, spec.model.model_construct(**needed))
    return {name: blank[name] for name in spec.columns if name in required_columns(spec)}


def _columns_of_users(connection: sqlite3.Connection, table: str, past: _Thing) -> dict[str, str]:
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(past.sql)
        ours = _columns(memory, table)
    return {name: type_ for name, type_ in _columns(connection, table).items() if name not in ours}


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    return {name: type_ for _, name, type_, *_ in connection.execute(f'PRAGMA table_info("{table}")')}


def _state(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table, and how many references point at nothing."""
    tables = [thing.name for thing in _things(connection).values() if _is_table(thing)]
    rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables}
    return {**rows, "": len(connection.execute("PRAGMA foreign_key_check").fetchall())}


def _compare(before: dict[str, int], after: dict[str, int]) -> None:
    """Raises _NotPossible where rows were lost or references broken; the queue of links has grown."""
    for name, rows in before.items():
        if after.get(name, 0) != rows and name not in ("", "link_queue", *INDEXES):
            raise _NotPossible(f"{name} would have {after.get(name, 0)} rows, not {rows}")
    if after[""] > before[""]:
        raise _NotPossible("references would be broken")
