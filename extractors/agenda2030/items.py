"""Numbers, targets and names of global goals, one after the other, from a place in a text on.

At each place, in order of precedence: a target ("8.5", "16.a"), a range ("13–15"), a number from 1 to 17, a
name, a target's title, a word such as "mål" or "SDG". A name beside its number is one mention; a name that
contradicts the number beside it makes the whole unreadable, except after a list's own numbering ("1. God utbildning").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import takewhile

from corpus.lexicon import normal
from corpus.registers import sdg_targets
from extractors.agenda2030.names import form_pattern, forms_in, goal_names, target_titles
from extractors.values.forms import alternatives, forms_of

#: A goal's number; a name may be glued to it with a capital letter, but no digit, small letter or unit.
_NUMBER = r"(?-i:(?:1[0-7]|[1-9])(?![\da-zåäö]|[.,:]\d|\s*(?:%|procent\b|kr\b|tkr\b|mkr\b|st\b)))"
_LISTED_GAP = re.compile(r"(?:[\s,;:.()&/*•·\"”“'\u2010-\u2015\u2212-]|\b(?:och|samt|eller)\b)+")
_INLINE_GAP = re.compile(r"(?:[\s,;:(&\"”“\u2013-]|\)(?=\s*(?:,|och\b|samt\b))|\b(?:och|samt)\b)+")
_NUMBERING = re.compile(r"\s*\d{1,2}[.)]\s*")
#: How much of a name must be there, and how alike it must be, where it is cut or misread.
_LEAST_CUT = 0.5
_LEAST_ALIKE = 0.85
_LONGEST_NAME = 90


@dataclass(slots=True)
class Item:
    """One mention; `start` and `end` are its place in the text."""

    sdg: int
    target: str | None
    start: int
    end: int
    named: bool = False
    numbered: bool = False
    #: The part of the name that is not there yet, where the line ended within it.
    rest: str = ""


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<target>(?:1[0-7]|[1-9])\.(?:\d{{1,2}}|[a-d])(?![\w]|\.\d))"
        rf"|(?P<first>{_NUMBER})\s?[-\u2013]\s?(?P<last>{_NUMBER})"
        rf"|(?P<number>{_NUMBER})",
        re.IGNORECASE,
    )


@lru_cache(maxsize=256)
def _names(names: tuple[str, ...], titles: tuple[str, ...]) -> re.Pattern[str]:
    """Matches these names and titles, which are those that may stand in a text."""
    name, title = form_pattern(names), form_pattern(titles)
    return re.compile(rf"(?P<name>{name})(?!\w)|(?P<title>{title})(?!\w)", re.IGNORECASE)


@cache
def _words() -> re.Pattern[str]:
    words = alternatives(list(forms_of("sdg_context", "goal_word", "global_goal_word", "label")))
    return re.compile(rf"(?P<word>{words})", re.IGNORECASE)


def _mention(text: str, at: int, names: re.Pattern[str]) -> re.Match[str] | None:
    """The first of what may stand at a place: target, range, number, name, title, word."""
    return _numbers().match(text, at) or names.match(text, at) or _words().match(text, at)


def _said(found: re.Match[str], group: str) -> str | None:
    """What a group matched; None where the match has no such group."""
    return found.groupdict().get(group)


def scan(text: str, start: int = 0, *, listed: bool = False) -> tuple[list[Item], int] | None:
    """The mentions from `start` on and the place where they end; None where they contradict each other.

    `listed`: in an enumeration more signs may stand between, and a name may be cut or misread a little.
    """
    gap = _LISTED_GAP if listed else _INLINE_GAP
    names = _names(forms_in(text, goal_names), forms_in(text, target_titles))
    items: list[Item] = []
    at = end = start
    while at < len(text):
        if found := gap.match(text, at):
            at = found.end()
        found = _mention(text, at, names)
        name_end = _alike(text, at, items[-1]) if listed and items else None
        if name_end is not None and (found is None or (_said(found, "name") and name_end > found.end())):
            items[-1].named = True
            items[-1].end = at = end = name_end
            continue
        if found is None:
            break
        if not listed and _is_everyday(items, found):
            break
        if not _take(items, found):
            return None
        at = found.end()
        end = at if found.lastgroup != "word" else end
    return items, end


def _is_everyday(items: list[Item], found: re.Match[str]) -> bool:
    """In running text "jämställdhet" or "hälsa" is a goal's name only where its number stands before it."""
    name = _said(found, "name")
    if not name or any(i.sdg == goal_names()[normal(name)] for i in items):
        return False
    return len(items) > 0 and name[0].islower() and len(name.split()) < 2


def _take(items: list[Item], found: re.Match[str]) -> bool:
    """Adds what was found to the mentions; False where it contradicts the one before."""
    start, end = found.span()
    if target := _said(found, "target"):
        code = target.lower()
        if code not in sdg_targets():
            return False
        items.append(Item(int(code.split(".")[0]), code, start, end, numbered=True))
    elif _said(found, "first"):
        first, last = int(found["first"]), int(found["last"])
        items += [Item(sdg, None, start, end, numbered=True) for sdg in range(first, last + 1)]
        return first < last
    elif number := _said(found, "number"):
        return _take_number(items, int(number), start, end)
    elif name := _said(found, "name"):
        return _take_name(items, goal_names()[normal(name)], start, end)
    elif title := _said(found, "title"):
        _take_title(items, target_titles()[normal(title)], start, end)
    return True


def _take_title(items: list[Item], code: str, start: int, end: int) -> None:
    """A target's title belongs to the target whose code stands before it, whatever the source of titles says."""
    if items and items[-1].target and not items[-1].named:
        items[-1].named, items[-1].end = True, end
    else:
        items.append(Item(int(code.split(".")[0]), code, start, end, named=True))


def _take_number(items: list[Item], sdg: int, start: int, end: int) -> bool:
    last = items[-1] if items else None
    if last and last.sdg == sdg and last.named and not last.numbered:
        last.numbered, last.end = True, end
    else:
        items.append(Item(sdg, None, start, end, numbered=True))
    return True


def _take_name(items: list[Item], sdg: int, start: int, end: int) -> bool:
    same = next((i for i in items if i.sdg == sdg and i.target is None and not i.named), None)
    if same is not None:
        same.named = True
        same.end = end if same is items[-1] else same.end
        return True
    if items and items[-1].target and items[-1].sdg == sdg:
        return True
    if items and not items[-1].named and items[-1].target is None:
        return False
    items.append(Item(sdg, None, start, end, named=True))
    return True


def _alike(text: str, at: int, item: Item) -> int | None:
    """The end of a name, cut or misread, of the goal whose number stands before it."""
    if item.named:
        return None
    words = re.match(r"[^\d\n]{4,}", text[at : at + _LONGEST_NAME])
    if words is None:
        return None
    said = normal(words.group())
    for form in _forms_of(item):
        cut = form.startswith(said) and len(said) >= _LEAST_CUT * len(form)
        if cut or SequenceMatcher(None, said, form, autojunk=False).ratio() >= _LEAST_ALIKE:
            item.rest = form[len(said) :].strip() if cut else ""
            return at + len(words.group().rstrip())
    return None


def _forms_of(item: Item) -> list[str]:
    """What the goal, or the target, may be called."""
    if item.target is not None:
        return [form for form, code in target_titles().items() if code == item.target]
    return [form for form, sdg in goal_names().items() if sdg == item.sdg]


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The mentions that a text begins with; `whole` where it holds nothing else, or their explanation."""

    items: list[Item]
    whole: bool


def enumeration(text: str) -> Enumeration | None:
    """The mentions that a text consists of, or that it begins with by number and name; None where there are none."""
    read = scan(text, listed=True)
    if read is None:
        numbering = _NUMBERING.match(text)
        read = scan(text, numbering.end(), listed=True) if numbering else None
    if read is None or not read[0]:
        return None
    items, end = read
    rest = text[end:]
    if not _LISTED_GAP.sub("", rest):
        return Enumeration(items, True)
    sure = list(takewhile(lambda item: item.named and item.numbered, items))
    explained = len(items) == len(sure) == 1 and re.match(r"\s*[.:;,(\u2013-]", rest) is not None
    return Enumeration(sure, explained) if sure else None


def whole_items(text: str) -> list[Item] | None:
    """The mentions where the text is nothing but mentions, or one mention with its explanation; else None.

    >>> [i.sdg for i in whole_items("4 God utbildning för alla 10 Minskad ojämlikhet") or []]
    [4, 10]
    """
    read = enumeration(text)
    return read.items if read is not None and read.whole else None
