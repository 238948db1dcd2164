"""The pages of a PDF through pdfplumber: the one place that knows the engine.

`open_pdf` gives a `PdfFile`; its pages are read one at a time and let go. Another engine under Planverk
implements `PdfFile` and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSException

from extractors.layout.types import Note, Page
from extractors.readers.pdf_content import interpret, may_hold_text, read_content, visible_part
from extractors.readers.tags import Tags, read_tags
from models.errors import DocumentUnreadable


class PdfFile(Protocol):
    """What Planverk needs of an engine."""

    n_pages: int
    title: str | None
    producer: str | None
    tags: Tags | None
    outline: list[tuple[int, str]]

    def pages(self) -> Iterator[Page]:
        """The pages in order; each can be let go before the next is read."""


@contextmanager
def open_pdf(path: str | Path) -> Iterator[PdfFile]:
    """Open a PDF. Raises DocumentUnreadable where it is none, is broken, or asks for a password."""
    _check_signature(Path(path))
    try:
        pdf = pdfplumber.open(path)
        file = PlumberFile(pdf)
    except Exception as error:
        raise _unreadable(path, error) from error
    with pdf:
        if not file.n_pages:
            raise DocumentUnreadable(f"{path}: the PDF has no pages; fetch it again.", "read.broken_pdf")
        yield file


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
        message = f"{path}: the PDF is broken or was cut off ({type(error).__name__}); fetch it again."
        return DocumentUnreadable(message, "read.broken_pdf")
    message = f"{path}: the PDF cannot be read ({type(error).__name__}: {error}); try to save it anew as PDF/A."
    return DocumentUnreadable(message, "read.broken_pdf")


@dataclass
class PlumberFile:
    """A PDF behind pdfplumber."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self.n_pages = len(pdf.pages)
        metadata = pdf.metadata or {}
        self.title = _text(metadata.get("Title"))
        self.producer = _text(metadata.get("Producer"))
        self.tags = read_tags(pdf.doc)
        self.outline = _outline(pdf)

    def pages(self) -> Iterator[Page]:
        for index in range(self.n_pages):
            page = self._pdf.pages[index]
            try:
                yield self._page(page)
            finally:
                page.close()

    def _page(self, page: Any) -> Page:
        number = page.page_number
        if not may_hold_text(page):
            message = f"Page {number} holds drawings or pictures but no text that can be read; it may be a scan."
            note = Note("read.page_without_text", message, "warning", number)
            return Page(number, float(page.width), float(page.height), notes=[note])
        try:
            content = interpret(self._pdf, page)
        except (RecursionError, MemoryError):
            raise
        except Exception as error:
            message = f"Page {number} cannot be read ({type(error).__name__}: {error})."
            note = Note("read.page_failed", message, "error", number)
            return Page(number, float(page.width), float(page.height), notes=[note])
        return read_content(content, number, visible_part(page), self._marked(page), self.tags)

    def _marked(self, page: Any) -> dict[int, int]:
        """The structure element of each marked content id of the page."""
        return self.tags.pages.get(page.page_obj.pageid, {}) if self.tags else {}


def _text(raw: Any) -> str | None:
    text = raw.strip() if isinstance(raw, str) else ""
    return text or None


def _outline(pdf: Any) -> list[tuple[int, str]]:
    """(level, title) of each bookmark; [] where there is no outline or it is broken."""
    found: list[tuple[int, str]] = []
    try:
        for level, title, *_ in pdf.doc.get_outlines():
            found.append((int(level), str(title).strip()))
            if len(found) >= 5000:
                break
    except Exception:  # an outline is a help, never a need
        return found
    return found
