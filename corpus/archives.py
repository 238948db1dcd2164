"""Zip archives as folders: which documents they hold, under which names, and which archives are refused.

Names in an archive only name and sort: nothing is ever written where they say. A name is, in order, decoded (UTF-8
where its bytes are that, else what the archive says), freed of drives, "..", and signs that cannot be printed, and told
apart from one that was there before. Hidden files, links, and what macOS adds are skipped. An archive whose list is
larger than any real one is refused as a whole, a member that swells beyond measure alone, before anything is unpacked.
"""

from __future__ import annotations

import os
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import IO

from models.errors import DocumentUnreadable

#: More members, or more bytes when unpacked, than an archive of documents has.
MOST_MEMBERS, MOST_BYTES = 50_000, 64 * 2**30
#: A member larger than this, or larger than `_SMALL` and swelling to more than so many times its size, is no document.
MOST_MEMBER_BYTES, MOST_RATIO = 2 * 2**30, 200
_SMALL = 32 * 2**20
_PIECE = 2**20
_ENCRYPTED = 0x1


def members(path: str) -> dict[str, zipfile.ZipInfo]:
    """The files of an archive by the names that they are shown with, sorted.

    Raises DocumentUnreadable where the archive is broken or refused, OSError where it cannot be opened.
    """
    state = os.stat(path)
    return _members(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=4)
def _members(path: str, _size: int, _changed: int) -> dict[str, zipfile.ZipInfo]:
    with _opened(path) as archive:
        infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    if len(infos) > MOST_MEMBERS or total > MOST_BYTES:
        raise DocumentUnreadable(
            f"{path}: the archive is refused: it lists {len(infos)} files of {total / 2**30:.1f} GiB, more than "
            f"{MOST_MEMBERS} files or {MOST_BYTES // 2**30} GiB; unpack it by hand.",
            "read.archive_too_large",
        )
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        if not info.is_dir() and not stat.S_ISLNK(info.external_attr >> 16) and (name := _name(info)):
            found[_unused(name, found)] = info
    return dict(sorted(found.items(), key=lambda item: item[0].split("/")))


def _opened(path: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise DocumentUnreadable(
            f"{path}: the zip archive is broken or cut off; fetch it again.", "read.archive_broken"
        ) from error


def _name(info: zipfile.ZipInfo) -> str:
    """The name to show, or "" for a hidden file."""
    parts = [p for p in _decoded(info).replace("\\", "/").split("/") if p not in ("", ".", "..") and p[1:] != ":"]
    if not parts or any(part.startswith((".", "__MACOSX")) for part in parts):
        return ""
    return "/".join(parts)


def _decoded(info: zipfile.ZipInfo) -> str:
    """The name as text: zipfile takes one without the UTF-8 flag for DOS letters, though many are UTF-8."""
    name = info.filename
    with suppress(UnicodeError):
        name = name.encode("cp437").decode("utf-8")
    name = unicodedata.normalize("NFC", name)
    return "".join(sign if sign.isprintable() else "_" for sign in name)


def _unused(name: str, taken: dict[str, zipfile.ZipInfo]) -> str:
    head, suffix = os.path.splitext(name)
    number = 1
    while name in taken:
        number += 1
        name = f"{head} ({number}){suffix}"
    return name


def read_member(archive: str, name: str, shown: str) -> Iterator[bytes]:
    """The bytes of a member in pieces, never more than the archive says that it has; `shown` names it in errors.

    Raises DocumentUnreadable where it is encrypted, swells beyond measure or is broken, OSError where it is not there.
    """
    info = members(archive).get(name)
    if info is None:
        raise FileNotFoundError(2, "there is no such file in the archive", shown)
    _check(info, shown)
    try:
        with _opened(archive) as opened, opened.open(info) as file:
            yield from _pieces(file)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise DocumentUnreadable(
            f"{shown}: this file of the archive is broken or packed in an unknown way ({_first_line(error)}); "
            "unpack the archive with another program or fetch it again.",
            "read.archive_broken",
        ) from error


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _check(info: zipfile.ZipInfo, shown: str) -> None:
    """Raise DocumentUnreadable for a member that is not to be unpacked."""
    if info.flag_bits & _ENCRYPTED:
        raise DocumentUnreadable(
            f"{shown}: this file of the archive is locked with a password; unpack it and read the file itself.",
            "read.archive_password",
        )
    swells = info.file_size > _SMALL and info.file_size > MOST_RATIO * max(info.compress_size, 1)
    if info.file_size > MOST_MEMBER_BYTES or swells:
        raise DocumentUnreadable(
            f"{shown}: this file of the archive is refused: {info.compress_size} packed bytes would become "
            f"{info.file_size}; if it is a real document, unpack it by hand.",
            "read.archive_too_large",
        )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
