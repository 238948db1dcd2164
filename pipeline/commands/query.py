"""`planverk query`: a named query or the number of a question, or SQL that only reads."""

from __future__ import annotations

import click

from output.queries import Query, queries, run_query
from output.tables import FORMATS, render
from pipeline.commands.common import Command, db_option, format_option, lang_option, say, width


@click.command(name="query", cls=Command)
@click.argument("query", required=False, metavar="[NUMBER|NAME|SQL]")
@db_option("Database to read.")
@click.option("--municipality", metavar="NAME", help="Only of this municipality: its name or code.")
@click.option("--body", metavar="NAME", help="Only of this committee or board.")
@click.option("--year", metavar="YEAR", help="Only of this year.")
@click.option("--text", metavar="WORDS", help="The words to look for.")
@click.option(
    "-p",
    "--parameter",
    "parameters",
    type=(str, str),
    multiple=True,
    metavar="NAME VALUE",
    help="Value of any parameter of the query; for each parameter once.",
)
@format_option(*FORMATS)
@lang_option
def command(
    query: str | None, db: str, parameters: tuple[tuple[str, str], ...], form: str, lang: str, **common: str | None
) -> None:
    """Ask the database a named query, or one of your own in SQL.

    Without a name: list the named queries with their numbers and parameters. SQL can only read; what tables and
    columns there are is told by planverk schema.

    \b
    Example:
        planverk query
        planverk query 12 --municipality Ale
        planverk query fritext --text "psykisk ohälsa"
        planverk query prognos -p moment T1
        planverk query "SELECT kind, count(*) FROM goals GROUP BY kind" --format csv
    """
    if query is None:
        say(_listing(form, lang))
    else:
        given = {name: value for name, value in common.items() if value is not None}
        columns, rows = run_query(db, query, {**given, **dict(parameters)})
        say(render(columns, rows, form, width(), lang))


def _listing(form: str, lang: str) -> str:
    rows = [(query.number, query.name, query.question, _parameters(query)) for query in queries()]
    return render(("number", "name", "question", "parameters"), rows, form, width(), lang)


def _parameters(query: Query) -> str:
    """The names of a query's parameters, those that may be left out in brackets."""
    return " ".join(p.name if p.required else f"[{p.name}]" for p in query.parameters)
