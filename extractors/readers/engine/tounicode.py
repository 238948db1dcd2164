"""ToUnicode maps: the text of each code, as the font says it.

The maps that programs write – tables of `bfchar` and `bfrange` – are read by two regular expressions; any other is
left to pdfminer. An embedded font file need not be opened where such a map is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pdfminer.cmapdb import UnicodeMap
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT

from extractors.readers.engine.font_manager import is_bounded_map
from extractors.readers.engine.operators import hexadecimal

_BLOCK = re.compile(rb"begin(bfchar|bfrange)\b(.*?)\bend\1\b", re.DOTALL)
_HEX = rb"<([0-9A-Fa-f\s]*)>"
_CHAR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[([^\]]*)\])")
_ONE = re.compile(_HEX)
#: Entries that a map may have; codes have two bytes.
_MOST = 70_000


class CodeTexts(UnicodeMap):
    """Texts by code, as pdfminer's fonts ask for them."""

    def __init__(self, texts: dict[int, str]) -> None:
        super().__init__()
        self.cid2unichr.update(texts)

    def get_unichr(self, cid: int) -> str:
        return self.cid2unichr[cid]


def read_to_unicode(raw: Any) -> CodeTexts | None:
    """The map of a font, or None where there is none that is plain."""
    stream = resolve1(raw)
    if not isinstance(stream, PDFStream):
        return None
    data = stream.get_data()
    if b"usecmap" in data or b"begincid" in data or b"/WMode 1" in data:
        return None
    if not is_bounded_map(data):
        return None
    texts: dict[int, str] = {}
    for kind, body in _BLOCK.findall(data):
        if not (_read_chars(body, texts) if kind == b"bfchar" else _read_ranges(body, texts)) or len(texts) > _MOST:
            return None
    return CodeTexts(texts) if texts else None


def _read_chars(body: bytes, texts: dict[int, str]) -> bool:
    if _CHAR.sub(b"", body).strip():
        return False
    for code, text in _CHAR.findall(body):
        texts[_number(code)] = _text(hexadecimal(text))
    return True


def _read_ranges(body: bytes, texts: dict[int, str]) -> bool:
    if _RANGE.sub(b"", body).strip():
        return False
    for first, last, text, listed in _RANGE.findall(body):
        begin, end = _number(first), _number(last)
        if end - begin > 0xFFFF:
            return False
        if listed:
            texts.update(
                zip(range(begin, end + 1), (_text(hexadecimal(t)) for t in _ONE.findall(listed)), strict=False)
            )
        else:
            texts.update((begin + i, _text(_after(hexadecimal(text), i))) for i in range(end - begin + 1))
    return True


def _number(digits: bytes) -> int:
    return int.from_bytes(hexadecimal(digits), "big")


def _after(first: bytes, steps: int) -> bytes:
    """The text so many steps after `first`: its last bytes count on."""
    tail = first[-4:]
    value = int.from_bytes(tail, "big") + steps
    return first[:-4] + (value & ((1 << 8 * len(tail)) - 1)).to_bytes(len(tail), "big")


def _text(data: bytes) -> str:
    return data.decode("utf-16-be", "ignore")


def without_to_unicode(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The specification without its map; a composite font keeps a name in its place, so that no font file is opened."""
    light = dict(spec)
    light.pop("ToUnicode", None)
    if getattr(resolve1(light.get("Subtype")), "name", None) != "Type0":
        return light
    light["ToUnicode"] = LIT("Identity-H")
    descendant = dict(dict_value(list_value(light["DescendantFonts"])[0]))
    descriptor = dict(dict_value(descendant.get("FontDescriptor", {})))
    descriptor.pop("FontFile2", None)
    descendant["FontDescriptor"] = descriptor
    light["DescendantFonts"] = [descendant]
    return light
