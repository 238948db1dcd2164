"""What all layouts share: blocks become flowables in order, and a document is built twice to know its page count.

A layout inherits `Layout` and overrides the methods for what it prints differently. Lengths are in points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, PageTemplate, Paragraph

from corpus.samples.layouts.tables import TableLook, grid
from corpus.samples.layouts.text import BOLD, ITALIC, REGULAR, markup, register_fonts, style
from corpus.samples.markdown import Document, Heading, Items, Label, Statement, Table
from corpus.samples.markdown import Paragraph as Prose

PAGE_WIDTH, PAGE_HEIGHT = A4
#: Points that must be left on a page for a long table to begin on it, with its headings.
_ROOM_FOR_TABLE_START = 100.0


@dataclass(slots=True)
class Pages:
    """Page numbers that are known only when a document has been built once."""

    total: int = 0
    #: The page of every heading, in order; empty where it is not known yet.
    headings: list[int] = field(default_factory=list)


class Layout:
    """A way to print a sample. `write` is what others call."""

    name = ""
    #: Margins left, right, top and bottom.
    margins = (70.0, 70.0, 76.0, 66.0)
    heading_sizes = (15.0, 12.0, 10.5)
    size = 9.2
    heading_color: Any = "#000000"
    bullet = "•"
    table_look: TableLook

    @property
    def text_width(self) -> float:
        return float(PAGE_WIDTH) - self.margins[0] - self.margins[1]

    # -- the document ------------------------------------------------------------------------------------------------

    def write(self, document: Document, out: Path) -> None:
        """Writes the document as a PDF; the same document gives the same bytes."""
        register_fonts()
        self._build(document, out, known=self._build(document, out, known=Pages()))

    def _build(self, document: Document, out: Path, known: Pages) -> Pages:
        """Writes the PDF with the page numbers that are `known`, and returns those that it has."""
        left, _, top, bottom = self.margins
        found = Pages()
        pdf = BaseDocTemplate(
            str(out), pagesize=A4, title=document.title, creator=f"reportlab {reportlab.__version__}", lang="sv-SE",
            invariant=1, pageCompression=1, initialFontName=REGULAR,
        )  # fmt: skip
        frame = Frame(
            left, bottom, self.text_width, PAGE_HEIGHT - top - bottom,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id="body",
        )  # fmt: skip

        def on_page(canvas: Any, template: Any) -> None:
            canvas.saveState()
            self.furnish(canvas, document, template.page, known.total)
            canvas.restoreState()

        def on_flowable(flowable: Any) -> None:
            heading = getattr(flowable, "heading", None)
            if heading is not None:
                found.headings.append(pdf.page)
                self.placed(pdf.canv, heading, len(found.headings))

        pdf.addPageTemplates(PageTemplate("page", [frame], onPage=on_page))
        pdf.afterFlowable = on_flowable
        pdf.build(self.opening(document, known) + self.story(document))
        found.total = pdf.page
        return found

    def furnish(self, canvas: Any, document: Document, page: int, total: int) -> None:
        """Draws running header, footer and page number; `total` is 0 where it is not known yet."""

    def placed(self, canvas: Any, heading: Heading, count: int) -> None:
        """Is told of every heading when it has got its page; `count` counts them from 1."""

    def opening(self, document: Document, known: Pages) -> list[Any]:
        """What stands before the first block: title or cover, and table of contents."""
        raise NotImplementedError

    def story(self, document: Document) -> list[Any]:
        """The blocks of the document as flowables, in order."""
        return tied([flowable for block in document.blocks for flowable in self.block(block)])

    # -- the blocks --------------------------------------------------------------------------------------------------

    def block(self, block: object) -> list[Any]:
        match block:
            case Heading():
                return self.heading(block)
            case Label():
                return [Paragraph(markup(block.text), self.label_style())]
            case Statement():
                return self.statement(block)
            case Prose():
                return [Paragraph(self.prose(block.text), self.prose_style())]
            case Items():
                return self.items(block)
            case Table():
                return [grid(block, self.table_look, self.text_width)]
        raise TypeError(f"No block of a sample: {block!r}")

    def heading(self, heading: Heading) -> list[Any]:
        size = self.heading_sizes[heading.level - 1]
        look = style(
            size, BOLD, leading=size * 1.25, textColor=self.heading_color, spaceBefore=size, spaceAfter=size * 0.45,
            keepWithNext=1,
        )  # fmt: skip
        flowables = []
        if heading.label:
            flowables.append(Paragraph(markup(heading.label), self.label_style()))
            flowables[0].is_label = 1
            look.spaceBefore = 0
        paragraph = Paragraph(markup(heading.text), look)
        paragraph.heading = heading
        return [*flowables, paragraph]

    def statement(self, statement: Statement) -> list[Any]:
        raise NotImplementedError

    def items(self, items: Items) -> list[Any]:
        look = style(self.size, leftIndent=16, bulletIndent=5, spaceAfter=1.5)
        flowables = [Paragraph(self.prose(entry), look, bulletText=self.bullet) for entry in items.entries]
        flowables[-1].style = style(self.size, leftIndent=16, bulletIndent=5, spaceAfter=7)
        return flowables

    def prose(self, text: str) -> str:
        """Running text as reportlab reads it."""
        return markup(text)

    def prose_style(self) -> ParagraphStyle:
        return style(self.size, spaceAfter=6)

    def label_style(self) -> ParagraphStyle:
        return style(self.size, ITALIC, textColor="#555555", spaceBefore=7, spaceAfter=2, keepWithNext=1)


def tied(flowables: list[Any]) -> list[Any]:
    """The flowables, each tied to the next where they should stand on one page, and only there.

    The line before a short table stays with it. What heads a long table does not: reportlab would keep it with all of
    the table and begin a new page. Nothing stays with the heading that follows it, but for a label of that heading.
    """
    loose: list[Any] = []
    for flowable in flowables:
        if loose and getattr(flowable, "heading", None) and not getattr(loose[-1], "heading", None):
            loose[-1].keepWithNext = getattr(loose[-1], "is_label", 0)
        elif loose and getattr(flowable, "is_long", None) is False and hasattr(loose[-1], "style"):
            loose[-1].keepWithNext = 1
        elif loose and getattr(flowable, "is_long", None):
            start = len(loose)
            while start and loose[start - 1].getKeepWithNext():
                start -= 1
                loose[start].keepWithNext = 0
            loose.insert(start, CondPageBreak(_ROOM_FOR_TABLE_START))
        loose.append(flowable)
    return loose
