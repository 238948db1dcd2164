"""`/compare?a=…&b=…`: two municipalities or documents side by side, every number with a link to where it stands."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

from models.errors import PlanverkError
from output.compare_html import fragment
from output.comparing.facts import Ref
from output.web.cells import href
from output.web.site import ask, page, sites, words_for
from output.web.start import municipalities

#: Characters of a name.
LONGEST = 200


async def view(datasette: Datasette, request: Request) -> Response:
    """The form, and below it the comparison where both sides are given."""
    words = words_for(datasette, request)
    left, right = ((request.args.get(name) or "").strip()[:LONGEST] for name in ("a", "b"))
    context: dict[str, Any] = {"a": left, "b": right, "municipalities": await ask(datasette, municipalities)}
    status = 200
    if left and right:
        try:
            context["fragment"] = await asyncio.to_thread(_compared, sites[datasette].db, left, right, words.lang)
        except PlanverkError as error:
            context["problem"], status = str(error), 404
    return await page(datasette, request, "pv_compare.html", context, status)


def _compared(db: Path, left: str, right: str, lang: str) -> Markup:
    return Markup(fragment(db, left, right, lang, link=_address))


def _address(ref: Ref) -> str | None:
    return href(ref.id)
