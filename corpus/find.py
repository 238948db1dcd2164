"""Finding documents: from paths as a user gives them to a list of files and their format.

A path is, in this order, a file, a folder, or a glob. A file that is named is taken whatever its suffix; a
folder is walked, its entries sorted, and gives only the suffixes of `SUFFIXES`; so does a glob. Hidden
entries of folders are skipped, a folder is entered once however many links lead to it, and a file that is
reached twice is listed once, where it was reached first. The format follows the suffix; without a known
suffix, the first bytes decide.
"""

from __future__ import annotations

import difflib
import glob
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from models.errors import NoDocuments, PathNotFound

Format = Literal["pdf", "text", "markdown"]

SUFFIXES: dict[str, Format] = {
    ".pdf": "pdf",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
}
#: Readers take a PDF whose header stands anywhere in its first kilobyte.
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path as given (or joined to the folder that was given) and its format.

    `sha256` is that of its bytes, "" as long as nobody has asked for it.
    """

    path: str
    format: Format
    sha256: str = ""


@dataclass(slots=True)
class _Search:
    """What was found so far, and what was passed by."""

    files: dict[str, SourceFile] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    others: int = 0
    closed: list[str] = field(default_factory=list)

    def add(self, path: str, form: Format) -> None:
        self.files.setdefault(os.path.realpath(path), SourceFile(path, form))


#: A file of this name tells of its folder and is no document in it; named alone, it is read like any other.
_ABOUT = "README"


def find(paths: Sequence[str]) -> list[SourceFile]:
    """The documents at `paths`, in the order of the paths and by name within a folder.

    Raises PathNotFound for a path where there is nothing, NoDocuments where all paths together hold none.
    """
    search = _Search()
    for path in paths:
        _take(path, search)
    if not search.files:
        raise NoDocuments(_nothing(paths, search))
    return list(search.files.values())


def _take(path: str, search: _Search) -> None:
    if os.path.isdir(path):
        _walk(path, search)
    elif os.path.isfile(path):
        search.add(path, SUFFIXES.get(_suffix(path)) or _format_of_content(path))
    elif os.path.lexists(path):
        what = "is a link to something that is not there" if os.path.islink(path) else "is neither a file nor a folder"
        raise PathNotFound(f"“{path}” {what}; give a PDF, a text or Markdown file, or a folder of them.")
    elif glob.has_magic(path):
        _expand(path, search)
    else:
        raise PathNotFound(_not_there(path))


def _expand(pattern: str, search: _Search) -> None:
    """All that the pattern matches; ** stands for any number of folders."""
    for path in sorted(glob.glob(pattern, recursive=True)):
        if os.path.isdir(path):
            if "**" not in pattern:
                _walk(path, search)
        else:
            _take_known(path, search)


def _walk(folder: str, search: _Search) -> None:
    """The documents under `folder`, each level sorted, files before folders."""
    real = os.path.realpath(folder)
    if real in search.folders:
        return
    search.folders.add(real)
    entries = list(_entries(folder, search))
    for path in entries:
        if not os.path.isdir(path):
            _take_known(path, search)
    for path in entries:
        if os.path.isdir(path):
            _walk(path, search)


def _entries(folder: str, search: _Search) -> Iterator[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        search.closed.append(folder)
        return
    yield from (os.path.join(folder, name) for name in names if not name.startswith((".", _ABOUT)))


def _take_known(path: str, search: _Search) -> None:
    form = SUFFIXES.get(_suffix(path))
    if form is not None and os.path.isfile(path):
        search.add(path, form)
    else:
        search.others += 1


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].casefold()


def _format_of_content(path: str) -> Format:
    """Format by the first bytes; a file that cannot be opened is left to the reader, which says why."""
    try:
        with open(path, "rb") as file:
            return "pdf" if b"%PDF-" in file.read(_HEAD) else "text"
    except OSError:
        return "text"


def _not_there(path: str) -> str:
    close = _close_match(path)
    hint = f"did you mean “{close}”?" if close else "check the spelling and the folder that you stand in."
    return f"There is no file or folder “{path}”; {hint}"


def _close_match(path: str) -> str | None:
    """The path with its first missing part replaced by the name most like it, or None."""
    head, missing = os.path.split(os.path.normpath(path))
    tail: list[str] = []
    while head and not os.path.isdir(head):
        tail.insert(0, missing)
        head, missing = os.path.split(head)
    try:
        names = sorted(os.listdir(head or "."))
    except OSError:
        return None
    folded = {name.casefold(): name for name in reversed(names)}
    found = difflib.get_close_matches(missing.casefold(), list(folded), n=1, cutoff=0.6)
    close = os.path.join(head, folded[found[0]], *tail) if found else None
    return close if close and os.path.exists(close) else None


def _nothing(paths: Sequence[str], search: _Search) -> str:
    if not paths:
        return "No path was given; name a file, a folder, or a pattern such as 'plans/*.pdf'."
    where = ", ".join(f"“{path}”" for path in paths)
    if search.closed:
        return f"“{search.closed[0]}” cannot be opened, and no document was found in {where}; check your permissions."
    known = ", ".join(SUFFIXES)
    held = f"its {search.others} files are of other kinds" if search.others > 1 else "it is empty"
    if search.others == 1:
        held = "its only file is of another kind"
    if len(paths) > 1:
        held = f"{search.others} files of other kinds were passed by"
    elif glob.has_magic(paths[0]) and not os.path.exists(paths[0]) and not search.others:
        held = "nothing matches this pattern"
    return f"No documents in {where}: {held}; give a folder with files ending in {known}, or name a file itself."


def digest(path: str) -> str:
    """SHA-256 of a file in hex, read in pieces. Raises OSError."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
