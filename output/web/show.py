"""`/show/ID`: where something stands: the page of its document with a box around it, or the text with its words marked.

An id of a document shows one of its pages (`?page=`) with all that was read on it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from models.box import Box
from output.lookup import StoredDocument
from output.web import entities, facts, texts
from output.web.pictures import PageSize, PictureMissing
from output.web.site import ask, page, rows, sites, words_for
from output.web.words import Words

#: Points between what was read and the line around it, so that the line does not cross the letters.
AIR = 2.0
#: Most things that the list of a page names.
MOST = 60

_ON_PAGE = """
    SELECT id, 'goals' AS entity, text AS words, box FROM goals WHERE document_id = ?1 AND page = ?2
    UNION ALL SELECT id, 'measures', name, box FROM measures WHERE document_id = ?1 AND page = ?2
    UNION ALL SELECT v.id, 'measure_values', m.name || ': ' || v.raw, v.box
        FROM measures m CROSS JOIN measure_values v ON v.measure_id = m.id WHERE m.document_id = ?1 AND v.page = ?2
    UNION ALL SELECT id, 'budget_lines', area || ': ' || raw, box FROM budget_lines WHERE document_id = ?1 AND page = ?2
    UNION ALL SELECT id, 'sdg_references', text, box FROM sdg_references WHERE document_id = ?1 AND page = ?2
    UNION ALL SELECT id, 'activities', activity, box FROM activities WHERE document_id = ?1 AND page = ?2
    UNION ALL SELECT id, 'indicators', indicator, box FROM indicators WHERE document_id = ?1 AND page = ?2
    UNION ALL SELECT id, 'findings', message, box FROM findings WHERE document_id = ?1 AND page = ?2
"""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box in the picture's coordinates (points), with air around it."""

    x: float
    y: float
    width: float
    height: float


def frame(box: Box) -> Frame:
    """The rectangle that is drawn around a box."""
    x0, top, x1, bottom = box
    return Frame(x0 - AIR, top - AIR, x1 - x0 + 2 * AIR, bottom - top + 2 * AIR)


async def view(datasette: Datasette, request: Request) -> Response:
    words, wanted = words_for(datasette, request), request.url_vars["id"]
    asked = request.args.get("page") or ""
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else None
    context = await ask(datasette, lambda connection: _found(connection, wanted, number, words))
    if context is None:
        raise NotFound("There is nothing of that name.")
    context |= await asyncio.to_thread(_picture, sites[datasette].pictures.size, context)
    return await page(datasette, request, "pv_show.html", context)


def _found(connection: sqlite3.Connection, wanted: str, number: int | None, words: Words) -> dict[str, Any] | None:
    """What the page says of an entity or of a page of a document, before it is known whether there is a picture."""
    if entities.table_of(wanted) == "documents":
        stored = entities.document(connection, wanted)
        return None if stored is None else {**_page(connection, stored, number or 1), "entity": None, "facts": []}
    entity = entities.find(connection, wanted)
    if entity is None:
        return None
    shown = entity.page if number is None else number
    return {
        **_page(connection, entity.document, shown),
        "entity": entity,
        "facts": facts.facts(entity, words),
        "near": facts.near(connection, entity),
        "frame": frame(entity.box) if entity.box is not None and shown == entity.page else None,
        "place": texts.place(connection, entity),
    }


def _page(connection: sqlite3.Connection, stored: StoredDocument, number: int | None) -> dict[str, Any]:
    here = rows(connection, _ON_PAGE, stored.id, number) if number is not None else []
    return {"document": stored, "page": number, "here": here[:MOST], "here_more": max(0, len(here) - MOST)}


def _picture(size: Any, context: dict[str, Any]) -> dict[str, Any]:
    """The size of the page's picture, or why there is none."""
    stored, number = context["document"], context["page"]
    try:
        if stored.format == "pdf" and number is None:
            raise PictureMissing("no_page_known")
        measured: PageSize = size(stored, number or 1)
    except PictureMissing as error:
        return {"size": None, "missing": error.reason}
    return {
        "size": measured,
        "missing": None,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number < measured.pages else None,
    }
