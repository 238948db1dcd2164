"""What the system says while a file is read, as the reason why the document is not: gone, changed, no room."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from corpus.fetch import digest
from corpus.find import SourceFile
from models.errors import DocumentUnreadable


@contextmanager
def unchanged(source: SourceFile, sha256: str) -> Iterator[None]:
    """The file has the bytes of this SHA-256, also when it has been read.

    Rows of other bytes would stand under this document's id. Raises DocumentUnreadable; the next run reads it again.
    """
    try:
        yield
        same = bool(source.archive) or digest(source) == sha256
    except OSError as error:
        raise _unreadable(source, error) from error
    if not same:
        raise DocumentUnreadable(
            f"{source.path}: it was changed while it was read; give the same command again.", "read.changed"
        )


def _unreadable(source: SourceFile, error: OSError) -> DocumentUnreadable:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        from tempfile import gettempdir

        return DocumentUnreadable(
            f"{source.path}: there is no room for temporary files in {gettempdir()}; make room, or name another "
            "folder in the variable TMPDIR, and give the same command again.",
            "read.no_room",
        )
    return DocumentUnreadable(
        f"{source.path}: it cannot be read: {error.strerror or type(error).__name__}.", "read.unreadable"
    )
