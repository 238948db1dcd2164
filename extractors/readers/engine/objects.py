"""The objects of a PDF file, parsed by one regular expression instead of letter by letter.

pdfminer finds the objects (cross references, object streams, encryption, repair of broken files) and parses what this
parser does not understand; the values are pdfminer's own, so that all else of it works on them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from mmap import ACCESS_READ, mmap
from typing import Any, BinaryIO

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT

from extractors.readers.engine.operators import DIGITS, NAME, STRING, hexadecimal, literal, unescaped_name

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


class NotUnderstood(Exception):
    """The object is left to pdfminer."""


class FastDocument(PDFDocument):
    """A document whose objects are parsed faster, and whose streams are let go; all else is pdfminer's."""

    def __init__(self, parser: PDFParser, data: mmap) -> None:
        self._bytes = data
        super().__init__(parser)

    def getobj(self, objid: int) -> object:
        """The object of that number; streams are let go: contents and pictures of all pages would fill the memory."""
        if objid in self._cached_objs:
            return self._cached_objs[objid][0]
        found = super().getobj(objid)
        if isinstance(found, PDFStream) and found.get("Type") is not _OBJECT_STREAM:
            self._cached_objs.pop(objid, None)
        return found

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


def open_document(stream: BinaryIO) -> PDFDocument:
    """The document in a file that is open. Raises what pdfminer raises for a file that it cannot read."""
    return FastDocument(PDFParser(stream), mmap(stream.fileno(), 0, access=ACCESS_READ))


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
            items.append(PDFObjRef(document, int(match[1])))
        elif kind == 3:
            items.append(int(match[3]))
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
