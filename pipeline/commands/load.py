"""`planverk load`: a Parquet data set into the database."""

from __future__ import annotations

import click

from pipeline.commands.common import Command, db_option, format_option
from pipeline.commands.extract import end
from pipeline.progress import progress_for
from pipeline.settings import Settings
from pipeline.summary import print_summary


@click.command(name="load", cls=Command)
@click.argument("dataset", metavar="DATASET")
@db_option("Database to write; it is made where there is none.")
@click.option("--force", is_flag=True, help="Load documents again that are in the database already.")
@click.option(
    "--corrections",
    metavar="FILE",
    default=None,
    show_default="corrections.csv beside the database",
    help="CSV of your corrections, applied to what is loaded.",
)
@click.option("--strict", is_flag=True, help="End with exit code 9 where warnings or errors were found.")
@click.option("--quiet", is_flag=True, help="Print errors only, and the summary if --format asks for csv or json.")
@format_option("table", "json", "csv", purpose="How to print the summary.")
def command(dataset: str, db: str, force: bool, corrections: str | None, strict: bool, quiet: bool, form: str) -> None:
    """Load a Parquet data set into the database.

    DATASET is the folder or address that `planverk extract --executor dask` wrote. The database becomes the one that
    extracting the same documents on this machine makes. Documents that it has already are skipped; a load that was
    ended can be started again and goes on where it was.

    \b
    Example:
        planverk load plans.dataset
        planverk load s3://bucket/plans --db sweden.db
    """
    from pipeline.load_dataset import load_dataset

    report = load_dataset(
        dataset, db, Settings(force=force, corrections=corrections, strict=strict), progress_for(quiet, verbose=False)
    )
    if not quiet or form != "table":
        print_summary(report, form)
    end(report)
