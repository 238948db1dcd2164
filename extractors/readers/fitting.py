"""What no database and no reader of it can take becomes U+FFFD in what was read, and is counted: for every format.

The text reader asks `fitted` for the whole file, before its lines are cut and cleaned; what other readers give is gone
through block by block.
"""

from __future__ import annotations

from extractors.layout.types import Block, Note, Reading
from models.characters import fit


def fitted(text: str) -> tuple[str, list[Note]]:
    """The text without unfit characters, and the finding that counts them."""
    text, count = fit(text)
    return text, _notes(count)


def make_fit(reading: Reading) -> list[Note]:
    """Replace unfit characters in all texts of the reading; the finding that counts them."""
    count = sum(_fit_block(block) for block in reading.blocks)
    reading.cover = [(fit(text)[0], size) for text, size in reading.cover]  # its words are counted in the blocks
    if reading.title:
        reading.title, found = fit(reading.title)
        count += found
    if reading.producer:
        reading.producer, found = fit(reading.producer)
        count += found
    return _notes(count)


def _fit_block(block: Block) -> int:
    block.text, count = fit(block.text)
    block.bold_start = fit(block.bold_start)[0]
    if block.grid is None:
        return count
    block.grid.caption = fit(block.grid.caption)[0] if block.grid.caption else block.grid.caption
    for row in block.grid.rows:
        for cell in row:
            if cell is not None:
                cell.text, found = fit(cell.text)
                count += found
    return count


def _notes(count: int) -> list[Note]:
    if not count:
        return []
    what = "1 character" if count == 1 else f"{count} characters"
    message = f"{what} that cannot be stored or shown safely (controls, overrides of direction) became U+FFFD."
    return [Note("read.characters", message, "warning")]
