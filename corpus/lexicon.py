"""Lexicons: Swedish forms and the concepts they stand for, read from `corpus/data/lexicon/NAME.csv`.

Each file has the columns form, concept, source and note; `source` says where the form was seen. A text is
compared with a form after `normal`: case, white space, dash variants and closing punctuation do not count.
Order of precedence: the whole text equals a form; then the longest form that stands in it as whole words.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"\s+")


def normal(text: str) -> str:
    """The form that texts are compared in: casefolded, single spaces, plain dashes, no closing punctuation.

    >>> normal("Nämndens  mål:")
    'nämndens mål'
    """
    text = _DASHES.sub("-", text.replace("\u00ad", ""))
    return _SPACES.sub(" ", text).strip(" \t:;.,*").casefold()


@dataclass(frozen=True, slots=True)
class Entry:
    """A form and the concept it stands for."""

    form: str
    concept: str
    source: str = ""
    note: str = ""


class Lexicon:
    """The forms of one group, looked up by whole text or searched for in a text."""

    def __init__(self, name: str, entries: tuple[Entry, ...]) -> None:
        self.name = name
        self.entries = entries
        self._by_form: dict[str, Entry] = {}
        for entry in entries:
            self._by_form.setdefault(normal(entry.form), entry)
        longest_first = sorted(self._by_form, key=lambda form: (-len(form), form))
        pattern = "|".join(re.escape(form) for form in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if pattern else None

    def entry(self, text: str) -> Entry | None:
        """The entry whose form is the whole of `text`, or None."""
        return self._by_form.get(normal(text))

    def concept(self, text: str) -> str | None:
        """The concept that the whole of `text` stands for, or None."""
        found = self.entry(text)
        return found.concept if found else None

    def search(self, text: str) -> list[Entry]:
        """The entries whose forms stand in `text` as whole words, longest match first at each place, in order."""
        if self._pattern is None:
            return []
        return [self._by_form[m.group()] for m in self._pattern.finditer(normal(text))]


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon of that name. Raises FileNotFoundError where there is none."""
    text = files("corpus").joinpath("data", "lexicon", f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    entries = tuple(
        Entry(r["form"], r["concept"], r.get("source") or "", r.get("note") or "") for r in rows if r["form"]
    )
    return Lexicon(name, entries)
