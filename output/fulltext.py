"""The words of a user as an expression for full-text search (FTS5).

Each word is quoted, so that no character of it is an operator; words within double quotes are a phrase, and a `*`
behind a word finds all words that begin with it. All words must stand in the same row.
"""

from __future__ import annotations

import re

from models.errors import UsageProblem

_PART = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_WORD = re.compile(r"\w")


def expression(text: str) -> str:
    """The FTS5 expression for `text`. Raises UsageProblem where it holds no word.

    >>> expression('psykisk ohälsa*')
    '"psykisk" "ohälsa"*'
    """
    parts = [part for match in _PART.finditer(text.replace("\x00", " ")) if (part := _part(match))]
    if not parts:
        raise UsageProblem(f"There is no word to search for in {text!r}; give at least one.")
    return " ".join(parts)


def _part(match: re.Match[str]) -> str:
    phrase, star, word = match.groups()
    if word is not None:
        phrase, star = word.rstrip("*"), "*" if word.endswith("*") else ""
    return f'"{phrase}"{star}' if _WORD.search(phrase) else ""
