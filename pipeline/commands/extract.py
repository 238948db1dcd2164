"""`planverk extract`: read documents into the database."""

from __future__ import annotations

from typing import Literal

import click

from models.errors import DocumentsFailed, FindingsFound, PlanverkError
from pipeline.commands.common import Command, db_option, format_option
from pipeline.progress import progress_for
from pipeline.report import Interrupted, RunReport
from pipeline.runner import run
from pipeline.settings import TIMEOUT_S, Settings
from pipeline.summary import failures, interruption, print_summary, warnings


@click.command(name="extract", cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@db_option("Database to write; it is made where there is none.")
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=None,
    show_default="the cores that may be used",
    metavar="N",
    help="Worker processes; 0 reads in this process.",
)
@click.option("--force", is_flag=True, help="Read documents again that are in the database already.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT_S,
    show_default=f"{TIMEOUT_S:g}",
    metavar="S",
    help="Seconds that one document may take.",
)
@click.option(
    "--reader",
    type=click.Choice(["fast", "pdfplumber"]),
    default="fast",
    show_default=True,
    help="Who reads the pages of a PDF; pdfplumber is the slow reference.",
)
@click.option(
    "--corrections",
    metavar="FILE",
    default=None,
    show_default="corrections.csv beside the database",
    help="CSV of your corrections, applied to what was read.",
)
@click.option("--strict", is_flag=True, help="End with exit code 9 where warnings or errors were found.")
@click.option("--quiet", is_flag=True, help="Print errors only, and the summary if --format asks for csv or json.")
@click.option("--verbose", is_flag=True, help="Print every document, and where unexpected errors came from.")
@format_option("table", "json", "csv", purpose="How to print the summary.")
def command(
    paths: tuple[str, ...],
    db: str,
    workers: int | None,
    force: bool,
    timeout: float,
    reader: Literal["fast", "pdfplumber"],
    corrections: str | None,
    strict: bool,
    quiet: bool,
    verbose: bool,
    form: str,
) -> None:
    """Read documents into the database.

    PATH is a PDF, a text or Markdown file, a folder (with all folders in it) or a pattern such as 'plans/*.pdf'.
    Documents that the database has already, read by this version, are skipped. A document that cannot be read
    becomes a finding; the others are kept, and the exit code is 8. A run that was ended can be started again and
    goes on where it was.

    \b
    Example:
        planverk extract documents/
        planverk extract budget.pdf 'reports/*.pdf' --db reports.db --workers 4
        planverk extract documents/ --force --strict --quiet
    """
    settings = Settings(
        workers=workers, timeout_s=timeout, reader=reader, force=force, corrections=corrections, strict=strict
    )
    report = run(paths, db, settings, progress_for(quiet, verbose))
    if not quiet or form != "table":
        print_summary(report, form)
    _end(report)


def _end(report: RunReport) -> None:
    """Raise what the run ends with, if not all went well."""
    ends: dict[int, PlanverkError] = {
        Interrupted.exit_code: Interrupted(interruption(report)),
        DocumentsFailed.exit_code: DocumentsFailed(failures(report)),
        FindingsFound.exit_code: FindingsFound(warnings(report)),
    }
    if report.exit_code:
        raise ends[report.exit_code]
