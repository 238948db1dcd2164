"""PDFs through the engine: what is painted on a page, and what a document without text is told to be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import Color, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.layout.types import Page, Reading, Role
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf_pages import open_pdf
from extractors.readers.pdf_reference import color_of
from models.box import Box
from models.errors import DocumentUnreadable

Draw = Callable[[Canvas], object]
WIDTH, HEIGHT = 400.0, 600.0


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """A PDF with one page for each function that draws on it."""

    def make(*pages: Draw, title: str | None = None) -> Path:
        path = tmp_path / "drawn.pdf"
        canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
        if title:
            canvas.setTitle(title)
        for draw in pages:
            draw(canvas)
            canvas.showPage()
        canvas.save()
        return path

    return make


def text(canvas: Canvas, x: float, top: float, words: str, size: float = 10, font: str = "Helvetica") -> None:
    """Words whose base line is about `top` + `size` below the top of the page."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top - size, words)


def pages(path: Path) -> list[Page]:
    with open_pdf(path) as file:
        return list(file.pages())


def first(path: Path) -> Page:
    return pages(path)[0]


def test_words_have_their_place_size_and_weight(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas, 50, 100, "Nämndens mål", 12, "Helvetica-Bold")
        text(canvas, 50, 120, "vanlig")

    page = first(pdf(draw))
    assert [(w.text, w.bold, w.size) for w in page.words] == [
        ("Nämndens", True, 12.0), ("mål", True, 12.0), ("vanlig", False, 10.0),
    ]  # fmt: skip
    word = page.words[0]
    assert word.box.x0 == pytest.approx(50, abs=0.5)
    assert 95 < word.box.top < word.box.bottom < 118
    assert (page.number, page.width, page.height) == (1, WIDTH, HEIGHT)


def test_a_cropped_page_is_measured_from_what_is_shown(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((30, 0, WIDTH, HEIGHT - 80))
        text(canvas, 50, 100, "ord")

    page = first(pdf(draw))
    assert (page.width, page.height) == (WIDTH - 30, HEIGHT - 80)
    assert page.words[0].box.x0 == pytest.approx(20, abs=0.5)
    assert 15 < page.words[0].box.top < 25


def test_strokes_and_narrow_rectangles_are_rules(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas, 50, 20, "ord")
        canvas.line(50, HEIGHT - 100, 200, HEIGHT - 100)
        canvas.rect(50, HEIGHT - 150, 1, 40, stroke=0, fill=1)

    flat, tall = first(pdf(draw)).rules
    assert (flat.x0, flat.x1, flat.y_mid) == (50, 200, 100)
    assert (tall.x_mid, tall.top, tall.bottom) == (50.5, 110, 150)


def test_a_framed_rectangle_gives_its_four_sides(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas, 50, 20, "ord")
        canvas.rect(50, HEIGHT - 200, 100, 80, stroke=1, fill=0)

    assert sorted(first(pdf(draw)).rules) == sorted(
        [Box(50, 120, 150, 120), Box(50, 200, 150, 200), Box(50, 120, 50, 200), Box(150, 120, 150, 200)]
    )


def test_wide_fills_are_no_rules_and_white_parts_nothing(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas, 50, 20, "ord")
        canvas.setFillColor(Color(0.8, 0.9, 0.7))
        canvas.rect(50, HEIGHT - 200, 100, 20, stroke=0, fill=1)
        canvas.setFillColor(white)
        canvas.rect(50, HEIGHT - 300, 100, 20, stroke=0, fill=1)
        canvas.setStrokeColor(white)
        canvas.line(50, HEIGHT - 400, 200, HEIGHT - 400)

    page = first(pdf(draw))
    assert [(fill.box, fill.color) for fill in page.fills] == [(Box(50, 180, 150, 200), pytest.approx((0.8, 0.9, 0.7)))]
    assert page.rules == []


def test_small_round_shapes_are_dots(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas, 60, 100, "läsa mer")
        canvas.setFillColor(black)
        canvas.circle(52, HEIGHT - 106, 2, stroke=0, fill=1)

    path = pdf(draw)
    (dot,) = first(path).dots
    assert dot.width == pytest.approx(4, abs=0.2)
    (item,) = read_pdf(path).blocks
    assert (item.role, item.marker, item.text) == (Role.LIST_ITEM, "•", "läsa mer")


def test_leaning_text_is_left_out(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas, 50, 100, "rakt")
        canvas.rotate(90)
        canvas.drawString(100, -300, "lutande")
        canvas.rotate(-45)
        canvas.drawString(300, 100, "snett")

    assert [word.text for word in first(pdf(draw)).words] == ["rakt"]


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), (90, 120, 90))), 50, 50, 300, 400)


def test_images_have_their_box(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas, 50, 20, "Bild 1")
        picture(canvas)

    (box,) = first(pdf(draw)).images
    assert box == Box(50, 150, 350, 550)


def test_a_document_of_pictures_is_a_scan(pdf: Callable[..., Path]) -> None:
    reading = read_pdf(pdf(picture, picture))
    assert (reading.blocks, reading.pages, reading.pages_read) == ([], 2, 0)
    assert [(note.code, note.page, note.severity) for note in reading.notes] == [
        ("read.page_without_text", 1, "warning"),
        ("read.page_without_text", 2, "warning"),
        ("read.no_text", None, "error"),
    ]


def test_a_picture_among_pages_of_text_is_noted(pdf: Callable[..., Path]) -> None:
    def written(canvas: Canvas) -> None:
        text(canvas, 50, 100, "Text om badet.")

    reading = read_pdf(pdf(written, picture, written, title="Plan för badet"))
    assert [note.code for note in reading.notes] == ["read.page_without_text"]
    assert (reading.pages, reading.pages_read, reading.title, reading.format) == (3, 2, "Plan för badet", "pdf")


def test_a_page_break_within_a_sentence(pdf: Callable[..., Path]) -> None:
    def before(canvas: Canvas) -> None:
        text(canvas, 50, 100, "Nämnden bygger om det stora")

    def after(canvas: Canvas) -> None:
        text(canvas, 50, 60, "badet i staden nästa år.")

    assert [b.text for b in read_pdf(pdf(before, after)).blocks] == [
        "Nämnden bygger om det stora badet i staden nästa år."
    ]


def reading_of_table(path: Path) -> Reading:
    reading = read_pdf(path)
    assert [b.role for b in reading.blocks if b.grid] == [Role.TABLE]
    return reading


def test_a_ruled_table_over_two_pages(pdf: Callable[..., Path]) -> None:
    def rows(canvas: Canvas, lines: list[tuple[str, str]], top: float) -> None:
        for n, (name, value) in enumerate(lines):
            text(canvas, 55, top + 20 * n + 4, name)
            text(canvas, 205, top + 20 * n + 4, value)
        xs, ys = [50, 200, 300], [HEIGHT - top - 20 * n for n in range(len(lines) + 1)]
        canvas.grid(xs, ys)

    path = pdf(
        lambda canvas: rows(canvas, [("Mått", "Utfall 2031"), ("Badande", "1 200"), ("Utlån", "40")], 500),
        lambda canvas: rows(canvas, [("Mått", "Utfall 2031"), ("Simskola", "88 %")], 60),
    )
    (table,) = reading_of_table(path).blocks
    assert table.grid is not None
    assert table.grid.texts() == [["Mått", "Utfall 2031"], ["Badande", "1 200"], ["Utlån", "40"], ["Simskola", "88 %"]]
    assert (table.grid.page, table.grid.page_last) == (1, 2)


def test_running_headers_are_told_apart(pdf: Callable[..., Path]) -> None:
    def draw(number: int) -> Draw:
        def page(canvas: Canvas) -> None:
            text(canvas, 50, 20, "Kulturnämndens plan")
            text(canvas, 50, 200, f"Mening nummer {number} om badet.")
            text(canvas, 200, 575, str(number), 8)

        return page

    reading = read_pdf(pdf(*(draw(n) for n in range(1, 6))))
    assert [b.text for b in reading.blocks] == [f"Mening nummer {n} om badet." for n in range(1, 6)]
    assert "Kulturnämndens plan" in reading.running


def test_bookmarks_and_a_document_without_tags(pdf: Callable[..., Path]) -> None:
    def draw(canvas: Canvas) -> None:
        text(canvas, 50, 100, "1 Inledning")
        canvas.bookmarkPage("one")
        canvas.addOutlineEntry("1 Inledning", "one", 0)

    with open_pdf(pdf(draw)) as file:
        told = (file.outline, file.tags, file.n_pages)
    assert told == ([(1, "1 Inledning")], None, 1)


def test_an_empty_page_alone_is_refused(pdf: Callable[..., Path]) -> None:
    with pytest.raises(DocumentUnreadable) as raised:
        read_pdf(pdf(lambda canvas: text(canvas, 50, 100, " ")))
    assert raised.value.code == "read.empty"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable, match="cannot be opened"):
        read_pdf(tmp_path / "borta.pdf")


@pytest.mark.parametrize(
    ("raw", "rgb"),
    [
        (0.5, (0.5, 0.5, 0.5)),
        ([0], (0, 0, 0)),
        ((0.1, 0.2, 0.3), (0.1, 0.2, 0.3)),
        ((0, 1, 1, 0), (1, 0, 0)),
        ((0, 0, 0, 1), (0, 0, 0)),
        (None, None),
        (("Pattern",), None),
        ((1, 2), None),
    ],
)
def test_colours_as_rgb(raw: object, rgb: tuple[float, float, float] | None) -> None:
    assert color_of(raw) == rgb
