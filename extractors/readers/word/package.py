"""The parts of a Word file: a zip archive of XML, opened without trust.

Only the parts that hold text are unpacked, each up to a limit; entities are not resolved, and nothing outside the file
is ever fetched. The strict form of the format differs in its namespaces alone, and is read as the usual one.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

from lxml import etree

from models.errors import DocumentUnreadable

Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
#: Bytes of one part when unpacked, and of all that are read: text of more than ten thousand pages.
MOST_PART_BYTES, MOST_BYTES = 128 * 2**20, 256 * 2**20


class Package:
    """An opened Word file. Raises DocumentUnreadable where it is broken, and where a part of it is refused."""

    def __init__(self, path: str | Path) -> None:
        self.path, self._read = path, 0
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise DocumentUnreadable(
                f"{path}: cannot be opened ({error.strerror}); check the path and its rights.", "read.not_opened"
            ) from error
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
            raise self._broken() from error
        self._names = {name.casefold(): name for name in self._zip.namelist()}
        self.main = next(iter(self.related("", "officeDocument")), "word/document.xml")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._zip.close()

    def xml(self, name: str) -> Element | None:
        """The root of a part, or None where there is no such part."""
        data = self._bytes(name)
        if data is None:
            return None
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._broken() from error

    def related(self, name: str, kind: str) -> list[str]:
        """The parts of a kind that the part `name` refers to ("" is the file itself), each once."""
        return list(dict.fromkeys(target for type_, target in self.targets(name).values() if type_ == kind))

    def targets(self, name: str) -> dict[str, tuple[str, str]]:
        """Kind and part of each reference of a part, by its id; references out of the file are left out."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root.iter(_RELATION) if root is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], whole)
        return found

    def _bytes(self, name: str) -> bytes | None:
        known = self._names.get(name.casefold())
        if known is None:
            return None
        info = self._zip.getinfo(known)
        self._read += info.file_size
        if info.file_size > MOST_PART_BYTES or self._read > MOST_BYTES:
            raise DocumentUnreadable(
                f"{self.path}: the Word file is refused: {name} would become {info.file_size} bytes when unpacked; "
                "if it is a real document, save it as PDF.",
                "read.archive_too_large",
            )
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise self._broken() from error

    def _broken(self) -> DocumentUnreadable:
        return DocumentUnreadable(
            f"{self.path}: the Word file is broken or was cut off; fetch it again.", "read.broken_docx"
        )


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """The attribute of a child (`w:name w:attribute`), "" where the child has none, None where there is no child."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(W + attribute, "")


def switch(parent: Element | None, name: str) -> bool | None:
    """Is a property such as bold on or off? None where it is not said."""
    said = value(parent, name)
    return None if said is None else said not in ("0", "false", "off")


def number(text: str | None) -> int | None:
    """A whole number, None where the text is none."""
    try:
        return int(text) if text else None
    except ValueError:
        return None
