"""The objects of a PDF file, parsed by one regular expression instead of letter by letter.

pdfminer finds the objects (cross references, object streams, encryption) and parses what this parser does not
understand; the values are pdfminer's own, so that all else of it works on them. Where the cross references are broken,
the objects are looked for in the file (`repair.py`). An object that cannot be read is none, as one that is not there:
so the format has it.
"""

from __future__ import annotations

import re
import struct
import zlib
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from typing import Any, BinaryIO

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument, PDFEncryptionError
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjectNotFound, PDFObjRef, PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import LIT

from extractors.readers.engine.operators import DIGITS, NAME, STRING, hexadecimal, literal, unescaped_name
from extractors.readers.engine.repair import FoundObjects
from extractors.readers.engine.streams import StreamTooLong

_TOKEN = re.compile(
    rb"[\s\x00]*+(?:%[^\r\n]*+[\s\x00]*+)*+(?:"
    rb"(\d+)[\s\x00]+(\d+)[\s\x00]+R(?![A-Za-z0-9])"  # 1, 2: reference
    rb"|([+-]?\d+)(?![\d.])"  # 3: integer
    rb"|([+-]?(?:\d+\.\d*|\.\d+))(?![\d.])"  # 4: real
    rb"|/(" + NAME + rb")"  # 5: name
    rb"|\((" + STRING + rb")\)"  # 6: string
    rb"|(<<|>>|\[|\])"  # 7: bracket
    rb"|<(" + DIGITS + rb")>"  # 8: string of hexadecimal digits
    rb"|(true|false|null|endobj|stream)(?![A-Za-z0-9])"  # 9: word
    rb")",
    re.DOTALL,
)
_OBJECT_STREAM = LIT("ObjStm")
_HEAD = re.compile(rb"[\s\x00]*(\d+)[\s\x00]+(\d+)[\s\x00]+obj(?![A-Za-z])")
_STREAM_END = re.compile(rb"[\s\x00]{0,4}endstream")
_OPENING = (b"<<", b"[")
_WORDS = {b"true": True, b"false": False, b"null": None}
#: An object longer than this (bytes) is left to pdfminer.
_WINDOW = 1 << 16
_START = re.compile(rb"startxref[\s\x00]*(\d{1,10})(?!\d)")
#: Tables of cross references (one for each time that the file was saved), and objects that wait for another.
_MOST_TABLES, _DEEPEST = 400, 50
#: Digits of a whole number.
_MOST_DIGITS = 40
#: What pdfminer raises on files that are not as they should be: it checks little.
_BROKEN = (PSException, ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError,
           struct.error, zlib.error, RecursionError)  # fmt: skip


class NotUnderstood(Exception):
    """The object is left to pdfminer."""


class FastDocument(PDFDocument):
    """A document whose objects are parsed faster, and whose streams are let go; all else is pdfminer's.

    With `repair`, the cross references of the file are not believed; `repaired` tells where they were not.
    """

    def __init__(self, parser: PDFParser, data: mmap, repair: bool = False) -> None:
        self._bytes = data
        self.repaired = repair
        self._read_from: set[int] = set()
        self._opening: set[int] = set()
        super().__init__(parser)

    def find_xref(self, parser: PDFParser) -> int:
        """Where the last table of cross references stands, as the end of the file says; -1 where it does not."""
        found = _START.match(self._bytes, max(0, self._bytes.rfind(b"startxref")))
        return int(found.group(1)) if found else -1

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        """The table at a byte of the file and those before it, each once; what is broken is looked for in the file."""
        if start in self._read_from:
            return
        self._read_from.add(start)
        if not self.repaired and 0 <= start < len(self._bytes) and len(self._read_from) <= _MOST_TABLES:
            try:
                super().read_xref_from(parser, start, xrefs)
            except StreamTooLong:
                raise
            except _BROKEN:
                self.repaired = True
        else:
            self.repaired = True
        if self.repaired and not any(isinstance(xref, FoundObjects) for xref in xrefs):
            parser.fallback = True
            xrefs.append(FoundObjects(self, self._bytes))

    def _initialize_password(self, password: str = "") -> None:
        try:
            super()._initialize_password(password)
        except PDFEncryptionError:
            raise
        except _BROKEN as error:
            raise PDFEncryptionError("The encryption is not understood.") from error

    def getobj(self, objid: int) -> object:
        """The object of that number; streams are let go: contents and pictures of all pages would fill the memory.

        Raises PDFObjectNotFound, also for an object that is made of itself or cannot be read.
        """
        if objid in self._cached_objs:
            return self._cached_objs[objid][0]
        if objid in self._opening or len(self._opening) > _DEEPEST:
            raise PDFObjectNotFound(objid)
        self._opening.add(objid)
        try:
            found = super().getobj(objid)
            if isinstance(found, PDFObjRef):
                self._cached_objs.pop(objid, None)
                found = self.getobj(found.objid)
        except (PDFObjectNotFound, PDFEncryptionError, StreamTooLong):
            raise
        except _BROKEN as error:
            raise PDFObjectNotFound(objid) from error
        finally:
            self._opening.discard(objid)
        if isinstance(found, PDFStream) and found.get("Type") is not _OBJECT_STREAM:
            self._cached_objs.pop(objid, None)
        return found

    def value_at(self, at: int) -> Any:
        """The value that begins at a byte of the file; None where it is not understood."""
        try:
            return parse(self._bytes, at, self, at + _WINDOW)[0]
        except NotUnderstood:
            return None

    def _getobj_parse(self, pos: int, objid: int) -> object:
        try:
            return self._plain_object(pos, objid)
        except NotUnderstood:
            return super()._getobj_parse(pos, objid)

    def _plain_object(self, pos: int, objid: int) -> object:
        """The object at a byte of the file. Raises NotUnderstood where anything is not as expected."""
        head = _HEAD.match(self._bytes, pos)
        if head is None or int(head.group(1)) != objid:
            raise NotUnderstood
        value, end = parse(self._bytes, head.end(), self, head.end() + _WINDOW)
        word = _TOKEN.match(self._bytes, end)
        if word is None or word.group(9) not in (b"endobj", b"stream"):
            raise NotUnderstood
        return value if word.group(9) == b"endobj" else self._stream(value, word.end())

    def _stream(self, attributes: Any, at: int) -> PDFStream:
        """The stream whose data follow. Raises NotUnderstood where its length is not what it says."""
        length = resolve1(attributes.get("Length")) if isinstance(attributes, dict) else None
        data = self._bytes
        at += 2 if data[at : at + 2] == b"\r\n" else 1
        if not isinstance(length, int) or length < 0 or not _STREAM_END.match(data, at + length):
            raise NotUnderstood
        return PDFStream(attributes, data[at : at + length], self.decipher)

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        """All of an object stream: pairs of numbers first, then the objects."""
        try:
            return self._stream_objects(stream)
        except (NotUnderstood, TypeError, ValueError, KeyError):
            return super()._get_objects(stream)

    def _stream_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        n, data = stream["N"], stream.get_data()
        if not isinstance(n, int) or n > len(data):
            raise NotUnderstood
        objects: list[object] = []
        at = 0
        for _ in range(3 * n):
            value, at = parse(data, at, self, len(data))
            objects.append(value)
        stream.data = b""
        return objects, n


def open_document(stream: BinaryIO, repair: bool = False) -> FastDocument:
    """The document in a file that is open. Raises what pdfminer raises for a file that it cannot read."""
    return FastDocument(PDFParser(stream), mmap(stream.fileno(), 0, access=ACCESS_READ), repair)


def parse(data: bytes | mmap, at: int, document: PDFDocument | None, limit: int) -> tuple[Any, int]:
    """The value that begins at byte `at`, and where it ends. Raises NotUnderstood.

    >>> parse(b"<< /A [1 2.5 (x)] >>", 0, None, 99)
    ({'A': [1, 2.5, b'x']}, 20)
    """
    stack: list[list[Any]] = []
    items: list[Any] = []
    for match in _TOKEN.finditer(data, at):
        if match.start() != at or match.end() > limit:
            break
        at, kind = match.end(), match.lastindex
        if kind == 5:
            items.append(_name(match[5]))
        elif kind == 2:
            items.append(PDFObjRef(document, _integer(match[1])))
        elif kind == 3:
            items.append(_integer(match[3]))
        elif kind != 7:
            items.append(_value(match, kind))
        elif match[7] in _OPENING:
            stack.append(items)
            items = [match[7]]
            continue
        else:
            if not stack:
                break
            value = _closed(items, match[7])
            items = stack.pop()
            items.append(value)
        if not stack:
            return items[0], at
    raise NotUnderstood


def _closed(items: list[Any], bracket: bytes) -> Any:
    """The array or dictionary that a bracket closes; the first of `items` opened it."""
    if items[0] == b"[" and bracket == b"]":
        return items[1:]
    if items[0] != b"<<" or bracket != b">>" or len(items) % 2 == 0:
        raise NotUnderstood
    try:
        return {key.name: value for key, value in zip(items[1::2], items[2::2], strict=True) if value is not None}
    except AttributeError as error:
        raise NotUnderstood from error


def _integer(digits: bytes) -> int:
    if len(digits) > _MOST_DIGITS:
        raise NotUnderstood
    return int(digits)


def _value(match: re.Match[bytes], kind: int | None) -> Any:
    if kind == 6:
        return literal(match[6])
    if kind == 4:
        return float(match[4])
    if kind == 8:
        return hexadecimal(match[8])
    if match[9] not in _WORDS:
        raise NotUnderstood
    return _WORDS[match[9]]


@lru_cache(maxsize=4096)
def _name(raw: bytes) -> Any:
    if b"#" in raw:
        raw = unescaped_name(raw)
    try:
        return LIT(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotUnderstood from error
