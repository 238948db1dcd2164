"""What the plugin knows of the Datasette that it serves: the database, the language and the pictures of its pages.

Datasette's plugins are known to the whole process; an instance that is not in `sites` is none of ours, and the hooks
leave it as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.app import Datasette
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response

from output.web.gate import LOOPBACK
from output.web.pictures import Pictures
from output.web.words import Words

#: The database's name in addresses, whatever its file is called.
DATABASE = "plans"
#: Milliseconds that the statements of one of our pages may take together, and that one of the user may take.
PAGE_MS = 10_000
QUERY_MS = 5_000

T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """A database that is served, in a language unless the reader asks for the other. `hosts`: see `gate.Gate`."""

    db: Path
    lang: str = "sv"
    hosts: frozenset[str] | None = LOOPBACK
    pictures: Pictures = field(default_factory=Pictures)


sites: WeakKeyDictionary[Datasette, Site] = WeakKeyDictionary()


def words_for(datasette: Datasette, request: Request | None) -> Words:
    """The words of the language that the request asks for."""
    asked = request.scope.get("planverk_lang") if request is not None else None
    return Words(asked or sites[datasette].lang)


async def ask(datasette: Datasette, question: Callable[[sqlite3.Connection], T]) -> T:
    """What `question` answers, asked in a thread of Datasette on its connection, within PAGE_MS."""

    def within_time(connection: sqlite3.Connection) -> T:
        with sqlite_timelimit(connection, PAGE_MS):
            return question(connection)

    answer: T = await datasette.get_database(DATABASE).execute_fn(within_time)
    return answer


async def page(
    datasette: Datasette, request: Request, template: str, context: dict[str, Any], status: int = 200
) -> Response:
    """A page made of a template."""
    return Response.html(await datasette.render_template(template, context, request=request), status=status)


def rows(connection: sqlite3.Connection, sql: str, *values: object) -> list[dict[str, Any]]:
    """The rows of a statement, by column name."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, tuple(row), strict=True)) for row in cursor]


def nested(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with `parent_id` as a tree: each with its `children`; a row whose parent is not there stands at the top."""
    by_id = {row["id"]: row | {"children": []} for row in found}
    top: list[dict[str, Any]] = []
    for row in by_id.values():
        parent = by_id.get(row["parent_id"])
        (parent["children"] if parent is not None and parent is not row else top).append(row)
    return top
