"""What is fuzzed: a function per parser, each over a text, which raises AssertionError where a property does not hold.

No parser raises anything but DocumentUnreadable; what has a doubt has no value; a value is finite; places lie within
the text; the same text gives the same rows.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus.find import find
from corpus.periods import find_periods
from extractors.layout.types import Cell, Grid
from extractors.meaning.header import read_header
from extractors.prose.statements import statements
from extractors.readers.text import read_text
from extractors.sections.build import build_flow
from extractors.values.numbers import parse_value
from extractors.values.spans import find_values
from extractors.values.units import parse_unit
from models.errors import DocumentUnreadable
from models.extraction import Extraction
from models.table import TableMethod
from output.compare import compare
from output.database import Database
from output.export.files import export
from output.queries import run_query
from output.tables import FORMATS, render
from pipeline.settings import Settings
from pipeline.worker import read_document

#: A document before the text, so that it is somebody's and has a year.
_HEAD = "# Verksamhetsplan 2020\n\nSocialnämnden, Ale kommun\n\n"


def numbers(text: str) -> None:
    """Values of cells and of running text."""
    cell = parse_value(text)
    assert cell.value is None or (math.isfinite(cell.value) and cell.doubt is None), cell
    assert cell.value is None or any(char in "0123456789" for char in text), cell
    for span in find_values(text):
        assert math.isfinite(span.value), span
        assert 0 <= span.start < span.end <= len(text), span


def periods(text: str) -> None:
    """Years and parts of years."""
    for period, start, end, raw in find_periods(text):
        assert text[start:end] == raw
        assert period.year is None or 1990 <= period.year <= 2060, period


def headers(text: str) -> None:
    """Header rows of a table: a cell per line or bar of the text."""
    rows: list[list[Cell | None]] = [[Cell(part) for part in line.split("|")] for line in text.split("\n")]
    width = max(map(len, rows))
    grid = Grid([row + [Cell("") for _ in range(width - len(row))] for row in rows], TableMethod.TEXT)
    header = read_header(grid)
    assert len(header.columns) == width, header
    parse_unit(text)


def prose(text: str) -> None:
    """Statements of a sentence."""
    for said in statements(text, 2020):
        assert math.isfinite(said.span.value), said
        assert 0 <= said.start < said.end <= len(text), said


def reader(text: str) -> None:
    """A text file: blocks, and the tree of sections."""
    with tempfile.TemporaryDirectory(prefix="planverk-fuzz-") as folder:
        path = Path(folder, "plan.md")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            flow, _ = build_flow(read_text(path, "markdown"))
        except DocumentUnreadable:
            return
    for index, section in enumerate(flow.sections):
        assert section.parent is None or section.parent < index, section


def document(text: str) -> None:
    """A document from its file to the database, and out again: queries, comparison, exports."""
    with tempfile.TemporaryDirectory(prefix="planverk-fuzz-") as folder:
        path, db = Path(folder, "plan.md"), Path(folder, "plans.db")
        path.write_bytes((_HEAD + text).encode("utf-8", "surrogatepass"))
        found = _read(path)
        if found is None:
            return
        assert found == _read(path), "the same file gives other rows"
        for value in found.measure_values:
            assert value.value is None or math.isfinite(value.value), value
        with Database.open(db) as database:
            database.load(found)
        _show(db, folder)


def _read(path: Path) -> Extraction | None:
    try:
        return read_document(find([str(path)])[0], Settings(workers=0))
    except DocumentUnreadable:
        return None


def _show(db: Path, folder: str) -> None:
    for sql in ("SELECT * FROM sections", "SELECT * FROM tables", "SELECT * FROM goals", "SELECT * FROM findings"):
        answer = run_query(db, sql)
        for form in FORMATS:
            shown = render(answer.columns, answer.rows, form)
            shown.encode("utf-8")
            assert "\x1b" not in shown or form == "csv", form
    (one,) = run_query(db, "SELECT id FROM documents").rows[0]
    compare(db, one, one)
    for form in ("csv", "jsonl", "xlsx"):
        export(db, form, Path(folder, f"out.{form}"))


HARNESSES: dict[str, Callable[[str], None]] = {
    "numbers": numbers,
    "periods": periods,
    "headers": headers,
    "prose": prose,
    "reader": reader,
    "document": document,
}
