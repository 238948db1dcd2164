"""What the commands share: how errors are told, and the options that several have.

An error that a user can meet is one sentence on standard error and the exit code of its class. One that nobody
expected says its type, and `--verbose` shows where it came from.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from typing import IO, Any

import click

from models.errors import PlanverkError
from pipeline.report import INTERRUPTED
from pipeline.worker import in_words

#: The database that is meant where none is named.
DEFAULT_DB = "plans.db"


class Told(click.exceptions.ClickException):
    """An error in one sentence, with the exit code that it has."""

    exit_code: int

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"planverk: {self.format_message()}", file=file or sys.stderr)


class Command(click.Command):
    """A command whose errors are told in one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PlanverkError as error:
            raise Told(str(error), error.exit_code) from error
        except KeyboardInterrupt as error:
            raise Told("Interrupted.", INTERRUPTED) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            raise self._unexpected(ctx, error) from error

    def _unexpected(self, ctx: click.Context, error: Exception) -> Told:
        hint = ""
        if ctx.params.get("verbose") or ctx.find_root().params.get("verbose"):
            click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
        else:
            hint = "; planverk --verbose … shows where"
        return Told(f"An error in Planverk: {in_words(error)}{hint}. Please report it.", PlanverkError.exit_code)


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def db_option(purpose: str) -> Decorator:
    """--db: the database that the command reads or writes."""
    return click.option("--db", metavar="FILE", default=DEFAULT_DB, show_default=True, help=purpose)


def format_option(*choices: str, purpose: str = "How to print it.") -> Decorator:
    """--format: the first of `choices` is the default."""
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help=purpose
    )
