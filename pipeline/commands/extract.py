"""`planverk extract`: read documents into the database."""

from __future__ import annotations

from typing import Literal

import click

from models.errors import DocumentsFailed, FindingsFound, PlanverkError, UsageProblem
from pipeline.commands.common import Command, db_option, format_option
from pipeline.limits import LEAST_MB
from pipeline.progress import Progress, progress_for
from pipeline.report import Interrupted, RunReport
from pipeline.runner import run
from pipeline.settings import MEMORY_MB, TIMEOUT_S, Settings
from pipeline.summary import failures, interruption, print_summary, warnings

#: The data set that is meant where none is named.
DEFAULT_DATASET = "plans.dataset"
_DEFAULT = click.core.ParameterSource.DEFAULT


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
    "--memory",
    type=click.IntRange(min=LEAST_MB),
    default=MEMORY_MB,
    show_default=f"{MEMORY_MB}",
    metavar="MB",
    help="Memory that one document may take, with its worker process.",
)
@click.option(
    "--reader",
    type=click.Choice(["fast", "pdfplumber"]),
    default="fast",
    show_default=True,
    help="Who reads the pages of a PDF; pdfplumber is the slow reference.",
)
@click.option(
    "--ocr",
    type=click.Choice(["auto", "off", "force"]),
    default="auto",
    show_default=True,
    help="Read pages by OCR (Tesseract): those without text, none, or all.",
)
@click.option(
    "--corrections",
    metavar="FILE",
    default=None,
    show_default="corrections.csv beside the database",
    help="CSV of your corrections, applied to what was read.",
)
@click.option(
    "--executor",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where documents are read: on this machine, or on a Dask cluster, into a Parquet data set.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    default=None,
    show_default="a cluster on this machine",
    help="With dask: the address of its scheduler, such as tcp://host:8786.",
)
@click.option(
    "--dataset",
    metavar="FOLDER",
    default=None,
    show_default="plans.dataset",
    help="With dask: folder or address of the data set. With --db too, it is loaded at the end.",
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
    memory: int,
    reader: Literal["fast", "pdfplumber"],
    ocr: Literal["auto", "off", "force"],
    corrections: str | None,
    executor: Literal["local", "dask"],
    scheduler: str | None,
    dataset: str | None,
    strict: bool,
    quiet: bool,
    verbose: bool,
    form: str,
) -> None:
    """Read documents into the database.

    PATH is a document (PDF, Word as .docx, HTML, text or Markdown), a folder (with all folders in it), a zip archive
    of documents or a pattern such as 'plans/*.pdf'; or an address, such as https://example.org/plan.pdf or s3://bucket/plans/.
    Documents that the database has already, read by this version, are skipped. A document that cannot be read
    becomes a finding; the others are kept, and the exit code is 8. One that crashes, hangs or runs out of memory is
    tried once more, alone. A run that was ended can be started again and goes on where it was.

    \b
    Example:
        planverk extract documents/
        planverk extract budget.pdf 'reports/*.pdf' --db reports.db --workers 4
        planverk extract documents/ --force --strict --quiet
        planverk extract s3://bucket/documents/ --executor dask --scheduler tcp://host:8786 --dataset s3://bucket/plans
    """
    settings = Settings(
        workers=workers,
        timeout_s=timeout,
        memory_mb=memory,
        reader=reader,
        ocr=ocr,
        force=force,
        corrections=corrections,
        strict=strict,
    )
    progress = progress_for(quiet, verbose)
    if executor == "dask":
        target = db if click.get_current_context().get_parameter_source("db") is not _DEFAULT else None
        report = _on_dask(paths, dataset or DEFAULT_DATASET, target, settings, scheduler, progress)
    elif scheduler or dataset:
        raise UsageProblem("--scheduler and --dataset are for --executor dask; add that, or leave them out.")
    else:
        report = run(paths, db, settings, progress)
    if not quiet or form != "table":
        print_summary(report, form)
    end(report)


def _on_dask(
    paths: tuple[str, ...],
    dataset: str,
    db: str | None,
    settings: Settings,
    scheduler: str | None,
    progress: Progress,
) -> RunReport:
    """Read the documents on Dask into the data set, and load that where a database is named."""
    from pipeline.cluster.run import run_on_dask
    from pipeline.load_dataset import load_dataset

    report = run_on_dask(paths, dataset, settings, scheduler, progress)
    if db is not None and not report.interrupted:
        loaded = load_dataset(dataset, db, settings)
        report.db_path, report.dataset = db, ""
        report.interrupted, report.interrupted_code = loaded.interrupted, loaded.interrupted_code
        report.corrections, report.corrections_left = loaded.corrections, loaded.corrections_left
    return report


def end(report: RunReport) -> None:
    """Raise what the run ends with, if not all went well."""
    ends: dict[int, PlanverkError] = {
        report.interrupted_code: Interrupted(interruption(report), report.interrupted_code),
        DocumentsFailed.exit_code: DocumentsFailed(failures(report)),
        FindingsFound.exit_code: FindingsFound(warnings(report)),
    }
    if report.exit_code:
        raise ends[report.exit_code]
