"""Columns and rows as text: a table for a terminal, Markdown, CSV or JSON.

In a terminal, columns that are empty in all rows are named below instead of shown; where the width is short, what is
the same in all rows stands above, and where that does not help each row becomes a list of its values. In CSV, text
that a spreadsheet would run as a formula gets a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from models.characters import json_visible, visible
from models.errors import UsageProblem
from output.texts import Texts

FORMATS = ("table", "markdown", "csv", "json")
#: Columns of a terminal that is not known.
WIDTH = 110
#: Least characters for a column of words, and the space behind each column.
_LEAST = 14
_GAP = 2

_FORMULA = re.compile(r"^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_BREAKS = re.compile(r"\s*\n\s*")
#: A word of an enumeration, which is not broken.
_NAME = re.compile(r"^[a-z]+(_[a-z]+)+$")
_NUMBER = re.compile(r"^[+-]?\s?\d[\d\s.,]*\s?%?$")

Rows = Sequence[Sequence[Any]]


def render(columns: Sequence[str], rows: Rows, format_: str = "table", width: int = WIDTH, lang: str = "sv") -> str:
    """The rows in one of FORMATS, ending in a line break. Raises UsageProblem for another format."""
    texts = Texts(lang)
    if format_ == "table":
        return as_table(columns, rows, width, texts)
    if format_ == "markdown":
        return as_markdown(columns, [[shown(value, texts) for value in row] for row in rows])
    if format_ == "csv":
        return as_csv(columns, rows)
    if format_ == "json":
        return as_json(columns, rows)
    raise UsageProblem(f"There is no format {format_!r}; choose one of {', '.join(FORMATS)}.")


def shown(value: object, texts: Texts) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return texts.number(value).replace("\u00a0", " ")
    return value.hex() if isinstance(value, bytes) else visible(str(value))


def as_table(columns: Sequence[str], rows: Rows, width: int, texts: Texts) -> str:
    """The rows for a terminal of `width` characters."""
    if not rows:
        return texts("table", "empty") + "\n"
    same, varied, empty = _kinds_of_columns(columns, rows, width)
    narrow = [[row[i] for i in varied] for row in rows]
    columns = [visible(column) for column in columns]
    names = [columns[i] for i in varied]
    facts = [f"{columns[i]} {shown(rows[0][i], texts)}" for i in same]
    parts: list[RenderableType] = [Text(texts("table", "same", facts=", ".join(facts)))] if facts else []
    fits = sum(_least_widths(names, narrow)) <= width
    parts += [grid(names, narrow, width, texts)] if fits else _records(names, narrow, texts)
    if empty:
        parts.append(Text(texts("table", "empty_columns", names=", ".join(columns[i] for i in empty))))
    return to_text(parts, width)


def _kinds_of_columns(columns: Sequence[str], rows: Rows, width: int) -> tuple[list[int], list[int], list[int]]:
    """The columns that say the same in all rows (only where the width is short), that differ, and that are empty."""
    empty = [i for i in range(len(columns)) if all(row[i] is None or row[i] == "" for row in rows)]
    full = [i for i in range(len(columns)) if i not in empty]
    needed = sum(max(len(str(text)) for text in (columns[i], *(row[i] for row in rows))) + _GAP for i in full)
    if needed <= width or len(rows) < 2:
        return [], full, empty
    same = [i for i in full if all(row[i] == rows[0][i] for row in rows)]
    varied = [i for i in full if i not in same]
    return (same, varied, empty) if varied else ([], full, empty)


def _least_widths(columns: Sequence[str], rows: Rows) -> list[int]:
    """Characters that each column needs to be read: its name, and most words whole."""
    widths = []
    for i, column in enumerate(columns):
        words = {word for row in rows for word in str(row[i]).split()}
        longest = max((len(word) if _NAME.match(word) else min(_LEAST, len(word)) for word in words), default=0)
        widths.append(max(len(column), longest) + _GAP)
    return widths


def _one_line(value: object, texts: Texts) -> Text:
    return Text(_BREAKS.sub(" ", shown(value, texts)))


def to_text(parts: Sequence[RenderableType], width: int) -> str:
    """What rich makes of the parts, without colours and without blanks at line ends."""
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return visible("\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n")


def grid(columns: Sequence[str], rows: Rows, width: int, texts: Texts) -> Table:
    """The rows under their columns; columns of numbers are set to the right."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    cells = [[_one_line(value, texts) for value in row] for row in rows]
    for i, (column, room) in enumerate(zip(columns, _widths(columns, rows, cells, width), strict=True)):
        numbers = all(row[i] is None or isinstance(row[i], int | float) for row in rows)
        table.add_column(Text(column), justify="right" if numbers else "left", overflow="fold", width=room)
    for line in cells:
        table.add_row(*line)
    return table


def _widths(columns: Sequence[str], rows: Rows, cells: Sequence[Sequence[Text]], width: int) -> list[int]:
    """The width of each column: what it needs at least, and of what is left a share for those that want more."""
    given = [least - _GAP for least in _least_widths(columns, rows)]
    wanted = [max((line[i].cell_len for line in cells), default=0) for i in range(len(columns))]
    left = width - sum(given) - _GAP * len(columns)
    while left > 0 and (short := [i for i in range(len(columns)) if given[i] < wanted[i]]):
        for i in short[:left]:
            given[i] += 1
        left -= len(short)
    return given


def _records(columns: Sequence[str], rows: Rows, texts: Texts) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for number, row in enumerate(rows, start=1):
        pairs = Table.grid(padding=(0, 2))
        pairs.add_column(no_wrap=True)
        pairs.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            if value is not None and value != "":
                pairs.add_row(Text(column), _one_line(value, texts))
        parts += [Text(f"── {number} ──"), pairs]
    return parts


def as_markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; bars and line breaks in the cells are escaped."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(escaped(cell) for cell in line) + " |\n" for line in lines)


def escaped(cell: str) -> str:
    """A text as a cell of a Markdown table."""
    text = visible(cell).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return re.sub(r"\s*\n\s*", "<br>", text.strip(" \n\t"))


def as_csv(columns: Sequence[str], rows: Rows) -> str:
    """CSV with a line of column names, commas, and a line feed behind each row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([defused(column) for column in columns])
    writer.writerows([defused(value) for value in row] for row in rows)
    return out.getvalue()


def defused(value: object) -> object:
    """The value so that no spreadsheet takes it for a formula; a number stays one.

    A carriage return becomes a line feed: CSV does not quote it, and a spreadsheet would begin a row there.

    >>> defused("=1+1")
    "'=1+1"
    >>> defused("-7 843")
    '-7 843'
    """
    if isinstance(value, bytes):
        return value.hex()
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    return "'" + text if _FORMULA.match(text) and not _NUMBER.match(text) else text


def as_json(columns: Sequence[str], rows: Rows) -> str:
    """A JSON list with one object per row; a column name that stands twice gets a number."""
    names: list[str] = []
    for column in columns:
        names.append(column if column not in names else f"{column}_{names.count(column) + 1}")
    found = [dict(zip(names, map(_plain, row), strict=True)) for row in rows]
    return json_visible(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
