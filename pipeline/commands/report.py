"""`planverk report`: measurability and fulfilment per committee or board."""

from __future__ import annotations

import click

from output.report import report
from output.report_render import FORMATS, render_report
from pipeline.commands.common import Command, db_option, format_option, lang_option, say, width


@click.command(name="report", cls=Command)
@db_option("Database to read.")
@click.option("--municipality", metavar="NAME", help="Only of this municipality: its name or code.")
@click.option("--body", metavar="NAME", help="Only of this committee or board.")
@click.option("--year", metavar="YEAR", help="Only documents of this year.")
@format_option(*FORMATS, purpose="How to print it; html is one page without anything from elsewhere.")
@lang_option
def command(db: str, municipality: str | None, body: str | None, year: str | None, form: str, lang: str) -> None:
    """Tell how well goals can be followed, and whether they were reached.

    For each committee or board: counts per document, then goals without a measure, measures without a target, targets
    without an outcome, what the document says of its goals against what its numbers give, and budgets that do not add
    up, each with its document and page.

    \b
    Example:
        planverk report --municipality Ale
        planverk report --format html > report.html
    """
    say(render_report(report(db, municipality, body, year), form, width(), lang))
