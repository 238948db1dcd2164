"""Global goals in running text: "mål 8 i … Agenda 2030", "globala målen 3, 4 och 10", "SDG 4", "delmål 4.7".

A number counts after a word that is Agenda 2030's own ("globala målen", "SDG"), or after "mål" or "delmål"
where the sentence, the one before it or the label above speaks of Agenda 2030. What is said to be the
municipality's own ("nämndens mål 4", "mål 4 i verksamhetsplanen") counts never. A name alone counts only right after a
word that is Agenda 2030's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.agenda2030.items import Item, scan
from extractors.agenda2030.labels import has_context
from extractors.prose.sentences import sentences
from extractors.values.forms import alternatives, forms_of, pattern_of

_DIRECTLY = re.compile(r"\s*(?::\s*|om\s+)?[\"”“(]?\s*", re.IGNORECASE)
_CONTEXT_THEN_NUMBERS = re.compile(r"agenda\s*2030\s*[:(]\s*(?=\d)", re.IGNORECASE)
_ENDS_LIST = re.compile(r"\s*(?:[).;]|$)")
_WORDS_BEFORE = re.compile(r"(?:[\w:-]+\s+){1,2}$")


@dataclass(slots=True)
class InlineMention:
    """One mention and the words that it was read from."""

    item: Item
    text: str


def inline_mentions(text: str, context: bool = False) -> list[InlineMention]:
    """The mentions in a paragraph; `context`: a label above it says that Agenda 2030 is spoken of.

    >>> [m.item.sdg for m in inline_mentions("Det svarar mot mål 3 och 11 i Agenda 2030.")]
    [3, 11]
    """
    if not context and not has_context(text):
        return []
    found: list[InlineMention] = []
    for sentence in sentences(text):
        here = has_context(sentence.text)
        found += _in_sentence(sentence.text, here or context)
        context = here
    return found


def _in_sentence(text: str, context: bool) -> list[InlineMention]:
    found: list[InlineMention] = []
    at = 0
    while (trigger := _trigger().search(text, at)) is not None:
        at = trigger.end()
        own_word = trigger.lastgroup == "own"
        if not (context or own_word) or _is_own(text, trigger):
            continue
        read = _read(text, trigger.end(), own_word)
        if read is not None:
            items, end = read
            found += _mentions(text, trigger.start(), items)
            at = end
    return found or _after_context(text)


@cache
def _trigger() -> re.Pattern[str]:
    own = alternatives(list(forms_of("sdg_context", "global_goal_word")))
    word = alternatives(list(forms_of("sdg_context", "goal_word")))
    return re.compile(rf"(?P<own>{own})|(?P<word>{word})", re.IGNORECASE)


def _read(text: str, start: int, own_word: bool) -> tuple[list[Item], int] | None:
    """The mentions right after the trigger; names alone only after a word that is Agenda 2030's own."""
    directly = _DIRECTLY.match(text, start)
    read = scan(text, directly.end() if directly else start)
    if read is None or not read[0]:
        return None
    items, end = read
    if not items[0].numbered and not (own_word and directly and items[0].start == directly.end()):
        return None
    return None if _own_place().match(text, end) else (items, end)


@cache
def _own_place() -> re.Pattern[str]:
    places = alternatives(list(forms_of("sdg_context", "own_place")))
    return re.compile(rf"\s+(?:i|ur|från|enligt)\s+{places}(?!\s+agenda)", re.IGNORECASE)


def _is_own(text: str, trigger: re.Match[str]) -> bool:
    """Do the words before it say that the goal is the municipality's own?"""
    before = _WORDS_BEFORE.search(text[: trigger.start()])
    return before is not None and pattern_of("sdg_context", "own").search(before.group()) is not None


def _mentions(text: str, start: int, items: list[Item]) -> list[InlineMention]:
    first = items[0]
    words = [text[start : first.end]] + [text[item.start : item.end] for item in items[1:]]
    return [InlineMention(item, _closed(" ".join(word.split()))) for item, word in zip(items, words, strict=True)]


def _closed(words: str) -> str:
    return words + ")" if words.count("(") > words.count(")") else words


def _after_context(text: str) -> list[InlineMention]:
    """ "Agenda 2030: 3, 4 och 10" and "Agenda 2030 (3 och 11)" within a sentence."""
    found = _CONTEXT_THEN_NUMBERS.search(text)
    read = scan(text, found.end()) if found else None
    if found is None or read is None or not read[0] or not _ENDS_LIST.match(text, read[1]):
        return []
    return _mentions(text, found.start(), read[0])
