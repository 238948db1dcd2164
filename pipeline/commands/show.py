"""`planverk show`: a page as a picture, with boxes around what was read."""

from __future__ import annotations

import click

from output.show import show
from pipeline.commands.common import Command, db_option, lang_option


@click.command(name="show", cls=Command)
@click.argument("document")
@click.option(
    "--page",
    type=click.IntRange(min=1),
    show_default="the first on which something was read",
    metavar="N",
    help="Page, counted from 1.",
)
@click.option(
    "--out", metavar="FILE", show_default="NAME-pN.png in this folder", help="Picture to write, in the format PNG."
)
@db_option("Database to read.")
@lang_option
def command(document: str, page: int | None, out: str | None, db: str, lang: str) -> None:
    """Draw a page of a document with the boxes of what was read, coloured by kind.

    DOCUMENT is an id, a path or a file name. The document's file must stand where it was when it was read.

    \b
    Example:
        planverk show plan.pdf --page 12 --out page.png
    """
    click.echo(show(db, document, page, out, lang=lang))
