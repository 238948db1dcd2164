"""`planverk findings`: what was not read, is not certain or does not add up; with `--coverage` how much was read."""

from __future__ import annotations

from typing import Any

import click

from models.errors import DocumentNotFound
from models.finding import Severity
from output.connection import reader
from output.lookup import select_document
from output.queries import run_query
from output.tables import FORMATS, render
from pipeline.commands.common import Command, db_option, format_option, lang_option, say, width

#: The named queries behind this command.
QUERY, COVERAGE = "findings", "coverage"
#: The columns that a terminal shows; the other formats have all.
SHOWN = ("severity", "path", "page", "code", "message")
#: What is counted per document: each has the columns _read, _left and _share.
COUNTED = ("pages", "tables", "numbers", "labels")

Row = dict[str, Any]


@click.command(name="findings", cls=Command)
@db_option("Database to read.")
@click.option("--document", metavar="DOCUMENT", help="Only of this document: its id, path or file name.")
@click.option("--severity", type=click.Choice([str(s) for s in Severity]), help="Only of this severity.")
@click.option("--code", metavar="CODE", help="Only of this kind, or the kinds that begin so: table, or budget.sum.")
@click.option("--coverage", is_flag=True, help="Instead, what was read of each document and what was left.")
@format_option(*FORMATS)
@lang_option
def command(
    db: str, document: str | None, severity: str | None, code: str | None, coverage: bool, form: str, lang: str
) -> None:
    """List what was not read, is not certain or does not add up.

    With --coverage: pages, tables, number cells and labels of goals of each document, read of all, and the share.

    \b
    Example:
        planverk findings --severity error
        planverk findings --document plan.pdf --code table --format csv
        planverk findings --coverage
    """
    if coverage and (severity or code):
        raise click.UsageError("--coverage counts per document: it goes with neither --severity nor --code.")
    columns, rows = run_query(db, COVERAGE if coverage else QUERY, {} if coverage else {"severity": severity})
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    paths = _paths(db, document, named) if document else None
    chosen = [r for r in named if paths is None or r["path"] in paths]
    if code is not None:
        chosen = [r for r in chosen if r["code"].startswith(code)]
    if form == "table":
        chosen = [_counts(row) if coverage else {name: row[name] for name in SHOWN} for row in chosen]
        columns = list(_counts({})) if coverage else list(SHOWN)
    say(render(columns, [[row[name] for name in columns] for row in chosen], form, width(), lang))


def _counts(row: Row) -> Row:
    """A document's counts as a terminal shows them: "36/37 97 %"."""
    counts = {name: _share(row, name) for name in COUNTED}
    return {"path": row.get("path"), **counts, "findings": row.get("findings"), "errors": row.get("errors")}


def _share(row: Row, name: str) -> str | None:
    """Read of all, and the share; whole per cent are rounded down, so that 100 % is all."""
    share = row.get(f"{name}_share")
    if share is None:
        return None
    read, left = row[f"{name}_read"], row[f"{name}_left"]
    return f"{read}/{read + left} {100 * read // (read + left)} %"


def _paths(db: str, document: str, rows: list[Row]) -> set[str]:
    """The path of the document that is meant; a file that became no document is known by its findings only."""
    try:
        with reader(db) as connection:
            return {select_document(connection, document).path}
    except DocumentNotFound:
        found = {row["path"] for row in rows if row["path"] and f"/{row['path']}".endswith(f"/{document}")}
        if not found:
            raise
        return found
