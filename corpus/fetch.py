"""From a source to bytes at hand: a local path to read from, and the digest of its bytes.

A file on disk is read where it is. A member of an archive is copied to a temporary folder, which is removed when its
reader is done, and so is what stands behind an address; errors name it as it is shown
(`folder/archive.zip/inner/plan.pdf`), never the copy.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from corpus.find import SourceFile
from models.characters import path_on_disk
from models.errors import DocumentUnreadable

_LONGEST_SUFFIX = 16


@contextmanager
def local_copy(source: SourceFile) -> Iterator[str]:
    """A local path with the bytes of the source, for as long as the context lasts.

    Raises DocumentUnreadable and OSError.
    """
    with at_hand(source) as here:
        path = here.copy or here.path
        try:
            yield path
        except DocumentUnreadable as error:
            if path == source.path:
                raise
            raise DocumentUnreadable(str(error).replace(path, source.path), error.code) from error


@contextmanager
def at_hand(source: SourceFile) -> Iterator[SourceFile]:
    """The source with its bytes in a file of this machine. Raises DocumentUnreadable and OSError."""
    if _is_file(source):
        yield source
        return
    with tempfile.TemporaryDirectory(prefix="planverk-") as folder:
        path = os.path.join(folder, "document" + os.path.splitext(source.path)[1].casefold()[:_LONGEST_SUFFIX])
        with open(path, "wb") as file:
            file.writelines(_pieces(source))
        yield replace(source, copy=path)


def digest(source: SourceFile) -> str:
    """SHA-256 of the source's bytes in hex, read in pieces. Raises OSError and DocumentUnreadable."""
    if _is_file(source):
        with open(source.copy or source.path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    found = hashlib.sha256()
    for piece in _pieces(source):
        found.update(piece)
    return found.hexdigest()


def source_at(path: str, format_: str = "") -> SourceFile | None:
    """The source that was stored under `path`, None where it is no more: a file, an address, a member of an archive."""
    if "://" in path or os.path.isfile(path):
        return SourceFile(path, format_)
    if os.path.isfile(disk_path(path)):
        return SourceFile(path, format_, copy=disk_path(path))
    head = os.path.dirname(path)
    while head and not os.path.lexists(head) and head != os.path.dirname(head):
        head = os.path.dirname(head)
    if not os.path.isfile(head):
        return None
    from corpus.archives import members

    try:
        held = path[len(head) + 1 :] in members(head)
    except (DocumentUnreadable, OSError):
        held = False
    return SourceFile(path, format_, archive=head) if held else None


def disk_path(path: str) -> str:
    """A path as it was stored, as the file system has it: escapes stand for bytes of a name that is no text."""
    return path if "\\x" not in path or os.path.lexists(path) else path_on_disk(path)


def _is_file(source: SourceFile) -> bool:
    """Are its bytes in a file of this machine?"""
    return bool(source.copy) or not (source.archive or source.is_remote)


def _pieces(source: SourceFile) -> Iterator[bytes]:
    if source.is_remote:
        from corpus.remote import pieces

        return pieces(source.path)
    from corpus.archives import read_member

    return read_member(source.archive, source.path[len(source.archive) + 1 :], source.path)
