"""`planverk evaluate`: how much of what is there was found, and how much of what was found is there."""

from __future__ import annotations

import click

from output.evaluate import evaluate
from output.render_evaluate import FORMATS, render_report
from pipeline.commands.common import Command, db_option, format_option, lang_option, say, width


@click.command(name="evaluate", cls=Command)
@click.argument("gold", nargs=-1, required=True, metavar="GOLD…")
@db_option("Database to read.")
@format_option(*FORMATS)
@click.option(
    "--misses",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Also list up to N things per kind that were missed, and N that are too much.",
)
@lang_option
def command(gold: tuple[str, ...], db: str, form: str, misses: int, lang: str) -> None:
    """Score the database against gold files: precision, recall and F1 for each kind of thing.

    GOLD is a JSON file that says what stands in a document; it is compared with every document in the database whose
    file name begins with its name. The gold files of the samples show the form.

    \b
    Example:
        planverk evaluate gold/*.json --misses 20
    """
    say(render_report(evaluate(db, gold), form, misses, width(), lang))
