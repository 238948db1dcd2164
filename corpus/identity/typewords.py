"""Words that say what a document is: names of types ("verksamhetsplan"), and endings of words ("klimatstrategi").

Names go first, the longest at each place; a word that none of them takes is looked at by its ending. Which of the words
of a title counts: `other_anywhere` ("tjänsteskrivelse") always; a follow-up or an annual report before a plan or a
budget ("Verksamhetsplan – uppföljning"), unless joined to one that stands first ("Plan och uppföljning"); else the
first; `other_weak` ("rapport", "analys") only where there is nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.identity.wording import alternatives
from corpus.lexicon import lexicon, normal

_REPORTS = ("follow_up", "annual_report")
_INFLECTION = r"(?:ens|erna|en|er|et|ets|n|t|s)?"
_START = 2
#: Letters of a name that are compared before its pattern is made.
_LETTERS = re.compile(r"[^\W\d_]{1,6}")
_WORD = re.compile(rf"(?<![\w-])\w{{{_START}}}")
_JOINED = re.compile(r"\s*(?:och|med|inkl\.?|inklusive|samt|/|&)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A word for a type in a text; `ending` is the ending that told it, or "", `standing` what else it tells."""

    concept: str
    start: int
    end: int
    form: str
    ending: str = ""
    standing: str = ""


@cache
def _concepts(name: str) -> Mapping[str, str]:
    return {normal(e.form): e.concept for e in reversed(lexicon(name).entries)}


@cache
def _by_start() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The names by the letters they begin with, longest first, each with more of its letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form in sorted(_concepts("document_types"), key=lambda form: (-len(form), form)):
        letters = _LETTERS.match(form)
        found.setdefault(form[:_START], []).append((form, letters.group() if letters else ""))
    return {start: tuple(forms) for start, forms in found.items()}


@cache
def _name(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<form>{alternatives(frozenset((form,)))}){_INFLECTION}(?!\w)", re.IGNORECASE)


def _names_in(text: str) -> Iterator[re.Match[str]]:
    """The names that stand in the text, the longest at each place. A pattern is made when a text has its beginning."""
    end, small = 0, text.lower()
    for word in _WORD.finditer(text):
        at = word.start()
        if at < end:
            continue
        forms = [form for form, letters in _by_start().get(word.group().lower(), ()) if small.startswith(letters, at)]
        match = next((m for form in forms if (m := _name(form).match(text, at))), None)
        if match:
            end = match.end()
            yield match


@cache
def _endings() -> re.Pattern[str]:
    endings = alternatives(frozenset(_concepts("document_type_endings")))
    return re.compile(rf"(?<!\w)[^\W\d_]*?(?P<form>{endings})s?(?!\w)", re.IGNORECASE)


def type_words(text: str) -> list[TypeWord]:
    """The words for types in `text`, in order."""
    return list(_type_words(text))


@lru_cache(maxsize=1024)
def _type_words(text: str) -> tuple[TypeWord, ...]:
    found = [_word(m, "document_types") for m in _names_in(text)]
    for match in _endings().finditer(text):
        if not any(w.start < match.end() and match.start() < w.end for w in found):
            found.append(_word(match, "document_type_endings"))
    return tuple(sorted(found, key=lambda word: word.start))


def _word(match: re.Match[str], name: str) -> TypeWord:
    form = normal(match["form"])
    ending = form if name == "document_type_endings" else ""
    entry = lexicon(name).entry(form)
    standing = entry.note if entry else ""
    return TypeWord(_concepts(name)[form], match.start(), match.end(), match.group(), ending, standing)


def is_type_name(text: str) -> bool:
    """Is the text a type's name and nothing else?"""
    return normal(text) in _concepts("document_types")


def starts_with_type(text: str) -> bool:
    """Does the text begin with a word for a type?"""
    words = type_words(text)
    return bool(words) and not text[: words[0].start].strip(" :–-")


def deciding(text: str) -> TypeWord | None:
    """The word that says what a title names, or None."""
    words = type_words(text)
    anywhere = next((w for w in words if w.concept == "other_anywhere"), None)
    strong = [w for w in words if w.concept != "other_weak"]
    if anywhere or not strong:
        return anywhere or (words[0] if words else None)
    first = strong[0]
    if first.concept in ("plan", "budget"):
        report = next((w for w in strong if w.concept in _REPORTS), None)
        if report and not _joined(text, strong, report):
            return report
    return first


def _joined(text: str, words: list[TypeWord], word: TypeWord) -> bool:
    """Is the word joined by "och", "med" or the like to the one before it?"""
    before = words[words.index(word) - 1]
    return _JOINED.match(text[before.end : word.start]) is not None
