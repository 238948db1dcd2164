"""Columns and rows as text: a table for a terminal, Markdown, CSV or JSON.

In a terminal, columns that are empty in all rows are named below instead of shown, and where there are too many
columns for the width each row becomes a list of its values. In CSV, text that a spreadsheet would run as a formula
gets a leading apostrophe.
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

from models.errors import UsageProblem
from output.texts import Texts

FORMATS = ("table", "markdown", "csv", "json")
#: Columns of a terminal that is not known.
WIDTH = 110
#: Least characters for a column that can be read.
_LEAST = 11

_FORMULA = re.compile(r"^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
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
    return value.hex() if isinstance(value, bytes) else str(value)


def as_table(columns: Sequence[str], rows: Rows, width: int, texts: Texts) -> str:
    """The rows for a terminal of `width` characters."""
    if not rows:
        return texts("table", "empty") + "\n"
    full = [i for i in range(len(columns)) if any(row[i] is not None and row[i] != "" for row in rows)]
    empty = [column for i, column in enumerate(columns) if i not in full]
    narrow = [[row[i] for i in full] for row in rows]
    names = [columns[i] for i in full]
    parts: list[RenderableType] = (
        [_table(names, narrow, texts)] if len(names) * _LEAST <= width else _records(names, narrow, texts)
    )
    if empty:
        parts.append(Text(texts("table", "empty_columns", names=", ".join(empty))))
    return to_text(parts, width)


def to_text(parts: Sequence[RenderableType], width: int) -> str:
    """What rich makes of the parts, without colours and without blanks at line ends."""
    console = Console(file=io.StringIO(), width=width, color_system=None, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def _table(columns: Sequence[str], rows: Rows, texts: Texts) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for i, column in enumerate(columns):
        numbers = all(row[i] is None or isinstance(row[i], int | float) for row in rows)
        table.add_column(Text(column), justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(shown(value, texts)) for value in row))
    return table


def _records(columns: Sequence[str], rows: Rows, texts: Texts) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for number, row in enumerate(rows, start=1):
        grid = Table.grid(padding=(0, 2))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            if value is not None and value != "":
                grid.add_row(Text(column), Text(shown(value, texts)))
        parts += [Text(f"── {number} ──"), grid]
    return parts


def as_markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; bars and line breaks in the cells are escaped."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join("| " + " | ".join(escaped(cell) for cell in line) + " |\n" for line in lines)


def escaped(cell: str) -> str:
    """A text as a cell of a Markdown table."""
    text = cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return re.sub(r"\s*\n\s*", "<br>", text.strip(" \n\t"))


def as_csv(columns: Sequence[str], rows: Rows) -> str:
    """CSV with a line of column names, commas, and a line feed behind each row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([defused(value) for value in row] for row in rows)
    return out.getvalue()


def defused(value: object) -> object:
    """The value so that no spreadsheet takes it for a formula; a number stays one.

    >>> defused("=1+1")
    "'=1+1"
    >>> defused("-7 843")
    '-7 843'
    """
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.match(value):
        return "'" + value
    return value


def as_json(columns: Sequence[str], rows: Rows) -> str:
    """A JSON list with one object per row; a column name that stands twice gets a number."""
    names: list[str] = []
    for column in columns:
        names.append(column if column not in names else f"{column}_{names.count(column) + 1}")
    found = [dict(zip(names, map(_plain, row), strict=True)) for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value
