"""`planverk migrate`: bring a database of an older Planverk up to date."""

from __future__ import annotations

import click

from models.version import SCHEMA_VERSION
from output.database import Database
from pipeline.commands.common import Command, db_option


@click.command(name="migrate", cls=Command)
@db_option("Database to bring up to date.")
def command(db: str) -> None:
    """Bring a database of an older Planverk up to date, after a backup beside it.

    All rows stay, and so do tables, views and columns of your own. planverk extract does the same when it meets such
    a database, and reads its documents again, as this version may find more in them.

    \b
    Example:
        planverk migrate
        planverk migrate --db reports.db
    """
    with Database.open(db, create=False) as database:
        done = database.migration
    click.echo(done.in_words(db) if done else f"{db} has the present schema ({SCHEMA_VERSION}); nothing was changed.")
