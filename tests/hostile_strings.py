"""Hostile strings: what the tests of reading, storing and showing put wherever words or names may stand."""

from __future__ import annotations

#: Cells that a spreadsheet would run.
FORMULAS = (
    "=1+1", "+cmd|' /C calc'!A0", "-1+HYPERLINK(\"http://example.invalid\")", "@SUM(1)", "\t=1", "\r=1", "＝1+1",
)  # fmt: skip
#: Numbers that begin like a formula and stay what they are.
NUMBERS = ("-5", "-1 562,5", "+3 %", "- 12")
#: Escape sequences: colours, a link (OSC 8), a title, the same in one byte (CSI), a carriage return.
ESCAPES = (
    "\x1b[31mred",
    "\x1b]8;;http://example.invalid\x07link\x1b]8;;\x07",
    "\x1b]0;title\x07",
    "\x9b31m",
    "a\rb",
    "\x7f",
)
#: Overrides and isolates of direction, zero-width characters, a byte order mark within.
DIRECTIONS = ("\u202egnp.exe\u202c", "\u2066abc", "\u200f1\u200e2", "a\u200bb\u2060c", "a\ufeffb", "\u2028x\u2029")
#: Markup of rich, of HTML, of Markdown, and of an address.
MARKUP = (
    "[red]x[/]", "[/nope]", "[link=http://example.invalid]x[/link]", "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>", "'--></style></title><svg onload=alert(1)>", "javascript:alert(1)",
    "a|b|c", "a\nb", "{{ 7*7 }}", "{% raw %}", "&lt;b&gt;", "'; DROP TABLE documents; --",
)  # fmt: skip
#: What is no text, or no character.
BROKEN = ("12\x0134", "12\x0034", "\ud800x", "x\udcff", "\ufffe", "\U0001ffff")
#: Much of one thing.
LONG = ("å" * 10_000, "Z\u0301\u0302\u0303\u0304" * 500, "a " * 5_000, "." * 10_000)

HOSTILE = (*FORMULAS, *NUMBERS, *ESCAPES, *DIRECTIONS, *MARKUP, *BROKEN, *LONG)

#: What no line on a terminal may hold.
STEERING = frozenset(map(chr, (*range(9), *range(11, 32), *range(127, 160)))) | frozenset(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def steers(text: str) -> set[str]:
    """The characters of the text that would steer a terminal."""
    return STEERING & set(text)
