"""`planverk compare`: municipalities, years or documents side by side."""

from __future__ import annotations

import click

from models.errors import UsageProblem
from output.compare import compare
from output.render_compare import render_comparison
from output.tables import FORMATS
from pipeline.commands.common import Command, db_option, format_option, lang_option, say, width


@click.command(name="compare", cls=Command)
@click.argument("left")
@click.argument("right")
@click.argument("more", nargs=-1, metavar="[MORE]…")
@db_option("Database to read.")
@format_option(*FORMATS)
@click.option("--html", metavar="FILE", help="Write a report that opens offline and prints on A4.")
@click.option("--xlsx", metavar="FILE", help="Write the report as a workbook, a sheet per block.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there.")
@lang_option
def command(
    left: str, right: str, more: tuple[str, ...], db: str, form: str, html: str | None, xlsx: str | None, force: bool,
    lang: str,
) -> None:  # fmt: skip
    """Compare two municipalities or documents.

    LEFT and RIGHT are names or codes of municipalities, or documents by their id or file name. Shows how many goals
    each has on each level and what it calls the level, the goal trees side by side, measures with and without
    targets, the global goals that each refers to and where they meet, and the budgets.

    --html and --xlsx write a report of two to four sides, also of a municipality and a year ("Ale 2019"). It counts
    no document twice and of each body the newest of a kind, and adds similar goals, shared measures with charts, and
    what may not be compared and why.

    \b
    Example:
        planverk compare Ale Sala
        planverk compare 1440 1981 --format markdown --lang en > comparison.md
        planverk compare Ale Sala --html report.html --xlsx report.xlsx
    """
    if html is not None or xlsx is not None:
        from output.comparing.files import write_files

        for path in write_files(db, (left, right, *more), html, xlsx, force=force, lang=lang):
            say(f"{path}\n")
        return
    if more:
        raise UsageProblem("More than two sides are compared in a report; name its file with --html or --xlsx.")
    say(render_comparison(compare(db, left, right), form, width(), lang))
