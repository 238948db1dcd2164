"""`planverk compare`: two municipalities or documents side by side."""

from __future__ import annotations

import click

from output.compare import compare
from output.render_compare import render_comparison
from output.tables import FORMATS
from pipeline.commands.common import Command, db_option, format_option, lang_option, say, width


@click.command(name="compare", cls=Command)
@click.argument("left")
@click.argument("right")
@db_option("Database to read.")
@format_option(*FORMATS)
@lang_option
def command(left: str, right: str, db: str, form: str, lang: str) -> None:
    """Compare two municipalities or documents.

    LEFT and RIGHT are names or codes of municipalities, or documents by their id or file name. Shows how many goals
    each has on each level and what it calls the level, the goal trees side by side, measures with and without
    targets, the global goals that each refers to and where they meet, and the budgets.

    \b
    Example:
        planverk compare Ale Sala
        planverk compare 1440 1981 --format markdown --lang en > comparison.md
    """
    say(render_comparison(compare(db, left, right), form, width(), lang))
