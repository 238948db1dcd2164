"""`planverk schema`: what the database holds."""

from __future__ import annotations

import json

import click

from output.describe import schema_json, schema_markdown
from pipeline.commands.common import Command, say


@click.command(name="schema", cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Print the JSON Schemas of the models instead.")
def command(as_json: bool) -> None:
    """Describe the tables, views and named queries of the database, with the meaning of every column.

    \b
    Example:
        planverk schema > schema.md
        planverk schema --json
    """
    say(json.dumps(schema_json(), ensure_ascii=False, indent=1) + "\n" if as_json else schema_markdown())
