"""Parts of a page that a script writes: they stand between `<!-- NAME begin -->` and `<!-- NAME end -->`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from platform import python_version

#: Libraries whose version can change what is measured.
LIBRARIES = ("pdfplumber", "pdfminer.six", "spacy", "pydantic")


def write_part(page: Path, name: str, text: str) -> None:
    """Put `text` between the markers of that name. Raises LookupError where the page has none."""
    old = page.read_text(encoding="utf-8")
    pattern = rf"(<!-- {name} begin -->\n).*?(<!-- {name} end -->)"
    new, count = re.subn(pattern, lambda m: f"{m[1]}\n{text.strip()}\n\n{m[2]}", old, flags=re.DOTALL)
    if count != 1:
        raise LookupError(f"{page.name} has {count} parts named {name}, not one.")
    page.write_text(new, encoding="utf-8")


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table with numbers, that is all columns but the first, to the right."""
    lines = [columns, ["---", *["---:"] * (len(columns) - 1)], *rows]
    return "".join("| " + " | ".join(str(cell) for cell in line) + " |\n" for line in lines)


def versions() -> str:
    """Planverk, Python and the libraries that matter, with their versions."""
    named = [f"{name} {version(name)}" for name in LIBRARIES]
    return ", ".join([f"Planverk {version('planverk')}", f"Python {python_version()}", *named])
