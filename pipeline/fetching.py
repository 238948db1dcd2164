"""Fetching what stands behind addresses, some files ahead of their being read: worker processes have no network.

Copies lie in a temporary folder, each until its document is in the database. A file that could not be fetched goes on
without a copy: it is tried once more when its digest is asked for, and the reason becomes its finding.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from types import TracebackType
from typing import Self

from corpus.find import SourceFile
from models.errors import DocumentUnreadable

#: Files that are fetched at the same time, and those that may wait to be read beside them.
AT_ONCE, AHEAD = 4, 8


class Copies:
    """Copies of the files behind addresses: a context, at whose end none is left."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._folder = ""
        self._number = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._open.close()

    def of(self, sources: Sequence[SourceFile]) -> Iterator[SourceFile]:
        """The sources in their order, those behind addresses with a copy."""
        if not any(source.is_remote for source in sources):
            yield from sources
            return
        import tempfile  # here, since most runs fetch nothing

        self._folder = self._open.enter_context(tempfile.TemporaryDirectory(prefix="planverk-"))
        pool = ThreadPoolExecutor(AT_ONCE)
        self._open.callback(pool.shutdown, wait=True, cancel_futures=True)
        waiting: deque[SourceFile | Future[SourceFile]] = deque()
        for source in sources:
            waiting.append(pool.submit(self._fetched, source, self._next()) if source.is_remote else source)
            if len(waiting) > AHEAD:
                yield _now(waiting.popleft())
        while waiting:
            yield _now(waiting.popleft())

    def release(self, source: SourceFile) -> None:
        """The copy of this source is needed no more."""
        if source.copy and self._folder and os.path.dirname(source.copy) == self._folder:
            with suppress(OSError):
                os.unlink(source.copy)

    def _next(self) -> str:
        self._number += 1
        return os.path.join(self._folder, f"{self._number}")

    def _fetched(self, source: SourceFile, path: str) -> SourceFile:
        from corpus.remote import pieces

        try:
            with open(path, "wb") as file:
                file.writelines(pieces(source.path))
        except (DocumentUnreadable, OSError):
            return source
        return replace(source, copy=path)


def _now(source: SourceFile | Future[SourceFile]) -> SourceFile:
    return source.result() if isinstance(source, Future) else source
