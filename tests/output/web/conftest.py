"""The samples behind Datasette, and a reader that asks it without a network."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples"


class Reader:
    """Asks a Datasette instance for pages."""

    def __init__(self, datasette: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._client = datasette.client
        self._loop = loop

    def __call__(self, path: str, **options: Any) -> Any:
        return self._loop.run_until_complete(self._client.get(path, **options))

    def send(self, method: str, path: str, **options: Any) -> Any:
        return self._loop.run_until_complete(self._client.request(method, path, **options))


@pytest.fixture(scope="session")
def web_db(database_of: Callable[..., Path]) -> Path:
    """Two plans of the same text, as a PDF and as Markdown, and a follow-up."""
    pdf = SAMPLES / "pdf"
    return database_of(
        pdf / "ale-verksamhetsplan-2019.ruled.pdf",
        pdf / "sala-uppfoljning-2024-t1.ruled.pdf",
        SAMPLES / "ale-verksamhetsplan-2019.md",
    )


@pytest.fixture(scope="session")
def rows(web_db: Path) -> Callable[..., list[Any]]:
    """Rows of a statement."""

    def ask(sql: str, *values: object) -> list[Any]:
        connection = sqlite3.connect(web_db)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    return ask


@pytest.fixture
def readers() -> Iterator[Callable[..., Reader]]:
    """Makes a reader of a database."""
    from output.web.app import build

    loop = asyncio.new_event_loop()
    yield lambda db, **options: Reader(build(db, **options), loop)
    loop.close()


@pytest.fixture
def get(web_db: Path, readers: Callable[..., Reader]) -> Reader:
    """A reader of the samples."""
    return readers(web_db)
