"""Pages of PDFs as pictures, rendered when they are asked for and kept in a folder of this process.

Only a file that a document of the database names is opened, and only while it is the file that was read: its SHA-256
is compared, once per state of the file (size and time of change). The PDF engine knows no threads, so one page is
rendered at a time. The oldest pictures go when there are more than KEPT.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from threading import Lock
from typing import Any

from corpus.fetch import disk_path, local_copy, source_at
from models.errors import DocumentUnreadable
from output.lookup import StoredDocument

#: Pixels per point: 144 dots per inch, enough to read small print.
SCALE = 2.0
#: Most pixels of a picture: a wall chart is rendered smaller.
MAX_PIXELS = 12_000_000
#: Pictures that are kept; about 200 kB each.
KEPT = 200


class PictureMissing(Exception):
    """There is no picture; `reason` is the key of the sentence that says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points, and how many pages its document has."""

    width: float
    height: float
    pages: int


class Pictures:
    """The pictures of one process, in a temporary folder that goes with it."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._lock = Lock()
        self._folder: Path | None = None
        self._files: OrderedDict[tuple[str, int], Path] = OrderedDict()
        self._checked: dict[str, tuple[int, int, bool]] = {}

    def size(self, document: StoredDocument, page: int) -> PageSize:
        """How large a page is. Raises PictureMissing."""
        with self._lock:
            return _size(self._source(document), page)

    def png(self, document: StoredDocument, page: int) -> bytes:
        """The page as PNG. Raises PictureMissing."""
        with self._lock:
            source, key = self._source(document), (document.id, page)
            if key not in self._files:
                self._keep(key, _rendered(source, page))
            self._files.move_to_end(key)
            return self._files[key].read_bytes()

    def _source(self, document: StoredDocument) -> Path:
        """The document's file, as it was when it was read."""
        if document.format != "pdf":
            raise PictureMissing("no_pages")
        path = Path(disk_path(document.path))
        if not path.is_file():
            path = self._unpacked(document)
        if not self._unchanged(path, document.sha256):
            raise PictureMissing("file_changed")
        return path

    def _unpacked(self, document: StoredDocument) -> Path:
        """A copy of a file that stands in an archive, kept as long as the pictures are."""
        path = self._place() / f"{document.id}.pdf"
        source = source_at(document.path, document.format)
        if source is None or not source.archive:
            raise PictureMissing("file_moved")
        if not path.exists():
            try:
                with local_copy(source) as copy:
                    shutil.copyfile(copy, path)
            except (DocumentUnreadable, OSError) as error:
                raise PictureMissing("file_moved") from error
        return path

    def _place(self) -> Path:
        """The folder of this process."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="planverk-pages-"))
            weakref.finalize(self, shutil.rmtree, self._folder, True)
        return self._folder

    def _unchanged(self, path: Path, sha256: str) -> bool:
        state = path.stat()
        known = self._checked.get(sha256)
        if known is None or known[:2] != (state.st_size, state.st_mtime_ns):
            with path.open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == sha256
            known = self._checked[sha256] = (state.st_size, state.st_mtime_ns, same)
        return known[2]

    def _keep(self, key: tuple[str, int], picture: bytes) -> None:
        file = self._place() / f"{key[0]}-{key[1]}.png"
        file.write_bytes(picture)
        self._files[key] = file
        while len(self._files) > self._kept:
            self._files.popitem(last=False)[1].unlink(missing_ok=True)


def _size(path: Path, number: int) -> PageSize:
    with _page_of(path, number) as (pdf, page):
        width, height = page.get_size()
        return PageSize(width, height, len(pdf))


def _rendered(path: Path, number: int) -> bytes:
    import io

    with _page_of(path, number) as (_, page):
        width, height = page.get_size()
        scale = min(SCALE, sqrt(MAX_PIXELS / max(1.0, width * height)))
        out = io.BytesIO()
        page.render(scale=scale).to_pil().convert("RGB").save(out, format="PNG")
        return out.getvalue()


@contextmanager
def _page_of(path: Path, number: int) -> Iterator[tuple[Any, Any]]:
    """A PDF and a page of it, open as long as they are used. Raises PictureMissing."""
    import pypdfium2

    pdf = _opened(path)
    try:
        page = _page(pdf, number)
        try:
            yield pdf, page
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise PictureMissing("file_unreadable") from error
    finally:
        pdf.close()


def _opened(path: Path):  # type: ignore[no-untyped-def]  # the engine has no types
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise PictureMissing("file_unreadable") from error


def _page(pdf, number: int):  # type: ignore[no-untyped-def]
    if not 1 <= number <= len(pdf):
        raise PictureMissing("no_such_page")
    return pdf[number - 1]
