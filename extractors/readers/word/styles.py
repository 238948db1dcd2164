"""Styles of a Word file: what a paragraph or a run looks like, and of which level a heading is.

A property is taken, in this order, from the paragraph or run itself, from its style, from the styles that this is based
on, from the defaults of the document. A heading's level is its outline level; without one, the number in the name of
its style ("heading 2", "Rubrik 2"), or in that of a style that it is based on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from extractors.readers.word.package import Element, W, number, switch, value

Color = tuple[float, float, float]

_HEADING = re.compile(r"(?:heading|rubrik|överskrift)\s*(\d)\b", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|innehåll|innehållsförteckning|table of (?:figures|contents))\b", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-fA-F]{6}")
#: Outline levels from this on are body text.
_BODY_LEVEL = 9
_DEFAULT_SIZE = 20
#: A chain of styles is followed so far: a broken file may have a circle.
_DEEPEST = 12
#: Properties that are on or off, by the elements that say so.
_SWITCHES = {
    "bold": ("b",),
    "italic": ("i",),
    "hidden": ("vanish",),
    "struck": ("strike", "dstrike"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set: size in points, weight, slant, colour, font; whether it is shown, struck through, raised."""

    size: float = 10.0
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    color: Color | None = None
    font: str = ""


class Styles:
    """The styles of a document; `root` is the part with them, None where there is none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._normal: dict[str, str] = {}
        for style in root.iter(W + "style") if root is not None else ():
            kind, name = style.get(W + "type", "paragraph"), style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "default") in ("1", "true", "on"):
                self._normal[kind] = name
        self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._looks: dict[tuple[str, str], Look] = {}

    def of(self, properties: Element | None) -> str:
        """The style of a paragraph by its properties (w:pPr)."""
        return value(properties, "pStyle") or self._normal.get("paragraph", "")

    def chain(self, style: str) -> tuple[Element, ...]:
        """A style and those that it is based on."""
        if style not in self._chains:
            found: list[Element] = []
            name = style
            while name in self._styles and len(found) < _DEEPEST:
                found.append(self._styles[name])
                name = value(found[-1], "basedOn") or ""
            self._chains[style] = tuple(found)
        return self._chains[style]

    def names(self, style: str) -> list[str]:
        """The names of a style and those that it is based on."""
        return [value(each, "name") or "" for each in self.chain(style)]

    def level(self, style: str, properties: Element | None) -> int | None:
        """The level of a heading from 1, or None for a paragraph that is none."""
        said = [value(properties, "outlineLvl"), *(value(s.find(W + "pPr"), "outlineLvl") for s in self.chain(style))]
        outline = next((n for text in said if (n := number(text)) is not None), None)
        if outline is not None:
            return outline + 1 if 0 <= outline < _BODY_LEVEL else None
        named = next((found for name in self.names(style) if (found := _HEADING.match(name))), None)
        return int(named.group(1)) or None if named else None

    def is_named(self, style: str, *names: str) -> bool:
        """Is it one of the styles that every Word has, by its name (lower case), or based on one?"""
        return any(name.casefold() in names for name in self.names(style))

    def is_contents(self, style: str) -> bool:
        """Is it a style of lines of a table of contents?"""
        return any(_CONTENTS.match(name) for name in self.names(style)[:1])

    def numbering(self, style: str, properties: Element | None) -> tuple[int, int | None] | None:
        """Id of the numbering and level from 0 (None: the style's own); None for a paragraph without a number."""
        levels: list[int | None] = []
        for source in (properties, *(s.find(W + "pPr") for s in self.chain(style))):
            given = source.find(W + "numPr") if source is not None else None
            if given is None:
                continue
            levels.append(number(value(given, "ilvl")))
            if (id_ := number(value(given, "numId"))) is not None:
                level = next((n for n in levels if n is not None), None)
                return (id_, level) if id_ else None
        return None

    def look(self, paragraph: str, run: Element | None) -> Look:
        """The look of a run with the properties `run` (w:rPr) in a paragraph of a style."""
        own = value(run, "rStyle") or ""
        if run is None or not len(run):
            return self._styled(paragraph, "")
        return _changed(self._styled(paragraph, own), run)

    def _styled(self, paragraph: str, run: str) -> Look:
        key = (paragraph, run)
        if key not in self._looks:
            look = _changed(Look(_DEFAULT_SIZE / 2), self._defaults)
            for style in (*reversed(self.chain(paragraph)), *reversed(self.chain(run))):
                look = _changed(look, style.find(W + "rPr"))
            self._looks[key] = look
        return self._looks[key]


def _changed(look: Look, run: Element | None) -> Look:
    """The look with what the properties of a run say of it."""
    if run is None or not len(run):
        return look
    changes: dict[str, Any] = {}
    for name, tags in _SWITCHES.items():
        said = next((on for tag in tags if (on := switch(run, tag)) is not None), None)
        if said is not None:
            changes[name] = said
    if size := number(value(run, "sz")):
        changes["size"] = size / 2
    if (color := value(run, "color")) is not None:
        changes["color"] = rgb(color)
    if (raised := value(run, "vertAlign")) is not None:
        changes["raised"] = raised == "superscript"
    if font := value(run, "rFonts", "ascii") or value(run, "rFonts", "hAnsi"):
        changes["font"] = font
    return replace(look, **changes) if changes else look


def rgb(text: str | None) -> Color | None:
    """A colour of six hex digits as RGB, 0 to 1 each; None for black, "auto" and what is none."""
    if text is None or not _HEX.fullmatch(text):
        return None
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return (red, green, blue) if red or green or blue else None
