"""The reader for a format: `pdf`, `text` or `markdown`."""

from __future__ import annotations

from extractors.layout.types import Reading
from extractors.readers.pdf import read_pdf
from extractors.readers.text import read_text


def read_source(path: str, format_: str) -> Reading:
    """The flow of a file. Raises DocumentUnreadable."""
    return read_pdf(path) if format_ == "pdf" else read_text(path, format_)
