"""Blocks from paragraphs whose document says what they are: shared by the readers of Word files and of HTML.

How a list item begins, and what the cover is, they share with the reader of text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.lexicon import lexicon
from extractors.layout.hues import TELLING, color_name, is_pale
from extractors.layout.marks import signs
from extractors.layout.text import clean
from extractors.layout.types import Block, Cell, Grid, Mark, MarkKind, Role
from extractors.readers.spans import doubt_of
from models.box import Box

Color = tuple[float, float, float]

#: A list mark, and the text behind it.
LIST_ITEM = re.compile(r"^\s*([-*+•–·▪]|\d{1,2}[.)]|[a-zåäö][.)])\s+(\S.*)$", re.DOTALL)
#: Blocks that tell whose document it is, as in a text.
_COVER, _LONGEST_COVER = 12, 150
_LONGEST_SIGN = 60
#: Such documents have no pages and no places on them.
NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
NO_PAGE = 0


@dataclass(slots=True)
class Span:
    """A piece of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    color: Color | None = None


def blocks_of(spans: Sequence[Span]) -> list[Block]:
    """The blocks of a paragraph: a line that is bold as a whole, or begins with a list mark, is one of its own."""
    groups: list[list[Span]] = []
    last = None
    for line in _lines(spans):
        bold = all(span.bold for span in line if span.text.strip())
        if groups and bold is last and not LIST_ITEM.match("".join(span.text for span in line)):
            groups[-1] += [Span("\n"), *line]
        else:
            groups.append(line)
        last = bold
    return [block_of(group) for group in groups]


def _lines(spans: Sequence[Span]) -> list[list[Span]]:
    """The spans of each line that holds something."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines += [[replace(span, text=text)] for text in others]
    return [line for line in lines if any(span.text.strip() for span in line)]


def block_of(spans: Sequence[Span], role: Role = Role.PARAGRAPH, level: int | None = None, marker: str = "") -> Block:
    """The block of a paragraph, its lines parted; one that begins with a list mark is a list item."""
    lines = "".join(span.text for span in spans).replace("\u00ad", "").split("\n")
    text = "\n".join(line for each in lines if (line := clean(each)))
    if role is Role.PARAGRAPH and (found := LIST_ITEM.match(text)):
        role, marker, text = Role.LIST_ITEM, found.group(1), found.group(2)
    seen = [span for span in spans if span.text.strip()]
    most = max(seen, key=lambda span: len(span.text), default=Span(""))
    bold = bool(seen) and all(span.bold for span in seen)
    return Block(
        role,
        text,
        level=level,
        size=most.size,
        bold=bold,
        italic=bool(seen) and all(span.italic for span in seen),
        marker=marker,
        bold_start="" if bold else bold_start(seen),
        method="tagged",
        color=most.color,
    )


def bold_start(spans: Sequence[Span]) -> str:
    """The bold words that a paragraph begins with."""
    text = ""
    for span in spans:
        if not span.bold:
            break
        text += span.text
    return clean(text)


def cover_of(blocks: Sequence[Block]) -> list[tuple[str, float]]:
    """The first texts with their size, for telling whose document it is."""
    first = [b for b in blocks[:_COVER] if b.role in (Role.HEADING, Role.PARAGRAPH) and len(b.text) < _LONGEST_COVER]
    return [(b.text, b.size) for b in first]


def sign_words(description: str) -> str:
    """The description of a picture where it is the word of a status or a trend, else ""."""
    text = clean(description)
    if not text or len(text) > _LONGEST_SIGN:
        return ""
    known = any(lexicon(name).concept(text) is not None for name in ("status", "trend"))
    return text if known else ""


def sign_mark(spans: Sequence[Span]) -> tuple[Mark, ...]:
    """The mark that a cell or a line shows: a sign of a font in a colour that says something."""
    found = []
    for span in spans:
        look = signs().get(span.text.strip()[:1])
        color = color_name(span.color)
        if look is not None and look.color is None and color in TELLING:
            found.append(Mark(MarkKind.GLYPH, NO_PAGE, NOWHERE, color, sign=span.text.strip()[0]))
    return tuple(found)


def legend_of(spans: Sequence[Span]) -> list[Mark]:
    """The marks of a line, each with the words behind it: an entry of a legend."""
    found: list[Mark] = []
    for span in spans:
        if marks := sign_mark([span]):
            found += marks
            found[-1].beside = span.text.strip()[1:]
        elif found:
            found[-1].beside += span.text
    for mark in found:
        mark.beside = clean(mark.beside)
    return found


def add_grounds(grid: Grid, grounds: dict[int, Color]) -> None:
    """Give cells the mark of their coloured ground (by the id of the cell), where it says something of the cell.

    Such a ground is no tint, is not that of a header, and differs from those beside it: a coloured row is decoration.
    """
    headed = {color_name(grounds.get(id(c))) for row in grid.rows for c in row if c is not None and c.header}
    for i, row in enumerate(grid.rows):
        names = [color_name(grounds.get(id(c))) if c is not None else None for c in row]
        for j, cell in enumerate(row):
            name, ground = names[j], grounds.get(id(cell))
            beside = {names[k] for k in (j - 1, j + 1) if 0 <= k < len(names)}
            if i == 0 or cell is None or cell.header or ground is None or cell.marks or name in headed | beside:
                continue
            if name in TELLING and not is_pale(ground):
                cell.marks = (Mark(MarkKind.AREA, NO_PAGE, NOWHERE, name),)


def cell_of(blocks: Sequence[Block], header: bool = False) -> Cell:
    """The cell that holds these blocks, line by line."""
    lines = [line for block in blocks if block.text for line in block.text.split("\n")]
    bold = bool(lines) and all(block.bold for block in blocks if block.text)
    return Cell("\n".join(lines), bold=bold, header=header, doubt=doubt_of(lines))


def join_lines(blocks: Sequence[Block]) -> None:
    """Make each text one line, once all cells are read."""
    for block in blocks:
        block.text = clean(block.text)
