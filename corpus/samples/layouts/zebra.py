"""The layout "zebra": filled header rows, thin horizontal rules, every other row shaded, no vertical lines.

Statements stand in tinted boxes with their label in small type inside. Items of a list under "Agenda 2030" that begin
with a number get it on a square in the colour of that global goal. The title stands on a band across the first page,
and the PDF has an outline.
"""

from __future__ import annotations

import re
from typing import Any

from reportlab.platypus import Paragraph, Spacer
from reportlab.platypus import Table as Grid

from corpus.samples.layouts.base import PAGE_HEIGHT, PAGE_WIDTH, Layout, Pages
from corpus.samples.layouts.tables import Command, Shape, TableLook
from corpus.samples.layouts.text import BOLD, REGULAR, markup, style
from corpus.samples.markdown import Document, Heading, Items, Statement

_DARK, _TINT, _SHADE, _RULE = "#5B2A5E", "#F1E8F2", "#F6F3F6", "#C9BACB"
_BAND = 132.0
#: Else reportlab names its own default in the PDF, which is not embedded.
_FONT: Command = ("FONT", (0, 0), (-1, -1), REGULAR)
_NUMBERED = re.compile(r"(\d{1,2}) (.+)")
#: The colours of the global goals 1 to 17, as their signs have them.
_GOAL_COLORS = (
    "#E5243B", "#DDA63A", "#4C9F38", "#C5192D", "#FF3A21", "#26BDE2", "#FCC30B", "#A21942", "#FD6925",
    "#DD1367", "#FD9D24", "#BF8B2E", "#3F7E44", "#0A97D9", "#56C02B", "#00689D", "#19486A",
)  # fmt: skip


def _commands(shape: Shape) -> list[Command]:
    first = shape.n_header
    commands: list[Command] = [
        ("BACKGROUND", (0, 0), (-1, first - 1), _DARK),
        ("LINEBELOW", (0, first), (-1, -1), 0.3, _RULE),
        ("VALIGN", (0, first), (-1, -1), "MIDDLE"),
        ("VALIGN", (0, first), (0, -1), "TOP"),
    ]
    commands += [("BACKGROUND", (0, i), (-1, i), _SHADE) for i in range(first + 1, shape.n_rows, 2)]
    commands += [("BACKGROUND", (0, i), (-1, i), _TINT) for i in (*shape.groups, *shape.totals)]
    # a merged first cell belongs to several rows, and is not shaded with every other one of them
    commands += [
        ("BACKGROUND", (0, r0), (0, r1), "#FFFFFF") for _, r0, c1, r1 in shape.merged if c1 == 0 and r0 >= first
    ]
    return commands


class ZebraLayout(Layout):
    name = "zebra"
    margins = (58.0, 58.0, 52.0, 58.0)
    heading_sizes = (15.0, 12.0, 10.0)
    size = 8.7
    heading_color = _DARK
    table_look = TableLook(size=8.2, padding=(5, 3.2), commands=_commands, header_color="#FFFFFF")

    def furnish(self, canvas: Any, document: Document, page: int, total: int) -> None:
        left, right, _, _ = self.margins
        canvas.setFillColor(_DARK)
        if page == 1:
            canvas.rect(0, PAGE_HEIGHT - _BAND, PAGE_WIDTH, _BAND, stroke=0, fill=1)
        canvas.setFont(REGULAR, 7.5)
        canvas.drawString(left, 34, " – ".join([*document.organisation[:1], document.title]))
        canvas.drawRightString(PAGE_WIDTH - right, 34, f"{page} av {total}")

    def opening(self, document: Document, known: Pages) -> list[Any]:
        line = style(10.5, leading=15, textColor="#FFFFFF")
        title = style(22, BOLD, leading=28, textColor="#FFFFFF", spaceAfter=2)
        lines = [Paragraph(markup(text), line) for text in document.organisation]
        lines += [Paragraph(markup(document.title), title)]
        lines += [Paragraph(markup(text), line) for text in document.subtitle]
        banner = Grid([[lines]], colWidths=[self.text_width], rowHeights=[_BAND - self.margins[2]])
        banner.setStyle([_FONT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
        return [banner, Spacer(0, 14)]

    def placed(self, canvas: Any, heading: Heading, count: int) -> None:
        canvas.bookmarkPage(f"heading-{count}")
        canvas.addOutlineEntry(heading.text, f"heading-{count}", heading.level - 1)

    def statement(self, statement: Statement) -> list[Any]:
        label = Paragraph(markup(statement.label), style(7, textColor=_DARK))
        text = Paragraph(markup(statement.text), style(self.size, BOLD))
        lines = [label, text] if statement.label_first else [text, label]
        box = Grid([[lines if statement.label else [text]]], colWidths=[self.text_width], spaceBefore=4, spaceAfter=5)
        box.setStyle(
            [
                _FONT,
                ("BACKGROUND", (0, 0), (-1, -1), _TINT),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
        box.keepWithNext = 1
        return [box]

    def items(self, items: Items) -> list[Any]:
        numbered = [_NUMBERED.fullmatch(entry) for entry in items.entries]
        if not all(numbered):
            return super().items(items)
        return [self._signs([(int(m[1]), m[2]) for m in numbered if m])]

    def _signs(self, goals: list[tuple[int, str]]) -> Any:
        sign, name = style(8, BOLD, textColor="#FFFFFF", alignment=1), style(self.size)
        rows = [[Paragraph(str(number), sign), Paragraph(markup(text), name)] for number, text in goals]
        table = Grid(rows, colWidths=[18, self.text_width - 18], rowHeights=[16] * len(rows), spaceAfter=8)
        commands: list[Command] = [
            _FONT,
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, -1), 0),
            ("LINEBELOW", (0, 0), (-1, -1), 1.5, "#FFFFFF"),
        ]
        commands += [("BACKGROUND", (0, i), (0, i), _GOAL_COLORS[number - 1]) for i, (number, _) in enumerate(goals)]
        table.setStyle(commands)
        return table


LAYOUT = ZebraLayout()
