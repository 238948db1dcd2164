"""The words of the pages: those of all reports, and those of `texts.toml` beside this module.

They are apart from the reports' so that no command but `serve` reads them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from output.texts import Texts, all_texts

#: The group of words for the values of a column, where it is not the column's own name.
GROUPS = {
    ("measure_values", "kind"): "value_kind",
    ("tables", "kind"): "table_kind",
    ("sections", "role"): "kind",
    ("findings", "stage"): "",
    ("findings", "code"): "",
}


class Words(Texts):
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        super().__init__(lang)
        self._all = {**all_texts(), **web_texts()}

    def of(self, group: str, key: object) -> str:
        """The words for a value of an enumeration; a value that is none stands as it is, None is empty."""
        if key is None:
            return ""
        return self(group, str(key)) if group in self._all else str(key)

    def facet(self, table: str, column: str, value: object) -> str:
        """The words for a value of a table's column."""
        return self.of(GROUPS.get((table, column), column), value)

    def ui(self, key: str, **values: object) -> str:
        """Words of the pages themselves."""
        return self("ui", key, **values)

    def count(self, key: str, number: int) -> str:
        """A number with its noun, as `1 mål` or `2 mål`."""
        form = "one" if number == 1 else "many"
        return f"{self.number(number)} {self('count', f'{key}_{form}')}"


@cache
def web_texts() -> dict[str, dict[str, dict[str, str]]]:
    """Group, key and language of the pages' own words."""
    return tomllib.loads(files("output.web").joinpath("texts.toml").read_text(encoding="utf-8"))
