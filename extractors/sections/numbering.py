"""The printed number of a heading.

A number is one to four groups of at most two digits ("4", "4.1.2"), followed by a capital, a quote or a
digit group that belongs to the title. Years, dates and amounts are none.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})(?:\.\s*|\)\s+|\s+|:\s+)(?=\S)(.+)$")
_TITLE_START = re.compile(r"^[^\W\d_]|^[\"”“«(]")
_NOT_TITLE = re.compile(
    r"^(?:st|%|procent|kr|tkr|mkr|mnkr|§|år|januari|februari|mars|april|maj|juni|juli|augusti"
    r"|september|oktober|november|december)\b|^[a-zåäö]"
)


def split_number(text: str) -> tuple[str | None, str]:
    """The printed number without a closing dot, and the title without the number.

    >>> split_number("4.1.2 Full sysselsättning"), split_number("2019 blev ett bra år")
    (('4.1.2', 'Full sysselsättning'), (None, '2019 blev ett bra år'))
    """
    found = _NUMBERED.match(text)
    if not found:
        return None, text
    number, title = found.group(1), found.group(2).strip()
    if not _TITLE_START.match(title) or _NOT_TITLE.match(title):
        return None, text
    return number, title


@lru_cache(maxsize=4096)
def groups(number: str) -> tuple[int, ...]:
    """The number as integers: "4.1.2" gives (4, 1, 2)."""
    return tuple(int(group) for group in number.split("."))


def may_follow(number: str, last: str | None) -> bool:
    """Can `number` be the heading after `last`: a later one on a level, or one right below it?"""
    new = groups(number)
    if last is None:
        return new[-1] <= 1 or len(new) == 1
    old = groups(last)
    shared = min(len(new), len(old))
    if len(new) > len(old):
        return new[: len(old)] == old and all(group <= 1 for group in new[len(old) : -1])
    return new[: shared - 1] == old[: shared - 1] and new[shared - 1] > old[shared - 1]


def gap(number: str, last: str | None) -> bool:
    """Is a heading number missing between `last` and `number`?"""
    if last is None:
        return groups(number)[-1] > 1
    new, old = groups(number), groups(last)
    if len(new) > len(old):
        return new[: len(old)] != old or len(new) > len(old) + 1 or new[-1] > 1
    return new[-1] != old[len(new) - 1] + 1


#: A candidate is compared with this many before it.
_WINDOW = 200
_GAP_COST, _RESTART_COST = 0.4, 0.9


def best_chain(numbers: list[str]) -> set[int]:
    """Indices of the numbers that make the longest sensible sequence; what stands between them is no number.

    A missing number costs a little, and beginning again from 1 (an appendix, a new part) costs more.
    """
    best: list[float] = []
    before: list[int | None] = []
    for i, number in enumerate(numbers):
        score, origin = (1.0 if not gap(number, None) else 1.0 - _GAP_COST), None
        for j in range(max(0, i - _WINDOW), i):
            step = best[j] + _step(number, numbers[j])
            if step >= score:
                score, origin = step, j
        best.append(score)
        before.append(origin)
    if not best:
        return set()
    at: int | None = max(range(len(best)), key=lambda i: (best[i], i))
    chain = set()
    while at is not None:
        chain.add(at)
        at = before[at]
    return chain


def _step(number: str, last: str) -> float:
    if may_follow(number, last):
        return 1.0 - (_GAP_COST if gap(number, last) else 0.0)
    if groups(number) == (1,):
        return 1.0 - _RESTART_COST
    return -1.0
