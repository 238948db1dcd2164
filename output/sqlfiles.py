"""SQL files with a head: a comment in TOML that says what the statement is for, then the statement.

    /*
    description = "…"
    [columns]
    municipality = "…"
    */
    SELECT …

Views (`output/views`) and named queries (`output/queries`) are kept in this form, so that what a view or a query
means stands beside how it is made.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One file: its name without the suffix, its head, and the statement."""

    stem: str
    head: dict[str, Any]
    sql: str


def parse(stem: str, text: str) -> SqlFile:
    """Head and statement of a file's text. Raises ValueError where there is no head or it is no TOML."""
    head, sql = parts(stem, text)
    return SqlFile(stem, tomllib.loads(head), sql)


def parts(stem: str, text: str) -> tuple[str, str]:
    """The text of the head, and the statement. Raises ValueError where there is no head."""
    head, mark, sql = text.partition("*/")
    if not head.startswith("/*") or not mark:
        raise ValueError(f"{stem}.sql does not begin with a comment that describes it")
    return head[2:], sql.strip().rstrip(";")


def read_folder(folder: str) -> tuple[SqlFile, ...]:
    """All SQL files of a folder of this package, ordered by name."""
    return tuple(parse(stem, text) for stem, text in texts_of(folder))


def texts_of(folder: str) -> list[tuple[str, str]]:
    """The names, without the suffix, and the texts of all SQL files of a folder of this package, ordered by name."""
    found = [item for item in files("output").joinpath(folder).iterdir() if item.name.endswith(".sql")]
    return [
        (item.name.removesuffix(".sql"), item.read_text(encoding="utf-8"))
        for item in sorted(found, key=lambda item: item.name)
    ]
