"""The layout "plain": no rule anywhere, numbers right-aligned, cover page and table of contents with dot leaders.

Longer prose is set in two columns, justified and hyphenated; shorter prose over the whole width. Table headers are not
repeated where a table goes on over the page.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BalancedColumns, PageBreak, Paragraph, Spacer
from reportlab.platypus import Table as Grid

from corpus.samples.layouts.base import PAGE_WIDTH, Layout, Pages, tied
from corpus.samples.layouts.tables import Command, Shape, TableLook
from corpus.samples.layouts.text import BOLD, BOLD_ITALIC, ITALIC, REGULAR, markup, style
from corpus.samples.markdown import Block, Document, Heading, Items, Statement
from corpus.samples.markdown import Paragraph as Prose

#: Characters of prose between two headings from which on it is set in two columns.
_TWO_COLUMNS_FROM = 420
_GUTTER = 20.0
_CONTENTS_SIZE, _CONTENTS_INDENT, _PAGE_COLUMN = 9.0, 14.0, 24.0


def _commands(shape: Shape) -> list[Command]:
    return [("TOPPADDING", (0, i), (-1, i), 5) for i in (*shape.groups, *shape.totals)]


class PlainLayout(Layout):
    name = "plain"
    margins = (58.0, 58.0, 50.0, 54.0)
    heading_sizes = (14.5, 12.0, 10.0)
    size = 8.5
    bullet = "–"
    table_look = TableLook(size=8.2, padding=(6, 1.8), commands=_commands, repeat_header=False, least_width=0.75)

    def furnish(self, canvas: Any, document: Document, page: int, total: int) -> None:
        if page > 1:
            canvas.setFont(REGULAR, 8)
            canvas.drawCentredString(PAGE_WIDTH / 2, 32, str(page))

    def opening(self, document: Document, known: Pages) -> list[Any]:
        large, title = style(13, leading=19), style(26, BOLD, leading=34, spaceBefore=10, spaceAfter=14)
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        pages = known.headings or [0] * len(headings)
        return [
            Spacer(0, 220),
            Paragraph(markup(document.title), title),
            *(Paragraph(markup(line), large) for line in (*document.subtitle, *reversed(document.organisation))),
            PageBreak(),
            Paragraph("Innehåll", style(16, BOLD, leading=20, spaceAfter=10)),
            *(self._contents_line(heading, page) for heading, page in zip(headings, pages, strict=True)),
            PageBreak(),
        ]

    def _contents_line(self, heading: Heading, page: int) -> Any:
        """The heading, dots up to the page number, and the page number at the right margin."""
        indent, size = _CONTENTS_INDENT * (heading.level - 1), _CONTENTS_SIZE
        room = self.text_width - _PAGE_COLUMN - indent
        text = f"{heading.text} "
        n_dots = int((room - stringWidth(text, REGULAR, size)) / stringWidth(".", REGULAR, size))
        line = Grid([[text + "." * n_dots, str(page)]], colWidths=[indent + room, _PAGE_COLUMN], rowHeights=[15])
        line.setStyle(
            [
                ("FONT", (0, 0), (-1, -1), REGULAR, size),
                ("LEFTPADDING", (0, 0), (0, 0), indent),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("ALIGN", (1, 0), (1, 0), "RIGHT"),
            ]
        )
        return line

    def story(self, document: Document) -> list[Any]:
        flowables: list[Any] = []
        for is_prose, run in groupby(document.blocks, lambda block: isinstance(block, Prose | Items)):
            blocks = list(run)
            printed = [flowable for block in blocks for flowable in self.block(block)]
            columns = is_prose and _length(blocks) >= _TWO_COLUMNS_FROM
            flowables += [BalancedColumns(printed, innerPadding=_GUTTER)] if columns else printed
        return tied(flowables)

    def heading(self, heading: Heading) -> list[Any]:
        flowables = super().heading(heading)
        flowables[0].style.spaceBefore = 10
        return flowables

    def statement(self, statement: Statement) -> list[Any]:
        first = statement.label_first
        label_style = style(7.5, ITALIC, spaceBefore=6 if first else 0, spaceAfter=1 if first else 5, keepWithNext=1)
        text_style = style(self.size, BOLD_ITALIC, spaceBefore=0 if first else 6, spaceAfter=3, keepWithNext=1)
        label = Paragraph(markup(statement.label), label_style)
        text = Paragraph(markup(statement.text), text_style)
        if not statement.label:
            return [text]
        return [label, text] if first else [text, label]

    def prose(self, text: str) -> str:
        return markup(text, hyphens=True)

    def prose_style(self) -> ParagraphStyle:
        return style(self.size, alignment=TA_JUSTIFY, spaceAfter=6)


def _length(blocks: list[Block]) -> int:
    texts = [[b.text] if isinstance(b, Prose) else list(b.entries) for b in blocks if isinstance(b, Prose | Items)]
    return sum(len(text) for part in texts for text in part)


LAYOUT = PlainLayout()
