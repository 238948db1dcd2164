"""Writes the reference of the commands in Markdown, from their help: `python -m pipeline.commands_reference`.

`docs/commands.md` is its output; a test says when it is out of date.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from pipeline.commands.group import COMMANDS, cli

HEAD = """\
# Commands

Written by `make docs` from the help of the commands; `planverk COMMAND --help` shows the same. `extract` is a second
name of `planverk extract`.

Results go to standard output, progress and errors to standard error.

| Exit code | Meaning |
|---|---|
| 0 | All went well. |
| 1 | An error in Planverk: please report it. |
| 2 | What was asked is not understood, or cannot be done as it was asked. |
| 3 | A path or a database does not exist. |
| 4 | No documents were found. |
| 5 | The file is no database of Planverk. |
| 6 | Another program is writing to the database. |
| 7 | The database or the picture cannot be written. |
| 8 | Documents could not be read; the others are kept. |
| 9 | Warnings or errors were found (with `--strict`). |
| 10 | The database has no document, municipality or query of that name. |
| 11 | The SQL was refused: it does more than read, or SQLite does not take it. |
| 12 | The folder is no Parquet data set of Planverk, one of another schema, or one whose run has not ended. |
| 13 | The Dask scheduler does not answer, has no workers, or went away. |
| 130 | Interrupted; what was read is kept. |
| 143 | Ended by SIGTERM (129: by the terminal); what was read is kept. |
"""


def reference() -> str:
    """The whole page."""
    context = click.Context(cli, info_name="planverk")
    return "\n".join([HEAD, *(section(context, name) for name in COMMANDS)])


def section(context: click.Context, name: str) -> str:
    """The section of one command: how it is called, what it does, an example, its options."""
    command = cli.get_command(context, name)
    assert command is not None
    inner = click.Context(command, info_name=name, parent=context)
    usage = " ".join(command.collect_usage_pieces(inner))
    options = [line for parameter in command.params for line in _option(parameter, inner)]
    parts = [f"## planverk {name}", f"    planverk {name} {usage}", *_paragraphs(command.help or "")]
    if options:
        parts.append("\n".join(["| Option | Meaning | Default |", "|---|---|---|", *options]))
    return "\n\n".join(parts) + "\n"


def _paragraphs(help_text: str) -> Iterator[str]:
    """The paragraphs of a help text; those that click must not wrap are code."""
    for paragraph in inspect.cleandoc(help_text).split("\n\n"):
        if not paragraph.startswith("\b"):
            yield paragraph
            continue
        first, *code = paragraph.removeprefix("\b\n").splitlines()
        yield first
        yield "\n".join(line if line.startswith("    ") else f"    {line}" for line in code)


def _option(parameter: click.Parameter, context: click.Context) -> Iterator[str]:
    if not isinstance(parameter, click.Option):
        return
    names = ", ".join(f"`{name}`" for name in parameter.opts)
    if not parameter.is_flag:
        names += f" {_value(parameter, context)}"
    meaning = (parameter.help or "").replace("|", "\\|")
    yield f"| {names} | {meaning} | {_default(parameter)} |"


def _default(parameter: click.Option) -> str:
    if isinstance(parameter.show_default, str):
        return parameter.show_default
    return str(parameter.default) if parameter.show_default and not parameter.is_flag else ""


def _value(parameter: click.Option, context: click.Context) -> str:
    if isinstance(parameter.type, click.Choice):
        return " ".join(f"`{choice}`" for choice in parameter.type.choices)
    return parameter.metavar or parameter.make_metavar(context)


if __name__ == "__main__":
    print(reference(), end="")
