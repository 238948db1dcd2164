"""`planverk export`: the database as files for other programs."""

from __future__ import annotations

import click

from pipeline.commands.common import Command, db_option, lang_option, say

#: Repeated here, so that the help needs none of the writers; a test compares the two.
FORMATS = ("csv", "jsonl", "parquet", "xlsx", "datapackage")


@click.command(name="export", cls=Command)
@click.argument("tables", nargs=-1, metavar="[TABLE]…")
@db_option("Database to read.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True, help="What to write.")
@click.option("--out", required=True, metavar="PATH", help="Folder to write, or for xlsx the file.")
@click.option("--force", is_flag=True, help="Replace an older export at PATH.")
@lang_option
def command(tables: tuple[str, ...], db: str, form: str, out: str, force: bool, lang: str) -> None:
    """Write the database as files for other programs.

    csv, jsonl and parquet give a folder with one file per table, datapackage adds a description of every column
    (Frictionless), and xlsx gives one workbook. Without a TABLE all of them are written. Text that a spreadsheet would
    run as a formula is made harmless.

    \b
    Example:
        planverk export --format xlsx --out plans.xlsx
        planverk export goals measures measure_values --format parquet --out plans/
    """
    from output.export.files import export

    for path in export(db, form, out, tables, force=force, lang=lang):
        say(f"{path}\n")
