"""The Markdown of the samples as a Word file and as a page of HTML: the same content in the formats of an office.

`#` is the title, the headings below it are those of the format, `#####` too; a list, a table and bold words stay what
they are; what is slanted is upright. The Word file is written with python-docx, which only tests and samples need.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"(#{1,6}) +(.+)")
_BOLD = re.compile(r"(\*\*[^*]+\*\*)")
_RULE = re.compile(r":?-{3,}:?")


def chunks(text: str) -> Iterator[list[str]]:
    """The blocks of a sample, each as its lines."""
    for chunk in re.split(r"\n\s*\n", _COMMENT.sub("", text).strip()):
        yield [line.rstrip() for line in chunk.strip().splitlines()]


def table_rows(lines: list[str]) -> list[list[str]]:
    """The rows of a table with pipes, the header first."""
    rows = [[cell.strip() for cell in line.strip()[1:-1].split("|")] for line in lines]
    return [row for row in rows if not all(_RULE.fullmatch(cell) for cell in row)]


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is bold."""
    for piece in _BOLD.split(text.replace("<br>", " ")):
        if piece:
            yield (piece[2:-2], True) if _BOLD.fullmatch(piece) else (piece.replace("*", ""), False)


def as_html(text: str) -> str:
    """A page with the content of a sample."""
    title = next((line[2:] for line in text.splitlines() if line.startswith("# ")), "")
    body = "\n".join(_html_block(lines) for lines in chunks(text))
    head = f'<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
    return f'<!DOCTYPE html>\n<html lang="sv">{head}<body><main>\n{body}\n</main></body></html>\n'


def _html_block(lines: list[str]) -> str:
    heading = _HEADING.fullmatch(lines[0])
    if heading:
        level = len(heading[1])
        return f"<h{level}>{_inline(heading[2])}</h{level}>"
    if lines[0].startswith("|"):
        header, *rows = table_rows(lines)
        head = "".join(f"<th>{_inline(cell)}</th>" for cell in header)
        body = "\n".join(f"<tr>{''.join(f'<td>{_inline(cell)}</td>' for cell in row)}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
    if lines[0].startswith("- "):
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    return "".join(f"<strong>{html.escape(t)}</strong>" if bold else html.escape(t) for t, bold in pieces(text))


def write_docx(text: str, path: Path) -> Path:
    """Writes a Word file with the content of a sample."""
    import docx

    document = docx.Document()
    for lines in chunks(text):
        heading = _HEADING.fullmatch(lines[0])
        if heading:
            _add(document.add_heading("", len(heading[1]) - 1), heading[2])
        elif lines[0].startswith("|"):
            _add_table(document, table_rows(lines))
        elif lines[0].startswith("- "):
            for line in lines:
                _add(document.add_paragraph(style="List Bullet"), line[2:])
        else:
            _add(document.add_paragraph(), " ".join(lines))
    document.save(str(path))
    return path


def _add(paragraph: Any, text: str) -> None:
    for piece, bold in pieces(text):
        paragraph.add_run(piece).bold = bold or None


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            _add(table.cell(i, j).paragraphs[0], cell)
