"""The format of a file: by its suffix, or by its first bytes where that says nothing or the wrong thing."""

from __future__ import annotations

import codecs
import os
import re
import zipfile
from typing import Literal

from models.errors import DocumentUnreadable

#: `zip` is an archive that gives no documents (broken, refused), `other` a file that is of none of the others.
Format = Literal["pdf", "text", "markdown", "docx", "html", "zip", "other"]

#: What a folder gives.
SUFFIXES: dict[str, Format] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".zip": "zip",
}
#: Readers take a PDF whose header stands anywhere in its first kilobyte.
_HEAD = 1024
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_OLE, _ZIP, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"{\\rtf"
_WORD = "word/document.xml"
#: Parts of zip files that are no archives, and what they are.
_PACKED = {
    "xl/workbook.xml": "a workbook",
    "ppt/presentation.xml": "a presentation",
    "mimetype": "an OpenDocument file",
}


def suffix_of(path: str) -> str:
    return os.path.splitext(path)[1].casefold()


def format_of_content(path: str) -> Format:
    """Format by the first bytes; a file that cannot be opened is left to the reader of texts, which says why."""
    try:
        head = _head(path)
    except OSError:
        return "text"
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_ZIP):
        return _format_of_zip(path)
    if head.startswith((_OLE, _RTF)):
        return "other"
    return "html" if _HTML.match(_decoded(head)) else "text"


def check_format(path: str, format_: str) -> str:
    """The format to read a file in: that of its content where its name says something else.

    A PDF that is none stays one, for its reader to say so: a page of HTML in its place is a broken link.
    """
    found = format_of_content(path)
    if found == "text" or (format_ == "pdf" and found == "html"):
        return format_
    return found


def refusal(path: str) -> DocumentUnreadable:
    """Why a file that is none of the formats that are read is refused, and what to do."""
    head, advice = _head(path), "open it and save it as .docx or PDF"
    if head.startswith(_OLE):
        what = "an old Office file (.doc, .xls, .ppt), or one that is locked"
    elif head.startswith(_RTF):
        what = "an RTF file"
    else:
        from corpus.archives import members  # says itself that an archive is broken

        what = next((kind for name, kind in _PACKED.items() if name in members(path)), "an archive in an archive")
        advice = "unpack it and read its files" if "archive" in what else advice
    return DocumentUnreadable(f"{path}: this is {what}, which is not read; {advice}.", "read.other_format")


def _head(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(_HEAD)


def _decoded(head: bytes) -> str:
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head.decode("utf-16" if wide else "utf-8", errors="replace").lstrip("\ufeff")


def _format_of_zip(path: str) -> Format:
    try:
        with zipfile.ZipFile(path) as file:
            names = set(file.namelist())
    except Exception:  # a broken archive is one: its reader says what is wrong
        return "zip"
    if _WORD in names:
        return "docx"
    return "other" if names & _PACKED.keys() else "zip"
