"""The pages of a PDF through pdfplumber: the one place that knows the engine.

`open_pdf` gives a `PdfFile`; its pages are read one at a time and let go. Another engine under Planverk
implements `PdfFile` and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.psexceptions import PSException
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from extractors.layout.types import Fill, Note, Page
from extractors.layout.words import Glyph, build_words
from extractors.readers.tags import Tags, read_tags
from models.box import Box
from models.errors import DocumentUnreadable

Color = tuple[float, float, float]
#: A filled rectangle narrower than this (points) is a line.
NARROW = 2.6
#: Shapes smaller than this (points) are dots or decoration.
DOT = 6.5
#: A glyph whose base line leans by more than this is no upright text; a stamp along the margin is none.
_LEAN = 0.02
#: More glyphs or drawings than this on one page are not read; a page of dense print has 8,000.
MAX_OBJECTS = 400_000


class PdfFile(Protocol):
    """What Planverk needs of an engine."""

    n_pages: int
    title: str | None
    producer: str | None
    tags: Tags | None
    outline: list[tuple[int, str, int | None]]

    def pages(self) -> Iterator[Page]:
        """The pages in order; each can be let go before the next is read."""


@contextmanager
def open_pdf(path: str | Path) -> Iterator[PdfFile]:
    """Open a PDF. Raises DocumentUnreadable where it is none, is broken, or asks for a password."""
    _check_signature(Path(path))
    try:
        with pdfplumber.open(path) as pdf:
            if not pdf.pages:
                raise DocumentUnreadable(f"{path}: the PDF has no pages; fetch it again.", "read.broken_pdf")
            yield PlumberFile(pdf)
    except DocumentUnreadable:
        raise
    except Exception as error:
        raise _unreadable(path, error) from error


def _check_signature(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        message = f"{path}: cannot be opened ({error.strerror}); check the path and its rights."
        raise DocumentUnreadable(message, "read.not_opened") from error
    if not head.strip():
        raise DocumentUnreadable(f"{path}: the file is empty; fetch it again.", "read.empty")
    if b"%PDF-" not in head:
        message = f"{path}: this is no PDF, though its name says so; give a text the suffix .txt or .md."
        raise DocumentUnreadable(message, "read.not_pdf")


def _unreadable(path: str | Path, error: BaseException) -> DocumentUnreadable:
    chain = [error, error.__cause__, error.__context__, *error.args]
    if any(isinstance(e, PDFPasswordIncorrect | PDFEncryptionError) for e in chain):
        message = f"{path}: the PDF asks for a password; save a copy without one."
        return DocumentUnreadable(message, "read.password")
    if any(isinstance(e, PDFSyntaxError | PSException) for e in chain):
        message = f"{path}: the PDF is broken or was cut off ({type(error).__name__}); fetch it again."
        return DocumentUnreadable(message, "read.broken_pdf")
    message = f"{path}: the PDF cannot be read ({type(error).__name__}: {error}); try to save it anew as PDF/A."
    return DocumentUnreadable(message, "read.broken_pdf")


@dataclass
class PlumberFile:
    """A PDF behind pdfplumber."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self.n_pages = len(pdf.pages)
        metadata = pdf.metadata or {}
        self.title = _text(metadata.get("Title"))
        self.producer = _text(metadata.get("Producer"))
        self.tags = read_tags(pdf.doc)
        self.outline = _outline(pdf)

    def pages(self) -> Iterator[Page]:
        for index in range(self.n_pages):
            page = self._pdf.pages[index]
            try:
                yield self._page(page)
            finally:
                page.close()

    def _page(self, page: Any) -> Page:
        result = Page(page.page_number, float(page.width), float(page.height))
        try:
            page._layout = _interpret(self._pdf, page)
            objects = page.objects
        except (RecursionError, MemoryError):
            raise
        except Exception as error:
            message = f"Page {page.page_number} cannot be read ({type(error).__name__}: {error})."
            result.notes.append(Note("read.page_failed", message, "error", page.page_number))
            return result
        if sum(len(found) for found in objects.values()) > MAX_OBJECTS:
            message = f"Page {page.page_number} holds more than {MAX_OBJECTS:,} objects and was not read."
            result.notes.append(Note("read.page_too_large", message, "error", page.page_number))
            return result
        result.words = build_words(self._glyphs(page, objects.get("char", [])))
        for shape in (*objects.get("rect", ()), *objects.get("line", ()), *objects.get("curve", ())):
            _add_shape(result, shape)
        result.images = [_box(image) for image in objects.get("image", ())]
        return result

    def _glyphs(self, page: Any, chars: list[dict[str, Any]]) -> Iterator[Glyph]:
        marked = self.tags.pages.get(page.page_obj.pageid, {}) if self.tags else {}
        for char in chars:
            matrix = char["matrix"]
            if abs(matrix[1]) > _LEAN * abs(matrix[0]) or matrix[0] <= 0:
                continue
            tag = marked.get(char["mcid"]) if char.get("mcid") is not None else None
            block = self.tags.block(tag) if self.tags and tag is not None else None
            yield Glyph(
                char["text"],
                char["x0"],
                char["top"],
                char["x1"],
                char["bottom"],
                char["fontname"],
                char["size"],
                _color(char.get("non_stroking_color")),
                tag,
                block,
                char.get("tag") == "Artifact",
            )


class _NestedMarks(PDFPageAggregatorWithMarkedContent):
    """pdfplumber forgets the marked content around a nested one (a ligature's "Span") when that ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._outer: list[tuple[int | None, str | None]] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._outer.append((self.cur_mcid, self.cur_tag))
        mcid, name = self.cur_mcid, self.cur_tag
        super().begin_tag(tag, props)
        if self.cur_mcid is None and self.cur_tag != "Artifact":
            self.cur_mcid = mcid
        if name == "Artifact":
            self.cur_tag = name

    def end_tag(self) -> None:
        self.cur_mcid, self.cur_tag = self._outer.pop() if self._outer else (None, None)


def _interpret(pdf: Any, page: Any) -> Any:
    """The page's content, as pdfplumber would read it but with nested marks kept."""
    device = _NestedMarks(pdf.rsrcmgr, pageno=page.page_number, laparams=pdf.laparams)
    PDFPageInterpreter(pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()


def _add_shape(page: Page, shape: dict[str, Any]) -> None:
    """Sort a drawing into rules and fills."""
    box = _box(shape)
    if box.x1 < 0 or box.bottom < 0 or box.x0 > page.width or box.top > page.height:
        return
    if max(box.width, box.height) <= DOT:
        if abs(box.width - box.height) <= 1 and box.width >= 1.2 and _visible(shape):
            page.dots.append(box)
        return
    if min(box.width, box.height) <= NARROW:
        if _visible(shape):
            page.rules.append(box)
        return
    fill = _color(shape.get("non_stroking_color")) if shape.get("fill") else None
    if fill is not None and min(fill) < 0.985:
        page.fills.append(Fill(box, fill))
    if shape.get("stroke") and shape["object_type"] == "rect" and _visible(shape):
        x0, top, x1, bottom = box
        page.rules.extend([Box(x0, top, x1, top), Box(x0, bottom, x1, bottom)])
        page.rules.extend([Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)])


def _visible(shape: dict[str, Any]) -> bool:
    """White lines on white part nothing."""
    key = "stroking_color" if shape.get("stroke") else "non_stroking_color"
    color = _color(shape.get(key))
    return color is None or min(color) < 0.985


def _box(shape: dict[str, Any]) -> Box:
    return Box(float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"]))


def _color(raw: Any) -> Color | None:
    """RGB, 0 to 1 each, from grey, RGB or CMYK; None for patterns."""
    if isinstance(raw, int | float):
        raw = (raw,)
    if not isinstance(raw, tuple | list) or not all(isinstance(v, int | float) for v in raw):
        return None
    values = [float(v) for v in raw]
    if len(values) == 1:
        return (values[0], values[0], values[0])
    if len(values) == 3:
        return (values[0], values[1], values[2])
    if len(values) == 4:
        c, m, y, k = values
        return ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
    return None


def _text(raw: Any) -> str | None:
    text = raw.strip() if isinstance(raw, str) else ""
    return text or None


def _outline(pdf: Any) -> list[tuple[int, str, int | None]]:
    """(level, title, None) of each bookmark; [] where there is no outline or it is broken."""
    found: list[tuple[int, str, int | None]] = []
    try:
        for level, title, *_ in pdf.doc.get_outlines():
            found.append((int(level), str(title).strip(), None))
            if len(found) >= 5000:
                break
    except Exception:  # an outline is a help, never a need
        return found
    return found
