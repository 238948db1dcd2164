"""Words that stand for marks while a table without lines is looked for.

A column that asks for a status may hold nothing but dots: to the search by alignment its cells are empty, and rows
that hold one text alone look like running text. So each mark under such a header gets a word, on the line of text
that is nearest to it. The words are taken out of the cells again; they are in no text.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.lexicon import lexicon
from extractors.layout.hues import BRIGHT
from extractors.layout.types import Grid, Mark, MarkKind, Word
from models.box import Box

#: No one sees it, and no text holds it.
STAND_IN = "\u2063"
#: A mark stands under a header word where its middle is at most this far (points) beside it.
_BESIDE = 25.0
#: A ground wider than this is none of a narrow column; a word that stands for it is narrow.
_WIDEST, _HALF = 150.0, 8.0
_ASKING = ("status", "trend")


def stand_ins(marks: Sequence[Mark], words: Sequence[Word]) -> list[Word]:
    """A word for each drawing, picture or full ground that stands under a word that asks for a status or a trend."""
    seen = [m for m in marks if m.kind in (MarkKind.DRAWING, MarkKind.PICTURE) or _is_full(m)]
    headers = [w for w in words if _asks(w.text)] if seen else []
    found = []
    for mark in seen if headers else ():
        x, y = mark.box.x_mid, mark.box.y_mid
        over = [h for h in headers if h.box.bottom < y and h.box.x0 - _BESIDE <= x <= h.box.x1 + _BESIDE]
        line = _line_at(words, y) if over else None
        if line is not None:
            half = min(mark.box.width / 2, _HALF)
            box = Box(x - half, line.box.top, x + half, line.box.bottom)
            found.append(Word(STAND_IN, box, line.font, line.size, color=line.color))
    return found


def _is_full(mark: Mark) -> bool:
    """Is it the ground of a cell in a full colour?"""
    return mark.kind is MarkKind.AREA and mark.color in BRIGHT and not mark.pale and mark.box.width < _WIDEST


def _asks(text: str) -> bool:
    concept = lexicon("column_roles").concept(text) if text[:1].isupper() else None
    return concept is not None and concept.split()[0] in _ASKING


def _line_at(words: Sequence[Word], y: float) -> Word | None:
    """A word of the line that is nearest to a height, the upper one of two; None where none is near."""
    near = [(round(abs(w.box.y_mid - y)), w.box.top, w.box.x0, at) for at, w in enumerate(words)]
    if not near:
        return None
    off, _, _, at = min(near)
    return words[at] if off <= 1.2 * words[at].size else None


def without_stand_ins(grids: Sequence[Grid]) -> None:
    """Take the words that stand for marks out of the cells."""
    for cell in (cell for grid in grids for row in grid.rows for cell in row):
        if cell is not None and STAND_IN in cell.text:
            cell.text = cell.text.replace(STAND_IN, "").strip()
