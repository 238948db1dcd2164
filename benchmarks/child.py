"""The process that is measured: `python -m benchmarks.child [--tables] ADAPTER:FUNCTION OUT FILE…`.

Writes a line of JSON for each file to OUT, as soon as it is read, so that a crash costs one file: how many words or
tables were found, or the error; with --tables the tables themselves, by page.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.process import told


def answer(read: Callable[[str], Iterator[Any]], path: str, with_tables: bool) -> dict[str, Any]:
    """What is told of one file."""
    try:
        if with_tables:
            return {"tables": _by_page(read(path))}
        return {"found": sum(each if isinstance(each, int) else 1 for each in read(path))}
    except Exception as error:  # a program that fails on a file is reported, whatever it raised
        return {"error": told(f"{type(error).__name__}: {error}")}


def _by_page(tables: Iterator[tuple[int, Any]]) -> dict[str, list[list[list[str]]]]:
    pages: dict[str, list[list[list[str]]]] = {}
    for page, rows in tables:
        pages.setdefault(str(page), []).append([[cell or "" for cell in row] for row in rows])
    return pages


def main(arguments: list[str]) -> None:
    with_tables = arguments[0] == "--tables"
    adapter, out, *files = arguments[with_tables:]
    module, _, function = adapter.partition(":")
    read = getattr(import_module(f"benchmarks.adapters.{module}"), function)
    with Path(out).open("a", encoding="utf-8") as lines:
        for file in files:
            lines.write(json.dumps({"file": Path(file).name, **answer(read, file, with_tables)}) + "\n")
            lines.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
