"""What a reader sees when a page cannot be shown: what happened in a sentence, and nothing of the machine."""

from __future__ import annotations

import sqlite3
import sys
import traceback

from datasette.app import Datasette
from datasette.utils.asgi import Base400, Forbidden, Request, Response
from datasette.views.base import DatasetteError

from output.web.site import words_for


async def answer(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """The page (or the JSON, where that was asked for) for an error."""
    status, sentence = _told(exception)
    if status == 500:
        traceback.print_exception(exception, file=sys.stderr)
    if request.path.partition("?")[0].endswith(".json"):
        return Response.json({"ok": False, "error": sentence, "status": status}, status=status)
    words = words_for(datasette, request)
    title = words.ui(f"error_{status}" if status in (400, 403, 404) else "error_any")
    html = await datasette.render_template("pv_error.html", {"title": title, "sentence": sentence}, request=request)
    return Response.html(html, status=status)


def _told(exception: Exception) -> tuple[int, str]:
    """Status and sentence. An error that nobody expected says only that it was one."""
    if isinstance(exception, Base400):
        return exception.status, str(exception.args[0] if exception.args else "")
    if isinstance(exception, Forbidden):
        return 403, str(exception.args[0])
    if isinstance(exception, DatasetteError):
        return exception.status, str(exception.message or exception.error_dict.get("error") or "")
    if isinstance(exception, sqlite3.OperationalError) and "interrupted" in str(exception):
        return 400, "The answer took too long and was stopped; ask for less."
    if isinstance(exception, sqlite3.DatabaseError):
        return 400, "SQLite does not take the question."
    return 500, "An error in Planverk; the server's window says more."
