"""Pictures of a page: every form decoded to the same colours by both readers, and nothing that fills the memory."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from extractors.layout.pictures import dominating
from extractors.layout.types import Page
from extractors.readers.images import LONG, MAX_PIXELS, SMALL, small_image
from extractors.readers.pdf_pages import Reader, open_pdf

RED = (197, 25, 45)


def sample(mode: str = "RGB") -> Image.Image:
    """Red, with a white corner in the upper left."""
    image = Image.new("RGB", (200, 200), RED)
    ImageDraw.Draw(image).rectangle((0, 0, 80, 60), fill="white")
    return image.convert(mode)


def file_of(image: Image.Image, form: str) -> ImageReader:
    file = io.BytesIO()
    image.save(file, form)
    file.seek(0)
    return ImageReader(file)


def first_page(path: Path, reader: Reader) -> Page:
    with open_pdf(path, reader) as file:
        page = next(iter(file.pages()))
        for picture in page.pictures:
            picture.load()
        return page


def near(color: object, wanted: tuple[int, int, int], by: int = 4) -> bool:
    return isinstance(color, tuple) and all(abs(a - b) <= by for a, b in zip(color, wanted, strict=True))


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize(("mode", "form"), [("RGB", "PNG"), ("RGBA", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG")])
def test_forms_of_pictures(tmp_path: Path, mode: str, form: str, reader: Reader) -> None:
    page = canvas.Canvas(str(tmp_path / "a.pdf"))
    page.drawString(50, 50, "Text")
    page.drawImage(file_of(sample(mode), form), 100, 100, 80, 80)
    page.drawInlineImage(sample(), 300, 100, 40, 40)
    page.save()
    with open_pdf(tmp_path / "a.pdf", reader) as file:
        (read,) = list(file.pages())
        assert len(read.images) == len(read.pictures) == 2
        for picture in read.pictures:
            image = picture.load()
            assert image is not None
            assert (picture.width, picture.height) == (200, 200)
            assert near(image.getpixel((3, 3)), (255, 255, 255))
            assert near(image.getpixel((120, 120)), RED)
            assert picture.load() is not None


@pytest.mark.parametrize("reader", list(Reader))
def test_a_picture_is_turned_as_the_page_shows_it(tmp_path: Path, reader: Reader) -> None:
    page = canvas.Canvas(str(tmp_path / "a.pdf"))
    page.drawString(50, 50, "Text")
    page.translate(300, 300)
    page.rotate(90)
    page.drawImage(file_of(sample(), "PNG"), 0, 0, 80, 80)
    page.rotate(30)
    page.drawImage(file_of(sample(), "PNG"), 0, 0, 80, 80)
    page.save()
    with open_pdf(tmp_path / "a.pdf", reader) as file:
        (read,) = list(file.pages())
        turned, askew = (picture.load() for picture in read.pictures)
    assert turned is not None
    assert near(turned.getpixel((3, turned.height - 4)), (255, 255, 255))
    assert askew is None


def stream(data: bytes, **entries: object) -> PDFStream:
    base = {
        "Width": 2,
        "Height": 2,
        "BitsPerComponent": 8,
        "ColorSpace": LIT("DeviceRGB"),
        "Filter": LIT("FlateDecode"),
    }
    return PDFStream(base | entries, zlib.compress(data))


def test_palettes_stencils_masks_and_bits() -> None:
    palette = [LIT("Indexed"), LIT("DeviceRGB"), 1, bytes((0, 0, 255, 197, 25, 45))]
    indexed = small_image(stream(b"\x40\x80", BitsPerComponent=1, ColorSpace=palette))
    assert indexed is not None
    assert [indexed.getpixel((x, y)) for y in (0, 1) for x in (0, 1)] == [(0, 0, 255), RED, RED, (0, 0, 255)]
    assert small_image(stream(b"\x40\x80", ImageMask=True, BitsPerComponent=1)) is None
    soft = stream(b"\xff\x00\xff\x00", ColorSpace=LIT("DeviceGray"))
    masked = small_image(stream(bytes(RED) * 4, SMask=soft))
    assert masked is not None
    assert [masked.getpixel((x, 0)) for x in (0, 1)] == [RED, (255, 255, 255)]
    grey = small_image(stream(b"\x00\xff\x80\x40", ColorSpace=LIT("DeviceGray"), Decode=[1, 0]))
    assert grey is not None
    assert grey.getpixel((0, 0)) == (255, 255, 255)


def test_rows_stored_as_differences() -> None:
    rows = b"\x01" + bytes(RED) + b"\x00\x00\x00" + b"\x02" + b"\x00" * 6
    image = small_image(stream(rows, DecodeParms={"Predictor": 15, "Colors": 3, "Columns": 2}))
    assert image is not None
    assert [image.getpixel((x, y)) for y in (0, 1) for x in (0, 1)] == [RED] * 4


@pytest.mark.parametrize(
    "broken",
    [
        stream(b"", Width=100_000, Height=100_000),
        stream(b"\x00" * 5),
        stream(bytes(12), ColorSpace=[LIT("Separation"), LIT("Spot"), LIT("DeviceCMYK"), None]),
        stream(bytes(12), Filter=LIT("JBIG2Decode")),
        stream(bytes(12), Filter=LIT("DCTDecode")),
        stream(bytes(12), Width=None),
        PDFStream({"Width": 2, "Height": 2, "Filter": LIT("FlateDecode")}, b"no zlib"),
    ],
)
def test_what_cannot_be_decoded_gives_no_image(broken: PDFStream) -> None:
    assert small_image(broken) is None


def test_no_more_is_unpacked_than_the_image_needs() -> None:
    bomb = stream(b"\x00" * 50_000_000, Width=10, Height=10)
    image = small_image(bomb)
    assert image is not None
    assert image.size == (10, 10)
    assert MAX_PIXELS < 10_000_000


@pytest.mark.parametrize(
    ("size", "small"), [((1000, 500), (256, 128)), ((3000, 100), (LONG, 34)), ((90, 40), (90, 40))]
)
def test_images_are_made_small(size: tuple[int, int], small: tuple[int, int]) -> None:
    image = small_image(stream(bytes(size[0] * size[1]), Width=size[0], Height=size[1], ColorSpace=LIT("DeviceGray")))
    assert image is not None
    assert image.size == small
    assert min(small) <= SMALL


def test_dominating_colours_with_their_shares() -> None:
    (red, share), (white, rest) = dominating(sample())
    assert near(tuple(round(255 * part) for part in red), RED)
    assert white == (1.0, 1.0, 1.0)
    assert share + rest == pytest.approx(1.0)
    assert rest == pytest.approx(81 * 61 / 40_000)
    assert dominating(None) == []
