"""Global goals in tables: in the column under a label, beside a label in its row, or under it in one cell."""

from __future__ import annotations

from extractors.agenda2030.items import enumeration, whole_items
from extractors.agenda2030.labels import begins_with_label, is_label, label_ends
from extractors.agenda2030.listed import Listing
from extractors.layout.types import Block, Cell, Grid


def table_listing(block: Block, index: int) -> Listing | None:
    """What a table lists of the global goals; None where no cell is a label with goals to it."""
    grid = block.grid
    if grid is None:
        return None
    listing = Listing(block.section)
    for row in range(len(grid.rows)):
        for column, cell in enumerate(grid.rows[row]):
            if cell is None or not cell.text.strip():
                continue
            if is_label(cell.text):
                _beside_or_below(listing, block, index, row, column)
            else:
                _in_cell(listing, block, index, cell)
    return listing if listing.drafts else None


def _in_cell(listing: Listing, block: Block, index: int, cell: Cell) -> None:
    start = label_ends(cell.text)[0] if begins_with_label(cell.text) else None
    read = enumeration(cell.text[start:]) if start is not None else None
    if read is not None:
        listing.add(read.items, cell.text[start:], index, cell, block.page)


def _beside_or_below(listing: Listing, block: Block, index: int, row: int, column: int) -> None:
    """Goals to the right of a label that begins its row, else those in its column, one mention for each row."""
    assert block.grid is not None
    if column == 0 and _beside(listing, block, index, row):
        return
    for below in block.grid.rows[row + 1 :]:
        cells = [c for c in below[column : _column_end(block.grid, row, column)] if c is not None and c.text.strip()]
        if cells and is_label(cells[0].text):
            return
        # Each row speaks of a goal of its own: the same global goal may be mentioned in several.
        listing.seen.clear()
        if cells and not _take(listing, block, index, cells):
            _leading(listing, block, index, cells[0])


def _beside(listing: Listing, block: Block, index: int, row: int) -> bool:
    """Goals in the label's row, and in the rows below for which the label's cell is merged or empty."""
    assert block.grid is not None
    taken = False
    for cells in block.grid.rows[row:]:
        beside = [c for c in cells[1:] if c is not None and c.text.strip()]
        if (taken and cells[0] is not None and cells[0].text.strip()) or not beside:
            break
        if not _take(listing, block, index, beside):
            break
        taken = True
    return taken


def _column_end(grid: Grid, row: int, column: int) -> int:
    """The column after the label's: a merged or empty cell beside it belongs to it."""
    cell = grid.rows[row][column]
    end = column + max(1, cell.col_span if cell is not None else 1)
    beside = grid.rows[row][end : end + 1]
    if end == column + 1 and column == 0 and grid.n_columns == 2 and (not beside[0] or not beside[0].text.strip()):
        end += 1
    return end


def _take(listing: Listing, block: Block, index: int, cells: list[Cell]) -> bool:
    text = " ".join(cell.text for cell in cells)
    items = whole_items(text)
    if items is None:
        return False
    listing.add(items, text, index, cells[0], block.page)
    return True


def _leading(listing: Listing, block: Block, index: int, cell: Cell) -> None:
    """Goals that a cell begins with before other words, where number and name agree."""
    read = enumeration(cell.text)
    if read is not None:
        listing.add(read.items, cell.text, index, cell, block.page)
