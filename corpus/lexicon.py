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
from functools import cache, cached_property, lru_cache
from importlib.resources import files

#: A word, or a sign that is none.
_PART = re.compile(r"\w+|[^\w\s]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The form that texts are compared in: casefolded, single spaces, plain dashes, no closing punctuation.

    >>> normal("Nämndens  mål:")
    'nämndens mål'
    """
    text = _DASHES.sub("-", text.replace("\u00ad", ""))
    return " ".join(text.split()).strip(" :;.,*").casefold()


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

    def entry(self, text: str) -> Entry | None:
        """The entry whose form is the whole of `text`, or None."""
        return self._by_form.get(normal(text))

    def concept(self, text: str) -> str | None:
        """The concept that the whole of `text` stands for, or None."""
        found = self.entry(text)
        return found.concept if found else None

    def search(self, text: str) -> list[Entry]:
        """The entries whose forms stand in `text` as whole words, longest match first at each place, in order."""
        text = normal(text)
        found: list[Entry] = []
        end = 0
        for part in _PART.finditer(text):
            start = part.start()
            forms = self._by_part.get(part.group()) if start >= end else None
            if forms is None or _is_word(text[start - 1 : start]):  # a sign right behind a word
                continue
            form = next(
                (f for f in forms if text.startswith(f, start) and not _is_word(text[start + len(f) :][:1])), ""
            )
            if form:
                found.append(self._by_form[form])
                end = start + len(form)
        return found

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        """The forms by the word or sign that they begin with, longest first."""
        parts: dict[str, list[str]] = {}
        for form in sorted(self._by_form, key=lambda form: (-len(form), form)):
            if first := _PART.match(form):
                parts.setdefault(first.group(), []).append(form)
        return parts


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


@cache
def lexicon(name: str) -> Lexicon:
    """The lexicon of that name. Raises FileNotFoundError where there is none."""
    text = files("corpus").joinpath("data", "lexicon", f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    entries = tuple(
        Entry(r["form"], r["concept"], r.get("source") or "", r.get("note") or "") for r in rows if r["form"]
    )
    return Lexicon(name, entries)
