"""A page as a picture, with boxes around what was read, coloured by kind.

The picture is made from the file that the document was read from: it must be there, under its path as it was given
to the command, and must not have changed since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image, ImageColor, ImageDraw

from corpus.fetch import digest, local_copy, source_at
from models.box import Box
from models.errors import DocumentNotFound, DocumentUnreadable, TargetNotWritable, UsageProblem
from output.connection import reader
from output.legend import with_legend
from output.lookup import StoredDocument, select_document
from output.marks import COLORS, Mark, marks
from output.texts import Texts

#: Pixels per point: 144 dots per inch, enough to read small print.
SCALE = 2.0
#: Opacity of the colour inside a box, of 255; tables are not filled, since everything stands in them.
_FILL = 40
_LINE = 2
#: Points between what was read and the line around it, so that the line does not cross the letters.
_AIR = 2.0
#: Why there is no page to draw, by format; the others are plain texts.
_NO_PAGES = {"docx": "a Word file has no pages until it is printed", "html": "a page of HTML has no printed pages"}


def show(
    db_path: str | Path,
    document: str,
    page: int | None = None,
    out: str | Path | None = None,
    scale: float = SCALE,
    lang: str = "sv",
) -> Path:
    """Draw a page of a document (id, path or file name) into a PNG, and return its path.

    Without `page` it is the first page on which something was read; without `out` the picture is NAME-pN.png here.
    Raises DocumentNotFound (no such document, its file is not there or has changed), UsageProblem (no such page, no
    pages at all), DocumentUnreadable, TargetNotWritable, and as `connection.reader`.
    """
    with reader(db_path) as connection:
        stored = select_document(connection, document)
        found = list(marks(connection, stored.id))
    number = page if page is not None else min((mark.page for mark in found if mark.box), default=1)
    with _source(stored) as path:
        picture = _page_picture(path, number, scale)
    here = [mark for mark in found if mark.page == number]
    target = Path(out) if out is not None else Path(f"{stored.stem}-p{number}.png")
    return _save(with_legend(draw(picture, here, scale), _labels(here, Texts(lang))), target)


@contextmanager
def _source(stored: StoredDocument) -> Iterator[Path]:
    """The document's file, as it was when it was read; a copy of it where it stands in an archive."""
    if stored.format != "pdf":
        raise UsageProblem(
            f"{stored.path}: {_NO_PAGES.get(stored.format, 'a text has no pages')}, so there is none to draw; "
            "planverk serve shows what was read in its section or table."
        )
    source = source_at(stored.path, stored.format)
    if source is None:
        raise DocumentNotFound(
            f"{stored.path}: the file is not there; run the command in the folder where the documents were extracted, "
            "or extract them again from where they are now."
        )
    if digest(source) != stored.sha256:
        raise DocumentNotFound(f"{stored.path}: the file has changed since it was read; extract it again.")
    with local_copy(source) as path:
        yield Path(path)


def _page_picture(path: Path, number: int, scale: float) -> Image.Image:
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise DocumentUnreadable(f"{path}: the PDF cannot be opened ({error}).") from error
    try:
        if not 1 <= number <= len(pdf):
            raise UsageProblem(f"{path}: there is no page {number}; the document has pages 1 to {len(pdf)}.")
        page = pdf[number - 1]
        try:
            picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
            return picture
        finally:
            page.close()
    finally:
        pdf.close()


def draw(picture: Image.Image, found: Sequence[Mark], scale: float) -> Image.Image:
    """The picture with the boxes of the marks on it, later ones above earlier ones; a box is filled once."""
    picture = picture.copy()
    pen = ImageDraw.Draw(picture, "RGBA")
    filled: set[Box] = set()
    for mark in found:
        if mark.box is None:
            continue
        colour = ImageColor.getrgb(COLORS[mark.kind])[:3]
        bare = mark.kind == "tables" or mark.box in filled
        x0, top, x1, bottom = mark.box
        box = [round(side * scale) for side in (x0 - _AIR, top - _AIR, x1 + _AIR, bottom + _AIR)]
        pen.rectangle(box, fill=None if bare else (*colour, _FILL), outline=(*colour, 255), width=_LINE)
        if not bare:
            filled.add(mark.box)
    return picture


def _labels(found: Sequence[Mark], texts: Texts) -> list[tuple[str, str]]:
    """Each kind on the page: its colour, its name and how many there are."""
    counts = Counter(mark.kind for mark in found)
    labels = [(COLORS[kind], f"{texts('show', kind)} {counts[kind]}") for kind in COLORS if kind in counts]
    return labels or [("white", texts("show", "nothing"))]


def _save(picture: Image.Image, target: Path) -> Path:
    try:
        picture.save(target, format="PNG")
    except OSError as error:
        reason = error.strerror or str(error)
        raise TargetNotWritable(
            f"{target}: the picture cannot be written ({reason}); choose another with --out."
        ) from error
    return target
