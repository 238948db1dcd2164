"""A workbook (.xlsx): a sheet per table, and first one that says what the columns mean.

No cell is a formula or a link, whatever stands in it. A sheet holds about a million rows and a cell 32,767 characters:
a text that is longer is cut with a mark, and a table that is longer is refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from models.errors import UsageProblem
from output.export.source import Column, batches, columns
from output.schema import TableSpec
from output.texts import Texts

MAX_ROWS = 1_048_575
MAX_CELL = 32_767
_CUT = " …[cut]"
_NARROW, _WIDE = 12, 60
#: Workbooks carry the time they were made at; a fixed one gives the same file for the same database.
_MADE = datetime(2000, 1, 1)


def write_workbook(connection: sqlite3.Connection, specs: Sequence[TableSpec], path: Path, texts: Texts) -> None:
    """The workbook at `path`. Raises UsageProblem for a table with more rows than a sheet holds."""
    import xlsxwriter  # here, since only this format needs it

    for spec in specs:
        _check(connection, spec)
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "Planverk", "created": _MADE})
        bold, wrapped = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        _contents(book.add_worksheet(texts("export", "contents")), specs, bold, wrapped, texts)
        for spec in specs:
            _sheet(book.add_worksheet(spec.name), connection, spec, bold)


def _check(connection: sqlite3.Connection, spec: TableSpec) -> None:
    count = connection.execute(f'SELECT count(*) FROM "{spec.name}"').fetchone()[0]
    if count > MAX_ROWS:
        raise UsageProblem(
            f"The table {spec.name} has {count:,} rows, and a sheet holds {MAX_ROWS:,}; choose another format."
        )


def _contents(sheet: Any, specs: Sequence[TableSpec], bold: Any, wrapped: Any, texts: Texts) -> None:
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 2, 100)
    for i, name in enumerate(("table", "column", "meaning")):
        sheet.write_string(0, i, texts("export", name), bold)
    sheet.freeze_panes(1, 0)
    line = 1
    for spec in specs:
        for name, meaning in [("", spec.meaning), *((c.name, c.description) for c in columns(spec))]:
            sheet.write_string(line, 0, spec.name)
            sheet.write_string(line, 1, name)
            sheet.write_string(line, 2, meaning, wrapped)
            line += 1


def _sheet(sheet: Any, connection: sqlite3.Connection, spec: TableSpec, bold: Any) -> None:
    fields = columns(spec)
    for i, field in enumerate(fields):
        sheet.set_column(i, i, _width(field))
        sheet.write_string(0, i, field.name, bold)
    sheet.freeze_panes(1, 0)
    line = 0
    for rows in batches(connection, spec):
        for row in rows:
            line += 1
            for i, value in enumerate(row):
                _write(sheet, line, i, value)
    sheet.autofilter(0, 0, line, len(fields) - 1)


def _width(field: Column) -> int:
    return _WIDE if field.name in {"text", "title", "name", "message", "description", "comment", "raw"} else _NARROW


def _write(sheet: Any, line: int, i: int, value: object) -> None:
    if isinstance(value, int | float):
        sheet.write_number(line, i, value)
    elif value is not None:
        text = str(value)
        sheet.write_string(line, i, text if len(text) <= MAX_CELL else text[: MAX_CELL - len(_CUT)] + _CUT)
