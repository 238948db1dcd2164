"""A folder to write files in: on this machine, or wherever fsspec reaches (`s3://…`, `memory://…`).

A file stands under its name only when it is whole. On a disk it is written under another name first; object stores
put an object whole or not at all.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from models.errors import TargetNotWritable, UsageProblem

INSTALL = "install them with: pip install 'planverk[dask]'"
#: What a file that is being written is called; such files are left by a kill, and hold nothing.
_UNFINISHED = ".part-"


class Store:
    """The files of one folder, by their path in it, parts joined by `/`."""

    def __init__(self, url: str) -> None:
        """Raises UsageProblem where the kind of address is unknown, or its library is not installed."""
        self.url = url.rstrip("/") or url
        self._fs, self._root = _open(self.url)
        self._on_disk = "file" in _protocols(self._fs)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises FileNotFoundError and OSError."""
        return bytes(self._fs.cat_file(self._path(name)))

    def exists(self, name: str) -> bool:
        return bool(self._fs.exists(self._path(name)))

    def names(self, folder: str = "") -> list[str]:
        """The files at any depth of a folder, sorted; none where there is no such folder."""
        start = len(self._root) + 1
        found = (str(path)[start:] for path in self._fs.find(self._path(folder)))
        return sorted(name for name in found if _UNFINISHED not in name)

    def is_empty(self) -> bool:
        return not self._fs.exists(self._root) or not self._fs.ls(self._root, detail=False)

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place, whole, over one that is there. Raises TargetNotWritable."""
        path = self._path(name)
        with self.sentences():
            self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            if not self._on_disk:
                self._fs.pipe_file(path, content)
                return
            unfinished = f"{path}{_UNFINISHED}{uuid.uuid4().hex}"
            try:
                with open(unfinished, "wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(unfinished, path)
            except BaseException:
                if os.path.exists(unfinished):
                    os.unlink(unfinished)
                raise

    def remove(self, name: str) -> None:
        """Take away a file, if it is there."""
        try:
            self._fs.rm_file(self._path(name))
        except FileNotFoundError:
            return

    def remove_folder(self, folder: str) -> None:
        """Take away a folder with all that is in it, if it is there."""
        if self._fs.exists(self._path(folder)):
            self._fs.rm(self._path(folder), recursive=True)

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Raise what the file system does not let us do as TargetNotWritable."""
        try:
            yield
        except OSError as error:
            reason = error.strerror or str(error) or type(error).__name__
            raise TargetNotWritable(
                f"{self.url}: the data set cannot be written: {reason}; free it or name another with --dataset."
            ) from error


def _open(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # here, since only data sets need it
    except ImportError:
        raise UsageProblem(f"A data set needs fsspec and pyarrow; {INSTALL}") from None
    try:
        fs, root = url_to_fs(url)
    except ImportError as error:  # the library of this kind of address
        raise UsageProblem(f"{url}: this address needs another library: {error}") from None
    except ValueError as error:
        raise UsageProblem(f"{url}: this is no address of a folder ({error}).") from None
    return fs, str(root).rstrip("/")


def _protocols(fs: Any) -> tuple[str, ...]:
    return (fs.protocol,) if isinstance(fs.protocol, str) else tuple(fs.protocol)
