"""Tabula through its Java program, which chooses its method for each page.

It does not say on which page a table stands, so for accuracy the pages are cut apart and read as files of one Java
process.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import tabula

from benchmarks.adapters import Rows, Tables


def tables(path: str) -> Tables:
    """All tables; those of a document of more than one page are given as of its first."""
    told = _java("-p", "all", path)
    for rows in _rows(json.loads(told)):
        yield 1, rows


def tables_by_page(path: str) -> Tables:
    with tempfile.TemporaryDirectory() as folder:
        count = _cut(path, Path(folder))
        _java("-b", folder)
        for number in range(1, count + 1):
            told = Path(folder) / f"{number}.json"
            for rows in _rows(json.loads(told.read_text(encoding="utf-8"))):
                yield number, rows


def _cut(path: str, folder: Path) -> int:
    with pikepdf.open(path) as document:
        for number, page in enumerate(document.pages, start=1):
            with pikepdf.new() as single:
                single.pages.append(page)
                single.save(folder / f"{number}.pdf")
        return len(document.pages)


def _java(*arguments: str) -> str:
    jar = next(Path(tabula.__file__).parent.glob("tabula-*.jar"))
    command = ["java", "-Djava.awt.headless=true", "-jar", str(jar), "-g", "-i", "-f", "JSON", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _rows(tables: list[dict[str, Any]]) -> Iterator[Rows]:
    for table in tables:
        yield [[cell["text"] for cell in row] for row in table["data"]]
