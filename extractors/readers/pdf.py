"""Reader of PDFs: pages one at a time, each laid out and let go, then what goes over pages.

In order: furniture of the margins is taken away, each page becomes blocks, tagged tables are built from
the tree, blocks and tables that a page break cut are joined, and headings are told by their style where
no tags say so. A page without text gives a note.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from extractors.agenda2030.icons import find_icons
from extractors.layout.asides import mark_asides
from extractors.layout.columns import Memory
from extractors.layout.furniture import without_furniture
from extractors.layout.headings import mark_headings
from extractors.layout.joins import join_pages
from extractors.layout.marks import marks_of
from extractors.layout.pages import lay_out
from extractors.layout.tagged import TaggedTables
from extractors.layout.types import Block, Note, Page, Reading, Role
from extractors.legend import legend_lines
from extractors.readers.clips import Clips
from extractors.readers.ocr import OcrReader, mend_headings
from extractors.readers.pdf_pages import PdfFile, Reader, open_pdf
from models.errors import DocumentUnreadable

#: Blocks of the first pages that tell whose document it is.
_COVER_BLOCKS, _COVER_PAGES = 40, 2


def read_pdf(
    path: str | Path, use_tags: bool = True, reader: Reader = Reader.FAST, ocr: OcrReader | None = None
) -> Reading:
    """The flow of a PDF; `ocr` reads pages without text. Raises DocumentUnreadable where it cannot be read at all."""
    with open_pdf(path, reader) as file:
        return _read(file, str(path), use_tags, ocr or OcrReader(str(path)))


def _read(file: PdfFile, path: str, use_tags: bool, ocr: OcrReader) -> Reading:
    reading = Reading("pdf", [], file.n_pages, 0, file.title, file.producer, notes=list(file.notes))
    tags = file.tags if use_tags else None
    tables = TaggedTables(tags) if tags is not None else None
    pages: list[list[Block]] = []
    running: dict[str, None] = {}
    memory = Memory()
    clips = Clips(path)
    seen = False
    for page, furniture in without_furniture(ocr.pages(file.pages()), file.n_pages):
        running.update(dict.fromkeys(furniture))
        seen = seen or bool(furniture or page.words or page.rotated)
        try:
            _add_icons(reading, page, clips)
            if marks := marks_of(page):
                reading.marks[page.number] = page.marks = marks
                page.legends = legend_lines(marks)
            blocks = lay_out(page, tags, tables, memory)
        except MemoryError:
            raise
        except Exception:  # one page that is like no other must not cost the document
            blocks, memory = [], Memory()
            page.notes.append(_not_laid_out(page.number))
        reading.notes += page.notes
        reading.pages_read += bool(blocks)
        _note_empty(page, blocks, reading.notes)
        pages.append(blocks)
        page.words = []
    clips.close()
    reading.scanned = ocr.scanned
    reading.notes += ocr.notes()
    reading.blocks, notes = join_pages(pages)
    reading.notes += notes
    reading.running = list(running)
    if tables is not None:
        reading.blocks = _build_tables(reading.blocks, tables)
    mark_asides(reading.blocks)
    mark_headings(reading.blocks, file.outline)
    mend_headings(reading.blocks, ocr.scanned)
    reading.cover = _cover(reading.blocks)
    if not reading.blocks:
        _note_no_text(reading, path, seen)
    return reading


def _add_icons(reading: Reading, page: Page, clips: Clips) -> None:
    icons, notes = find_icons(page, partial(clips.draw, page.number))
    reading.icons += icons
    reading.notes += notes


def _build_tables(blocks: list[Block], tables: TaggedTables) -> list[Block]:
    """Tagged tables with their grids; one of a single column or row only arranges the page, and is text."""
    built: list[Block] = []
    for block in blocks:
        if block.role is Role.TABLE and block.grid is None and block.tag is not None:
            grid = tables.grid(block.tag)
            if grid is None or not grid.rows:
                continue
            if grid.n_columns < 2 or len(grid.rows) < 2:
                built += [
                    Block(Role.PARAGRAPH, c.text, c.page, c.box, bold=c.bold, method="tagged")
                    for row in grid.rows
                    for c in row
                    if c is not None and c.text
                ]
                continue
            block.grid = grid
        built.append(block)
    return built


def _note_empty(page: Page, blocks: list[Block], notes: list[Note]) -> None:
    if not blocks and page.images and not page.notes:
        message = f"Page {page.number} holds pictures but no text that can be read; it may be a scan."
        notes.append(Note("read.page_without_text", message, "warning", page.number))


def _not_laid_out(number: int) -> Note:
    message = f"Page {number} is left out: where its text stands makes no sense. Look at the page, and report the file."
    return Note("read.page_failed", message, "error", number)


def _note_no_text(reading: Reading, path: str, seen: bool) -> None:
    """Why there are no blocks; `seen` tells whether there was a letter. Raises DocumentUnreadable where nothing was."""
    codes = {note.code for note in reading.notes if note.severity != "info"}
    if "read.page_without_text" in codes:
        message = "The document has no text that could be read: it is a scan; the other findings say what OCR did."
    elif seen:
        message = "The document has no text but lines that come back on every page or run along its side."
    elif codes:
        message = "The document has no text that could be read; the other findings say why."
    else:
        raise DocumentUnreadable(f"{path}: the PDF holds no text and no pictures; fetch it again.", "read.empty")
    reading.notes.append(Note("read.no_text", message, "error"))


def _cover(blocks: list[Block]) -> list[tuple[str, float]]:
    texts = [b for b in blocks if b.text and b.role is not Role.TABLE and len(b.text) < 200]
    first = [b for b in texts if b.page is not None and b.page <= _COVER_PAGES]
    return [(b.text, b.size) for b in first[:_COVER_BLOCKS]]
