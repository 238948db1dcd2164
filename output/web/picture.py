"""`/page/ID/N.png`: a page of a document as a picture."""

from __future__ import annotations

import asyncio

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from output.web import entities
from output.web.pictures import PictureMissing
from output.web.site import ask, sites


async def view(datasette: Datasette, request: Request) -> Response:
    """The picture, or 404 where there is none."""
    wanted, number = request.url_vars["id"], int(request.url_vars["page"])
    stored = await ask(datasette, lambda connection: entities.document(connection, wanted))
    if stored is None:
        raise NotFound("There is no such document.")
    try:
        picture = await asyncio.to_thread(sites[datasette].pictures.png, stored, number)
    except PictureMissing as error:
        raise NotFound("There is no such picture.") from error
    headers = {"cache-control": "private, max-age=300"}
    return Response(picture, content_type="image/png", headers=headers)
