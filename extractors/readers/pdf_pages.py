"""The pages of a PDF: the one place that knows which reader reads them.

`open_pdf` gives a `PdfFile`; its pages are read one at a time and let go. In order:

1. the fast reader (`readers.engine`) reads every page, unless the reference is asked for;
2. the reference (pdfplumber) reads the pages that the fast one leaves to it;
3. a page that neither reads gives a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from extractors.layout.types import Page
from extractors.readers.engine.file import PageReader
from extractors.readers.engine.objects import open_document
from extractors.readers.tags import Tags, read_tags
from models.errors import DocumentUnreadable

if TYPE_CHECKING:
    from extractors.readers.pdf_reference import ReferenceReader


class Reader(StrEnum):
    """Who reads the pages of a PDF."""

    FAST = "fast"
    REFERENCE = "pdfplumber"


class PdfFile(Protocol):
    """What the layout needs of a PDF."""

    n_pages: int
    title: str | None
    producer: str | None
    tags: Tags | None
    outline: list[tuple[int, str]]

    def pages(self) -> Iterator[Page]:
        """The pages in order; each can be let go before the next is read."""


@contextmanager
def open_pdf(path: str | Path, reader: Reader = Reader.FAST) -> Iterator[PdfFile]:
    """Open a PDF. Raises DocumentUnreadable where it is none, is broken, or asks for a password."""
    _check_signature(Path(path))
    with open(path, "rb") as stream:
        try:
            file = OpenFile(path, stream, reader)
        except Exception as error:
            raise _unreadable(path, error) from error
        if not file.n_pages:
            raise DocumentUnreadable(f"{path}: the PDF has no pages; fetch it again.", "read.broken_pdf")
        with file:
            yield file


class OpenFile:
    """An opened PDF and its reader; the reference is opened when it is first needed."""

    def __init__(self, path: str | Path, stream: BinaryIO, reader: Reader) -> None:
        self._path, self._reader = path, reader
        document = self._reference_file.doc if reader is Reader.REFERENCE else open_document(stream)
        self._pages = list(PDFPage.create_pages(document))
        self.n_pages = len(self._pages)
        self.title, self.producer = _info(document, "Title"), _info(document, "Producer")
        self.tags = read_tags(document)
        self.outline = _outline(document)

    def __enter__(self) -> OpenFile:
        return self

    def __exit__(self, *_: object) -> None:
        if "_reference_file" in self.__dict__:
            self._reference_file.close()

    def pages(self) -> Iterator[Page]:
        if self._reader is Reader.REFERENCE:
            return self._reference.pages()
        return PageReader(self._pages, self.tags, self._reference_page).pages()

    def _reference_page(self, number: int) -> Page:
        return self._reference.page(number)

    @cached_property
    def _reference_file(self) -> Any:
        import pdfplumber

        return pdfplumber.open(self._path)

    @cached_property
    def _reference(self) -> ReferenceReader:
        from extractors.readers.pdf_reference import ReferenceReader

        return ReferenceReader(self._reference_file, self.tags)


def _info(document: PDFDocument, key: str) -> str | None:
    """An entry of the document's information, as text; None where there is none."""
    for info in document.info:
        raw = resolve1(info.get(key))
        if isinstance(raw, bytes) and (text := decode_text(raw).strip()):
            return text
    return None


def _check_signature(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        message = f"{path}: cannot be opened ({error.strerror}); check the path and its rights."
        raise DocumentUnreadable(message, "read.not_opened") from error
    if not head.strip():
        raise DocumentUnreadable(f"{path}: the file is empty; fetch it again.", "read.empty")
    if b"%PDF-" not in head:
        message = f"{path}: this is no PDF, though its name says so; give a text the suffix .txt or .md."
        raise DocumentUnreadable(message, "read.not_pdf")


def _unreadable(path: str | Path, error: BaseException) -> DocumentUnreadable:
    chain = [error, error.__cause__, error.__context__, *error.args]
    if any(isinstance(e, PDFPasswordIncorrect | PDFEncryptionError) for e in chain):
        message = f"{path}: the PDF asks for a password; save a copy without one."
        return DocumentUnreadable(message, "read.password")
    if any(isinstance(e, PDFSyntaxError | PSException) for e in chain):
        message = f"{path}: the PDF is broken or was cut off; fetch it again."
        return DocumentUnreadable(message, "read.broken_pdf")
    message = f"{path}: the PDF cannot be read ({type(error).__name__}: {error}); try to save it anew as PDF/A."
    return DocumentUnreadable(message, "read.broken_pdf")


def _outline(document: PDFDocument) -> list[tuple[int, str]]:
    """(level, title) of each bookmark; [] where there is no outline or it is broken."""
    found: list[tuple[int, str]] = []
    try:
        for level, title, *_ in document.get_outlines():
            found.append((int(level), str(title).strip()))
            if len(found) >= 5000:
                break
    except Exception:  # an outline is a help, never a need
        return found
    return found
