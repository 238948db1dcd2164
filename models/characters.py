"""Characters that cannot be stored as they are, and those that must not reach a terminal: decided here for all.

What a document prints is kept. Two kinds of characters print nothing themselves but change what others are: controls
(NUL ends a text for SQLite, escape sequences steer a terminal, lone surrogates are no text at all) and overrides of
direction, by which "321" is printed as 123. In a document's text each becomes U+FFFD, so that what stood on both sides
of it is not glued together: "12<NUL>34" is no number. On a terminal each is written as an escape, such as \\x1b.
"""

from __future__ import annotations

import re

#: What takes the place of a character that cannot be stored.
REPLACEMENT = "\ufffd"

_SURROGATES = "\ud800-\udfff"
_NEVER = re.compile(f"[\x00{_SURROGATES}]")
#: Controls but for tab, line ends and the separators that end a line; overrides; what Unicode says is no character.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufdd0-\ufdef\ufffe\uffff" + _SURROGATES + "]"
)
#: All controls but line feed and tab, all marks of direction, and line ends that a terminal may take for one.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff" + _SURROGATES + "]"
)


def storable(text: str) -> str:
    """The text without what no database holds: NUL and lone surrogates become U+FFFD. The last wall, for all texts."""
    return text if text.isprintable() else _NEVER.sub(REPLACEMENT, text)


def fit(text: str) -> tuple[str, int]:
    """A document's text with each unfit character replaced by U+FFFD, and how many there were.

    >>> fit("12\\x0034")
    ('12\ufffd34', 1)
    """
    return (text, 0) if text.isprintable() else _UNFIT.subn(REPLACEMENT, text)


def visible(text: str) -> str:
    """The text for a terminal: what would steer it, or turn the direction of what follows, as escapes.

    >>> visible("\\x1b[31mplan")
    '\\\\x1b[31mplan'
    """
    return text if text.isprintable() else _STEERING.sub(_escape, text)


def json_visible(text: str) -> str:
    """JSON text with the same characters as JSON escapes, so that it says the same."""
    return text if text.isprintable() else _STEERING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def shown_path(path: str) -> str:
    """A path as text: bytes that are no UTF-8, which a file's name may hold, as escapes such as \\xff.

    >>> shown_path("caf\\udce9.md")
    'caf\\\\xe9.md'
    """
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def path_on_disk(path: str) -> str:
    """The path that `shown_path` gave, as the file system has it.

    >>> path_on_disk("caf\\\\xe9.md") == "caf\\udce9.md"
    True
    """
    return re.sub(r"\\x([89a-f][0-9a-f])", lambda found: chr(0xDC00 + int(found.group(1), 16)), path)


def _escape(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode("ascii")
