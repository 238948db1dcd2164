"""Joining lines to running text.

In order: a soft hyphen joins; a hyphen after a letter joins with a small letter after it and disappears,
except before "och", "eller" and "samt" ("vård- och omsorg"); a dash stays; else a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPLIT_WORD = re.compile(r"[a-zåäöéü]-$")
_HELD_HYPHEN = re.compile(r"(?:och|eller|samt|respektive|men|till|resp\.?|o\.?)\b", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0\u2002-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202c\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
#: By these "321" is printed as 123: what they stand beside is not read as a number.
_OVERRIDES = re.compile("[\u202d\u202e]")
#: What a paragraph that is whole ends with.
_ENDS_WHOLE = re.compile(r"[.!?:;)\]”\"»…]\s*\d{0,2}$")
_LONGEST_END = 12


def clean(text: str) -> str:
    """One line of text: single plain spaces, no control, direction or zero-width characters."""
    if text.isprintable() and "  " not in text:  # as nearly all are
        return text.strip()
    return _SPACES.sub(" ", _INVISIBLE.sub("", _OVERRIDES.sub("\ufffd", text.replace("\n", " ")))).strip()


def join(first: str, second: str) -> str:
    """Two lines that follow on each other as running text.

    >>> join("samt-", "liga barn"), join("vård-", "och omsorg")
    ('samtliga barn', 'vård- och omsorg')
    """
    if not first or not second:
        return first or second
    if first.endswith("\u00ad"):
        return first[:-1] + second
    if _SPLIT_WORD.search(first, len(first) - 2) and second[0].islower() and not _HELD_HYPHEN.match(second):
        return first[:-1] + second
    if first.endswith("/"):
        return first + second
    return f"{first} {second}"


def join_all(lines: Iterable[str]) -> str:
    """All lines as running text."""
    text = ""
    for line in lines:
        text = join(text, line)
    return text


def goes_on(first: str, second: str) -> bool:
    """Was `first` cut (by a page or a column), so that `second` is the rest of it?"""
    if not first or not second or _ENDS_WHOLE.search(first, len(first) - _LONGEST_END):
        return False
    return second[0].islower() or first.endswith("\u00ad")
