"""`planverk` with its commands. A command's module is imported when the command is used."""

from __future__ import annotations

from importlib import import_module

import click

from models.version import VERSION

#: The commands in the order of their help; each stands in `pipeline.commands` under its name, as `command`.
COMMANDS = (
    "extract",
    "load",
    "compare",
    "query",
    "report",
    "show",
    "serve",
    "evaluate",
    "findings",
    "review",
    "corrections",
    "export",
    "schema",
    "migrate",
)


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"pipeline.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="planverk")
@click.option("--verbose", is_flag=True, help="Show where an unexpected error came from.")
def cli(verbose: bool) -> None:
    """Read the plans and follow-ups of Swedish municipalities into one SQLite database, and compare them.

    \b
    Example:
        planverk extract documents/
        planverk compare Ale Sala
        planverk query

    Each command tells more: planverk extract --help
    """
