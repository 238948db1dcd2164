"""The plugin: our routes, cells, stored queries and words in Datasette, for the instances in `site.sites` alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Mapping
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

from output.guard import only_reads
from output.web import compare, document, errors, picture, search, show, start
from output.web.cells import rendered, show_href
from output.web.gate import App, Gate
from output.web.site import DATABASE, sites, words_for
from output.web.stored import add_functions, stored_queries

#: The form of an id in an address; everything else is no page.
_ID = r"(?P<id>[0-9a-z-]{16,64})"


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Any]]:
    """The pages that are not Datasette's."""
    if datasette not in sites:
        return []
    return [
        (r"^/$", start.view),
        (r"^/search$", search.view),
        (rf"^/document/{_ID}$", document.view),
        (rf"^/show/{_ID}$", show.view),
        (r"^/page/(?P<id>[0-9a-f]{16})/(?P<page>\d{1,5})\.png$", picture.view),
        (r"^/compare$", compare.view),
    ]


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """The gate around everything."""
    return (lambda app: Gate(app, sites[datasette].hosts)) if datasette in sites else (lambda app: app)


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    """Let a connection to the database read, and nothing else."""
    if datasette in sites and database == DATABASE:
        conn.execute("PRAGMA query_only = ON")
        add_functions(conn)
        only_reads(conn)


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Generator[None, Any, None]:
    """Errors in our words, instead of all other answers: Datasette's own prints every variable."""
    outcome = yield
    if datasette in sites:
        outcome.force_result([errors.answer(datasette, request, exception)])


@hookimpl
def canned_queries(datasette: Datasette, database: str) -> dict[str, Any]:
    """The named queries."""
    return stored_queries() if datasette in sites and database == DATABASE else {}


@hookimpl
def render_cell(
    row: Mapping[str, Any], value: object, column: str, table: str | None, database: str, datasette: Datasette
) -> Markup | None:
    """Links from what was read to where it stands."""
    if datasette not in sites or database != DATABASE:
        return None
    return rendered(row, value, column, table)


@hookimpl
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """The words and the language, for all templates."""
    if datasette not in sites:
        return {}
    words = words_for(datasette, request)
    other = "en" if words.lang == "sv" else "sv"
    query = f"{request.query_string}&" if request is not None and request.query_string else ""
    return {
        "w": words,
        "ui": words.ui,
        "lang": words.lang,
        "other_lang": other,
        "lang_link": f"?{query}lang={other}",
        "show_href": show_href,
    }
