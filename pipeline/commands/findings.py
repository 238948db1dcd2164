"""`planverk findings`: what was not read, is not certain or does not add up."""

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

#: The named query behind this command.
QUERY = "findings"
#: The columns that a terminal shows; the other formats have all.
SHOWN = ("severity", "path", "page", "code", "message")


@click.command(name="findings", cls=Command)
@db_option("Database to read.")
@click.option("--document", metavar="DOCUMENT", help="Only of this document: its id, path or file name.")
@click.option("--severity", type=click.Choice([str(s) for s in Severity]), help="Only of this severity.")
@click.option("--code", metavar="CODE", help="Only of this kind, or the kinds that begin so: table, or budget.sum.")
@format_option(*FORMATS)
@lang_option
def command(db: str, document: str | None, severity: str | None, code: str | None, form: str, lang: str) -> None:
    """List what was not read, is not certain or does not add up.

    \b
    Example:
        planverk findings --severity error
        planverk findings --document plan.pdf --code table --format csv
    """
    columns, rows = run_query(db, QUERY, {"severity": severity})
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    paths = _paths(db, document, named) if document else None
    chosen = [
        r for r in named if (paths is None or r["path"] in paths) and (code is None or r["code"].startswith(code))
    ]
    names = SHOWN if form == "table" else columns
    say(render(names, [[row[name] for name in names] for row in chosen], form, width(), lang))


def _paths(db: str, document: str, rows: list[dict[str, Any]]) -> set[str]:
    """The path of the document that is meant; a file that became no document is known by its findings only."""
    try:
        with reader(db) as connection:
            return {select_document(connection, document).path}
    except DocumentNotFound:
        found = {row["path"] for row in rows if row["path"] and f"/{row['path']}".endswith(f"/{document}")}
        if not found:
            raise
        return found
