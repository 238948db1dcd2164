"""The views of the database: each an SQL file in this folder that describes itself and its columns.

They are made in the order of their file names, whose number is no part of the view's name; a view uses only
views before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from output.sqlfiles import parts, read_folder, texts_of


@dataclass(frozen=True, slots=True)
class View:
    """A view with what it and each of its columns mean."""

    name: str
    description: str
    columns: dict[str, str]
    sql: str


@cache
def views() -> tuple[View, ...]:
    """All views, in the order in which they are made."""
    return tuple(
        View(_name(file.stem), file.head["description"], dict(file.head["columns"]), file.sql)
        for file in read_folder("views")
    )


def create_views() -> tuple[str, ...]:
    """The statements that make them, in their order."""
    return tuple(f'CREATE VIEW "{_name(stem)}" AS\n{parts(stem, text)[1]}' for stem, text in texts_of("views"))


def _name(stem: str) -> str:
    """The name of a view, of the file "NN_NAME"."""
    return stem.partition("_")[2]
