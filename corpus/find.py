"""Finding documents: from paths as a user gives them to a list of files and their format.

A path is, in this order, an address (`s3://…`, see `corpus.remote`), a file, a folder, or a glob. A file that is named
is taken whatever its suffix; a
folder is walked, its entries sorted, and gives only the suffixes of `SUFFIXES`; so does a glob. Hidden
entries of folders are skipped, a folder is entered once however many links lead to it, and a file that is
reached twice is listed once, where it was reached first. A zip archive is a folder; one that gives nothing because it
is broken, and one in another, is a file that cannot be read, and says why. The format follows the suffix; without a
known suffix, the first bytes decide. Files of other kinds are counted by their suffix.
"""

from __future__ import annotations

import difflib
import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.formats import SUFFIXES, format_of_content, suffix_of
from models.characters import shown_path
from models.errors import DocumentUnreadable, NoDocuments, PathNotFound


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its path as given (or joined to the folder that was given) and its format.

    `sha256` is that of its bytes, "" as long as nobody has asked for it. Where the file is a member of an archive,
    `archive` is the path of that, and `path` goes on from there: `folder/archive.zip/inner/plan.pdf`. `copy` is a file
    with its bytes, where they are not read at `path`. `corpus.fetch` gives the bytes.
    """

    path: str
    format: str
    sha256: str = ""
    archive: str = ""
    copy: str = ""

    @property
    def is_remote(self) -> bool:
        """Is its path an address (`s3://…`)?"""
        return "://" in self.path


@dataclass(frozen=True, slots=True)
class Found:
    """The documents, and how many files of other kinds were passed by, by suffix."""

    files: list[SourceFile]
    passed_by: dict[str, int]


@dataclass(slots=True)
class _Search:
    """What was found so far, and what was passed by."""

    files: dict[str, SourceFile] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    passed_by: Counter[str] = field(default_factory=Counter)
    closed: list[str] = field(default_factory=list)

    @property
    def others(self) -> int:
        return self.passed_by.total()

    def add(self, path: str, form: str, archive: str = "") -> None:
        """Note a document; a name that is no text, which no database holds, is shown with escapes for its bytes."""
        shown = shown_path(path)
        copy = "" if shown == path else path
        self.files.setdefault(os.path.realpath(path), SourceFile(shown, form, archive=archive, copy=copy))


#: A file of this name tells of its folder and is no document in it; named alone, it is read like any other.
_ABOUT = "README"


def find(paths: Sequence[str]) -> list[SourceFile]:
    """The documents of `look`."""
    return look(paths).files


def look(paths: Sequence[str]) -> Found:
    """The documents at `paths`, in the order of the paths and by name within a folder.

    Raises PathNotFound for a path where there is nothing, NoDocuments where all paths together hold none.
    """
    search = _Search()
    for path in paths:
        _take(path, search)
    if not search.files:
        raise NoDocuments(_nothing(paths, search))
    return Found(list(search.files.values()), dict(sorted(search.passed_by.items())))


def _take(path: str, search: _Search) -> None:
    if "://" in path:
        _take_remote(path, search)
    elif os.path.isdir(path):
        _walk(path, search)
    elif os.path.isfile(path):
        _take_file(path, SUFFIXES.get(suffix_of(path)) or format_of_content(path), search)
    elif os.path.lexists(path):
        what = "is a link to something that is not there" if os.path.islink(path) else "is neither a file nor a folder"
        raise PathNotFound(f"“{path}” {what}; give a document or a folder of them.")
    elif glob.has_magic(path):
        _expand(path, search)
    else:
        raise PathNotFound(_not_there(path))


def _take_remote(address: str, search: _Search) -> None:
    """What an address of fsspec leads to: one that is no folder is taken whatever its suffix."""
    from corpus.remote import format_at, listing

    for found in listing(address):
        if found == address or suffix_of(found.partition("::")[0].partition("?")[0]) in SUFFIXES:
            search.add(found, format_at(found))
        else:
            search.passed_by[suffix_of(found)] += 1


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
    form = SUFFIXES.get(suffix_of(path))
    if form is not None and os.path.isfile(path):
        _take_file(path, form, search)
    else:
        search.passed_by[suffix_of(path)] += 1


def _take_file(path: str, form: str, search: _Search) -> None:
    if form == "zip":
        _unpack(path, search)
    else:
        search.add(path, form)


def _unpack(path: str, search: _Search) -> None:
    """The documents of an archive; one that cannot be opened is found itself: its reader says why."""
    from corpus.archives import members

    try:
        names = members(path)
    except (DocumentUnreadable, OSError):
        names = None
    if names is None or shown_path(path) != path:  # its members are named by its own name
        search.add(path, "zip")
        return
    for name in names:
        form = SUFFIXES.get(suffix_of(name))
        if os.path.basename(name).startswith(_ABOUT):
            continue
        if form is None:
            search.passed_by[suffix_of(name)] += 1
        else:
            search.add(f"{path}/{name}", form, archive=path)


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
