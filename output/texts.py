"""The words that users read, from `texts.toml`: Swedish, and English where it is asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from models.errors import UsageProblem

LANGUAGES = ("sv", "en")


class Texts:
    """The words of one language, by group and key."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            raise UsageProblem(f"There is no language {lang!r}; choose one of {', '.join(LANGUAGES)}.")
        self.lang = lang
        self._all = all_texts()

    def __call__(self, group: str, key: str, **values: object) -> str:
        """The words for `key`, with `values` put in. A key that is unknown stands for itself."""
        found = self._all[group].get(key)
        return found[self.lang].format(**values) if found else key

    def keys(self, group: str) -> list[str]:
        """The keys of a group, in the order of the file."""
        return list(self._all[group])

    def number(self, value: float | None, decimals: int | None = None) -> str:
        """A number as it is written in the language: 1 234,5 or 1,234.5; "" for None."""
        if value is None:
            return ""
        text = f"{value:,.{decimals}f}" if decimals is not None else f"{round(value, 6):,}"
        text = text.removesuffix(".0")
        return text if self.lang == "en" else text.translate({ord(","): "\u00a0", ord("."): ","})


@cache
def all_texts() -> dict[str, dict[str, dict[str, str]]]:
    """Group, key and language of every text."""
    return tomllib.loads(files("output").joinpath("texts.toml").read_text(encoding="utf-8"))
