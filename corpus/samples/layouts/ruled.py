"""The layout "ruled": every cell framed, labels above their statements, running header and footer, no cover.

Numbers stand in the middle of their cells. A header is repeated where a table goes on over the page.
"""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Paragraph, Spacer

from corpus.samples.layouts.base import PAGE_HEIGHT, PAGE_WIDTH, Layout, Pages
from corpus.samples.layouts.tables import Command, Shape, TableLook
from corpus.samples.layouts.text import BOLD, REGULAR, markup, style
from corpus.samples.markdown import Document, Statement

_RULE = "#000000"
_HEADER_FILL = "#E6E6E6"


def _commands(shape: Shape) -> list[Command]:
    return [
        ("GRID", (0, 0), (-1, -1), 0.5, _RULE),
        ("BACKGROUND", (0, 0), (-1, shape.n_header - 1), _HEADER_FILL),
        ("VALIGN", (0, shape.n_header), (-1, -1), "MIDDLE"),
    ]


class RuledLayout(Layout):
    name = "ruled"
    heading_color = "#1F3864"
    table_look = TableLook(size=8.2, padding=(4, 2.5), commands=_commands, numbers="CENTER")

    def furnish(self, canvas: Any, document: Document, page: int, total: int) -> None:
        left, right, _, _ = self.margins
        canvas.setFont(REGULAR, 7.5)
        canvas.drawString(left, PAGE_HEIGHT - 44, _running_title(document))
        canvas.setLineWidth(0.4)
        canvas.line(left, PAGE_HEIGHT - 50, PAGE_WIDTH - right, PAGE_HEIGHT - 50)
        canvas.drawRightString(PAGE_WIDTH - right, 40, f"Sida {page} ({total})")

    def opening(self, document: Document, known: Pages) -> list[Any]:
        organisation = style(11, leading=16)
        title = style(20, BOLD, leading=25, textColor=self.heading_color, spaceBefore=6, spaceAfter=4)
        return [
            *(Paragraph(markup(line), organisation) for line in document.organisation),
            Paragraph(markup(document.title), title),
            *(Paragraph(markup(line), organisation) for line in document.subtitle),
            Spacer(0, 8),
        ]

    def statement(self, statement: Statement) -> list[Any]:
        look = style(self.size, BOLD, spaceBefore=0 if statement.label else 6, spaceAfter=5, keepWithNext=1)
        paragraph = Paragraph(markup(statement.text), look)
        if not statement.label:
            return [paragraph]
        return [Paragraph(markup(statement.label), self.label_style()), paragraph]


def _running_title(document: Document) -> str:
    first, *rest = [*document.organisation, document.title]
    return " | ".join(part for part in (first, ", ".join(rest)) if part)


LAYOUT = RuledLayout()
