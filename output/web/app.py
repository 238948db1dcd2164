"""The Datasette that serves a database, and the server around it.

The database is opened for reading alone, every connection refuses what does not read, and Datasette's own limits hold
for time, rows and downloads.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from pathlib import Path

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from models.errors import UsageProblem
from output.connection import reader
from output.web import plugin
from output.web.gate import LOOPBACK
from output.web.metadata import metadata
from output.web.site import DATABASE, QUERY_MS, Site, sites

FOLDER = Path(__file__).parent
#: Rows of a page of a table, and most rows that an answer has.
PAGE_ROWS = 50
MAX_ROWS = 2_000

SETTINGS = {
    "allow_download": False,
    "default_cache_ttl": 0,
    "default_facet_size": 12,
    "default_page_size": PAGE_ROWS,
    "facet_time_limit_ms": 1_000,
    "max_csv_mb": 50,
    "max_returned_rows": MAX_ROWS,
    "sql_time_limit_ms": QUERY_MS,
    "suggest_facets": False,
    "truncate_cells_html": 400,
}


def build(db: str | Path, lang: str = "sv", host: str = "127.0.0.1") -> Datasette:
    """A Datasette over the database, in a language unless a reader asks for the other.

    On the loopback address only requests by its own names pass. Raises as `connection.reader`.
    """
    path = Path(db)
    with reader(path):
        pass  # it is there, and it is ours
    if not pm.is_registered(plugin):
        pm.register(plugin, "planverk")
    datasette = Datasette(
        files=[],
        metadata=metadata(lang),
        template_dir=str(FOLDER / "templates"),
        static_mounts=[("static", str(FOLDER / "static"))],
        settings=SETTINGS,
    )
    datasette.remove_database("_memory")
    datasette.add_database(Database(datasette, path=str(path), is_mutable=True), name=DATABASE)
    sites[datasette] = Site(path, lang, LOOPBACK if host in LOOPBACK else None)
    datasette.client.app = datasette.app()  # with the routes that belong to our instances alone
    return datasette


def serve(db: str | Path, host: str, port: int, lang: str, ready: Callable[[str], object]) -> None:
    """Serve the database until it is interrupted; `ready` is told the address as soon as it can be opened.

    Raises as `connection.reader`, and UsageProblem where the address or port is not free.
    """
    import uvicorn

    app = build(db, lang, host).app()
    listening = listen(host, port)
    try:
        ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
        config = uvicorn.Config(app, log_level="warning", lifespan="on", server_header=False, date_header=False)
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        listening.close()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises UsageProblem."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise UsageProblem(_sentence(host, port, error)) from error
    return listening


def _sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken by another program; choose another with --port, such as --port {_next(port)}."
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used without special rights; choose one from 1024 on with --port."
    return f"{host}: this address is none of this machine's; leave --host out, or give one that is."


def _next(port: int) -> int:
    return port + 1 if port < 65_535 else port - 1
