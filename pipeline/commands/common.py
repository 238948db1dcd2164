"""What the commands share: how errors are told, and the options that several have.

An error that a user can meet is one sentence on standard error and the exit code of its class. One that nobody
expected says its type, and `--verbose` shows where it came from.
"""

from __future__ import annotations

import shutil
import sys
import traceback
from collections.abc import Callable
from typing import Any

import click

from models.characters import shown_path, visible
from models.errors import PlanverkError, UsageProblem
from pipeline.worker import in_words

#: The database that is meant where none is named.
DEFAULT_DB = "plans.db"


class Command(click.Command):
    """A command whose errors are told in one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return self._invoke(ctx)
        finally:
            sys.stdout.flush()  # a pipe that was closed is met here, where click knows what to do

    def _invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PlanverkError as error:
            told, code = str(error), error.exit_code
        except KeyboardInterrupt as interrupt:
            from pipeline.signals import exit_code  # here, since most commands end without it

            told, code = "Interrupted.", exit_code(interrupt)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            told, code = self._unexpected(ctx, error), PlanverkError.exit_code
            if isinstance(error, UnicodeEncodeError) and any(map(_is_no_text, ctx.params.values())):
                told, code = "An argument holds bytes that are no text; write it in UTF-8.", UsageProblem.exit_code
        click.echo(f"planverk: {visible(told)}", err=True)
        ctx.exit(code)

    def _unexpected(self, ctx: click.Context, error: Exception) -> str:
        """The sentence for an error that nobody expected, below its traceback where that is asked for."""
        hint = ""
        if ctx.params.get("verbose") or ctx.find_root().params.get("verbose"):
            click.echo(visible("".join(traceback.format_exception(error))), err=True, nl=False)
        else:
            hint = "; planverk --verbose … shows where"
        return f"An error in Planverk: {in_words(error)}{hint}. Please report it."


def _is_no_text(value: object) -> bool:
    """Does an argument hold bytes that are no UTF-8?"""
    if isinstance(value, tuple):
        return any(map(_is_no_text, value))
    return isinstance(value, str) and not value.isascii() and shown_path(value) != value


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def db_option(purpose: str) -> Decorator:
    """--db: the database that the command reads or writes."""
    return click.option("--db", metavar="FILE", default=DEFAULT_DB, show_default=True, help=purpose)


def format_option(*choices: str, purpose: str = "How to print it.") -> Decorator:
    """--format: the first of `choices` is the default."""
    return click.option(
        "--format", "form", type=click.Choice(choices), default=choices[0], show_default=True, help=purpose
    )


lang_option = click.option(
    "--lang", type=click.Choice(["sv", "en"]), default="sv", show_default=True, help="Language of headings and numbers."
)


def width() -> int:
    """Characters of a line of the terminal; where there is none, what suits a page."""
    from output.tables import WIDTH

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH


def say(text: str) -> None:
    """Print what a command found, which ends in a line break, on standard output.

    A terminal is not steered by a document's words; a file or a program gets CSV as it is.
    """
    click.echo(visible(text) if sys.stdout.isatty() else text, nl=False)
