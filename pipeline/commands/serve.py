"""`planverk serve`: the database in a browser."""

from __future__ import annotations

import click

from pipeline import signals
from pipeline.commands.common import Command, db_option, lang_option

#: What Datasette itself listens on.
PORT = 8001


@click.command(name="serve", cls=Command)
@db_option("Database to serve.")
@click.option(
    "--port", type=click.IntRange(1, 65_535), default=PORT, show_default=True, metavar="N", help="Port to listen on."
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen on. With any other than the default, everyone who reaches it can read the database and "
    "the pages of its documents.",
)
@lang_option
def command(db: str, port: int, host: str, lang: str) -> None:
    """Open the database in a browser: search it, compare, ask it, and see every value on its page.

    Serves until Ctrl-C, to this machine alone, and only reads. A page is drawn from the document's own file: start
    it in the folder where the documents were extracted. Add ?lang=en to an address for English.

    \b
    Example:
        planverk serve
        planverk serve --db plans.db --port 8100 --lang en
    """
    from output.web.app import serve

    with signals.raised():  # the server hands SIGTERM on when it has ended: then pictures of pages are taken away
        serve(db, host, port, lang, lambda address: click.echo(f"Open {address} in a browser; Ctrl-C ends it."))
