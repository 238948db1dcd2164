"""Files behind an address: `s3://bucket/folder/`, `https://…/plan.pdf`, `zip://inner/*.pdf::https://…/all.zip`.

fsspec lists and opens them; each kind of address needs its own library (s3fs for `s3://`), and reads its rights from
where that library looks for them. A path with `://` in it is an address; nothing of fsspec is loaded for other paths. A
web server lists nothing: an `http` address is a document, and one that ends in `/` a page whose links are looked at.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

from corpus.formats import SUFFIXES, suffix_of
from models.errors import DocumentUnreadable, PathNotFound, UsageProblem

#: Bytes that a file may have: the longest annual reports have 200 MB.
LARGEST = 1024 * 1024 * 1024
#: Seconds in which a file must have come.
TIMEOUT_S = 600.0
#: Bytes that are fetched at once.
PIECE = 1024 * 1024

_WEB = ("http", "https")


def listing(address: str) -> list[str]:
    """The addresses of all files at `address`, sorted: itself, those of its folder, or those that a pattern matches.

    Raises PathNotFound and UsageProblem.
    """
    fs, root = _open(address)
    try:
        if _protocol(address) in _WEB:
            return sorted(fs.ls(address, detail=False)) if address.endswith("/") else [address]
        if "*" in root:
            return sorted(_address(fs, name, address) for name in fs.glob(root) if _is_shown(fs, name))
        if fs.isfile(root):
            return [address]
        names = sorted(name for name in fs.find(root) if not _is_hidden(name, root))
    except Exception as error:
        raise PathNotFound(f"“{address}” cannot be listed: {reason(error)}.") from error
    if not names and not fs.exists(root):
        raise PathNotFound(f"There is nothing at “{address}”; check the address and your rights.")
    return [_address(fs, name, address) for name in names]


def format_at(address: str) -> str:
    """The format of the file at an address, by its suffix; its reader looks at its first bytes."""
    return SUFFIXES.get(suffix_of(address.partition("::")[0].partition("?")[0]), "text")


def pieces(address: str) -> Iterator[bytes]:
    """The bytes of a file, a piece at a time. Raises DocumentUnreadable with the reason."""
    ends, size = time.monotonic() + TIMEOUT_S, 0
    try:
        fs, path = _open(address)
        with fs.open(path, "rb", cache_type="none", block_size=PIECE) as file:
            while piece := file.read(PIECE):
                size += len(piece)
                if size > LARGEST:
                    raise DocumentUnreadable(
                        f"{address}: it is larger than {LARGEST // PIECE:,} MB and was not fetched.", "fetch.too_large"
                    )
                if time.monotonic() > ends:
                    raise TimeoutError
                yield piece
    except DocumentUnreadable:
        raise
    except UsageProblem as error:
        raise DocumentUnreadable(str(error), "fetch.no_library") from error
    except Exception as error:
        raise DocumentUnreadable(f"{address}: it could not be fetched: {reason(error)}.", _code(error)) from error


def reason(error: BaseException) -> str:
    """Why something could not be fetched, in words that say what to do."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the address"
    status = getattr(error, "status", None)
    if isinstance(error, PermissionError) or status in (401, 403):
        return "it needs rights that you do not have; give them where the library for such addresses looks for them"
    if isinstance(error, TimeoutError):
        return "the server did not answer in time; try again later"
    first = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__}: {first}".removesuffix(": ").removesuffix(".")


def _code(error: BaseException) -> str:
    if isinstance(error, FileNotFoundError):
        return "fetch.not_found"
    if isinstance(error, PermissionError) or getattr(error, "status", None) in (401, 403):
        return "fetch.no_rights"
    return "fetch.timeout" if isinstance(error, TimeoutError) else "fetch.failed"


def _open(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path there. Raises UsageProblem where a library is missing."""
    try:
        from fsspec.core import url_to_fs  # here, since most runs read files of this machine only
    except ImportError:
        raise UsageProblem(f"{address}: addresses need fsspec; install it with: pip install 'planverk[dask]'") from None
    try:
        fs, path = url_to_fs(address)
    except ImportError as error:
        raise UsageProblem(f"{address}: {_library(address, error)}") from None
    except ValueError as error:
        raise UsageProblem(f"{address}: this kind of address is not known ({error}).") from None
    return fs, str(path)


#: Libraries of the kinds of address that are met most; fsspec knows more.
_LIBRARIES = {
    "s3": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "http": "aiohttp", "https": "aiohttp",
    "az": "adlfs", "abfs": "adlfs", "abfss": "adlfs", "sftp": "paramiko", "ssh": "paramiko",
}  # fmt: skip


def _library(address: str, error: ImportError) -> str:
    for part in address.split("::"):
        library = _LIBRARIES.get(_protocol(part))
        if library and library in str(error).casefold():
            return f"such an address needs {library}; install it with: pip install {library}"
    return f"such an address needs another library: {error}"


def _protocol(address: str) -> str:
    return address.partition("://")[0].casefold()


def _address(fs: Any, name: str, given: str) -> str:
    """The address of a file that was listed; what an address is chained to stays behind it."""
    first, chain, rest = given.partition("::")
    if chain:
        return f"{_protocol(first)}://{name.lstrip('/')}{chain}{rest}"
    return str(fs.unstrip_protocol(name))


def _is_shown(fs: Any, name: str) -> bool:
    return not os.path.basename(name).startswith(".") and not fs.isdir(name)


def _is_hidden(name: str, root: str) -> bool:
    parts = name[len(root) :].strip("/").split("/")
    return any(part.startswith(".") for part in parts) or os.path.basename(name).startswith("README")
