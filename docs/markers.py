"""Parts of a page that a script writes: they stand between `<!-- NAME begin -->` and `<!-- NAME end -->`."""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from pathlib import Path
from platform import python_version

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # `benchmarks` is no part of the package that is installed

from benchmarks.markdown import table  # noqa: E402

__all__ = ["ROOT", "table", "versions", "write_part"]

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


def versions() -> str:
    """Planverk, Python and the libraries that matter, with their versions."""
    named = [f"{name} {version(name)}" for name in LIBRARIES]
    return ", ".join([f"Planverk {version('planverk')}", f"Python {python_version()}", *named])
