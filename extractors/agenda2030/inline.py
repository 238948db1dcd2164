"""Global goals in running text: "mål 8 i … Agenda 2030", "globala målen 3, 4 och 10", "SDG 4", "delmål 4.7".

A number counts after a word that is Agenda 2030's own ("globala målen", "SDG"), or after "mål" or "delmål"
where the sentence, the one before it or the label above speaks of Agenda 2030. What is said to be the
municipality's own ("nämndens mål 4", "mål 4 i verksamhetsplanen") counts never. A name alone counts right after a
word that is Agenda 2030's own, and where it can be nothing else (`named`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.agenda2030.items import Item, scan
from extractors.agenda2030.labels import has_context
from extractors.agenda2030.named import coded_titles, named_items
from extractors.prose.sentences import sentences
from extractors.values.forms import alternatives, forms_of, pattern_of

_COLON = re.compile(r"(?:\s+[a-zåäö]+){1,4}\s*:\s*(?=\d)")
_COUNTED = re.compile(r"\s+(?:av|st|stycken|olika|mål|målen|delmål|delmålen|prioriterade|utvalda|som)\b", re.IGNORECASE)
_DIRECTLY = re.compile(r"\s*(?::\s*|om\s+)?[\"”“(]?\s*", re.IGNORECASE)
_CONTEXT_THEN_NUMBERS = re.compile(r"agenda\s*2030\s*[:(]\s*(?=\d)", re.IGNORECASE)
_ENDS_LIST = re.compile(r"\s*(?:[).;]|$)")
_WORDS_BEFORE = re.compile(r"(?:[\w:-]+\s+){1,2}$")


@dataclass(slots=True)
class InlineMention:
    """One mention and the words that it was read from."""

    item: Item
    text: str


def inline_mentions(text: str, context: bool = False, lasting: bool = False) -> list[InlineMention]:
    """The mentions in a paragraph; `context`: a label above it says that Agenda 2030 is spoken of.

    `lasting`: its section is about Agenda 2030, so that every sentence is.

    >>> [m.item.sdg for m in inline_mentions("Det svarar mot mål 3 och 11 i Agenda 2030.")]
    [3, 11]
    """
    context = context or lasting
    if not context and not has_context(text):
        return _named(text, coded_titles(text), [])
    found: list[InlineMention] = []
    for sentence in sentences(text):
        here = has_context(sentence.text)
        read = _in_sentence(sentence.text, here or context)
        items = named_items(sentence.text) if here or context else coded_titles(sentence.text)
        known = {(mention.item.sdg, mention.item.target) for mention in found}
        found += _named(sentence.text, [item for item in items if (item.sdg, item.target) not in known], read)
        context = here or lasting
    return found


def _named(text: str, items: list[Item], read: list[InlineMention]) -> list[InlineMention]:
    """What was read, and the goals and targets that are named besides, in the order of the text."""
    known = {(mention.item.sdg, mention.item.target) for mention in read}
    for item in items:
        within = any(m.item.start < item.end and item.start < m.item.end for m in read)
        if not within and (item.sdg, item.target) not in known:
            known.add((item.sdg, item.target))
            read = [*read, InlineMention(item, " ".join(text[item.start : item.end].split()))]
    return sorted(read, key=lambda mention: mention.item.start) if items else read


def _in_sentence(text: str, context: bool) -> list[InlineMention]:
    found: list[InlineMention] = []
    at = 0
    while (trigger := _trigger().search(text, at)) is not None:
        at = trigger.end()
        own_word = trigger.lastgroup != "word"
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
    return re.compile(rf"(?P<glued>(?<!\w)SDG)(?=\d)|(?P<own>{own})|(?P<word>{word})", re.IGNORECASE)


def _read(text: str, start: int, own_word: bool) -> tuple[list[Item], int] | None:
    """The mentions right after the trigger; names alone only after a word that is Agenda 2030's own."""
    directly = _DIRECTLY.match(text, start)
    read = scan(text, directly.end() if directly else start)
    if read is None or not read[0]:
        return _read_some(text, start, own_word)
    items, end = read
    if not items[0].numbered and not (own_word and directly and items[0].start == directly.end()):
        return None
    return None if _own_place().match(text, end) else (items, end)


def _read_some(text: str, start: int, own_word: bool) -> tuple[list[Item], int] | None:
    """Numbers after words that single some goals out: ", däribland 6, 7 och 13", "som berörs: 4 och 8"."""
    opening = _including().match(text, start) or (_COLON.match(text, start) if own_word else None)
    read = scan(text, opening.end()) if opening else None
    if read is None or not read[0] or not all(item.numbered for item in read[0]):
        return None
    return None if _COUNTED.match(text, read[1]) or _own_place().match(text, read[1]) else read


@cache
def _including() -> re.Pattern[str]:
    words = alternatives(list(forms_of("sdg_context", "including")))
    return re.compile(rf"[\s,(\u2013-]*{words}[\s,:]*(?=\d)", re.IGNORECASE)


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
