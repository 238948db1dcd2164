"""Numbers that Word prints before headings and list items, and that stand nowhere in the text.

A paragraph names a numbering and a level; the numbering says how its levels count and what is printed ("%1.%2"). All
numberings made from the same definition count on together, except where one says that it starts anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.readers.word.package import Element, W, number, switch, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
#: Higher numbers are printed as digits whatever the format.
_MOST_ROMAN = 3999
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level counts: first number, format, what is printed, the level after which it begins anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


class Numbering:
    """The numberings of a document; `root` is the part with them, None where there is none."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[int, list[Level]] = {}
        self._abstract: dict[int, int] = {}
        self._starts: dict[int, dict[int, int]] = {}
        self._counts: dict[int, list[int | None]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        made = {number(a.get(W + "abstractNumId")): a for a in root.iter(W + "abstractNum")}
        linked = {value(a, "styleLink"): a for a in made.values() if value(a, "styleLink")}
        for num in root.iter(W + "num"):
            id_, abstract = number(num.get(W + "numId")), number(value(num, "abstractNumId"))
            base = made.get(abstract)
            if id_ is None or abstract is None or base is None:
                continue
            base = linked.get(value(base, "numStyleLink"), base)
            self._abstract[id_] = number(base.get(W + "abstractNumId")) or 0
            self._levels[id_] = _levels(base)
            self._starts[id_] = {}
            for change in num.iter(W + "lvlOverride"):
                self._override(id_, change)

    def _override(self, id_: int, change: Element) -> None:
        at = number(change.get(W + "ilvl"))
        if at is None or not 0 <= at < LEVELS:
            return
        if (level := change.find(W + "lvl")) is not None:
            self._levels[id_][at] = _level(level)
        if (start := number(value(change, "startOverride"))) is not None:
            self._starts[id_][at] = start

    def level_of(self, id_: int, style: str) -> int:
        """The level whose style is `style`, 0 where none is."""
        return next((at for at, level in enumerate(self._levels.get(id_, ())) if level.style == style), 0)

    def label(self, id_: int, level: int) -> str:
        """What is printed before the next paragraph of a numbering; "" for nothing, `BULLET` for a sign."""
        levels = self._levels.get(id_)
        if levels is None or not 0 <= level < LEVELS:
            return ""
        counts = self._counts.setdefault(self._abstract[id_], [None] * LEVELS)
        start = self._starts[id_].pop(level, None)
        if start is not None:
            counts[level] = start
        else:
            last = counts[level]
            counts[level] = levels[level].start if last is None else last + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart
            if restart is None or level < restart:
                counts[deeper] = None
        return _printed(levels, level, counts)


def _levels(abstract: Element) -> list[Level]:
    found = [Level(format="none")] * LEVELS
    for each in abstract.findall(W + "lvl"):
        at = number(each.get(W + "ilvl"))
        if at is not None and 0 <= at < LEVELS:
            found[at] = _level(each)
    return found


def _level(element: Element) -> Level:
    start = number(value(element, "start"))
    return Level(
        start=0 if start is None else start,
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        restart=number(value(element, "lvlRestart")),
        legal=bool(switch(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )


def _printed(levels: list[Level], level: int, counts: list[int | None]) -> str:
    own = levels[level]
    if own.format == "bullet":
        return BULLET

    def count(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        given = counts[at]
        if given is None:  # a level that was passed over
            given = counts[at] = levels[at].start
        return formatted(given, "decimal" if own.legal else levels[at].format)

    return _PLACE.sub(count, own.text).strip()


def formatted(count: int, format_: str) -> str:
    """A number in one of Word's formats; digits where the format is not known.

    >>> formatted(4, "lowerRoman"), formatted(28, "upperLetter"), formatted(3, "decimalZero")
    ('iv', 'BB', '03')
    """
    if format_ == "none":
        return ""
    if format_ == "decimalZero":
        return f"{count:02d}"
    if format_ in ("lowerRoman", "upperRoman") and 0 < count <= _MOST_ROMAN:
        return _cased(_roman(count), format_)
    if format_ in ("lowerLetter", "upperLetter") and 0 < count <= _MOST_ROMAN:
        letter = chr(ord("a") + (count - 1) % 26)
        return _cased(letter * ((count - 1) // 26 + 1), format_)
    return str(count)


def _cased(text: str, format_: str) -> str:
    return text.upper() if format_.startswith("upper") else text


def _roman(count: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (count // size)
        count %= size
    return text
