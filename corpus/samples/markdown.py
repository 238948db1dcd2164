"""The Markdown of the samples, read into the blocks that a layout prints.

Method, in order of precedence:
1. Comments are left out. What stands before the first `#` is the organisation, `#` is the title, and the
   paragraphs right after it are the subtitle.
2. `##` to `####` are headings of level 1 to 3. `#####` is a label: it says what stands beside it and is no heading.
   So is a bold line that ends in a colon.
3. Any other line that is bold as a whole is a statement (of a goal or an assignment). A label that ends in a colon, or
   follows no statement, belongs to the statement or heading after it; any other belongs to the statement before it.
4. In a pipe table, a first row below the header that is all bold is a second header row. An empty cell in the upper
   of two header rows continues the cell to its left, an empty first cell of a row continues the one above it.
   A row with nothing but a bold first cell names the group of the rows below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import takewhile

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(#{1,5}) +(.+)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_SEPARATOR_CELL = re.compile(r":?-{3,}:?")
_LABEL_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `label` stands above it."""

    level: int
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that belongs to no statement and no heading."""

    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its label, which the document has before or after it."""

    text: str
    label: str = ""
    label_first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, with Markdown's ** and * in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A bulleted list; `label` is the label right above it, or ""."""

    entries: tuple[str, ...]
    label: str = ""


Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; all rows have as many cells as `numeric`, which is True for right-aligned columns."""

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    numeric: tuple[bool, ...]


Block = Heading | Label | Statement | Paragraph | Items | Table


@dataclass(slots=True)
class Document:
    """A sample: who it is from, its title, and its blocks in order."""

    title: str = ""
    organisation: list[str] = field(default_factory=list)
    subtitle: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def plain(text: str) -> str:
    """The text without Markdown's asterisks."""
    return text.replace("*", "").strip()


def is_group_row(row: Row) -> bool:
    """Is it a row with nothing but a bold first cell?"""
    return bool(_BOLD.fullmatch(row[0])) and not any(row[1:])


def is_total_row(row: Row) -> bool:
    """Is it a row of which every filled cell is bold?"""
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and all(_BOLD.fullmatch(cell) for cell in filled)


def parse(text: str) -> Document:
    """Reads a sample. Raises ValueError where the text has no title."""
    document = Document()
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", _COMMENT.sub("", text).strip()):
        heading = _HEADING.fullmatch(chunk.strip())
        if heading and len(heading[1]) == 1:
            document.title = heading[2]
        elif not document.title:
            document.organisation.append(chunk.strip())
        else:
            blocks.append(_block(chunk.strip()))
    if not document.title:
        raise ValueError("The sample has no title: begin it with a line such as '# Verksamhetsplan 2019'.")
    subtitle = list(takewhile(lambda block: isinstance(block, Paragraph), blocks))
    document.subtitle = [block.text for block in subtitle if isinstance(block, Paragraph)]
    document.blocks = _bind_labels(blocks[len(subtitle) :])
    return document


def _block(chunk: str) -> Block:
    heading = _HEADING.fullmatch(chunk)
    if heading:
        depth, text = len(heading[1]), heading[2]
        return Label(text) if depth == _LABEL_DEPTH else Heading(depth - 1, text)
    lines = chunk.splitlines()
    if lines[0].startswith("|"):
        return _table(lines)
    if lines[0].startswith("- "):
        return Items(tuple(line.removeprefix("- ").strip() for line in lines))
    bold = _BOLD.fullmatch(chunk)
    if bold:
        return Label(bold[1]) if bold[1].endswith(":") else Statement(bold[1])
    return Paragraph(" ".join(lines))


def _table(lines: list[str]) -> Table:
    header, separator, *rows = [tuple(cell.strip() for cell in line.strip()[1:-1].split("|")) for line in lines]
    if not all(_SEPARATOR_CELL.fullmatch(cell) for cell in separator):
        raise ValueError(f"A table has no separator row under '{lines[0]}'.")
    uneven = next((row for row in rows if len(row) != len(header)), None)
    if uneven:
        raise ValueError(f"A table row has {len(uneven)} cells, its header {len(header)}: {uneven}")
    heads = [header]
    if rows and is_total_row(rows[0]):
        heads.append(tuple(plain(cell) for cell in rows.pop(0)))
    return Table(tuple(heads), tuple(rows), tuple(cell.endswith(":") for cell in separator))


def _bind_labels(blocks: list[Block]) -> list[Block]:
    """Joins each label with the statement, heading or list that it belongs to."""
    bound: list[Block] = []
    for i, block in enumerate(blocks):
        last = bound[-1] if bound else None
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        if isinstance(block, Label) and _follows(block, last, after):
            assert isinstance(last, Statement)
            bound[-1] = replace(last, label=block.text)
        elif isinstance(last, Label) and isinstance(block, Statement):
            bound[-1] = replace(block, label=last.text, label_first=True)
        elif isinstance(last, Label) and isinstance(block, Heading):
            bound[-1] = replace(block, label=last.text)
        elif isinstance(last, Label) and isinstance(block, Items):
            bound.append(replace(block, label=last.text))
        else:
            bound.append(block)
    return bound


def _follows(label: Label, last: Block | None, after: Block | None) -> bool:
    """Does the label belong to the statement before it?"""
    if not isinstance(last, Statement) or last.label:
        return False
    return not label.text.endswith(":") and not isinstance(after, Heading)
