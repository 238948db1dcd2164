"""Hostile text from bytes: words that the project knows, mixed with signs and letters that mislead parsers.

The same bytes give the same text, so that what a fuzzer finds can be kept as a case.
"""

from __future__ import annotations

from functools import cache

from corpus.lexicon import lexicon

#: The lexicons whose words lead deep into the parsers.
_LEXICONS = ("column_roles", "comparators", "goal_labels", "periods", "status", "units", "value_words")

#: Signs, numbers and letters that lead astray: separators, other digits, overrides, marks, halves of pairs.
JUNK = (
    " ", "  ", "\t", "\n", "\n\n", ".", ". . . . ", ",", ":", ";", "-", "–", "−", "/", "|", "||", "*", "**", "_", "#",
    "# ", "- ", "(", ")", "[", "]", "<", ">", "<!--", "<b>", "\\", "%", " %", "=", "+", "@", "±", "≥", "§", "'", '"',
    "0", "1", "9", "12", "2020", "2019-12", "1 000", "1.000", "1,5", "1e400", "9" * 40, "²", "١٢", "１２", "½", "Ⅷ",
    "\x01", "\x1b[31m", "\x7f", "\x85", "\u00a0", "\u00ad", "\u0301", "\u200b", "\u202e", "\u2066", "\u2028", "\ufeff",
    "\ufffd", "\uffff", "\ud800", "\U0001f600", "å", "Ä", "ẞ", "ß", "İ",
)  # fmt: skip


@cache
def pieces() -> tuple[str, ...]:
    """All that a text is made of: junk, and words of the lexicons."""
    words = {entry.form for name in _LEXICONS for entry in lexicon(name).entries}
    return (*JUNK, *JUNK, *sorted(words))


def text_of(data: bytes) -> str:
    """The text that the bytes stand for: two bytes a piece; the first bit asks for a space behind it."""
    known, text = pieces(), []
    for high, low in zip(data[::2], data[1::2], strict=False):
        text.append(known[(high % 128 * 256 + low) % len(known)])
        text.append(" " if high >= 128 else "")
    return "".join(text)
