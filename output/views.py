"""The views of the database: each an SQL file in this folder that describes itself and its columns.

They are made in the order of their file names, whose number is no part of the view's name; a view uses only
views before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from output.sqlfiles import read_folder


@dataclass(frozen=True, slots=True)
class View:
    """A view with what it and each of its columns mean."""

    name: str
    description: str
    columns: dict[str, str]
    sql: str

    @property
    def create(self) -> str:
        return f'CREATE VIEW "{self.name}" AS\n{self.sql}'


@cache
def views() -> tuple[View, ...]:
    """All views, in the order in which they are made."""
    return tuple(
        View(file.stem.partition("_")[2], file.head["description"], dict(file.head["columns"]), file.sql)
        for file in read_folder("views")
    )
