"""Tables of a Word file: rows and cells with their places, as the file says them.

Columns come from the grid of the table. Borders that were moved a little from row to row make columns that nobody
sees: edges that are nearer to each other than the margin of a cell are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from extractors.readers.word.package import Element, W, number, switch, value
from extractors.readers.word.styles import Color, rgb

#: Edges that are this near (twentieths of a point) are one.
_SAME_EDGE = 110
#: A span beyond this is broken.
_MOST_COLUMNS = 256
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "customXml", "moveTo"))


@dataclass(slots=True)
class TableCell:
    """A cell: its element, its first column and the one after its last, and what the row says."""

    element: Element
    row: int
    first: int
    end: int
    header: bool
    row_span: int = 1
    ground: Color | None = None


def table_cells(table: Element) -> tuple[list[TableCell], int]:
    """The cells of a table (w:tbl) in reading order, merged ones once, and the number of its rows."""
    found: list[TableCell] = []
    rows = [row for row in children(table, "tr") if not _is_deleted(row)]
    above: dict[int, TableCell] = {}
    for at, row in enumerate(rows):
        held: dict[int, TableCell] = {}
        for cell, merged in _row(row, at):
            upper = above.get(cell.first)
            if merged and upper is not None and upper.end == cell.end:
                upper.row_span = at - upper.row + 1
                held[cell.first] = upper
            else:
                found.append(cell)
                held[cell.first] = cell
        above = held
    _join_edges(found, table)
    return found, len(rows)


def children(parent: Element, name: str) -> Iterator[Element]:
    """The children of a name, also those in content controls and insertions."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, name)


def _is_deleted(row: Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and (properties.find(W + "del") is not None or bool(switch(properties, "hidden")))


def _row(row: Element, at: int) -> Iterator[tuple[TableCell, bool]]:
    """The cells of a row, and whether each goes on with the one above."""
    about = row.find(W + "trPr")
    header = bool(switch(about, "tblHeader"))
    place = _span(value(about, "gridBefore"), 0)
    for element in children(row, "tc"):
        properties = element.find(W + "tcPr")
        end = place + _span(value(properties, "gridSpan"), 1)
        merge = value(properties, "vMerge")
        ground = rgb(value(properties, "shd", "fill"))
        yield TableCell(element, at, place, end, header, ground=ground), merge in ("", "continue")
        place = end


def _span(text: str | None, least: int) -> int:
    return min(max(number(text) or least, least), _MOST_COLUMNS)


def _join_edges(cells: list[TableCell], table: Element) -> None:
    """Number the columns anew with near edges as one, unless a cell that holds something would vanish."""
    widths = [number(c.get(W + "w")) or 0 for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    edges = list(accumulate(widths, initial=0))
    if not widths or any(cell.end >= len(edges) for cell in cells):
        return
    names = [0]
    for before, edge in pairwise(edges):
        names.append(names[-1] + (edge - before > _SAME_EDGE))
    if any(names[cell.first] == names[cell.end] and "".join(cell.element.itertext()).strip() for cell in cells):
        return
    cells[:] = [cell for cell in cells if names[cell.first] < names[cell.end]]
    for cell in cells:
        cell.first, cell.end = names[cell.first], names[cell.end]
