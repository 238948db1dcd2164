"""Pages without text of their own are read by OCR, on their way from the file to the layout.

With `auto` a page is read by OCR where it has no words, or no more than a stamp on a picture of it, and looks like
paper with something on it; its own words stay. With `force` every page is, and its own words are left out; with `off`
none. A page most of whose letters are not painted was read by another program's OCR, and is noted as such.

Where Tesseract or its Swedish is missing, a finding says what to install; the rest of the document is read. What
reads is imported where the first such page comes: most documents have none.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from extractors.layout.types import Block, Note, Page, Role, Word

if TYPE_CHECKING:
    from extractors.readers.ocr_pages import Pictures
    from models.box import Box


class Ocr(StrEnum):
    """Which pages are read by OCR."""

    AUTO = "auto"
    OFF = "off"
    FORCE = "force"


#: Fewer words than this are a stamp or a page number on a scan, where a picture covers this share of the page.
_STAMP, _COVERS = 20, 0.8
#: Seconds that a page is reckoned at: as many pages of a document are read as fit in its time; and the share of that
#: time after which no page is begun, for machines that are slower: a document of which part is read is not lost.
PAGE_S, _SHARE = 15.0, 0.7
#: After so many pages in a row on which the engine found no word, no more are begun: it is drawings.
_IN_VAIN = 5
_DIGIT = re.compile(r"\d")
#: A small l at the beginning of a title, behind its number.
_SMALL_L = re.compile(r"^((?:[\d.]+\s+)?)l(?=[^\W\d_])")
_INSTALL = (
    "install it (Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-swe; macOS: brew install tesseract "
    "tesseract-lang; Windows: the installer of UB Mannheim, with Swedish) and run again"
)
#: Why pages were left, by the code of the finding.
_WHY = {
    "ocr.off": "OCR is off; run again with --ocr auto",
    "ocr.not_installed": f"Tesseract is not installed: {_INSTALL}",
    "ocr.no_swedish": f"Tesseract has no Swedish: {_INSTALL}",
    "ocr.no_words": f"there was no word on {_IN_VAIN} pages before them; look at the pages themselves",
    "ocr.too_many_pages": "there is no time for them; run again with a longer --timeout",
}


class OcrReader:
    """Reads the pages of one document by OCR where they need it, as many as there is time for."""

    def __init__(self, path: str, mode: Ocr = Ocr.AUTO, timeout_s: float = 600.0) -> None:
        self._path, self._mode = path, mode
        self._left = max(1, int(timeout_s / PAGE_S))
        self._end = time.monotonic() + _SHARE * timeout_s
        self._in_vain = 0
        self._pictures: Pictures | None = None
        self._read: list[int] = []
        self._unread: dict[str, list[int]] = {}
        self._failed: list[Note] = []
        #: Pages whose text comes from OCR: the words with digits, or None where another program read them.
        self.scanned: dict[int, list[Word] | None] = {}

    def pages(self, pages: Iterable[Page]) -> Iterator[Page]:
        """The pages, with words by OCR where they have none."""
        try:
            for page in pages:
                if self._mode is Ocr.FORCE or _has_room(page):
                    self._look(page)
                if page.hidden:
                    self.scanned[page.number] = None
                yield page
        finally:
            if self._pictures is not None:
                self._pictures.close()

    def notes(self) -> list[Note]:
        """What was read by OCR and what was not; complete when all pages have been given."""
        notes = list(self._failed)
        if self._read and self._pictures is not None:
            used = f"Read by OCR ({self._pictures.engine_name}): {listed(self._read)}. Numbers from there are marked."
            notes.append(Note("ocr.used", used, "info", self._read[0]))
        for code, numbers in self._unread.items():
            message = f"Not read, though only OCR can: {listed(numbers)}; {_WHY[code]}."
            notes.append(Note(code, message, "warning", numbers[0]))
        hidden = [number for number, words in self.scanned.items() if words is None]
        if hidden:
            message = (
                f"The text was put there by another program's OCR: {listed(hidden)}. Numbers from there are marked."
            )
            notes.append(Note("ocr.hidden_text", message, "info", hidden[0]))
        return notes

    def _look(self, page: Page) -> None:
        from extractors.readers.ocr_engine import EngineFailed, find_engine
        from extractors.readers.ocr_pages import Pictures

        self._pictures = self._pictures or Pictures(self._path)
        try:
            if self._mode is not Ocr.FORCE and not self._pictures.may_be_text(page):
                return
            engine = self._refused() or find_engine()
            if isinstance(engine, str):
                self._unread.setdefault(engine, []).append(page.number)
                return
            self._left -= 1
            self._in_vain += 1
            self._pictures.read(page, engine, keep=self._mode is not Ocr.FORCE)
        except EngineFailed as error:
            message = f"Page {page.number} could not be read by OCR: {error}; look at the page itself."
            self._failed.append(Note("ocr.failed", message, "warning", page.number))
            return
        if any(word.ocr is not None for word in page.words):
            self._in_vain = 0
        page.hidden = False
        self._read.append(page.number)
        self.scanned[page.number] = [w for w in page.words if w.ocr is not None and _DIGIT.search(w.text)]

    def _refused(self) -> str | None:
        """Why no page may be read now, whatever is installed."""
        if self._mode is Ocr.OFF:
            return "ocr.off"
        if self._in_vain >= _IN_VAIN:
            return "ocr.no_words"
        late = self._left <= 0 or time.monotonic() > self._end
        return "ocr.too_many_pages" if late else None


def mend_headings(blocks: Iterable[Block], scanned: Mapping[int, list[Word] | None]) -> None:
    """A heading that begins with a small l begins with I: the engine cannot tell the two in many fonts."""
    for block in blocks:
        if block.role is Role.HEADING and scanned.get(block.page or 0) is not None:
            block.text = _SMALL_L.sub(r"\1I", block.text)


def listed(numbers: list[int]) -> str:
    """Pages as in "page 4" or "pages 1–3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join("–".join(map(str, run)) for run in runs)


def _has_room(page: Page) -> bool:
    """Has the page no words, or so few that they may be a stamp on a picture that covers it?"""
    if page.rotated or page.hidden or len(page.words) >= _STAMP:
        return False
    if not page.words:
        return not any(note.code == "read.page_too_large" for note in page.notes)
    return any(_covered(box, page) >= _COVERS for box in page.images)


def _covered(box: Box, page: Page) -> float:
    """Share of the page that the box covers."""
    width = min(box.x1, page.width) - max(box.x0, 0.0)
    height = min(box.bottom, page.height) - max(box.top, 0.0)
    return max(0.0, width) * max(0.0, height) / max(1.0, page.width * page.height)
