"""Tables of a page: rows and cells with their places, also where a table is made of other elements by their roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.readers.hypertext.parse import Element
from extractors.readers.hypertext.shown import is_shown, role_of

Color = tuple[float, float, float]

_ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_CELL_ROLES = frozenset(("cell", "gridcell", "columnheader", "rowheader"))
#: What HTML allows.
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
_LAYOUT = frozenset(("presentation", "none"))
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_INK = re.compile(r"(?:^|;)\s*color\s*:\s*([^;]+)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})", re.IGNORECASE)
_NAMED = {"red": "ff0000", "green": "008000", "yellow": "ffff00", "orange": "ffa500", "gray": "808080",
          "grey": "808080", "lime": "00ff00", "limegreen": "32cd32", "gold": "ffd700", "crimson": "dc143c"}  # fmt: skip


@dataclass(slots=True)
class TableCell:
    """A cell: its element, where it stands, how far it reaches, and whether it is one of the header."""

    element: Element
    row: int
    column: int
    row_span: int
    col_span: int
    header: bool


def is_table(element: Element) -> bool:
    return (element.tag == "table" and role_of(element) not in _LAYOUT) or role_of(element) in ("table", "grid")


def table_cells(table: Element) -> tuple[list[TableCell], int]:
    """The cells of a table in reading order, and the number of its rows."""
    found: list[TableCell] = []
    taken: dict[int, int] = {}
    count = 0
    for count, (row, in_head) in enumerate(_rows(table), 1):
        at, column = count - 1, 0
        for element in _cells(row):
            while taken.get(column, 0) > at:
                column += 1
            wide, high = _span(element, "colspan", _MOST_COLUMNS), _span(element, "rowspan", _MOST_ROWS)
            found.append(TableCell(element, at, column, high, wide, in_head or _is_header(element)))
            for covered in range(column, column + wide):
                taken[covered] = at + high
            column += wide
    for cell in found:
        cell.row_span = min(cell.row_span, count - cell.row)
    return found, count


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """The rows with whether they stand in the head of the table; those of its foot come last."""
    feet: list[Element] = []
    for child in table:
        if not is_shown(child):
            continue
        if child.tag == "tr" or role_of(child) == "row":
            yield child, False
        elif child.tag == "tfoot":
            feet.append(child)
        elif child.tag in _ROW_GROUPS or role_of(child) == "rowgroup":
            yield from ((row, child.tag == "thead") for row, _ in _rows(child))
    for foot in feet:
        yield from _rows(foot)


def _cells(row: Element) -> Iterator[Element]:
    return (c for c in row if is_shown(c) and (c.tag in ("td", "th") or role_of(c) in _CELL_ROLES))


def _is_header(cell: Element) -> bool:
    if role_of(cell) in _CELL_ROLES:
        return role_of(cell) == "columnheader"
    return bool(cell.tag == "th" and not cell.get("scope", "").startswith("row"))


def _span(cell: Element, name: str, most: int) -> int:
    """How many rows or columns a cell takes; "0" is the rest of the rows."""
    text = (cell.get(name) or cell.get(f"aria-{name}") or "1").strip()
    digits = text[:6] if text.isascii() and text[:6].isdigit() else "1"
    return min(int(digits) or (most if name == "rowspan" else 1), most)


def ground_of(element: Element) -> Color | None:
    """The colour of its ground, as its style or its attribute says."""
    style = _GROUND.search(element.get("style", ""))
    return color_of(style.group(1) if style else element.get("bgcolor", ""))


def ink_of(element: Element) -> Color | None:
    """The colour of its letters."""
    style = _INK.search(element.get("style", ""))
    return color_of(style.group(1) if style else element.get("color", ""))


def color_of(text: str) -> Color | None:
    """A colour of CSS as RGB, 0 to 1 each; None where there is none that is known."""
    digits = _NAMED.get(text.strip().casefold(), "")
    if found := _HEX.search(text):
        digits = found.group(1) if len(found.group(1)) == 6 else "".join(2 * digit for digit in found.group(1))
    if digits:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return (red, green, blue)
    if found := _RGB.search(text):
        red, green, blue = (min(int(part), 255) / 255 for part in found.groups())
        return (red, green, blue)
    return None
