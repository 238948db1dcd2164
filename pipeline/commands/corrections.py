"""`planverk corrections`: your corrections, and whether they were applied."""

from __future__ import annotations

import click

from output.queries import run_query
from output.tables import FORMATS, render
from pipeline.commands.common import Command, db_option, format_option, lang_option, say, width

#: The named query behind this command.
QUERY = "rättelser"


@click.command(name="corrections", cls=Command)
@db_option("Database to read.")
@click.option("--unapplied", is_flag=True, help="Only those that could not be applied.")
@format_option(*FORMATS)
@lang_option
def command(db: str, unapplied: bool, form: str, lang: str) -> None:
    """List your corrections: what was read, what you corrected it to, and which could not be applied and why.

    planverk extract applies the file corrections.csv beside the database, or the one named with --corrections.

    \b
    Example:
        planverk corrections
        planverk corrections --unapplied --format csv
    """
    columns, rows = run_query(db, QUERY, {"applied": 0 if unapplied else None})
    say(render(columns, rows, form, width(), lang))
