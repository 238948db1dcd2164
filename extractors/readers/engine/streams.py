"""Streams of a PDF, unpacked within bounds: this replaces what pdfminer does for every stream, in both readers.

A few bytes can unpack to as many as the memory holds. Here a stream has at most `MAX_BYTES`, its filters are counted,
and what is damaged gives no bytes, which `damage_of` tells: half a number looks like a number.

    Flate        zlib, which stops at the bound
    LZW, runs    read here, as pdfminer keeps all that they give
    ASCII        pdfminer's; they only shrink
    predictors   rows of one kind at once, others by pdfminer, within bounds
    images       as they are: they are for `readers.images`
"""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np
from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

#: The longest that a stream may be once it is unpacked (bytes); fonts of all Chinese letters have 30 million.
MAX_BYTES = 1 << 26
#: Filters of one stream; two are usual.
MAX_FILTERS = 8
#: Longest row (bytes) of a table that is stored as differences, and longest such table that is read row by row.
_MAX_ROW, _MAX_ROWS = 1 << 16, 1 << 23
_AS_IT_IS = frozenset({"DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF", "Crypt"})
_FLATE, _LZW, _RUNS = ("FlateDecode", "Fl"), ("LZWDecode", "LZW"), ("RunLengthDecode", "RL")
_ASCII = {"ASCII85Decode": ascii85decode, "A85": ascii85decode, "ASCIIHexDecode": asciihexdecode, "AHx": asciihexdecode}
_CHECKSUM = "incorrect data check"


class StreamTooLong(PDFException):
    """A stream unpacks to more than `MAX_BYTES`."""


class _Damaged(Exception):
    """The data are not what their filter says."""


def damage_of(stream: PDFStream) -> str | None:
    """What is wrong with the data of a stream that was unpacked: "lost", "doubtful" (all there, but not what was
    written: the checksum tells), or None."""
    return getattr(stream, "_damage", None)


def decode(stream: PDFStream) -> None:
    """Unpack a stream, as `PDFStream.decode`. Raises StreamTooLong."""
    data, damage = stream.rawdata or b"", None
    try:
        if stream.decipher is not None and stream.objid is not None and stream.genno is not None:
            data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
        filters = stream.get_filters()
        if len(filters) > MAX_FILTERS:
            raise _Damaged
        for found, settings in filters:
            data, sound = unpacked(data, str(getattr(found, "name", found)), MAX_BYTES)
            data = _without_differences(data, settings if isinstance(settings, dict) else {})
            damage = damage if sound else "doubtful"
    except (_Damaged, zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError):
        data, damage = b"", "lost"
    stream.data, stream.rawdata = data, None
    stream._damage = damage  # type: ignore[attr-defined]


def unpacked(data: bytes, name: str, most: int) -> tuple[bytes, bool]:
    """The data without the filter `name`, and whether they are surely those that were packed.

    Raises StreamTooLong for more than `most` bytes, ValueError and others for data that are not of this filter.
    """
    if name in _FLATE:
        return _inflated(data, most)
    if name in _LZW:
        return _bounded(lzw(data, most), most), True
    if name in _RUNS:
        return _bounded(runs(data, most), most), True
    if name in _ASCII:
        return _ASCII[name](data), True
    if name in _AS_IT_IS:
        return data, True
    raise _Damaged


def _bounded(data: bytes, most: int) -> bytes:
    if len(data) > most:
        raise StreamTooLong
    return data


def _inflated(data: bytes, most: int) -> tuple[bytes, bool]:
    """What zlib packed. Data that end too early are those that are there; a broken end only leaves them in doubt."""
    worker = zlib.decompressobj()
    try:
        return _bounded(worker.decompress(data, most + 1), most), True
    except zlib.error as error:
        if _CHECKSUM not in str(error):
            raise _Damaged from error
    # Without its checksum, whose place is not known, all that is packed comes out: raw data have none.
    raw = zlib.decompressobj(-15)
    return _bounded(raw.decompress(data[2:], most + 1), most), False


def lzw(data: bytes, most: int) -> bytes:
    """What LZW packed, as PDF writes it (codes grow one early); a little more than `most` bytes where there are more.

    >>> lzw(bytes((0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01)), 99)
    b'-----A---B'
    """
    table: list[bytes] = []
    found: list[bytes] = []
    last, width, length, held, bits = b"", 9, 0, 0, 0
    for byte in data:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & ((1 << width) - 1)
        if code == 256:
            table, last, width = [bytes((value,)) for value in range(256)] + [b"", b""], b"", 9
            continue
        if code == 257 or code > len(table) or (code == len(table) and not last):
            break
        entry = table[code] if code < len(table) else last + last[:1]
        if last and len(table) < 4096:
            table.append(last + entry[:1])
            width = min(12, (len(table) + 1).bit_length())
        found.append(entry)
        last, length = entry, length + len(entry)
        if length > most:
            break
    return b"".join(found)


def runs(data: bytes, most: int) -> bytes:
    """What was packed as runs of equal bytes; a little more than `most` bytes where there are more.

    >>> runs(b"\\x01ab\\xfec\\x80", 99)
    b'abccc'
    """
    found: list[bytes] = []
    at = length = 0
    while at < len(data) and data[at] != 128 and length <= most:
        n = data[at]
        part = data[at + 1 : at + 2 + n] if n < 128 else data[at + 1 : at + 2] * (257 - n)
        at += 2 + n if n < 128 else 2
        found.append(part)
        length += len(part)
    return b"".join(found)


def _without_differences(data: bytes, settings: dict[str, Any]) -> bytes:
    """Rows as they were before a predictor stored them as differences."""
    predictor = _whole(settings, "Predictor", 1)
    if predictor == 1:
        return data
    colors, columns = _whole(settings, "Colors", 1), _whole(settings, "Columns", 1)
    bits = _whole(settings, "BitsPerComponent", 8)
    row = colors * columns * bits // 8
    if min(colors, columns, row) < 1 or row > _MAX_ROW:
        raise _Damaged
    if predictor == 2 and len(data) <= _MAX_ROWS:
        return apply_tiff_predictor(colors, columns, bits, data)
    if predictor < 10:
        raise _Damaged
    return _rows(data, row) or _row_by_row(data, (predictor, colors, columns, bits))


def _rows(data: bytes, row: int) -> bytes:
    """Whole rows that are all stored as they are, or all as differences to the row above; else nothing."""
    if not data or len(data) % (row + 1):
        return b""
    rows = np.frombuffer(data, np.uint8).reshape(-1, row + 1)
    kinds = rows[:, 0]
    if (kinds == 2).all():
        return np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).tobytes()
    return b"" if kinds.any() else rows[:, 1:].tobytes()


def _row_by_row(data: bytes, how: tuple[int, int, int, int]) -> bytes:
    if len(data) > _MAX_ROWS:
        raise _Damaged
    return apply_png_predictor(*how, data)


def _whole(settings: dict[str, Any], key: str, default: int) -> int:
    value = resolve1(settings.get(key, default))
    return value if isinstance(value, int) else default


PDFStream.decode = decode  # type: ignore[assignment, method-assign]
