"""The reader for a format: the one that a file's name tells, unless its content is another's."""

from __future__ import annotations

from corpus.formats import check_format, refusal
from extractors.layout.types import Reading
from extractors.readers.ocr import OcrReader
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf_pages import Reader
from extractors.readers.text import read_text


def read_source(path: str, format_: str, pdf_reader: str = Reader.FAST, ocr: OcrReader | None = None) -> Reading:
    """The flow of a file; `pdf_reader` says who reads the pages of a PDF, and `ocr` reads those without text.

    Raises DocumentUnreadable.
    """
    format_ = check_format(path, format_)
    if format_ == "pdf":
        return read_pdf(path, reader=Reader(pdf_reader), ocr=ocr)
    if format_ == "docx":
        from extractors.readers.docx import read_docx  # what these need is loaded for such documents only

        return read_docx(path)
    if format_ == "html":
        from extractors.readers.html import read_html

        return read_html(path)
    if format_ in ("zip", "other"):
        raise refusal(path)
    return read_text(path, format_)
