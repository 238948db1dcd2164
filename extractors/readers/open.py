"""The reader for a format: `pdf`, `text` or `markdown`."""

from __future__ import annotations

from extractors.layout.types import Reading
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf_pages import Reader
from extractors.readers.text import read_text


def read_source(path: str, format_: str, pdf_reader: str = Reader.FAST) -> Reading:
    """The flow of a file; `pdf_reader` says who reads the pages of a PDF. Raises DocumentUnreadable."""
    return read_pdf(path, reader=Reader(pdf_reader)) if format_ == "pdf" else read_text(path, format_)
