"""Whose document it is, by its file's name and folders.

The file first, then its folders upward; in each the longest run of words. Whole names of regions go before
municipalities, a name as it is spelt before one without å, ä and ö; a name that two have is none.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from corpus.identity.places import FOLD, Place, place_of_code, whole_names
from corpus.lexicon import lexicon, normal
from corpus.registers import municipality_forms

#: Parts of the path that may name the municipality: the file and its folders.
_PARTS = 3
_LONGEST = 4
_ENDINGS = ("", "s", "kommun", "skommun", "stad", "sstad")
_WORD = re.compile(r"[^\W\d_]+")


def file_words(path: str) -> str:
    """The file's name as words, types of documents with their å, ä and ö ("arsredovisning_2024.pdf")."""
    name = unicodedata.normalize("NFC", os.path.splitext(re.split(r"[\\/]", path)[-1])[0])
    text = re.sub(r"_+|(?<=[^\W\d])-+|-+(?=[^\W\d])|(?<=[^\W\d])(?=\d{4}(?!\d))", " ", name)
    return _WORD.sub(lambda m: _types().get(m.group().casefold(), m.group()), text)


@cache
def _types() -> Mapping[str, str]:
    """Single words for types without å, ä and ö → as they are spelt."""
    forms = (normal(entry.form) for entry in lexicon("document_types").entries)
    return {form.translate(FOLD): form for form in forms if form.translate(FOLD) != form and " " not in form}


def place_of_path(path: str) -> Place | None:
    """The municipality or region that the file's name or a folder's names, or None."""
    parts = re.split(r"[\\/]", unicodedata.normalize("NFC", os.path.splitext(path)[0]))[-_PARTS:]
    for part in reversed(parts):
        words = _WORD.findall(part.casefold())
        for count in range(min(_LONGEST, len(words)), 0, -1):
            for start in range(len(words) - count + 1):
                place = _named("".join(words[start : start + count]))
                if place is not None:
                    return place
    return None


def _named(word: str) -> Place | None:
    for index in (_spelt(), _folded()):
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem in index and len(stem) + len(ending) == len(word):
                return index[stem]
    return None


@cache
def _spelt() -> Mapping[str, Place]:
    """Names with å, ä or ö, without spaces and hyphens."""
    return _unique((form, place) for form, place in _joined() if not form.isascii())


@cache
def _folded() -> Mapping[str, Place]:
    return _unique((form if form.isascii() else form.translate(FOLD), place) for form, place in _joined())


def _joined() -> Iterable[tuple[str, Place]]:
    """All forms of names without spaces and hyphens."""
    names = ((form, place_of_code(code)) for form, code in municipality_forms().items())
    for form, place in (*names, *whole_names().items()):
        yield form.replace(" ", "").replace("-", ""), place


def _unique(names: Iterable[tuple[str, Place]]) -> Mapping[str, Place]:
    """The names that only one place has."""
    found: dict[str, Place] = {}
    several: set[str] = set()
    for name, place in names:
        if found.setdefault(name, place) is not place and found[name] != place:
            several.add(name)
    return {name: place for name, place in found.items() if name not in several}
