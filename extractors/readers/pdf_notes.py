"""What is to be said of a PDF as a whole: why it cannot be opened, and what it holds that is not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdftypes import PDFObjRef, resolve1

from extractors.layout.types import Note
from extractors.readers.engine.page_tree import MAX_PAGES
from extractors.readers.engine.streams import StreamTooLong
from models.errors import DocumentUnreadable

#: Nodes of the tree of attached files that are looked at.
_MOST_NODES = 2000


def unreadable(path: str | Path, error: BaseException) -> DocumentUnreadable:
    """Why a file cannot be opened, and what to do."""
    if isinstance(error, PDFPasswordIncorrect):
        return DocumentUnreadable(f"{path}: the PDF asks for a password; save a copy without one.", "read.password")
    if isinstance(error, PDFEncryptionError):
        message = "the PDF is locked in a way that is not known; save a copy without protection"
        return DocumentUnreadable(f"{path}: {message}.", "read.password")
    if isinstance(error, StreamTooLong):
        message = "a part of the PDF unpacks to more than can be read; print it to a new PDF"
        return DocumentUnreadable(f"{path}: {message}.", "read.broken_pdf")
    return DocumentUnreadable(f"{path}: the PDF is broken or was cut off; fetch it again.", "read.broken_pdf")


def notes_on(document: PDFDocument, n_pages: int) -> list[Note]:
    """Notes on a document that was opened; none of them is about one page."""
    try:
        return list(_notes(document, n_pages))
    except MemoryError:
        raise
    except Exception:  # what stands beside the pages may be anything
        return []


def _notes(document: PDFDocument, n_pages: int) -> Iterator[Note]:
    if getattr(document, "repaired", False):
        message = "The PDF is damaged; its pages were put together from what is left. Fetch it again if any is missing."
        yield Note("read.repaired", message, "warning")
    if n_pages > MAX_PAGES:
        yield Note("read.too_many_pages", f"Only the first {MAX_PAGES:,} pages were read; split the PDF.", "error")
    catalog = document.catalog
    form = resolve1(catalog.get("AcroForm"))
    if isinstance(form, dict) and "XFA" in form and resolve1(catalog.get("NeedsRendering")) is True:
        message = (
            "The PDF is a form whose pages are made when Adobe Reader opens it (XFA); print it to a PDF from there."
        )
        yield Note("read.xfa_form", message, "error")
    files = _attached(resolve1(catalog.get("Names")))
    if files and resolve1(catalog.get("Collection")) is not None:
        message = f"The PDF is a portfolio: {files} files are packed in it and were not read; save them and give them."
        yield Note("read.portfolio", message, "error")
    elif files:
        message = f"Files are attached to the PDF ({files}) and were not read; save those that are documents."
        yield Note("read.attachments", message, "info")


def _attached(names: Any) -> int:
    """How many files are attached."""
    stack = [names.get("EmbeddedFiles")] if isinstance(names, dict) else []
    seen: set[int] = set()
    files = 0
    for _ in range(_MOST_NODES):
        if not stack:
            break
        source = stack.pop()
        if isinstance(source, PDFObjRef):
            if source.objid in seen:
                continue
            seen.add(source.objid)
        node = resolve1(source)
        if isinstance(node, dict):
            listed, kids = resolve1(node.get("Names")), resolve1(node.get("Kids"))
            files += len(listed) // 2 if isinstance(listed, list) else 0
            stack += kids[:_MOST_NODES] if isinstance(kids, list) else []
    return files
