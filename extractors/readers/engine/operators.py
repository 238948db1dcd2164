"""The operations of a content stream: an operator and its operands as they are written.

One regular expression takes a whole operation at a time; operands are parsed by those who need them. A stream that
does not follow the syntax raises `Unsupported`: where two readers could see two things, the reference decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: What stands between the parentheses of a string; pairs of parentheses in it may be three deep.
_DEEPEST = rb"\((?:[^()\\]|\\.)*+\)"
_DEEPER = rb"\((?:[^()\\]|\\.|" + _DEEPEST + rb")*+\)"
STRING = rb"(?:[^()\\]|\\.|" + _DEEPER + rb")*+"
DIGITS = rb"[0-9A-Fa-f\s\x00]*+"
NAME = rb"[^\s\x00()<>\[\]{}/%]*+"
_TEXT = rb"\(" + STRING + rb"\)|<" + DIGITS + rb">"
_ARRAY = rb"\[[^\[\]()<>%]*+(?:(?:" + _TEXT + rb")[^\[\]()<>%]*+)*+\]"
_OPERATION = re.compile(
    rb"((?:[\s\x00\d.+-]++|/" + NAME + rb"|" + _ARRAY + rb"|" + _TEXT
    + rb"|<<|>>|[\[\]]|%[^\r\n]*+|(?:true|false|null)(?![A-Za-z0-9]))*+)([A-Za-z'\"][A-Za-z0-9*]*+)|(.)",
    re.DOTALL,
)  # fmt: skip
_ITEM = re.compile(rb"\((" + STRING + rb")\)|<(" + DIGITS + rb")>|([\d.+-]+)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_INLINE_END = re.compile(rb"(?<=[\s\x00])EI(?=[\s\x00]|$)")
_NAMED = re.compile(NAME)
_ESCAPED_LETTER = re.compile(rb"#([0-9A-Fa-f]{2})")
_MCID = re.compile(rb"/MCID\s+(\d+)")
_COMMENT = re.compile(rb"%[^\r\n]*+")
_WHITE = b" \t\r\n\x0c\x00"


class Unsupported(Exception):
    """The page holds something that this reader leaves to the reference."""


def operations(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(operator, operands as written) of a content stream, in order; EI comes with the data of its inline image.

    Raises Unsupported where the stream does not follow the syntax.
    """
    data = data.rstrip(_WHITE)
    at: int | None = 0
    while at is not None:
        start, at = at, None
        for match in _OPERATION.finditer(data, start):
            operands, operator, other = match.groups()
            if other is not None:
                if not _is_rest(data[match.start() :]):
                    raise Unsupported(f"syntax at byte {match.start()} of a content stream")
                break
            yield operator, operands
            if operator == b"ID":
                end = _INLINE_END.search(data, match.end())
                at = end.end() if end else None
                if end:
                    yield b"EI", data[match.end() + 1 : end.start() - 1]
                break


def _is_rest(data: bytes) -> bool:
    """Operands without an operator, where the stream was cut off."""
    return len(data) < 200 and not re.search(rb"[()<>\[\]{}]", data)


def numbers(operands: bytes, n: int) -> tuple[float, ...]:
    """The last `n` operands as numbers. Raises Unsupported where they are none."""
    found = _converted((_COMMENT.sub(b"", operands) if b"%" in operands else operands).split()[-n:])
    if len(found) != n:
        raise Unsupported(f"operands {operands[:40]!r}")
    return found


def floats(operands: bytes) -> tuple[float, ...]:
    """All operands as numbers. Raises Unsupported where one is none."""
    return _converted((_COMMENT.sub(b"", operands) if b"%" in operands else operands).split())


def number(raw: bytes) -> float:
    """One number. Raises Unsupported where it is none."""
    return _converted([raw])[0]


def _converted(parts: list[bytes]) -> tuple[float, ...]:
    try:
        return tuple(map(float, parts))
    except ValueError as error:
        raise Unsupported(f"numbers {b' '.join(parts)[:40]!r}") from error


def shown(operands: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """What a string or an array of strings shows: (literal, hexadecimal, adjustment), one of them filled each."""
    return _ITEM.findall(operands)


def literal(raw: bytes) -> bytes:
    """The bytes of a string that was written in parentheses.

    >>> literal(rb"a\\)\\101\\053")
    b'a)A+'
    """
    return _ESCAPE.sub(_unescape, raw) if b"\\" in raw else raw


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code[0] in b"01234567":
        return bytes((int(code, 8) & 0xFF,))
    return _PLAIN.get(code, code)


def hexadecimal(raw: bytes) -> bytes:
    """The bytes of a string that was written as hexadecimal digits; a missing last digit is 0.

    >>> hexadecimal(b"00 41 7")
    b'\\x00Ap'
    """
    try:
        return bytes.fromhex(str(raw, "ascii"))
    except ValueError:
        digits = bytes(raw).translate(None, _WHITE)
        return bytes.fromhex(str(digits + b"0" * (len(digits) % 2), "ascii"))


def name(operands: bytes) -> str:
    """The last name among the operands, without its slash; "" where there is none."""
    at = operands.rfind(b"/")
    if at < 0:
        return ""
    found = _NAMED.match(operands, at + 1)
    return unescaped_name(found.group()).decode("utf-8", "replace") if found else ""


def unescaped_name(raw: bytes) -> bytes:
    """A name whose letters may be written as # and two digits.

    >>> unescaped_name(b"List#20Bullet")
    b'List Bullet'
    """
    return _ESCAPED_LETTER.sub(lambda m: bytes((int(m.group(1), 16),)), raw) if b"#" in raw else raw


def marked_content_id(operands: bytes) -> int | None:
    """The MCID of a property list that is written in place, or None."""
    found = _MCID.search(operands)
    return int(found.group(1)) if found else None
