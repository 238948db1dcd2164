"""Ends of sentences that a plain rule settles, as spaCy's Swedish tokenizer and sentencizer would.

Loading spaCy takes longer than reading thirty pages, and nearly every full stop in a report is of one of these kinds.
For each mark, in this order:

1. what follows, behind closing brackets and quotation marks, begins with a small letter or a comma: no sentence begins
   there;
2. it stands between digits, or ends an initial ("A.") or a short form ("bl.a.", "kr."): the same;
3. it ends an ordinary word, a number or a bracket, and white space and a capital or a digit follow: one begins there.

A text with a mark of any other kind is left open as a whole; `sentences` then asks spaCy. What is settled here
is what spaCy says: a test holds the two together.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.values.forms import forms_of

#: Characters whose part in a sentence is known: Latin letters, and the signs of Swedish print.
_PLAIN = re.compile(
    r"[\s\x21-\x7e\xa7\xab\xad\xb0\xb2-\xb4\xb7\xb9\xbb\xc0-\u017f\u2010-\u2015\u2018-\u201e\u2022\u2026\u2070-\u2079\u2212\u20ac]*"
)
_MARK = re.compile(r"[.!?]")
#: Behind the mark: closing signs, white space, signs before the next word, and the word's first letter or digit.
_AFTER = re.compile(
    r"(?P<closed>[)\]\"\u201d\u2019,;:%]*)(?P<space>\s*)"
    r"(?P<opened>(?:[\u2013\u2014\u2022-] )?[(\"\u201d\u201c]?)(?P<next>\w|$)"
)
#: No sentence begins with one of these.
_GOES_ON = re.compile(r"\s+[,;]")
#: Before the mark, back to the last white space: a word, number or bracket that it is cut off from.
_BEFORE = re.compile(
    r"[(\[\"\u201d\u201c]*(?:[^\W_][\w/,:;&\u2013-]*)?(?:[a-zåäöé0-9]|[A-ZÅÄÖ]{2})[)\]\"\u201d%]*|\d+(?:[.,:]\d+)+[)%]*"
)
_SMALL = frozenset("abcdefghijklmnopqrstuvwxyzåäö")
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ")
_FIRST = _CAPITALS | frozenset("0123456789")
_LAST_LETTERS = re.compile(r"[^\W\d_]*$")


def settled_cuts(text: str) -> list[int] | None:
    """Where sentences begin, but for the first; None where a mark of the text is of no kind that is settled here.

    >>> settled_cuts("Målet är 72 m.m. i år. Det nås 2027.")
    [23]
    """
    if not _PLAIN.fullmatch(text):
        return None
    cuts = []
    for mark in _MARK.finditer(text):
        cut = _cut(text, mark.start())
        if cut is None:
            return None
        if cut:
            cuts.append(cut)
    return cuts


def _cut(text: str, mark: int) -> int | None:
    """Where the sentence behind the mark begins; 0 where none does, None where that is not settled."""
    if _GOES_ON.match(text, mark + 1):
        return 0
    after = _AFTER.match(text, mark + 1)
    if after is None:
        return None
    closed, space, opened, first = after.groups()
    if opened and space not in ("", " "):
        return None
    if not first or first in _SMALL:
        return 0
    chunk = text[_chunk_start(text, mark) : mark]
    if not space:
        between_digits = not closed and not opened and first.isdigit() and chunk[-1:].isdigit()
        return 0 if between_digits and text[mark] == "." else None
    if text[mark] == "." and not closed and not opened and _last_part(chunk).casefold() in _never_last():
        return 0
    ends = _ends(chunk, text[mark])
    if not ends:
        return 0 if ends is False else None
    if first not in _FIRST:
        return None
    # White space but for a first blank is a word of its own to spaCy: there the sentence begins.
    return after.start("next") if space == " " else after.start("space") + (space[0] == " ")


def _chunk_start(text: str, mark: int) -> int:
    start = mark
    while start and not text[start - 1].isspace():
        start -= 1
    return start


def _ends(chunk: str, mark: str) -> bool | None:
    """Does the mark end what stands before it; False where it is a part of it, None where that is not settled."""
    if mark == "." and (chunk in _short_forms() or chunk in _CAPITALS):
        return False
    if not chunk:
        return True
    if not _BEFORE.fullmatch(chunk) or "//" in chunk:
        return None
    letters = _LAST_LETTERS.search(chunk)
    if mark == "." and letters and letters.group().casefold() in _folded_short_forms():
        return None
    return True


@cache
def _short_forms() -> frozenset[str]:
    """Forms that keep their full stop, without the last one."""
    return frozenset(forms_of("short_forms"))


def _last_part(chunk: str) -> str:
    """What stands behind the last bracket that was opened."""
    return re.split(r"[(\[]", chunk)[-1]


@cache
def _never_last() -> frozenset[str]:
    """Short forms behind which a sentence always goes on, as `sentences_at` has it."""
    return frozenset(form.casefold() for form in forms_of("value_words", "abbreviation"))


@cache
def _folded_short_forms() -> frozenset[str]:
    return frozenset(form.casefold() for form in _short_forms())
