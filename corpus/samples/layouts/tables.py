"""A table of a sample as a table of reportlab: cells, merged areas and column widths.

What rules, fills and alignment it gets is the layout's: it hands in a `TableLook`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph
from reportlab.platypus import Table as Grid

from corpus.samples.layouts.text import BOLD, REGULAR, markup, style
from corpus.samples.markdown import Row, Table, is_group_row, is_total_row, plain

#: A command of reportlab's TableStyle: name, first cell, last cell, arguments.
Command = tuple[Any, ...]
#: Rows, header included, from which on a table may go on over the page.
_SPLIT_FROM = 11
#: Letters (points) that a table with many columns is set in at the least.
_SMALLEST = 7.0
_ALIGNMENT = {"LEFT": TA_LEFT, "CENTER": TA_CENTER, "RIGHT": TA_RIGHT}


@dataclass(frozen=True, slots=True)
class Shape:
    """Which rows are what, counted from the top, and the merged areas as (column, row, last column, last row)."""

    n_header: int
    n_rows: int
    groups: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TableLook:
    """How a layout sets its tables."""

    size: float
    #: Space left and right of a cell's text, and above and below it, in points.
    padding: tuple[float, float]
    commands: Callable[[Shape], list[Command]]
    numbers: str = "RIGHT"
    header_color: Any = None
    repeat_header: bool = True
    #: Part of the text width that the table takes at least.
    least_width: float = 1.0


def grid(table: Table, look: TableLook, width: float) -> Any:
    """The table as a flowable of at most `width` points, in smaller letters where its words need that."""
    while look.size > _SMALLEST and sum(_needed(table, look)[0]) > width:
        look = replace(look, size=look.size - 0.2)
    shape = shape_of(table)
    cells = [_header_cells(row, table, look) for row in table.header]
    cells += [_body_cells(row, table, look) for row in table.rows]
    flowable = Grid(
        cells,
        colWidths=column_widths(table, look, width),
        repeatRows=shape.n_header if look.repeat_header else 0,
        splitByRow=int(shape.n_rows >= _SPLIT_FROM),
        hAlign="LEFT",
        spaceBefore=5,
        spaceAfter=9,
    )
    flowable.is_long = shape.n_rows >= _SPLIT_FROM
    flowable.setStyle(_common(shape, look) + look.commands(shape))
    return flowable


def shape_of(table: Table) -> Shape:
    """The rows and merged areas of a table, by the convention of `corpus.samples.markdown`."""
    n_header, columns = len(table.header), len(table.numeric)
    groups = [i for i, row in enumerate(table.rows, n_header) if is_group_row(row)]
    return Shape(
        n_header=n_header,
        n_rows=n_header + len(table.rows),
        groups=groups,
        totals=[i for i, row in enumerate(table.rows, n_header) if is_total_row(row)],
        merged=_merged_header(table) + [(0, i, columns - 1, i) for i in groups] + _merged_first_column(table),
    )


def _merged_header(table: Table) -> list[tuple[int, int, int, int]]:
    if len(table.header) < 2:
        return []
    upper, lower = table.header[:2]
    starts = [i for i, cell in enumerate(upper) if cell]
    spans = [(i, 0, j - 1, 0) for i, j in zip(starts, [*starts[1:], len(upper)], strict=True) if j - i > 1]
    return spans + [(i, 0, i, 1) for i, cell in enumerate(lower) if not cell and upper[i]]


def _merged_first_column(table: Table) -> list[tuple[int, int, int, int]]:
    offset, starts = len(table.header), [i for i, row in enumerate(table.rows) if row[0]]
    ends = [*starts[1:], len(table.rows)]
    return [(0, i + offset, 0, j - 1 + offset) for i, j in zip(starts, ends, strict=True) if j - i > 1]


def column_widths(table: Table, look: TableLook, width: float) -> list[float]:
    """Widths in which every word and every number fits; the text columns share what is left by their need."""
    return _shared(*_needed(table, look), width, look.least_width)


def _needed(table: Table, look: TableLook) -> tuple[list[float], list[float]]:
    """The width that each column needs at least, and the one in which nothing wraps."""
    wide = {(row, column) for column, row, last, _ in shape_of(table).merged if last > column}
    least, wanted = [], []
    for i, numeric in enumerate(table.numeric):
        head = [row[i] for k, row in enumerate(table.header) if (k, i) not in wide]
        body = [plain(row[i]) for k, row in enumerate(table.rows, len(table.header)) if (k, i) not in wide]
        unbroken = body if numeric else _words(body)
        least.append(max(_widest(_words(head), BOLD, look), _widest(unbroken, BOLD, look)))
        wanted.append(max(_widest(head, BOLD, look), _widest(body, REGULAR, look), least[-1]))
    return least, wanted


def _words(texts: list[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _widest(texts: list[str], font: str, look: TableLook) -> float:
    """The width of a cell that holds each of the texts on one line."""
    widths = [float(stringWidth(text, font, look.size)) for text in texts]
    return max(widths, default=0.0) + 2 * look.padding[0] + 1


def _shared(least: list[float], wanted: list[float], width: float, least_width: float) -> list[float]:
    spare = width - sum(least)
    if spare < 0:
        raise ValueError(f"The words of a table need {sum(least):.0f} points, the page has {width:.0f}.")
    need = sum(wanted) - sum(least)
    given = [
        low + (want - low) * min(1.0, spare / need) if need else low for low, want in zip(least, wanted, strict=True)
    ]
    missing = width * least_width - sum(given)
    return [w + missing / len(given) for w in given] if missing > 0 else given


def _cell_style(look: TableLook, numeric: bool, bold: bool, color: Any = None) -> ParagraphStyle:
    more = {"textColor": color} if color is not None else {}
    alignment = _ALIGNMENT[look.numbers] if numeric else TA_LEFT
    return style(look.size, BOLD if bold else REGULAR, alignment=alignment, leading=look.size * 1.25, **more)


def _header_cells(row: Row, table: Table, look: TableLook) -> list[Any]:
    cells: list[Any] = []
    for i, (cell, numeric) in enumerate(zip(row, table.numeric, strict=True)):
        text_style = _cell_style(look, numeric, True, look.header_color)
        if len(table.header) > 1 and i + 1 < len(row) and cell and not row[i + 1]:
            text_style.alignment = TA_CENTER
        cells.append(Paragraph(markup(cell), text_style) if cell else "")
    return cells


def _body_cells(row: Row, table: Table, look: TableLook) -> list[Any]:
    """Text as paragraphs that may wrap, numbers as bare strings that may not."""
    bold = is_group_row(row) or is_total_row(row)
    text = _cell_style(look, False, bold)
    return [
        plain(cell) if numeric or not cell else Paragraph(markup(plain(cell)), text)
        for cell, numeric in zip(row, table.numeric, strict=True)
    ]


def _common(shape: Shape, look: TableLook) -> list[Command]:
    everywhere = ((0, 0), (-1, -1))
    beside, above = look.padding
    commands: list[Command] = [
        ("FONT", *everywhere, REGULAR, look.size, look.size * 1.25),
        ("VALIGN", *everywhere, "TOP"),
        ("ALIGN", *everywhere, look.numbers),
        ("LEFTPADDING", *everywhere, beside),
        ("RIGHTPADDING", *everywhere, beside),
        ("TOPPADDING", *everywhere, above),
        ("BOTTOMPADDING", *everywhere, above + 1),
        ("VALIGN", (0, 0), (-1, shape.n_header - 1), "BOTTOM"),
    ]
    commands += [("FONT", (0, i), (-1, i), BOLD, look.size, look.size * 1.25) for i in shape.totals]
    commands += [("SPAN", (c0, r0), (c1, r1)) for c0, r0, c1, r1 in shape.merged]
    return commands
