"""The pages of a PDF: the one place that knows which reader reads them.

`open_pdf` gives a `PdfFile`; its pages are read one at a time and let go. In order:

1. the fast reader (`readers.engine`) reads every page, unless the reference is asked for;
2. the reference (pdfplumber) reads the pages that the fast one leaves to it;
3. a page that neither reads gives a note.

A file whose table of objects leads to no page is opened once more, its objects looked for in the file. What the file
holds beside its pages, and is not read, gives a note too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from extractors.layout.types import Note, Page
from extractors.readers.engine.file import PageReader
from extractors.readers.engine.objects import open_document
from extractors.readers.engine.page_tree import MAX_PAGES, page_list
from extractors.readers.outline import read_outline
from extractors.readers.pdf_notes import notes_on, unreadable
from extractors.readers.tags import Tags, read_tags
from models.errors import DocumentUnreadable

if TYPE_CHECKING:
    from extractors.readers.pdf_reference import ReferenceReader


#: Bytes of an entry of the document's information that are read.
_LONGEST_ENTRY = 4000


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
    notes: list[Note]

    def pages(self) -> Iterator[Page]:
        """The pages in order; each can be let go before the next is read."""


@contextmanager
def open_pdf(path: str | Path, reader: Reader = Reader.FAST) -> Iterator[PdfFile]:
    """Open a PDF. Raises DocumentUnreadable where it is none, is broken, or asks for a password."""
    _check_signature(Path(path))
    with open(path, "rb") as stream:
        try:
            file = OpenFile(stream, reader)
        except MemoryError:
            raise
        except Exception as error:  # whatever a broken file makes of pdfminer
            raise unreadable(path, error) from error
        if not file.n_pages:
            raise DocumentUnreadable(f"{path}: the PDF has no pages; fetch it again.", "read.broken_pdf")
        yield file


class OpenFile:
    """An opened PDF and its reader; the reference is made when it is first needed."""

    def __init__(self, stream: BinaryIO, reader: Reader) -> None:
        self._reader = reader
        document, pages = _opened(stream, reader)
        self._pages = pages[:MAX_PAGES]
        self.n_pages = len(self._pages)
        self.title, self.producer = _info(document, "Title"), _info(document, "Producer")
        self.tags = read_tags(document)
        self.outline = _outline(document)
        self.notes = notes_on(document, len(pages))

    def pages(self) -> Iterator[Page]:
        if self._reader is Reader.REFERENCE:
            return self._reference.pages()
        return PageReader(self._pages, self.tags, self._reference_page).pages()

    def _reference_page(self, number: int) -> Page:
        return self._reference.page(number)

    @cached_property
    def _reference(self) -> ReferenceReader:
        from extractors.readers.pdf_reference import ReferenceReader

        return ReferenceReader(self._pages, self.tags)


def _opened(stream: BinaryIO, reader: Reader) -> tuple[PDFDocument, list[PDFPage]]:
    """The document and its pages. Raises what pdfminer raises for a file that it cannot read."""
    if reader is Reader.REFERENCE:
        document = PDFDocument(PDFParser(stream))
        return document, page_list(document)
    try:
        document = open_document(stream)
        if pages := page_list(document):
            return document, pages
    except (MemoryError, PDFEncryptionError):
        raise
    except Exception:  # once more, without what the file says of itself
        pass
    document = open_document(stream, repair=True)
    return document, page_list(document)


def _info(document: PDFDocument, key: str) -> str | None:
    """An entry of the document's information, as text; None where there is none."""
    for info in document.info:
        raw = resolve1(info.get(key))
        if isinstance(raw, bytes) and (text := decode_text(raw[:_LONGEST_ENTRY]).strip()):
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


def _outline(document: PDFDocument) -> list[tuple[int, str]]:
    """The bookmarks; [] where they are broken: they are a help, never a need."""
    try:
        return read_outline(document)
    except MemoryError:
        raise
    except Exception:
        return []
