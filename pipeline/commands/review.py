"""`planverk review`: what most needs a look, worst first, ready to be corrected."""

from __future__ import annotations

from typing import Any

import click

from output.connection import reader
from output.corrections_file import COLUMNS
from output.lookup import select_document
from output.queries import run_query
from output.tables import FORMATS, as_csv, render
from pipeline.commands.common import Command, db_option, format_option, lang_option, say, width

#: The named query behind this command.
QUERY = "granska"
#: The columns that a terminal shows; the other formats have all.
SHOWN = ("what", "path", "page", "raw", "id", "field", "message")
#: Rows that are shown where no other number is asked for.
LIMIT = 50


@click.command(name="review", cls=Command)
@db_option("Database to read.")
@click.option("--document", metavar="DOCUMENT", help="Only of this document: its id, path or file name.")
@click.option("--municipality", metavar="NAME", help="Only of this municipality: its name or code.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=LIMIT, show_default=True, metavar="N", help="So many rows at most."
)
@click.option("--csv-template", is_flag=True, help="Print lines for corrections.csv; fill in value.")
@format_option(*FORMATS)
@lang_option
def command(
    db: str, document: str | None, municipality: str | None, limit: int, csv_template: bool, form: str, lang: str
) -> None:
    """List what most needs a look, worst first.

    These are corrections that could not be applied, findings, fulfilment where the document says one thing and its
    numbers another, budgets that do not add up, and values that were read with low confidence.

    \b
    Example:
        planverk review --limit 20
        planverk review --csv-template > corrections.csv
    """
    columns, rows = run_query(db, QUERY, {"municipality": municipality, "limit": -1 if document else limit})
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    if document:
        path = _path(db, document)
        named = [row for row in named if row["path"] == path][:limit]
    if csv_template:
        say(as_csv(COLUMNS, _template(named)))
        return
    names = SHOWN if form == "table" else columns
    say(render(names, [[row[name] for name in names] for row in named], form, width(), lang))


def _path(db: str, document: str) -> str:
    with reader(db) as connection:
        return select_document(connection, document).path


def _template(rows: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """A line for each row that can be corrected, without a value: so it does nothing until it is filled in."""
    found = [row for row in rows if row["id"] and row["field"] and row["what"] != "correction"]
    lines = dict.fromkeys((row["id"], row["field"], row["reads"]) for row in found)
    return [(id_, field, None, None, None, reads) for id_, field, reads in lines]
