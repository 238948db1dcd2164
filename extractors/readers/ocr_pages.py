"""One page by OCR: its picture, what the engine reads on it, and the words and ruled lines that come of it."""

from __future__ import annotations

from xml.etree.ElementTree import ParseError

from extractors.layout.types import Page, Word
from extractors.readers.ocr_engine import Engine, EngineFailed
from extractors.readers.ocr_letters import LETTERS_DPI, has_letters
from extractors.readers.ocr_picture import (
    DPI,
    GLANCE_DPI,
    Bools,
    Grey,
    Renderer,
    find_rules,
    ink,
    looks_written,
    straightened,
)
from extractors.readers.ocr_twice import read_twice
from extractors.readers.ocr_words import Read, Sizes, parse_hocr, to_words

#: Below this mean confidence the page may lie on its side.
_POOR = 0.6


class Pictures:
    """The pages of one document as pictures, and the font sizes that they have in common."""

    def __init__(self, path: str) -> None:
        self._renderer, self._sizes = Renderer(path), Sizes()
        self.engine_name = ""

    def close(self) -> None:
        """Let the file go."""
        self._renderer.close()

    def may_be_text(self, page: Page) -> bool:
        """Is there anything on the page that may be written? Raises EngineFailed where it cannot be drawn."""
        if not looks_written(self._picture(page, GLANCE_DPI)[0]):
            return False
        return has_letters(ink(self._picture(page, LETTERS_DPI)[0]))

    def read(self, page: Page, engine: Engine, keep: bool) -> None:
        """Give the page the words and ruled lines of its picture; its own words stay if `keep`. Raises EngineFailed."""
        picture, scale = self._picture(page, DPI)
        picture = straightened(picture)
        dark = ink(picture)
        read = _read(engine, picture, round(scale * 72), dark)
        words = to_words(read_twice(engine, picture, read), scale, self._sizes)
        own = page.words if keep else []
        page.words = own + [word for word in words if not any(_overlap(word, other) for other in own)]
        page.rules += find_rules(dark, scale)
        page.notes = [note for note in page.notes if note.code != "read.page_without_text"]
        page.rotated = [] if not keep else page.rotated
        self.engine_name = f"Tesseract {engine.version}"

    def _picture(self, page: Page, dpi: int) -> tuple[Grey, float]:
        try:
            return self._renderer.render(page.number, dpi)
        except ValueError as error:
            raise EngineFailed(f"it cannot be drawn ({error})") from error
        except MemoryError:
            raise
        except Exception as error:  # whatever pdfium refuses: the rest of the document is read
            raise EngineFailed("it cannot be drawn") from error


def _read(engine: Engine, picture: Grey, dpi: int, dark: Bools) -> list[Read]:
    try:
        read = parse_hocr(engine.read(picture, dpi), dark)
    except ParseError as error:
        raise EngineFailed(f"what the engine says is not understood ({error})") from error
    if read and sum(word.confidence for word in read) >= _POOR * len(read):
        return read
    if turn := engine.orientation(picture, dpi):
        raise EngineFailed(f"it lies on its side; turn it by {turn}° clockwise, save it and run again")
    return read


def _overlap(word: Word, other: Word) -> bool:
    one, two = word.box, other.box
    return one.x0 < two.x1 and two.x0 < one.x1 and one.top < two.bottom and two.top < one.bottom
