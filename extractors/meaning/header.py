"""The header of a table: how many rows it has, and what it says of each column.

Header rows are, in this order: the leading rows that the reader or the tables stage marks; then the rows
that go on with them. Where nothing is marked, the first row without values begins the header. A row goes on
with it while it holds no values, and either its first cell is empty, or what stands above has not yet said
what the columns hold. A first row with one cell alone is the table's title.

A column's path is the header texts over it, from the top. A merged cell stands over all that it spans. An
empty cell belongs to the year or stage at its left where a further header row stands under it and each
column has an owner; in tables told apart by white space only where all owners have the same number of
columns, since a centred header may stand over any of its columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.layout.types import Cell, Grid
from extractors.meaning.cells import holds_number, is_blank, is_header_text, is_year, row_texts, text_of
from extractors.meaning.roles import describe, qualifies
from extractors.meaning.types import Column
from extractors.meaning.wording import read_wording
from models.table import TableMethod

_MOST_ROWS = 6
_LONGEST_CELL = 90


@dataclass(slots=True)
class Header:
    """The header of a grid. `rows` counts all its rows, with those of the title."""

    rows: int = 0
    titles: list[str] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)


def header_rows(grid: Grid) -> int:
    """How many rows from the top are header; 0 where none can be told."""
    return read_header(grid).rows


def columns(grid: Grid) -> list[Column]:
    """What the header says of each column. Years relative to the document are not yet known."""
    return read_header(grid).columns


def read_header(grid: Grid) -> Header:
    """Rows, titles and columns of the header."""
    count = _count(grid)
    titles = [i for i in range(count) if _is_title(grid, i, count)]
    levels = [i for i in range(count) if i not in titles]
    paths, loose = _paths(grid, levels)
    described = [describe(i, path) for i, path in enumerate(paths)]
    for i in loose:
        described[i].unknown_above = True
    return Header(count, [text for i in titles for text in row_texts(grid, i) if text], described)


def _count(grid: Grid) -> int:
    count = max(_marked(grid), min(grid.header_rows, len(grid.rows) - 1), 0)
    if count == 0 and grid.rows and _may_begin(row_texts(grid, 0)):
        count = 1
    while 0 < count < min(len(grid.rows) - 1, _MOST_ROWS) and _goes_on(grid, count):
        count += 1
    return count


def _marked(grid: Grid) -> int:
    """Leading rows whose cells are all marked as header; a row with nothing but a marked label ends them."""
    count = 0
    for row in grid.rows:
        cells = [cell for cell in row if cell is not None and cell.text.strip()]
        if not cells or not all(cell.header for cell in cells):
            break
        if count and len(cells) == 1 and cells[0] is row[0]:
            break
        count += 1
    return count if count < len(grid.rows) else min(count, 1)


def _may_begin(texts: list[str]) -> bool:
    """A header holds no values; a row of years is one, a row of other numbers is not."""
    filled = [t for t in texts if t]
    return bool(filled) and not _has_values(texts) and all(len(t) <= _LONGEST_CELL for t in filled)


def _has_values(texts: list[str]) -> bool:
    return any(holds_number(t) and not is_header_text(t) for t in texts)


def _goes_on(grid: Grid, index: int) -> bool:
    """Is this row, too, part of the header above it?"""
    texts = row_texts(grid, index)
    others = [t for t in texts[1:] if t]
    above = [row_texts(grid, i) for i in range(index)]
    if _has_values(texts) or any(len(t) > _LONGEST_CELL for t in texts):
        return False
    if not others:
        # the rest of a first header cell that is set over two lines
        return bool(texts[0]) and texts[0][0].islower() and bool(above[-1][0]) and not _is_part(texts[0])
    understood = [t for t in others if is_header_text(t)]
    if 2 * len(understood) < len(others):
        return False
    if _says_all(above):
        return not texts[0] and not _says_year_again(texts, above)
    return not texts[0] or not any(row[0] for row in above) or _only_title(above) or len(understood) > 1


def _is_part(text: str) -> bool:
    return text.casefold().startswith(("varav", "därav"))


def _says_all(above: list[list[str]]) -> bool:
    """Do the rows above already say of most columns what they hold, and for which time?"""
    last = above[-1]
    filled = [t for t in last[1:] if t]
    return len(filled) == len(last) - 1 and all(_is_role(t) for t in filled)


def _is_role(text: str) -> bool:
    return describe(0, (text,)).role != "unknown" and not is_year(text)


def _says_year_again(texts: list[str], above: list[list[str]]) -> bool:
    """Does a year stand under a header that has one already?"""
    return any(is_year(t) and any(read_wording(row[i]).years for row in above) for i, t in enumerate(texts))


def _only_title(above: list[list[str]]) -> bool:
    return all(sum(1 for t in row if t) == 1 for row in above)


def _is_title(grid: Grid, index: int, count: int) -> bool:
    """One cell alone in the first place, over a header row that names at least two columns."""
    filled = [cell for cell in grid.rows[index] if cell is not None and cell.text.strip()]
    if len(filled) != 1 or filled[0] is not grid.rows[index][0] or filled[0].row_span > 1 or index + 1 >= count:
        return False
    below = [t for t in row_texts(grid, index + 1) if t]
    return len(below) >= 2 and (grid.n_columns > 2 or filled[0].col_span > 1)


def _paths(grid: Grid, levels: list[int]) -> tuple[list[tuple[str, ...]], set[int]]:
    """The path of each column, and the columns whose upper header could not be told."""
    texts = [_spread(grid, i) for i in levels]
    loose: set[int] = set()
    for at in range(len(texts) - 1):
        loose |= _own_blanks(texts[at], texts[at + 1 :], grid.method, _printed_again(grid, levels[at]))
    paths: list[tuple[str, ...]] = []
    for column in range(grid.n_columns):
        path: list[str] = []
        for row in texts:
            text = row[column] or ""
            if text and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    return paths, loose


def _spread(grid: Grid, index: int) -> list[str | None]:
    """The texts of a header row with merged cells spread over their columns; None is a place that is truly empty."""
    row = grid.rows[index]
    out: list[str | None] = [text_of(cell) or None for cell in row]
    known = any(cell is not None and cell.col_span > 1 for cell in row)
    for at, cell in enumerate(row):
        if cell is not None and cell.text.strip():
            for covered in range(at + 1, min(at + cell.col_span, len(row))):
                out[covered] = out[at]
        elif cell is None and not known and at and _covered_from_left(grid, index, at):
            out[at] = out[at - 1]
    return out


def _covered_from_left(grid: Grid, index: int, at: int) -> bool:
    """A covered place belongs to the cell above where there is one that reaches down, else to the one at its left."""
    for up in range(index - 1, -1, -1):
        above: Cell | None = grid.rows[up][at]
        if above is not None:
            return not above.text.strip() and above.row_span <= index - up
    return True


def _printed_again(grid: Grid, index: int) -> int:
    """The first place behind a word that is printed over each of its columns ("Utfall | Utfall | "); 0 where none is.

    Such a word stands over no column behind them.
    """
    texts = row_texts(grid, index)
    again = [i for i in range(1, len(texts)) if texts[i] and texts[i] == texts[i - 1]]
    return again[-1] + 1 if again else 0


def _own_blanks(row: list[str | None], below: list[list[str | None]], method: TableMethod, ended: int = 0) -> set[int]:
    """Gives empty places of an upper header row to the owner at their left; returns those that have no sure owner."""
    owners = [i for i, text in enumerate(row) if text and _can_own(text)]
    if not owners:
        return set()
    under = [i for i in range(len(row)) if any(b[i] for b in below)]
    blanks = [i for i in under if row[i] is None and _takes_owner(below, i)]
    blanks = [i for i in blanks if not ended or i < ended or any(row[j] is not None for j in range(ended, i))]
    if not blanks:
        return set()
    orphans = [i for i in blanks if i < owners[0]]
    if orphans or (method is TableMethod.ALIGNED and not _regular(row, owners, blanks)):
        return set(blanks)
    for i in blanks:
        if all(row[j] is not None for j in range(owners[0], i)) and row[i - 1] and _can_own(row[i - 1] or ""):
            row[i] = row[i - 1]
    return set()


def _can_own(text: str) -> bool:
    """Years, stages and parts of the year stand over several columns; labels do not."""
    return not is_blank(text) and (describe(0, (text,)).role == "value" or qualifies(text))


def _takes_owner(below: list[list[str | None]], index: int) -> bool:
    """A column under an empty place that holds values; a comment column stands for itself."""
    path = tuple(b[index] or "" for b in below if b[index])
    return describe(index, path).role in ("value", "unknown", "count")


def _regular(row: list[str | None], owners: list[int], blanks: list[int]) -> bool:
    ends = [*owners[1:], max([*owners, *blanks]) + 1]
    return len({end - start for start, end in zip(owners, ends, strict=True)}) == 1
