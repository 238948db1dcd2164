"""Reader of text and Markdown: headings as #, bold lines, lists, tables as tab-separated lines or pipes.

In order of precedence a line is: part of a comment, a heading, part of a table (two or more lines with
tabs, or pipes), a list item, or running text. A line of a table of contents (dot leaders and a page
number) is dropped, though it may hold a tab. Lines that follow without a blank line are one paragraph,
except that a line that is bold as a whole stands alone. In a text without any heading marks, short lines
with numbers that follow on each other are the headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractors.layout.headings import mark_plain
from extractors.layout.text import clean, goes_on, join
from extractors.layout.types import Block, Cell, Grid, Note, Reading, Role
from extractors.readers.fitting import fitted
from extractors.readers.written import LIST_ITEM, cover_of
from models.errors import DocumentUnreadable
from models.table import TableMethod

# No pattern looks further than one line, and none may try a run of signs again from each of them: a hostile line is as
# cheap as any other.
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_DOT_LEADER = re.compile(r"(?:\.\s?){4}\s*\d{1,4}$")
_RULE_CELL = re.compile(r":?-{2,}:?")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
#: A text with more of these signs is not marked up by them.
_MOST_MARKS = 200
_HTML = re.compile(r"</?(?:b|strong|i|em|u|sup|sub|span|p|div)\b[^<>]*>", re.IGNORECASE)
_HTML_BOLD = re.compile(r"<(?:b|strong)\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")


def read_text(path: str | Path, format_: str = "text") -> Reading:
    """The flow of a text file. Raises DocumentUnreadable where it is empty or no text."""
    text, notes = _decode(Path(path))
    text, unfit = fitted(text)
    blocks = _join_cut(list(_blocks(_without_comments(text).splitlines())))
    if not blocks:
        raise DocumentUnreadable(f"{path}: the file holds no text; check that it was saved whole.", "read.empty")
    mark_plain(blocks)
    return Reading(format=format_, blocks=blocks, cover=cover_of(blocks), notes=[*notes, *unfit])


def _decode(path: Path) -> tuple[str, list[Note]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentUnreadable(
            f"{path}: cannot be opened ({error.strerror}); check the path and its rights."
        ) from error
    if not data.strip():
        raise DocumentUnreadable(f"{path}: the file is empty; fetch it again.", "read.empty")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace"), []
    if b"\x00" in data[:4096]:
        raise DocumentUnreadable(f"{path}: this is no text file; give PDFs the suffix .pdf.", "read.not_text")
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = Note("read.encoding", "The file is not UTF-8; it was read as Windows-1252.", "info")
        return data.decode("cp1252", errors="replace"), [note]


def _without_comments(text: str) -> str:
    """The text without comments; one that does not end is none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join(parts) + text[at:]


def _has_leader(line: str) -> bool:
    """Do dots lead to a page number?"""
    return _DOT_LEADER.search(line.rstrip()) is not None


def _is_contents(line: str) -> bool:
    """A line of a table of contents: dots lead to its page number, or a tab does."""
    line = line.rstrip()
    before = line.rstrip("0123456789")
    words = before.rstrip()
    tabbed = 1 <= len(line) - len(before) <= 3 and words and "\t" in before[len(words) :]
    return bool(tabbed) or _has_leader(line)


def _is_rule(line: str) -> bool:
    """The line of dashes below the header of a table with pipes."""
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return all(_RULE_CELL.fullmatch(cell.strip()) for cell in cells)


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end > at:
            yield _table(lines[at:end])
            at = end
            continue
        line = lines[at]
        at += 1
        if not line.strip() or _has_leader(line):
            continue
        if found := _HEADING.match(line):
            yield _styled(Role.HEADING, found.group(2).rstrip("#"), level=len(found.group(1)))
        elif found := LIST_ITEM.match(line):
            at = _continued(lines, at)
            yield _styled(Role.LIST_ITEM, _run(lines, line, at)[found.start(2) :], marker=found.group(1))
        elif line.strip() not in ("-", "–", "*", "---", "***"):
            first = at
            if not _is_bold(line):
                at = _continued(lines, at)
            yield _styled(Role.PARAGRAPH, " ".join([line, *lines[first:at]]))


def _run(lines: list[str], line: str, end: int) -> str:
    start = next(i for i in range(end - 1, -1, -1) if lines[i] is line)
    return " ".join([line, *lines[start + 1 : end]])


def _continued(lines: list[str], at: int) -> int:
    """The end of the paragraph that goes on at `at`."""
    while at < len(lines):
        line = lines[at]
        if not line.strip() or "\t" in line or line.lstrip().startswith("|"):
            break
        if _HEADING.match(line) or LIST_ITEM.match(line) or _is_bold(line) or _has_leader(line):
            break
        at += 1
    return at


def _is_bold(line: str) -> bool:
    text = line.strip()
    return len(text) > 4 and text.startswith("**") and text.endswith("**") and "**" not in text.strip("*")


def _styled(role: Role, text: str, level: int | None = None, marker: str = "") -> Block:
    """A block whose emphasis marks are read: bold or italic as a whole, or bold words at its start."""
    text = text.strip()
    whole = _EMPHASIS.fullmatch(text) if text[:1] in ("*", "_") else None
    marks = whole.group(1) if whole and whole.group(1) not in whole.group(2) else ""
    lead = None if marks else re.match(r"\*\*([^*]+)\*\*", text)
    return Block(
        role,
        plain(text),
        level=level,
        bold=len(marks) >= 2,
        italic=len(marks) in (1, 3),
        marker=marker,
        bold_start=clean(lead.group(1)) if lead else "",
        method="markup",
    )


def plain(text: str) -> str:
    """The text without emphasis marks, HTML tags and escapes."""
    text = _HTML.sub("", _BREAK.sub(" ", text))
    for _ in range(3 if 1 < text.count("*") + text.count("_") <= _MOST_MARKS else 0):
        text = _EMPHASIS.sub(r"\2", text)
    return clean(_ESCAPE.sub(r"\1", text))


def _table_end(lines: list[str], at: int) -> int:
    """The end of the table that begins at `at`; `at` where there is none."""
    if lines[at].lstrip().startswith("|"):
        end = at
        while end < len(lines) and lines[end].lstrip().startswith("|"):
            end += 1
        return end if end - at >= 2 else at
    end = at
    while (end < len(lines) and "\t" in lines[end] and not _is_contents(lines[end])) or _is_row(lines, end, at):
        end += 1
    return end if end - at >= 2 else at


def _is_row(lines: list[str], end: int, start: int) -> bool:
    """A line such as "name⇥5" looks like a contents line, but not inside a table of more than two columns."""
    if not start < end < len(lines) or _has_leader(lines[end]):
        return False
    return "\t" in lines[end] and lines[end].count("\t") == lines[start].count("\t")


def _table(lines: list[str]) -> Block:
    if lines[0].lstrip().startswith("|"):
        rules = [_is_rule(line) for line in lines]
        header = rules.index(True) if True in rules else None
        cells = [_pipe_cells(line) for line, rule in zip(lines, rules, strict=True) if not rule]
    else:
        header = None
        cells = [line.split("\t") for line in lines]
    width = max(len(row) for row in cells)
    rows: list[list[Cell | None]] = []
    for number, row in enumerate(cells):
        padded = row + [""] * (width - len(row))
        rows.append([_cell(text, header is not None and number < header) for text in padded])
    grid = Grid(rows, TableMethod.TEXT)
    return Block(Role.TABLE, "", grid=grid, method="markup")


def _pipe_cells(line: str) -> list[str]:
    body = line.strip().removeprefix("|")
    body = body[:-1] if body.endswith("|") and not body.endswith("\\|") else body
    return re.split(r"(?<!\\)\|", body)


def _cell(text: str, header: bool) -> Cell:
    bold = bool(_HTML_BOLD.search(text)) or _is_bold(text)
    return Cell(plain(text), bold=bold, header=header)


def _join_cut(blocks: list[Block]) -> list[Block]:
    """Paragraphs that a page break cut in two are one again."""
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if last and last.role == block.role == Role.PARAGRAPH and _same_style(last, block) and _cut(last, block):
            last.text = join(last.text, block.text)
        else:
            whole.append(block)
    return whole


def _cut(last: Block, block: Block) -> bool:
    return goes_on(last.text, block.text) or (last.text.endswith("-") and block.text[:1].islower())


def _same_style(first: Block, second: Block) -> bool:
    return first.bold == second.bold and first.italic == second.italic and not second.bold_start
