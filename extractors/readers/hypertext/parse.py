"""From the bytes of an HTML file to its tree, whatever is broken in it; nothing outside the file is fetched.

The letters are, in order: those of a byte order mark; those that the page names; UTF-8 where all of it is that; those
of Windows, which is also what is meant by Latin-1.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree

from extractors.layout.types import Note
from models.errors import DocumentUnreadable

Element: TypeAlias = Any

#: Bytes of a page: text of more than ten thousand pages.
MOST_BYTES = 64 * 2**20
_HEAD = 4096
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_WINDOWS = "cp1252"
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def parse(path: str | Path) -> tuple[Element, list[Note]]:
    """The root of the page, and what is to be said of its letters. Raises DocumentUnreadable."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise DocumentUnreadable(
            f"{path}: cannot be opened ({error.strerror}); check the path and its rights.", "read.not_opened"
        ) from error
    if len(data) > MOST_BYTES:
        message = f"{path}: the page of {len(data) / 2**20:.0f} MiB is too large to be read; save it in parts."
        raise DocumentUnreadable(message, "read.too_large")
    text, notes = decode(data)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    root = etree.fromstring(_CONTROL.sub("", text).encode(), parser) if text.strip() else None
    if root is None:
        raise DocumentUnreadable(f"{path}: the page is empty; fetch it again.", "read.empty")
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        message = "The page holds elements in thousands of others, or is without an end; the rest of it was not read."
        notes.append(Note("read.cut", message))
    return root, notes


def decode(data: bytes) -> tuple[str, list[Note]]:
    """The text of a page, and a note where its letters are not those that it names."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), []
    found = _CHARSET.search(data[:_HEAD])
    named = _codec(found.group(1).decode("ascii", "replace")) if found else None
    for codec in (named or "utf-8", "utf-8"):
        try:
            return data.decode(codec), []
        except UnicodeDecodeError:
            continue
    note = Note("read.encoding", "The page is not in the letters that it names; it was read as Windows-1252.", "info")
    return data.decode(_WINDOWS, errors="replace"), [note] if named else []


def _codec(name: str) -> str | None:
    """The codec of a name; a page that can be searched for its name is not in UTF-16, whatever it says."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    if codec in ("iso8859-1", "ascii"):
        return _WINDOWS
    return None if codec.startswith(("utf-16", "utf-32")) or not _is_text(codec) else codec


def _is_text(codec: str) -> bool:
    """Is it a codec of letters, and none such as zip or hex?"""
    try:
        return isinstance(b"a".decode(codec), str)
    except (LookupError, UnicodeError, ValueError):
        return False
